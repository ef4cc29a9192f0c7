import { breathe } from '../../core/breathe';
import { fill } from './decompose';
import { ears } from './ears';
import { farrington } from './farrington';

/** A value above what its method calls ordinary. */
export interface Alarm {
	/** Position in the series. */
	readonly at: number;
	readonly count: number;
	readonly expected: number;
	/** Highest ordinary value; null where only the sum with those before stands out (EARS C3). */
	readonly upper: number | null;
	/** "EARS C1" … or "Farrington". */
	readonly methods: readonly string[];
}

export type AlarmMethod = 'ears' | 'farrington';

/** Settings by which each method judges; EARS takes a deviation of at least 1, so that a quiet baseline makes no alarm of a single one. */
export const EARS = { baseline: 7, lag: 2, alpha: { C1: 0.001, C2: 0.001, C3: 0.025 }, least: 1 } as const;
export const FARRINGTON = { years: 5, halfWindow: 3, alpha: 0.05 } as const;
const SLICE = 8;

/** Values that Farrington needs before the first it can judge. */
export const farringtonNeeds = (frequency: number): number => FARRINGTON.years * frequency + FARRINGTON.halfWindow;

/** Values that make the first of a strand that C1 can judge. */
const BASELINE = EARS.baseline;

/**
 * Values that stand out by EARS C1, C2 or C3 (Hutwagner et al. 2003): each against the seven before it that count; what was left out closes up.
 * Days are judged strand by strand, Saturdays against Saturdays, so that the rhythm of a week is no alarm. C3 adds up the excess of three
 * values; it is heeded only where the last of them lies above its own expectation.
 *
 * @param counted positions of the values that count, ascending.
 * @param strands 7 for days, 1 for weeks.
 */
export function earsAlarms(counts: ArrayLike<number>, counted: readonly number[], strands = 1): Alarm[] {
	const alarms: Alarm[] = [];
	for (let strand = 0; strand < strands; strand++)
		alarms.push(
			...strandAlarms(
				counts,
				counted.filter((at) => at % strands === strand)
			)
		);
	return alarms.sort((a, b) => a.at - b.at);
}

/** How many of the values EARS can judge. */
export const earsJudged = (counted: readonly number[], strands = 1): number =>
	Array.from({ length: strands }, (_, strand) => Math.max(0, counted.filter((at) => at % strands === strand).length - BASELINE)).reduce(
		(a, b) => a + b,
		0
	);

function strandAlarms(counts: ArrayLike<number>, counted: readonly number[]): Alarm[] {
	const series = counted.map((at) => counts[at] ?? 0);
	const found = new Map<number, Alarm>();
	for (const method of ['C1', 'C2', 'C3'] as const) {
		const { first, expected, upper, alarm } = ears(series, method, { least: EARS.least });
		alarm.forEach((raised, i) => {
			const at = counted[first + i] ?? 0;
			const [count, mean] = [counts[at] ?? 0, expected[i] ?? 0];
			if (!raised || count <= mean) return;
			const known = found.get(at);
			const methods = [...(known?.methods ?? []), `EARS ${method}`];
			found.set(
				at,
				known ? { ...known, methods } : { at, count, expected: mean, upper: method === 'C3' ? null : (upper[i] ?? 0), methods }
			);
		});
	}
	return [...found.values()];
}

/**
 * Values that stand out by Farrington's flexible method (Noufaily et al. 2013) against the same season of five earlier years. Values left out
 * are filled for the history and never judged.
 */
export async function farringtonAlarms(
	counts: ArrayLike<number>,
	counted: readonly number[],
	frequency: number,
	signal?: AbortSignal
): Promise<Alarm[]> {
	const from = counted[0] ?? 0;
	const { observed } = fill(counts, counted, frequency);
	const alarms: Alarm[] = [];
	const judged = counted.filter((at) => at - from >= farringtonNeeds(frequency));
	for (const [i, at] of judged.entries()) {
		if (i % SLICE === 0) await breathe(signal);
		const found = farrington(observed, at - from, { frequency, years: FARRINGTON.years, halfWindow: FARRINGTON.halfWindow });
		if (found?.alarm && found.expected !== null && found.upper !== null)
			alarms.push({ at, count: counts[at] ?? 0, expected: found.expected, upper: found.upper, methods: ['Farrington'] });
	}
	return alarms;
}
