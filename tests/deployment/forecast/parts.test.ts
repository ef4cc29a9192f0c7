import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BASELINES } from '../../../src/lib/deployment/forecast/baselines';
import { before, countsBetween, positionOf } from '../../../src/lib/deployment/forecast/history';
import { diffused, remembered } from '../../../src/lib/deployment/forecast/memory';
import { knownAt, rungsOf, viewOf } from '../../../src/lib/deployment/forecast/parts';
import { stack } from '../../../src/lib/deployment/forecast/stack';
import { volume } from '../../../src/lib/deployment/forecast/volume';
import { FIRST, ground, historyOf, rowsOf, series } from './city';

const n = ground.ids.length;
const total = (values: Iterable<number>): number => [...values].reduce((sum, value) => sum + value, 0);

describe('series', () => {
	const rows = rowsOf(60, 3, (cell) => (cell < 5 ? 0.3 : 0.01));
	it('cut at a day as a filter does', () => {
		const all = series(rows);
		for (const day of [FIRST, FIRST + 17, FIRST + 60, FIRST + 99]) {
			expect(positionOf(all, day)).toBe(rows.filter(([when]) => when < day).length);
			expect(before(all, day).day.length).toBe(positionOf(all, day));
		}
		const counted = countsBetween(all, FIRST + 5, FIRST + 12, n);
		for (let cell = 0; cell < n; cell++)
			expect(counted[cell]).toBe(rows.filter(([day, at]) => at === cell && day >= FIRST + 5 && day < FIRST + 12).length);
	});
	it('remember each incident by half as much a half-life later', () => {
		const held = remembered(
			series([
				[FIRST, 3],
				[FIRST + 10, 3],
				[FIRST + 20, 4]
			]),
			FIRST + 20,
			10,
			n
		);
		expect(held[3]).toBeCloseTo(0.25 + 0.5, 12);
		expect(total(held)).toBeCloseTo(0.75, 12);
		expect(total(remembered(series(rows), FIRST + 60, Infinity, n))).toBe(rows.length);
	});
});

describe('surroundings', () => {
	it('keep the sum, and have the standard deviation that they are named after', () => {
		const weights = new Float64Array(n);
		const middle = Array.from(ground.xy.keys())
			.filter((i) => i % 2 === 0)
			.sort((a, b) => Math.hypot(ground.xy[a] ?? 0, ground.xy[a + 1] ?? 0) - Math.hypot(ground.xy[b] ?? 0, ground.xy[b + 1] ?? 0))[0];
		const centre = (middle ?? 0) / 2;
		weights[centre] = 1;
		const [one, two] = diffused(ground, weights, [1, 3]);
		if (!one || !two) throw new Error('no surroundings');
		expect(one[centre]).toBeCloseTo(1 / 7, 12);
		expect(one.filter((weight) => weight > 0)).toHaveLength(7);
		const square = (i: number): number =>
			((ground.xy[2 * i] ?? 0) - (ground.xy[2 * centre] ?? 0)) ** 2 + ((ground.xy[2 * i + 1] ?? 0) - (ground.xy[2 * centre + 1] ?? 0)) ** 2;
		const touching = Array.from(one.keys()).filter((i) => i !== centre && (one[i] ?? 0) > 0);
		const spacing2 = total(touching.map(square)) / 6;
		expect(total(Array.from(two, (weight, i) => weight * square(i))) / 2 / spacing2).toBeCloseTo((3 * 3) / 7, 1);
		const many = diffused(
			ground,
			Float64Array.from({ length: n }, (_, i) => i % 5),
			[2, 27]
		);
		for (const row of many) expect(total(row)).toBeCloseTo(total(Array.from({ length: n }, (_, i) => i % 5)), 6);
	});
});

describe('parts', () => {
	it('are shares over the candidates, whatever is missing', () => {
		const rows = rowsOf(100, 5, (cell) => (cell % 9 === 0 ? 0.1 : 0.005));
		const history = historyOf(rows, [series([[FIRST + 90, 3]], 'rare')]);
		for (const at of [FIRST + 40, FIRST + 100]) {
			const known = knownAt(history, at);
			if (!known) throw new Error('nothing known');
			expect(known).toHaveLength(rungsOf(history).at(-1)?.parts.length ?? 0);
			const view = viewOf(known, 10);
			expect(view.candidates).toHaveLength(40);
			for (const row of [...known, ...view.shares]) expect(total(row)).toBeCloseTo(1, 9);
		}
		expect(knownAt(history, FIRST)).toBeNull();
	});
	it('are weighed as makes what happened likeliest: nothing near beats it', () => {
		const share = fc.array(fc.float({ min: Math.fround(0.05), max: 1, noNaN: true }), { minLength: 8, maxLength: 8 });
		fc.assert(
			fc.property(share, share, fc.array(fc.nat(6), { minLength: 8, maxLength: 8 }), (a, b, incidents) => {
				const scaled = [a, b].map((row) => Float64Array.from(row, (value) => value / total(row)));
				const outcome = { shares: scaled, incidents: Float64Array.from(incidents) };
				const [first = 0] = stack([outcome], [0, 1]);
				const likelihood = (w: number): number =>
					total(incidents.map((count, i) => count * Math.log(w * (scaled[0]?.[i] ?? 0) + (1 - w) * (scaled[1]?.[i] ?? 0))));
				expect(likelihood(first)).toBeGreaterThanOrEqual(likelihood(0.5) - 1e-9);
				const best = Math.max(...Array.from({ length: 101 }, (_, i) => likelihood(i / 100)));
				expect(best - likelihood(first)).toBeLessThan(0.05 + 0.01 * total(incidents));
			}),
			{ numRuns: 40 }
		);
	});
});

describe('volume', () => {
	it('is the recent rate times the days, weeks that were not loaded left out', () => {
		const steady = Array.from({ length: 140 }, (_, i) => [FIRST + i, i % n] as const);
		expect(volume(series(steady), FIRST + 140, 30)).toBeCloseTo(30, 9);
		const gap = Array.from({ length: 840 }, (_, i) => [FIRST + Math.floor(i / 6), i % n] as const).filter(
			([day]) => day < FIRST + 56 || day >= FIRST + 84
		);
		expect(volume(series(gap), FIRST + 140, 7)).toBeCloseTo(42, 6);
		expect(volume(series([]), FIRST, 30)).toBe(0);
	});
});

describe('baselines', () => {
	it('score from the days before alone, and the kernel peaks where the incidents are', () => {
		const rows = rowsOf(90, 9, (cell) => (cell === 20 ? 0.5 : 0.002));
		for (const { scores } of BASELINES) {
			const then = scores(ground, series(rows), FIRST + 60);
			expect(then).toEqual(scores(ground, series(rows.filter(([day]) => day < FIRST + 60)), FIRST + 60));
			expect(then.indexOf(Math.max(...then))).toBe(20);
		}
	});
});
