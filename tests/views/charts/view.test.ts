import { describe, expect, it } from 'vitest';
import type { Series } from '../../../src/lib/core/answers';
import { slotsOf } from '../../../src/lib/core/filter';
import { monthStart } from '../../../src/lib/core/time';
import { positionsOf, trendView } from '../../../src/lib/views/charts/trendView';
import { cellWords, windowSum } from '../../../src/lib/views/charts/weekWords';

const series: Series = { bin: 'month', start: 2024 * 12, counts: Uint32Array.from({ length: 36 }, (_, i) => i), undated: 0 };
const none = { outside: [], partial: [], gaps: [] };

describe('the part of a series that is drawn', () => {
	it('takes the year before from outside the cut, and moves the marks with it', () => {
		const shown = { from: monthStart(2025 * 12), to: monthStart(2026 * 12) };
		const outside = Array.from(series.counts, (_, i) => i === 13);
		const view = trendView(series, shown, { outside, partial: [0, 23], gaps: [12] });
		expect(view.start).toBe(2025 * 12);
		expect(view.now).toEqual([12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23]);
		expect(view.before).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
		expect(view.marks.outside[1]).toBe(true);
		expect([...view.marks.partial]).toEqual([11]);
		expect([...view.marks.gaps]).toEqual([0]);
		expect(view.rows[0]?.remarks).toEqual(['looks like a loading gap']);
	});
	it('draws all of it by default, and survives a cut that misses it or a series without bins', () => {
		expect(trendView(series, null, none).now).toHaveLength(36);
		expect(trendView(series, { from: 0, to: 10 }, none).now).toEqual([0]);
		expect(trendView({ ...series, counts: new Uint32Array(0) }, null, none).rows).toEqual([]);
	});
	it('clips a selection to what is drawn', () => {
		const view = trendView(series, null, none);
		const period = (from: number, to: number): { from: number; to: number } => ({ from: monthStart(from), to: monthStart(to) });
		expect(positionsOf(period(2026 * 12, 2028 * 12), 'month', view)).toEqual({ first: 24, last: 35 });
		expect(positionsOf(period(2010 * 12, 2011 * 12), 'month', view)).toBeNull();
	});
});

describe('words of the week matrix', () => {
	const hours = { counts: Uint32Array.from({ length: 168 }, (_, i) => i), untimed: 0 };
	it('names the evening that a late hour belongs to', () => {
		// Friday's row at 01:00 is Saturday's civil hour: slot 5 × 24 + 1.
		expect(cellWords({ row: 4, column: 19 }, true, hours, 'incident')).toBe('Friday night, 01:00–02:00: 121 incidents');
		expect(cellWords({ row: 0, column: 1 }, false, hours, 'incident')).toBe('Monday, 01:00–02:00: 1 incident');
	});
	it('adds up a window as the filter would', () => {
		const window = { days: [4, 6], from: 22, to: 2, nights: true };
		expect(windowSum(window, hours)).toBe(slotsOf(window).reduce((a, b) => a + b, 0));
	});
});
