import type { ColumnFacts } from '../column-facts';
import { coordinatePairs, isCoordinate } from './coordinate-pairs';
import type { Proposals } from './proposal';

const isAccuracy = (column: ColumnFacts): boolean =>
	isCoordinate(column) &&
	column.low >= 0 &&
	/\b(accuracy|uncertainty)\b|\b(fix|error|location|gps|position) radius\b|^radius( m| metres)?$/.test(column.text);

/** Share of the values from which a column of texts counts as one of points. */
const POINTS = 0.5;

/** Proposes longitude and latitude, or a column of texts that hold both, and the accuracy. */
export function proposePlaces(columns: readonly ColumnFacts[]): Proposals {
	const proposals: Proposals = new Map();
	const [pair] = coordinatePairs(columns);
	const text = pair ? undefined : [...columns].sort((a, b) => b.paired - a.paired).find(({ paired }) => paired >= POINTS);
	if (pair) {
		proposals.set(pair.lng.index, { role: 'longitude', reason: pair.reason });
		proposals.set(pair.lat.index, { role: 'latitude', reason: pair.reason });
	}
	if (text) proposals.set(text.index, { role: 'point', reason: 'Its texts hold coordinates; only these are read.' });
	const accuracy = columns.find((column) => !proposals.has(column.index) && isAccuracy(column));
	if (accuracy && proposals.size > 0) proposals.set(accuracy.index, { role: 'accuracy', reason: 'Radius of the fix in metres.' });
	return proposals;
}
