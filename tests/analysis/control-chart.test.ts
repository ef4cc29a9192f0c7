import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { controlChart } from '../../src/lib/analysis/trend/xmr';

const marked = (marks: Uint8Array): number[] => [...marks.keys()].filter((i) => marks[i] === 1);

describe('controlChart', () => {
	it('puts the limits 2.66 mean ranges from the mean', () => {
		const { mean, lower, upper, outside } = controlChart([10, 12, 10, 12, 10, 12]);
		expect(mean).toBe(11);
		expect(lower).toBeCloseTo(11 - 2.66 * 2, 12);
		expect(upper).toBeCloseTo(11 + 2.66 * 2, 12);
		expect(marked(outside)).toEqual([]);
	});

	it('leaves one wild jump out of the ranges, once', () => {
		const calm = [10, 11, 10, 11, 10, 11, 10, 11, 60];
		const { upper, mean, outside } = controlChart(calm);
		expect(upper).toBeCloseTo(mean + 2.66, 12);
		expect(marked(outside)).toContain(8);
	});

	it('finds seven on one side and seven rising, no fewer', () => {
		const shifted = [9, 9, 9, 9, 9, 9, 9, 20, 20, 20, 20, 20, 20];
		expect(marked(controlChart(shifted).shift)).toEqual([0, 1, 2, 3, 4, 5, 6]);
		expect(marked(controlChart([5, 1, 2, 3, 4, 5, 6, 7, 0]).trend)).toEqual([1, 2, 3, 4, 5, 6, 7]);
		expect(marked(controlChart([5, 1, 2, 3, 4, 5, 6, 0]).trend)).toEqual([]);
	});

	it('says the same of a series in other units', () => {
		fc.assert(
			fc.property(fc.array(fc.nat(500), { minLength: 2, maxLength: 60 }), (series) => {
				const one = controlChart(series);
				const four = controlChart(series.map((x) => x * 4));
				expect(four.upper).toBeCloseTo(one.upper * 4, 6);
				for (const rule of ['outside', 'shift', 'trend', 'near'] as const) expect(marked(four[rule])).toEqual(marked(one[rule]));
				for (const i of marked(one.near)) expect(one.outside[i]).toBe(0);
			})
		);
	});

	it('keeps the limits of a baseline', () => {
		const before = [10, 12, 10, 12];
		const { mean, upper, outside } = controlChart([...before, 30, 31], { baseline: 4 });
		expect({ mean, upper }).toEqual({ mean: 11, upper: controlChart(before).upper });
		expect(marked(outside)).toEqual([4, 5]);
	});

	it('refuses a single point, or a baseline beyond the series', () => {
		expect(() => controlChart([3])).toThrow(RangeError);
		expect(() => controlChart([3, 4], { baseline: 3 })).toThrow(RangeError);
	});
});
