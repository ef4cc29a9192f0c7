import { describe, expect, test } from 'vitest';
import { changeSentence } from '../../src/lib/analysis';
import type { Series } from '../../src/lib/core/answers';
import { gapsBetween, gapsIn, isDoubted, isWholeMonths, monthsOf } from '../../src/lib/state/gapDoubt';

const YEARS = 2024 * 12;
const months = (counts: readonly number[]): Series => ({ bin: 'month', start: YEARS, counts: Uint32Array.from(counts), undated: 0 });
const FIRST = { first: YEARS, end: YEARS + 12 };
const SECOND = { first: YEARS + 12, end: YEARS + 24 };
const year = (n: number): number[] => Array.from({ length: 12 }, () => n);
const changeOf = ({ counts }: Series) => {
	const total = (from: number): number => counts.subarray(from, from + 12).reduce((a, b) => a + b, 0);
	return changeSentence({ now: total(12), before: total(0), days: { now: 365, before: 366 } });
};

describe('a change beside a loading gap', () => {
	test('is doubted where it is gone without the gap', () => {
		const counts = [...year(800), ...year(800)];
		counts[13] = 20;
		const series = months(counts);
		const gaps = gapsBetween(series, ['2025-02'], FIRST, SECOND);
		expect(gaps).toMatchObject({ now: ['2025-02'], before: [], without: { kind: 'unclear', from: 8800, to: 8800 } });
		expect(changeOf(series).kind).toBe('fall');
		expect(isDoubted(changeOf(series), gaps)).toBe(true);
	});

	test('is named where it is there without the gap too', () => {
		const series = months([...year(800), ...year(500)]);
		const gaps = gapsBetween(series, ['2025-02'], FIRST, SECOND);
		expect(gaps.without).toMatchObject({ kind: 'fall', from: 8800, to: 5500 });
		expect(isDoubted(changeOf(series), gaps)).toBe(false);
	});

	test('a rise from a gap is doubted, a fall from one is not', () => {
		const gaps = { now: [], before: ['2024-02'], without: null };
		expect(isDoubted({ kind: 'rise' }, gaps)).toBe(true);
		expect(isDoubted({ kind: 'fall' }, gaps)).toBe(false);
		expect(isDoubted({ kind: 'unclear' }, gaps)).toBe(false);
	});

	test('with nothing left beside the gap it stays doubted', () => {
		const december = gapsBetween(months([900, 100]), ['2024-02'], { first: YEARS, end: YEARS + 1 }, { first: YEARS + 1, end: YEARS + 2 });
		expect(december).toEqual({ now: ['2024-02'], before: [], without: null });
		expect(isDoubted({ kind: 'fall' }, december)).toBe(true);
	});
});

test('months of a period', () => {
	const day = (text: string): number => Date.parse(`${text}T00:00Z`) / 86_400_000;
	const october = { from: day('2024-10-01'), to: day('2024-11-01') };
	expect(isWholeMonths(october)).toBe(true);
	expect(isWholeMonths({ ...october, to: october.to - 1 })).toBe(false);
	expect(gapsIn(monthsOf({ from: day('2024-01-15'), to: day('2024-03-02') }), ['2023-12', '2024-03', '2024-04'])).toEqual(['2024-03']);
});
