import type { Question, Warning } from '../contract';
import type { ColumnFacts } from './column-facts';
import type { PointColumns } from './place-plan';
import { isDegrees, readSample, type PointSample } from './point-sample';
import { coordinatePairs, pairName, type CoordinatePair } from './profiles/coordinate-pairs';

/** Pairs in degrees further apart than this (metres, median over the rows) name different places. */
const APART = 150;
const METRES = 111_200;

/** Says which of several pairs of coordinates is used, and asks where two of them, both in degrees, name different places. */
export function comparePairs(
	facts: readonly ColumnFacts[],
	sample: readonly (readonly string[])[],
	used: PointColumns
): { questions: Question[]; warnings: Warning[] } {
	const pairs = coordinatePairs(facts);
	const mine = pairs.find(({ lng, lat }) => lng.index === used.lng && lat.index === used.lat);
	const others = pairs.filter((pair) => pair !== mine && pair.lng !== mine?.lng && pair.lat !== mine?.lat);
	if (!mine || others.length === 0) return { questions: [], warnings: [] };
	const differing = others.filter((other) => isApart(mine, other, sample));
	if (differing.length === 0) return { questions: [], warnings: [told(mine, others)] };
	const question: Question = {
		code: 'coordinates',
		column: null,
		message: `The file has several pairs of coordinates that name different places: ${[mine, ...differing].map(pairName).join(', ')}. Which says where the incident happened?`,
		choices: pairs.map(pairName),
		proposal: pairName(pairs[0] ?? mine)
	};
	return { questions: [question], warnings: [] };
}

const told = (mine: CoordinatePair, others: readonly CoordinatePair[]): Warning => ({
	code: 'several-coordinates',
	message: `The file has ${String(others.length + 1)} pairs of coordinates: ${pairName(mine)} is used, ${others.map(pairName).join(' and ')} not.`
});

function isApart(a: CoordinatePair, b: CoordinatePair, sample: readonly (readonly string[])[]): boolean {
	const filled = sample.filter((row) => [a.lng, a.lat, b.lng, b.lat].every(({ index }) => (row[index] ?? '').trim() !== ''));
	const one = points(a, filled);
	const other = points(b, filled);
	if (one.x.length !== other.x.length || one.x.length === 0 || !isDegrees(one) || !isDegrees(other)) return false;
	const distances = one.x.map((lng, i) => distance(lng, one.y[i] ?? NaN, other.x[i] ?? NaN, other.y[i] ?? NaN)).sort((p, q) => p - q);
	return (distances[Math.floor(distances.length / 2)] ?? 0) > APART;
}

const points = ({ lng, lat }: CoordinatePair, rows: readonly (readonly string[])[]): PointSample =>
	readSample({ lng: lng.index, lat: lat.index, text: -1, latFirst: false, angles: lng.angled >= 0.5, decimalComma: false }, rows);

/** Metres between two near places in degrees. */
const distance = (lngA: number, latA: number, lngB: number, latB: number): number =>
	Math.hypot((lngA - lngB) * Math.cos((latA * Math.PI) / 180), latA - latB) * METRES;
