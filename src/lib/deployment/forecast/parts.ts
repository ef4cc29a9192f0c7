import { diffused, remembered } from './memory';
import { highest } from './efficiency';
import type { History } from './history';

/** Half-lives of what is remembered of the wanted incidents, days: a month, a season, a year and more, everything. */
export const MEMORIES = [30, 120, 480, Infinity] as const;
/** Half-life behind the surroundings, and steps of diffusion: kernels of about one, two and three hexagon spacings. */
const SURROUNDINGS = { halfLife: 960, steps: [2, 9, 27] } as const;
/** Half-lives of what is remembered of other incidents. */
const OTHERS = [120, 960] as const;
/** Hexagons that may be chosen, per hexagon that will be. */
const CANDIDATES = 4;

/** Sets of parts, from the plainest. A set is a list of indexes of parts. */
export interface Rung {
	readonly name: string;
	readonly parts: readonly number[];
}

/** The candidates of one day and what each part says about them. */
export interface View {
	/** Indexes of hexagons. */
	readonly candidates: Uint32Array;
	/** One row per part in the order of {@link partNames}, each summing to 1 over the candidates. */
	readonly shares: readonly Float64Array[];
}

const halfLifeName = (days: number): string => (days === Infinity ? 'all history' : `half-life ${String(days)} d`);

export const partNames = ({ others }: Pick<History, 'others'>): string[] => [
	...MEMORIES.map((days) => `own, ${halfLifeName(days)}`),
	...SURROUNDINGS.steps.map((steps) => `surroundings of ${Math.sqrt((3 * steps) / 7).toFixed(0)} hexagons`),
	...others.flatMap(({ name }) => OTHERS.map((days) => `${name}, ${halfLifeName(days)}`))
];

export function rungsOf({ others }: Pick<History, 'others'>): Rung[] {
	const range = (from: number, n: number): number[] => Array.from({ length: n }, (_, i) => from + i);
	const own = range(0, MEMORIES.length);
	const near = range(MEMORIES.length, SURROUNDINGS.steps.length);
	const other = range(MEMORIES.length + SURROUNDINGS.steps.length, others.length * OTHERS.length);
	const rungs: Rung[] = [
		{ name: 'own', parts: own },
		{ name: 'own and surroundings', parts: [...own, ...near] }
	];
	if (others.length > 0)
		rungs.push({ name: 'own and others', parts: [...own, ...other] }, { name: 'all', parts: [...own, ...near, ...other] });
	return rungs;
}

/** What each part says about every hexagon, as shares that sum to 1. */
export type Known = readonly Float64Array[];

/** What is known on a day, from days before it alone. Null where there is no incident yet. */
export function knownAt({ ground, wanted, others }: History, at: number): Known | null {
	const n = ground.ids.length;
	const rows = [
		...MEMORIES.map((days) => remembered(wanted, at, days, n)),
		...diffused(ground, remembered(wanted, at, SURROUNDINGS.halfLife, n), SURROUNDINGS.steps),
		...others.flatMap((series) => OTHERS.map((days) => remembered(series, at, days, n)))
	].map(asShares);
	// A part that knows nothing yet says what the whole history says.
	const fallback = rows[MEMORIES.length - 1];
	return fallback ? rows.map((row) => row ?? fallback) : null;
}

/** The hexagons to choose k from: those with the highest mean share over some parts. */
export function viewOf(known: Known, k: number): View {
	const candidates = top(meanOf(known), CANDIDATES * k);
	const pick = (row: Float64Array): Float64Array => Float64Array.from(candidates, (i) => row[i] ?? 0);
	const fallback = known[MEMORIES.length - 1] ?? new Float64Array();
	return { candidates, shares: known.map((row) => asShares(pick(row)) ?? pick(fallback)) };
}

/** What is known on a day about the hexagons to choose k from; null where there is no incident yet. */
export function viewAt(history: History, at: number, k: number): View | null {
	const known = knownAt(history, at);
	return known && viewOf(known, k);
}

function asShares(weights: Float64Array): Float64Array | null {
	let sum = 0;
	for (const weight of weights) sum += weight;
	return sum > 0 ? weights.map((weight) => weight / sum) : null;
}

function meanOf(rows: Known): Float64Array {
	const mean = new Float64Array(rows[0]?.length ?? 0);
	for (const row of rows) for (let i = 0; i < mean.length; i++) mean[i] = (mean[i] ?? 0) + (row[i] ?? 0) / rows.length;
	return mean;
}

/** Indexes of the highest values, highest first, ties by the lowest index. */
export function top(values: Float64Array, k: number): Uint32Array {
	const last = highest(values, k);
	const above = Array.from(values.keys()).filter((i) => (values[i] ?? 0) >= last);
	return Uint32Array.from(above.sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b).slice(0, k));
}
