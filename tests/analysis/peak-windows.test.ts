import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aoristic } from '../../src/lib/analysis/aoristic';
import { heapingOf } from '../../src/lib/analysis/heaping';
import { ALPHA, LEAST, LONGEST, peakWindows } from '../../src/lib/analysis/peak-windows';
import { slotsOf, type WeekWindow } from '../../src/lib/core/filter';

const SLOTS = Array.from({ length: 168 }, (_, slot) => slot);
const even = (n: number): number[] => SLOTS.map(() => n);
const within = (values: readonly number[], window: WeekWindow): number =>
	slotsOf(window).reduce((sum, slot) => sum + (values[slot] ?? 0), 0);
const total = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** Seeded even week: each incident falls on any hour alike. */
function chanceWeek(incidents: number, seed: number): number[] {
	let state = seed;
	const week = even(0);
	for (let i = 0; i < incidents; i++) {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		const slot = Math.floor((state / 2 ** 32) * 168);
		week[slot] = (week[slot] ?? 0) + 1;
	}
	return week;
}

/** Windows that lie on the grid of seven rows without passing its edge. */
const planted = fc
	.record({
		days: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 3 }).map((days) => days.sort()),
		start: fc.integer({ min: 0, max: 24 - LONGEST }),
		length: fc.integer({ min: 1, max: LONGEST }),
		nights: fc.boolean()
	})
	.map(({ days, start, length, nights }): WeekWindow => {
		const from = start + (nights ? 6 : 0);
		return { days, from: from % 24, to: (from + length) % 24, nights };
	});
const week = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 168, maxLength: 168 });
const exposure = fc.array(fc.integer({ min: 50, max: 54 }), { minLength: 168, maxLength: 168 });

describe('peak windows', () => {
	it('find a planted window exactly', () => {
		fc.assert(
			fc.property(planted, fc.integer({ min: 10, max: 20 }), (window, times) => {
				const inside = new Set(slotsOf(window));
				const held = SLOTS.map((slot) => (inside.has(slot) ? 40 * times : 40));
				const [first, ...rest] = peakWindows(held, even(52), { nights: window.nights });
				expect(first?.window).toEqual(window);
				expect(rest).toEqual([]);
				expect(first?.held).toBe(40 * times * inside.size);
				expect(first?.hourShare).toBeCloseTo(inside.size / 168, 12);
			}),
			{ numRuns: 40 }
		);
	});

	it('name two windows apart rather than one with a quiet middle', () => {
		const school = [
			{ from: 8, to: 9 },
			{ from: 15, to: 16 }
		].map((hours) => ({ days: [0, 1, 2, 3, 4], ...hours, nights: false }));
		const busy = new Set(school.flatMap(slotsOf));
		const found = peakWindows(
			SLOTS.map((slot) => (busy.has(slot) ? 20 : 0)),
			even(52),
			{ nights: false }
		);
		expect(found.map(({ window }) => window)).toEqual(school);
		expect(found.map(({ share }) => share)).toEqual([0.5, 0.5]);
	});

	it('hold what their hours hold, are busy and even throughout, and do not overlap', () => {
		fc.assert(
			fc.property(week, exposure, fc.boolean(), (held, hours, nights) => {
				const found = peakWindows(held, hours, { nights });
				const slots = found.flatMap(({ window }) => slotsOf(window));
				expect(new Set(slots).size).toBe(slots.length);
				for (const peak of found) {
					expect(peak.held).toBeCloseTo(within(held, peak.window), 9);
					expect(peak.hours).toBeCloseTo(within(hours, peak.window), 9);
					expect(peak.share).toBeCloseTo(peak.held / total(held), 12);
					expect(peak.hourShare).toBeCloseTo(peak.hours / total(hours), 12);
					expect(peak.chance).toBeLessThanOrEqual(ALPHA);
					expect(peak.share).toBeGreaterThanOrEqual(Math.max(LEAST.share, LEAST.lift * peak.hourShare) - 1e-12);
					const rate = peak.held / peak.hours;
					for (const day of peak.window.days) {
						const own = { ...peak.window, days: [day] };
						expect(within(held, own) / within(hours, own)).toBeGreaterThanOrEqual(LEAST.evenness * rate - 1e-12);
					}
				}
			}),
			{ numRuns: 25 }
		);
	});

	it('name none in an even week: 100 weeks of chance', () => {
		const alarms = Array.from({ length: 100 }, (_, i) => peakWindows(chanceWeek(60 + 20 * i, i + 1), even(52), { nights: i % 2 === 0 }));
		expect(alarms.filter(({ length }) => length > 0).length).toBeLessThanOrEqual(1);
		expect(peakWindows(even(0), even(52), { nights: true })).toEqual([]);
	});

	it('do not mistake an hour that came more often for a busy one', () => {
		const hours = SLOTS.map((slot) => (slot < 24 ? 104 : 52));
		expect(
			peakWindows(
				SLOTS.map((slot) => (slot < 24 ? 40 : 20)),
				hours,
				{ nights: false }
			)
		).toEqual([]);
	});

	it('move with the days of the week', () => {
		fc.assert(
			fc.property(week, fc.integer({ min: 1, max: 6 }), (held, shift) => {
				const turned = SLOTS.map((slot) => held[(slot + 168 - 24 * shift) % 168] ?? 0);
				const [a] = peakWindows(held, even(52), { nights: true, most: 1 });
				const [b] = peakWindows(turned, even(52), { nights: true, most: 1 });
				expect(b?.chance ?? 1).toBeCloseTo(a?.chance ?? 1, 9);
				expect(b?.held ?? 0).toBeCloseTo(a?.held ?? 0, 9);
			}),
			{ numRuns: 20 }
		);
	});
});

describe('times spread over a range', () => {
	const ranges = fc.array(
		fc.record({
			start: fc.integer({ min: 0, max: 10_079 }),
			length: fc.oneof(fc.constant(NaN), fc.integer({ min: -5, max: 12_000 })),
			count: fc.integer({ min: 1, max: 40 })
		}),
		{ maxLength: 60 }
	);
	const columns = (rows: readonly { start: number; length: number; count: number }[]) => ({
		start: rows.map(({ start }) => start),
		length: rows.map(({ length }) => length),
		count: rows.map(({ count }) => count)
	});

	it('sum to the incidents, and are as if each had been spread by itself', () => {
		fc.assert(
			fc.property(ranges, (rows) => {
				const held = aoristic(columns(rows));
				const incidents = rows.reduce((sum, { count }) => sum + count, 0);
				expect(held.reduce((a, b) => a + b, 0)).toBeCloseTo(incidents, 6);
				const { start, length } = columns(rows.flatMap((row) => Array.from({ length: row.count }, () => row)));
				aoristic({ start, length }).forEach((weight, slot) => {
					expect(held[slot]).toBeCloseTo(weight, 8);
				});
			})
		);
	});
});

describe('heaping', () => {
	const of = (minutes: readonly number[], hourly = 0) =>
		heapingOf({
			start: Uint16Array.from(minutes),
			count: Uint32Array.from(minutes, () => 1),
			hourly: Uint32Array.from(minutes, (_, i) => (i < hourly ? 1 : 0))
		});
	const spread = Array.from({ length: 1000 }, (_, i) => (i * 1009) % 10_080);

	it('is not said of even times', () => {
		const { fullHour, midnight, noon } = of(spread);
		expect([fullHour.heaped, midnight.heaped, noon.heaped]).toEqual([false, false, false]);
	});

	it('counts full hours, 00:00 and 12:00', () => {
		const noons = Array.from({ length: 100 }, (_, i) => (i % 7) * 1440 + 720);
		const { timed, fullHour, noon, midnight } = of([...spread, ...noons]);
		expect(timed).toBe(1100);
		expect(noon.count).toBe(100 + spread.filter((minute) => minute % 1440 === 720).length);
		expect(fullHour.share).toBeCloseTo((100 + spread.filter((minute) => minute % 60 === 0).length) / 1100, 12);
		expect([fullHour.heaped, noon.heaped, midnight.heaped]).toEqual([true, true, false]);
	});

	it('leaves sources out that give the hour only', () => {
		const hours = Array.from({ length: 200 }, (_, i) => (i % 168) * 60);
		expect(of(hours, 200)).toMatchObject({ timed: 0, hourly: 200, fullHour: { heaped: false, share: 0 } });
	});
});
