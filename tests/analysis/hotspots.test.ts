import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emergingPattern } from '../../src/lib/analysis/hotspot/emerging';
import { giStar, hotness } from '../../src/lib/analysis/hotspot/gi-star';
import { density, quartic } from '../../src/lib/analysis/hotspot/kernel';
import { moran } from '../../src/lib/analysis/hotspot/moran';
import { neighboursOf } from '../../src/lib/analysis/hotspot/neighbours';
import { twoSidedP } from '../../src/lib/analysis/stats/normal';

/** A ring of n cells, each with its two neighbours. */
const ring = (n: number): number[][] => Array.from({ length: n }, (_, i) => [(i + n - 1) % n, (i + 1) % n]);
const counts = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 5, maxLength: 60 });

describe('Gi*', () => {
	it('is the textbook figure on a line of five cells', () => {
		// Values 0 0 9 0 0, each end with one neighbour: mean 1.8, deviation 3.6; the middle: (9 − 3·1.8) ÷ (3.6 √((5·3 − 9) ÷ 4)).
		const line = neighboursOf([[1], [0, 2], [1, 3], [2, 4], [3]]);
		const z = giStar([0, 0, 9, 0, 0], line);
		expect(z[2]).toBeCloseTo(3.6 / (3.6 * Math.sqrt(1.5)), 12);
		expect(z[0]).toBeCloseTo(-3.6 / (3.6 * Math.sqrt(1.5)), 12);
	});

	it('does not depend on the order of the cells, nor on a constant added or a scale', () => {
		fc.assert(
			fc.property(counts, fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 9 }), fc.integer(), (values, add, scale, turn) => {
				const n = values.length;
				const z = giStar(values, neighboursOf(ring(n)));
				const shifted = giStar(
					values.map((value) => value * scale + add),
					neighboursOf(ring(n))
				);
				const place = (i: number): number => (((i + turn) % n) + n) % n;
				const lists: number[][] = [];
				const moved: number[] = [];
				ring(n).forEach((list, i) => {
					lists[place(i)] = list.map(place);
					moved[place(i)] = values[i] ?? 0;
				});
				const turned = giStar(moved, neighboursOf(lists));
				z.forEach((score, i) => {
					expect(shifted[i]).toBeCloseTo(score, 8);
					expect(turned[place(i)]).toBeCloseTo(score, 8);
				});
			}),
			{ numRuns: 100 }
		);
	});

	it('is 0 where all values are equal, and its q never lies below its p', () => {
		expect([...giStar([4, 4, 4, 4], neighboursOf(ring(4)))]).toEqual([0, 0, 0, 0]);
		fc.assert(
			fc.property(counts, (values) => {
				const { p, q } = hotness(values, neighboursOf(ring(values.length)));
				expect(q.every((value, i) => value >= (p[i] ?? 1) - 1e-12 && value <= 1)).toBe(true);
			}),
			{ numRuns: 50 }
		);
	});
});

describe("Moran's I", () => {
	it('is positive for blocks, negative for alternation, and near its expectation for noise', () => {
		const neighbours = neighboursOf(ring(40));
		const blocks = Array.from({ length: 40 }, (_, i) => (i < 20 ? 9 : 1));
		const alternating = Array.from({ length: 40 }, (_, i) => (i % 2 ? 9 : 1));
		expect(moran(blocks, neighbours).i).toBeCloseTo(0.9, 12);
		expect(moran(alternating, neighbours).i).toBeCloseTo(-1, 12);
		expect(moran(blocks, neighbours).z).toBeGreaterThan(5);
		expect(moran(blocks, neighbours).expected).toBeCloseTo(-1 / 39, 12);
	});
});

describe('kernel density', () => {
	it('integrates to the weight of its points', () => {
		const at: number[] = [];
		for (let x = -150; x <= 150; x += 5) for (let y = -150; y <= 150; y += 5) at.push(x, y);
		const sum = density({ points: Float64Array.of(0, 0, 20, -10), weights: [1, 2] }, Float64Array.from(at), 100).reduce((a, b) => a + b, 0);
		expect(sum * 25).toBeCloseTo(3, 2);
		expect(quartic(100, 100)).toBe(0);
		expect(quartic(0, 100)).toBeCloseTo(3 / (Math.PI * 10_000), 15);
	});
});

describe('emerging hot spots', () => {
	const classOf = (marks: string) => {
		const z = Array.from(marks).map((mark) => (mark === 'H' ? 3 : mark === 'C' ? -3 : 0));
		return emergingPattern(z, z.map(twoSidedP));
	};
	it.each([
		['...........H', 'new'],
		['.........HHH', 'consecutive'],
		['HHHHHHHHHHHH', 'persistent'],
		['HHHHHHHHHHH.', 'historical'],
		['H.H.H..H...H', 'sporadic'],
		['C.C.H..H...H', 'oscillating']
	])('%s is %s', (marks, pattern) => {
		expect(classOf(marks)).toEqual({ pattern, side: 'hot' });
		const mirrored = Array.from(marks)
			.map((mark) => (mark === 'H' ? 'C' : mark === 'C' ? 'H' : mark))
			.join('');
		expect(classOf(mirrored)).toEqual({ pattern, side: 'cold' });
	});
	it('sees no pattern in what passed', () => {
		expect(classOf('HH..........')).toBeNull();
		expect(classOf('............')).toBeNull();
	});
});
