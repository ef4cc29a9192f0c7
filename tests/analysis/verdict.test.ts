import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { periodChart } from '../../src/lib/analysis/change/period-chart';
import { judge, type Claimed } from '../../src/lib/analysis/change/verdict';
import { rateRatio } from '../../src/lib/analysis/stats/rate-ratio';

const year = { now: 365, before: 365 };
const said = (direction: Claimed['direction'], size: number | null, part: Partial<Claimed> = {}): Claimed => ({
	direction,
	size,
	unit: 0.01,
	bound: 'exactly',
	counts: null,
	...part
});
const verdict = (claimed: Claimed, before: number, now: number, days = year): string => judge(claimed, { before, now, days }).verdict;

describe('the verdict on a claim', () => {
	it('holds to the unit in which the claim is given', () => {
		expect(verdict(said('down', 0.28), 2100, 1512)).toBe('holds');
		expect(verdict(said('down', 0.282, { unit: 0.001 }), 4118, 2957)).toBe('holds');
		expect(verdict(said('down', 0.28, { unit: 0.001 }), 4118, 2957)).toBe('understated');
		expect(verdict(said('up', 0.085, { unit: 0.001 }), 2172, 2357)).toBe('holds');
		expect(verdict(said('down', 0.25, { bound: 'over' }), 2100, 1512)).toBe('holds');
		expect(verdict(said('down', 0.3, { bound: 'under' }), 2100, 1512)).toBe('holds');
		expect(verdict(said('down', null), 2100, 1512)).toBe('holds');
		expect(verdict(said('down', null, { counts: { before: 2100, now: 1512 } }), 2100, 1512)).toBe('holds');
		expect(verdict(said('same', null), 331, 340)).toBe('holds');
	});

	it('is over- or understated only where the change is clear', () => {
		expect(verdict(said('down', 0.17), 1486, 1311)).toBe('overstated');
		expect(verdict(said('down', 0.05), 1486, 1311)).toBe('understated');
		expect(verdict(said('down', 0.08), 612, 578)).toBe('not-shown');
		expect(verdict(said('up', 0.08), 612, 578)).toBe('not-shown');
		expect(verdict(said('up', 0.28), 2100, 1512)).toBe('contradicted');
		expect(verdict(said('same', null), 2100, 1512)).toBe('contradicted');
	});

	it('gives none under 20, nor against 0', () => {
		expect(verdict(said('down', 0.5), 38, 19)).toBe('too-few');
		expect(verdict(said('up', 0.5), 0, 40)).toBe('none-before');
	});

	it('takes a leap year by the day or by the bare counts', () => {
		const days = { now: 366, before: 365 };
		const bare = 2357 / 2172 - 1;
		const daily = 2357 / 366 / (2172 / 365) - 1;
		for (const size of [bare, daily]) expect(verdict(said('up', size, { unit: 0.0001 }), 2172, 2357, days)).toBe('holds');
	});

	const counts = fc.integer({ min: 20, max: 20_000 });
	const days = fc.record({ now: fc.integer({ min: 28, max: 366 }), before: fc.integer({ min: 28, max: 366 }) });
	it('holds whenever the claim is the figure found, whose interval holds it', () => {
		fc.assert(
			fc.property(counts, counts, days, (before, now, length) => {
				const { change } = judge(said('up', null), { before, now, days: length });
				const found = change.percent ?? 0;
				expect(change.interval?.low).toBeLessThanOrEqual(found);
				expect(change.interval?.high).toBeGreaterThanOrEqual(found);
				const claimed = said(found < 0 ? 'down' : 'up', Math.abs(found), { unit: 0.001 });
				expect(verdict(claimed, before, now, length)).toBe('holds');
			}),
			{ numRuns: 300 }
		);
	});

	it('sees the inverse ratio, and the same clearness, with the periods swapped', () => {
		fc.assert(
			fc.property(counts, counts, days, (before, now, length) => {
				const there = judge(said('up', null), { before, now, days: length });
				const back = judge(said('up', null), { before: now, now: before, days: { now: length.before, before: length.now } });
				expect((1 + (there.change.percent ?? 0)) * (1 + (back.change.percent ?? 0))).toBeCloseTo(1, 9);
				expect((1 + (there.change.interval?.low ?? 0)) * (1 + (back.change.interval?.high ?? 0))).toBeCloseTo(1, 6);
				expect(back.clear).toBe(there.clear);
				const ratio = rateRatio({ count: now, exposure: length.now }, { count: before, exposure: length.before });
				expect(there.change.interval).toEqual({ low: ratio.low - 1, high: ratio.high - 1 });
			}),
			{ numRuns: 300 }
		);
	});
});

describe('the months of two periods on one chart', () => {
	const older = [100, 104, 96, 101, 99, 103, 97, 100, 102, 98, 100, 100];
	it('has its limits from the older months alone, and leaves gaps out of both', () => {
		const chart = periodChart(older, [100, 60, null, 140]);
		expect(chart?.mean).toBe(100);
		expect(chart?.outside).toEqual([0, -1, null, 1]);
		expect(periodChart([...older, null], [100, 60, null, 140])).toEqual(chart);
	});
	it('tells a lasting shift from an odd month', () => {
		expect(periodChart(older, [97, 98, 96, null, 97, 98, 97, 98])).toMatchObject({ run: { length: 7, side: -1 }, shift: true });
		expect(periodChart(older, [97, 98, 96, 101, 97, 98, 97, 98])).toMatchObject({ run: { length: 4, side: -1 }, shift: false });
	});
	it('needs eight older months', () => {
		expect(periodChart(older.slice(0, 7), older)).toBeNull();
	});
});
