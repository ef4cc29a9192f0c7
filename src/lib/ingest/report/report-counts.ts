import { NO_NAME } from '../../core/incident';
import { isoMonth } from '../../core/time';
import type { FileReport } from '../contract';
import type { Tally } from './tally';

/** Name of an empty category. */
const NOT_GIVEN = 'Not given';

/** Rows with a location, distinct points, and rows that share their point with another one. */
export function pointCounts(rows: Uint32Array): FileReport['points'] {
	let all = 0;
	let sharing = 0;
	for (const count of rows) {
		all += count;
		if (count > 1) sharing += count;
	}
	return { rows: all, distinct: rows.length, sharing };
}

/** Counts by name, largest first; names that the gate masked alike are added up. */
export function byName(counts: ArrayLike<number>, names: readonly string[]): Record<string, number> {
	const found = new Map<string, number>();
	const add = (name: string, count: number): void => {
		if (count > 0) found.set(name, (found.get(name) ?? 0) + count);
	};
	names.forEach((name, code) => {
		add(name, counts[code] ?? 0);
	});
	add(NOT_GIVEN, counts[NO_NAME] ?? 0);
	return Object.fromEntries([...found].sort((a, b) => b[1] - a[1]));
}

/** Counts by month (YYYY-MM) and name, months in order. */
export function byMonth({ byMonth: months }: Tally, names: readonly string[]): Record<string, Record<string, number>> {
	const sorted = [...months].sort((a, b) => a[0] - b[0]);
	return Object.fromEntries(
		sorted.map(([month, codes]) => {
			const counts = new Map<string, number>();
			for (const [code, count] of codes) {
				const name = names[code] ?? NOT_GIVEN;
				counts.set(name, (counts.get(name) ?? 0) + count);
			}
			return [isoMonth(month), Object.fromEntries([...counts].sort((a, b) => b[1] - a[1]))];
		})
	);
}

/** First and last month and number of rows of every area. */
export function areaSpans({ byArea, areaFirst, areaLast }: Tally, names: readonly string[]): FileReport['areas'] {
	const spans = new Map<string, { first: number; last: number; rows: number }>();
	names.forEach((name, code) => {
		const rows = byArea[code] ?? 0;
		if (rows === 0) return;
		const known = spans.get(name);
		const [first, last] = [areaFirst[code] ?? 0, areaLast[code] ?? 0];
		spans.set(name, {
			first: Math.min(first, known?.first ?? first),
			last: Math.max(last, known?.last ?? last),
			rows: rows + (known?.rows ?? 0)
		});
	});
	return Object.fromEntries(
		[...spans].map(([name, { first, last, rows }]) => [name, { first: isoMonth(first), last: isoMonth(last), rows }])
	);
}

export const total = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((sum, count) => sum + count, 0);
