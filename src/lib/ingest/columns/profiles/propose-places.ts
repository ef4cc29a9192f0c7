import type { ColumnFacts } from '../column-facts';
import type { Proposals } from './proposal';

type Axis = 'lat' | 'lng' | 'north' | 'east' | 'y' | 'x';

const AXES: readonly (readonly [Axis, RegExp])[] = [
	['lat', /^(latitude|lat|latdd|y lat)$/],
	['lng', /^(longitude|long|lng|lon|longdd|x lon)$/],
	['north', /^(northings?|north)$/],
	['east', /^(eastings?|east)$/],
	['y', /^y(co?ords?|coordinates?|cords?)?$/],
	['x', /^x(co?ords?|coordinates?|cords?)?$/]
];

/** The axis that a header names with one of its words. */
function axisOf({ words }: ColumnFacts): Axis | null {
	for (const [axis, pattern] of AXES) if (words.some((word) => pattern.test(word))) return axis;
	return null;
}

const isNumber = ({ numeric, values }: ColumnFacts): boolean => numeric >= 0.8 && values.length > 0;

interface Pair {
	readonly lng: ColumnFacts;
	readonly lat: ColumnFacts;
	readonly reason: string;
}

/** Columns of one axis paired with those of the other whose headers share the other words, first pair first. */
function pair(columns: readonly ColumnFacts[], east: Axis, north: Axis, reason: string): Pair[] {
	const easts = columns.filter((column) => axisOf(column) === east && isNumber(column));
	const norths = columns.filter((column) => axisOf(column) === north && isNumber(column));
	const rest = (column: ColumnFacts, axis: Axis): string => {
		const pattern = AXES.find(([name]) => name === axis)?.[1];
		return column.words.filter((word) => !pattern?.test(word)).join(' ');
	};
	const pairs: Pair[] = [];
	for (const lng of easts) {
		const same = norths.find((lat) => rest(lat, north) === rest(lng, east));
		const lat = same ?? (easts.length === 1 && norths.length === 1 ? norths[0] : undefined);
		if (lat) pairs.push({ lng, lat, reason });
	}
	return pairs;
}

const inDegrees = ({ lng, lat }: Pair): boolean =>
	Math.abs(lng.middle) <= 180 && Math.abs(lat.middle) <= 180 && (lng.decimals >= 2 || lat.decimals >= 2);

/** A pair of columns without a header whose values can only be degrees in the United Kingdom, or large projected numbers. */
function byShape(columns: readonly ColumnFacts[]): Pair | null {
	const precise = columns.filter((column) => isNumber(column) && column.decimals >= 3);
	const lat = precise.find(({ low, high }) => low >= 49 && high <= 61);
	const lng = precise.find((column) => column !== lat && column.low >= -9 && column.high <= 2.5);
	if (lat && lng) return { lng, lat, reason: 'Values lie in the range of degrees of the United Kingdom.' };
	const large = columns.filter((column) => isNumber(column) && column.low >= 1000 && column.decimals >= 1);
	const [east, north] = large;
	return east && north && large.length === 2
		? { lng: east, lat: north, reason: 'A pair of large numbers: probably projected coordinates.' }
		: null;
}

const isAccuracy = (column: ColumnFacts): boolean =>
	isNumber(column) &&
	column.low >= 0 &&
	/\b(accuracy|uncertainty)\b|\b(fix|error|location|gps|position) radius\b|^radius( m| metres)?$/.test(column.text);

/**
 * Proposes longitude, latitude and accuracy. Named degrees come first, then x and y in degrees, then eastings and northings, then
 * x and y in projected units; a headerless file is judged by its values.
 */
export function proposePlaces(columns: readonly ColumnFacts[]): Proposals {
	const named = pair(columns, 'lng', 'lat', 'Named as longitude or latitude.');
	const xy = pair(columns, 'x', 'y', 'One of a pair named x and y.');
	const grid = pair(columns, 'east', 'north', 'Easting or northing of a projected grid.');
	const headless = columns.every(({ words }) => words.length === 0);
	const best = named.find(inDegrees) ?? xy.find(inDegrees) ?? grid[0] ?? named[0] ?? xy[0] ?? (headless ? byShape(columns) : null);
	const proposals: Proposals = new Map();
	if (best) {
		proposals.set(best.lng.index, { role: 'longitude', reason: best.reason });
		proposals.set(best.lat.index, { role: 'latitude', reason: best.reason });
	}
	const accuracy = best && columns.find((column) => !proposals.has(column.index) && isAccuracy(column));
	if (accuracy) proposals.set(accuracy.index, { role: 'accuracy', reason: 'Radius of the fix in metres.' });
	return proposals;
}
