import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aoristic } from '../../src/lib/analysis/aoristic';
import { knox } from '../../src/lib/analysis/near-repeat/knox';
import { ears } from '../../src/lib/analysis/trend/ears';
import { mannKendall, senSlope } from '../../src/lib/analysis/trend/mann-kendall';
import { partialSort } from '../../src/lib/analysis/trend/partial-sort';
import { stl } from '../../src/lib/analysis/trend/stl';

const sum = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0);

describe('aoristic hours', () => {
	it('add up to the incidents, each within its own hours', () => {
		const range = fc.record({
			start: fc.integer({ min: 0, max: 200_000 }),
			length: fc.oneof(fc.constant(NaN), fc.integer({ min: -100, max: 20_000 }))
		});
		fc.assert(
			fc.property(fc.array(range, { maxLength: 60 }), (ranges) => {
				const hours = aoristic({ start: ranges.map(({ start }) => start), length: ranges.map(({ length }) => length) });
				expect(sum(hours)).toBeCloseTo(ranges.length, 8);
				expect(hours.every((weight) => weight >= 0)).toBe(true);
			}),
			{ numRuns: 200 }
		);
	});
	it('splits 22:30 to 02:30 by minutes, over the end of the week too', () => {
		const hours = aoristic({ start: [6 * 1440 + 22 * 60 + 30], length: [240] });
		expect([hours[166], hours[167], hours[0], hours[1], hours[2]]).toEqual([0.125, 0.25, 0.25, 0.25, 0.125]);
	});
});

describe('STL', () => {
	const season = (i: number): number => 10 * Math.sin((2 * Math.PI * i) / 12);
	it('has parts that sum to the series, and finds a planted season and trend again', () => {
		const series = Array.from({ length: 96 }, (_, i) => 100 + 0.5 * i + season(i));
		for (const robust of [false, true]) {
			const { seasonal, trend, remainder } = stl(series, { period: 12, seasonal: 'periodic', robust });
			series.forEach((value, i) => {
				expect((seasonal[i] ?? 0) + (trend[i] ?? 0) + (remainder[i] ?? 0)).toBeCloseTo(value, 9);
				expect(seasonal[i]).toBeCloseTo(season(i), 0);
				expect(trend[i]).toBeCloseTo(100 + 0.5 * i, 0);
			});
		}
	});
	it('gives an outlier no weight when robust', () => {
		const series = Array.from({ length: 96 }, (_, i) => 100 + season(i) + ((i * 7) % 5) - 2 + (i === 40 ? 80 : 0));
		const { weights, trend } = stl(series, { period: 12, seasonal: 'periodic', robust: true });
		expect(weights?.[40]).toBe(0);
		expect(trend[40]).toBeGreaterThan(95);
		expect(trend[40]).toBeLessThan(105);
	});
	it('refuses a series of two cycles or less', () => {
		expect(() => stl(new Array<number>(24).fill(1), { period: 12, seasonal: 7 })).toThrow(RangeError);
	});
});

it('a partial sort puts rising places right', () => {
	fc.assert(
		fc.property(
			fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 1, maxLength: 200 }).chain((values) =>
				fc.tuple(
					fc.constant(values),
					fc.uniqueArray(fc.integer({ min: 0, max: values.length - 1 }), { maxLength: 4 }).map((places) => places.sort((a, b) => a - b))
				)
			),
			([values, places]) => {
				const sorted = values.toSorted((a, b) => a - b);
				const parted = Float64Array.from(values);
				partialSort(parted, places);
				for (const place of places) expect(parted[place]).toBe(sorted[place]);
				expect([...parted].sort((a, b) => a - b)).toEqual(sorted);
			}
		),
		{ numRuns: 300 }
	);
});

describe('Mann–Kendall', () => {
	it('sees a rise, no more in a mirror, and nothing in a constant', () => {
		const rise = [1, 3, 2, 5, 6, 8, 7, 9];
		expect(mannKendall(rise).s).toBe(24);
		expect(mannKendall(rise.toReversed()).s).toBe(-24);
		expect(mannKendall([4, 4, 4, 4])).toMatchObject({ s: 0, z: 0, p: 1 });
		expect(mannKendall([1, NaN, 2, 3]).n).toBe(3);
		expect(senSlope([1, 3, 5, 7])).toBe(2);
	});
});

describe('EARS', () => {
	it('limits a value by the seven before it, with the lag of C2', () => {
		const series = [3, 5, 4, 3, 5, 4, 4, 9, 4, 30];
		const c1 = ears(series, 'C1');
		expect(c1.first).toBe(7);
		// Mean 4, variance 4 ÷ 6, quantile of 1 − 0.001.
		expect(c1.upper[0]).toBeCloseTo(4 + 3.090232306167813 * Math.sqrt(4 / 6), 9);
		expect(c1.alarm).toEqual([true, false, true]);
		expect(ears(series, 'C2').upper[0]).toBeCloseTo(c1.upper[0] ?? NaN, 12);
	});
});

describe('Knox', () => {
	const incident = fc.record({
		x: fc.integer({ min: 0, max: 500 }),
		y: fc.integer({ min: 0, max: 500 }),
		day: fc.integer({ min: 0, max: 40 })
	});
	it('sums to the pairs in its bands, observed and expected alike', () => {
		fc.assert(
			fc.property(fc.array(incident, { minLength: 3, maxLength: 30 }), (incidents) => {
				const found = knox(
					{ points: Float64Array.from(incidents.flatMap(({ x, y }) => [x, y])), days: Int32Array.from(incidents, ({ day }) => day) },
					{ distances: [0, 100, 300, 1e9], days: [0, 3, 14, 1e9], permutations: 9 }
				);
				expect(found.pairs).toBe((incidents.length * (incidents.length - 1)) / 2);
				expect(sum(found.observed.flat())).toBe(found.pairs);
				expect(sum(found.expected.flat())).toBeCloseTo(found.pairs, 6);
				expect(found.p.flat().every((p) => p >= 0.1 && p <= 1)).toBe(true);
			}),
			{ numRuns: 60 }
		);
	});
	it('finds planted repeats, and the same p again with the same seed', () => {
		const near = Array.from({ length: 40 }, (_, i) => [
			{ x: (i * 977) % 5000, y: (i * 3571) % 5000, day: (i * 37) % 365 },
			{ x: ((i * 977) % 5000) + 20, y: (i * 3571) % 5000, day: ((i * 37) % 365) + 2 }
		]).flat();
		const run = () =>
			knox(
				{ points: Float64Array.from(near.flatMap(({ x, y }) => [x, y])), days: Int32Array.from(near, ({ day }) => day) },
				{ distances: [0, 100, 1000], days: [0, 4, 30], permutations: 199, seed: 5 }
			);
		expect(run().observed[0]?.[0]).toBeGreaterThanOrEqual(40);
		expect(run().p[0]?.[0]).toBe(1 / 200);
		expect(run()).toEqual(run());
	});
});
