import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beforeAfter, harmNet } from '../../src/lib/analysis/change/before-after';
import { likenessOf, unlikeness } from '../../src/lib/analysis/change/match-controls';
import { beforeAfterAreas, type AreasRequest } from '../../src/lib/analysis/jobs/before-after';

const pair = fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 }));
const compared = fc.record({
	target: pair,
	control: pair,
	ring: fc.option(fc.record({ target: pair, control: pair }), { nil: null }),
	days: fc.tuple(fc.integer({ min: 28, max: 400 }), fc.integer({ min: 28, max: 400 })),
	times: fc.integer({ min: 1, max: 3 }),
	ringTimes: fc.integer({ min: 1, max: 3 })
});
const even = { days: [365, 365], times: 1, ringTimes: 1 } as const;

describe('the before-and-after test', () => {
	it('is the difference of the changes, with the sum of the counts as variance', () => {
		// −10 − (−1) = −9; variance 30 + 20 + 10 + 9 = 69.
		const { local, suggested } = beforeAfter({ ...even, target: [30, 20], control: [10, 9], ring: null });
		expect(local.estimate).toBe(-9);
		expect(local.error).toBeCloseTo(Math.sqrt(69), 12);
		expect(suggested).toBe(29);
		expect(local.high - local.low).toBeCloseTo(2 * 1.6448536269514722 * Math.sqrt(69), 9);
	});

	it('puts every estimate inside its interval, and the suggested count at the difference from the one recorded', () => {
		fc.assert(
			fc.property(compared, (counts) => {
				const { local, ring, total, suggested, verdict } = beforeAfter(counts);
				for (const net of [local, ring, total]) {
					if (net === null) continue;
					expect(net.low).toBeLessThanOrEqual(net.estimate);
					expect(net.high).toBeGreaterThanOrEqual(net.estimate);
				}
				expect(counts.target[1] - suggested).toBeCloseTo(local.estimate, 9);
				if (total && ring) expect(total.estimate).toBeCloseTo(local.estimate + ring.estimate, 9);
				if (local.low <= 0 && local.high >= 0) expect(verdict).toBe('unclear');
			})
		);
	});

	it('moves by one when an incident after leaves the control area, the other way when it leaves the target', () => {
		fc.assert(
			fc.property(pair, pair, (target, control) => {
				fc.pre(target[1] > 0 && control[1] > 0);
				const estimate = (t: typeof target, c: typeof control): number =>
					beforeAfter({ ...even, target: t, control: c, ring: null }).local.estimate;
				const now = estimate(target, control);
				expect(estimate(target, [control[0], control[1] - 1])).toBe(now + 1);
				expect(estimate([target[0], target[1] - 1], control)).toBe(now - 1);
			})
		);
	});

	it('asks an exact test where counts are small, and calls nothing clear where that cannot be had', () => {
		const few = beforeAfter({ ...even, target: [5, 0], control: [3, 3], ring: null });
		expect(few.exact?.p).toBeGreaterThan(0.1);
		expect(few.verdict).toBe('unclear');
		const gone = beforeAfter({ ...even, target: [40, 2], control: [40, 38], ring: null });
		expect(gone.exact?.p).toBeLessThan(0.001);
		expect(gone.verdict).toBe('fewer');
		const uneven = beforeAfter({ ...even, days: [365, 300], target: [40, 2], control: [40, 38], ring: null });
		expect(uneven.exact).toEqual({ p: null });
		expect(uneven.verdict).toBe('unclear');
		expect(beforeAfter({ ...even, target: [40, 20], control: [40, 38], ring: null }).exact).toBeUndefined();
		expect(beforeAfter({ ...even, target: [400, 0], control: [20_000, 20_000], ring: null }).exact).toBeUndefined();
	});

	it('reads the ring: more fits displacement, fewer a diffusion, an interval with 0 neither', () => {
		const moved = (after: number) =>
			beforeAfter({ ...even, target: [100, 50], control: [100, 100], ring: { target: [80, after], control: [80, 80] } }).moved;
		expect([moved(140), moved(20), moved(84)]).toEqual(['more', 'fewer', 'unclear']);
	});

	it('weighs by harm as the plain one where every weight is 1', () => {
		const plain = beforeAfter({ ...even, target: [60, 30], control: [50, 45], ring: null }).local;
		const weighed = harmNet(
			[
				{ weight: 1, target: [40, 20], control: [30, 25] },
				{ weight: 1, target: [20, 10], control: [20, 20] }
			],
			even.days,
			1
		);
		expect(weighed.estimate).toBeCloseTo(plain.estimate, 12);
		expect(weighed.error).toBeCloseTo(plain.error, 12);
	});
});

describe('control areas', () => {
	it('finds two places as alike as chance where their counts differ by chance alone', () => {
		const own = likenessOf({ count: 48, months: new Uint8Array(12).fill(4) });
		expect(unlikeness(own, own)).toBe(0);
		const busier = likenessOf({ count: 96, months: new Uint8Array(12).fill(8) });
		const rising = likenessOf({ count: 48, months: Uint8Array.from({ length: 12 }, (_, i) => (i < 6 ? 1 : 7)) });
		const near = likenessOf({ count: 51, months: Uint8Array.from({ length: 12 }, (_, i) => 4 + (i % 4 === 0 ? 1 : 0)) });
		expect(unlikeness(own, near)).toBeLessThan(1);
		expect(unlikeness(own, busier)).toBeGreaterThan(4);
		expect(unlikeness(own, rising)).toBeGreaterThan(4);
	});

	/** Cells in a line with counts by month. */
	const request = (table: readonly (readonly number[])[], parts: Pick<AreasRequest, 'target' | 'ring' | 'control'>): AreasRequest => {
		const bins = table[0]?.length ?? 0;
		const entries = table.flatMap((months, cell) => months.map((n, when) => [cell, when, n] as const)).filter(([, , n]) => n > 0);
		return {
			series: {
				bins,
				cell: Uint32Array.from(entries, ([cell]) => cell),
				when: Uint32Array.from(entries, ([, when]) => when),
				count: Uint32Array.from(entries, ([, , n]) => n)
			},
			centres: Float64Array.from({ length: 2 * table.length }, (_, i) => (i % 2 === 0 ? i / 200 : 51)),
			...parts,
			before: [{ from: 0, to: bins / 2 }],
			after: [{ from: bins / 2, to: bins }],
			monthOf: Uint16Array.from({ length: bins }, (_, i) => i),
			months: bins,
			earlier: { from: 0, to: bins / 2 }
		};
	};

	it('are the places most alike before, never the target nor its ring, each proposed once; no incident is lost', async () => {
		const table = fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 8 }), { minLength: 12, maxLength: 24 });
		await fc.assert(
			fc.asyncProperty(table, fc.integer({ min: 1, max: 2 }), async (cells, perTarget) => {
				const target = [0, 1];
				const ring = [2, 3];
				const areas = await beforeAfterAreas(request(cells, { target, ring, control: { perTarget } }));
				const chosen = [...areas.control.cells, ...areas.ringControl.cells];
				expect(chosen).toHaveLength(4 * perTarget);
				expect(new Set([...target, ...ring, ...chosen]).size).toBe(4 + chosen.length);
				const rest = cells.map((_, i) => i).filter((i) => ![...target, ...ring, ...chosen].includes(i));
				const sum = (of: readonly number[], half: 0 | 1): number =>
					of.reduce((total, cell) => total + (cells[cell] ?? []).slice(4 * half, 4 * half + 4).reduce((a, b) => a + b, 0), 0);
				for (const half of [0, 1] as const) {
					const parts = [areas.target, areas.control, areas.ring, areas.ringControl].map(({ counts }) => counts[half]);
					expect(parts.reduce((a, b) => a + b, 0) + sum(rest, half)).toBe(sum([...cells.keys()], half));
				}
				for (const area of [areas.target, areas.control, areas.ring])
					expect(area.months.reduce((a, b) => a + b, 0)).toBe(area.counts[0] + area.counts[1]);
			}),
			{ numRuns: 40 }
		);
	});

	it('prefers the twin in count and trend, and the nearer of two', async () => {
		const falling = [9, 6, 3, 1, 0, 0];
		const flat = [6, 6, 7, 1, 1, 1];
		const areas = await beforeAfterAreas(
			request([falling, flat, [0, 0, 0, 0, 0, 0], falling, falling], { target: [0], ring: [], control: { perTarget: 1 } })
		);
		expect(areas.control.cells).toEqual([3]);
		expect(areas.target.counts).toEqual([18, 1]);
		expect(areas.rank).toEqual({ at: 2, of: 5 });
	});

	it('picked by hand stay as picked; the ring still gets its own', async () => {
		const flat = [4, 4, 4, 4];
		const areas = await beforeAfterAreas(
			request([flat, flat, flat, [9, 9, 9, 9], flat], { target: [0, -1], ring: [1], control: { picked: [3] } })
		);
		expect(areas.control).toMatchObject({ cells: [3], counts: [18, 18] });
		expect(areas.ringControl.cells).toEqual([2]);
		expect(areas.target.counts).toEqual([8, 8]);
	});
});
