import { cellToLatLng, gridDisk, latLngToCell } from 'h3-js';
import { describe, expect, it } from 'vitest';
import { metresBetween, nearby } from '../../src/lib/deployment/coverage/nearby';
import { onlyCandidates, reachOf } from '../../src/lib/deployment/coverage/reach';
import { wholeBins } from '../../src/lib/deployment/demand/bins';
import { estimate, intervals, sumInterval } from '../../src/lib/deployment/demand/estimate';
import { gammaCdf, gammaQuantile, logGamma } from '../../src/lib/deployment/demand/gammaQuantile';
import { countsOf, latticeOf } from '../../src/lib/deployment/demand/lattice';
import { weekStart } from '../../src/lib/core/time';
import { demandOf, FIRST, town, townCells } from './town';

const bins = (n: number): number[] => Array.from({ length: n }, (_, b) => FIRST + b);

describe('gamma distribution', () => {
	it('meets closed forms: exponential, Erlang and chi-squared', () => {
		expect(logGamma(5)).toBeCloseTo(Math.log(24), 12);
		expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 12);
		expect(gammaCdf(2, 1)).toBeCloseTo(1 - Math.exp(-2), 13);
		expect(gammaCdf(9, 2)).toBeCloseTo(1 - Math.exp(-9) * 10, 13);
		expect(gammaQuantile(0.5, 1)).toBeCloseTo(Math.LN2, 10);
		// Half the 95 % quantile of chi-squared with 1 and with 10 degrees of freedom: 3.841459, 18.307038.
		expect(gammaQuantile(0.95, 0.5)).toBeCloseTo(3.841458820694124 / 2, 9);
		expect(gammaQuantile(0.95, 5)).toBeCloseTo(18.307038053275146 / 2, 8);
	});
	it('inverts its distribution for small and large shapes', () => {
		for (const shape of [0.05, 0.7, 3, 40, 900])
			for (const p of [0.025, 0.5, 0.975]) expect(gammaCdf(gammaQuantile(p, shape), shape)).toBeCloseTo(p, 9);
	});
});

describe('hexagons near each other', () => {
	const cells = townCells(5);
	const centres = Float64Array.from(cells.flatMap((id) => cellToLatLng(id).reverse()));
	it('finds the pairs that a search of all pairs finds, with their distance', () => {
		const found = nearby(centres, 300);
		cells.forEach((_, i) => {
			const got = new Set(found.index.subarray(found.starts[i], found.starts[i + 1]));
			const wanted = cells.flatMap((__, j) =>
				metresBetween(centres[2 * i] ?? 0, centres[2 * i + 1] ?? 0, centres[2 * j] ?? 0, centres[2 * j + 1] ?? 0) <= 300 ? [j] : []
			);
			expect([...got].sort((a, b) => a - b)).toEqual(wanted);
			expect(found.index[found.starts[i] ?? 0]).toBe(i);
		});
	});
	it('reaches radius ÷ 1.3 in a straight line: two rings less their corners at 300 m', () => {
		const reach = reachOf(centres, Uint32Array.of(0), 300);
		const own = latLngToCell(centres[1] ?? 0, centres[0] ?? 0, 10);
		const reached = new Set(Array.from(reach.places, (i) => cells[i] ?? ''));
		expect(reach.metres.every((m) => m <= 300)).toBe(true);
		for (const id of gridDisk(own, 1)) expect(reached).toContain(id);
		expect(reached.size).toBe(13);
		expect(reachOf(centres, Uint32Array.of(0), 100).places).toEqual(Uint32Array.of(0));
	});
	it('keeps the chosen candidates only', () => {
		const reach = reachOf(centres, Uint32Array.of(0, 3, 9), 300);
		const kept = onlyCandidates(reach, (c) => c !== 1);
		expect([...kept.candidates]).toEqual([0, 9]);
		expect(kept.places).toEqual(
			Uint32Array.from([...reach.places.subarray(0, reach.starts[1]), ...reach.places.subarray(reach.starts[2], reach.starts[3])])
		);
	});
});

describe('bins', () => {
	it('leaves out part weeks at the ends, and weeks that hold nothing where much was to be expected', () => {
		const demand = town({ bins: 20, rate: (cell, b) => (b === 7 ? 0 : cell < 7 ? 2 : 0.1) });
		const whole = wholeBins(demand, { from: weekStart(FIRST) + 2, to: weekStart(FIRST + 20) });
		expect(whole.partial).toEqual([FIRST]);
		expect(whole.gaps).toEqual([FIRST + 7]);
		expect(whole.usable).toHaveLength(18);
	});
	it('takes an empty week as quiet where few are expected', () => {
		const cells = townCells(1);
		const demand = demandOf(
			cells,
			[0, 1, 3, 4, 6, 7, 9].map((b) => [0, FIRST + b, 2] as const),
			10,
			'week'
		);
		expect(wholeBins(demand, null)).toEqual({ usable: bins(10), gaps: [], partial: [] });
	});
});

describe('Gamma–Poisson estimate', () => {
	const demand = town({ bins: 52, rings: 8, rate: (cell) => (cell < 7 ? 1 : cell < 40 ? 0.1 : 0.02) });
	const lattice = latticeOf(demand, bins(52));
	const counts = countsOf(lattice, 0, 52);
	const fit = estimate(lattice, counts, 52);
	const total = counts.reduce((sum, n) => sum + n, 0);

	it('lies between the recorded rate and that of the surroundings, and keeps the total', () => {
		for (let i = 0; i < counts.length; i++) {
			if (!fit.rate[i]) continue;
			const own = (counts[i] ?? 0) / 52;
			const prior = fit.prior.shape / ((fit.rate[i] ?? 0) - 52);
			expect(fit.expected[i]).toBeGreaterThanOrEqual(Math.min(own, prior) - 1e-12);
			expect(fit.expected[i]).toBeLessThanOrEqual(Math.max(own, prior) + 1e-12);
		}
		expect(fit.total).toBeGreaterThanOrEqual(total / 52 - 1e-12);
		expect(fit.expected.reduce((sum, x) => sum + x, 0)).toBeLessThanOrEqual(fit.total + 1e-9);
	});
	it('comes nearer to the true rates than raw counts do', () => {
		const truth = new Map(townCells(8).map((id, c) => [id, c < 7 ? 1 : c < 40 ? 0.1 : 0.02]));
		const error = (rate: (i: number) => number): number =>
			lattice.ids.reduce((sum, id, i) => sum + (rate(i) - (truth.get(id) ?? 0)) ** 2, 0);
		expect(error((i) => fit.expected[i] ?? 0)).toBeLessThan(0.9 * error((i) => (counts[i] ?? 0) / 52));
	});
	it('covers the true rates with about 95 % of its intervals', () => {
		const truth = new Map(townCells(8).map((id, c) => [id, c < 7 ? 1 : c < 40 ? 0.1 : 0.02]));
		let inside = 0;
		let all = 0;
		for (let seed = 1; seed <= 20; seed++) {
			const again = latticeOf(town({ bins: 52, rings: 8, seed, rate: (cell) => (cell < 7 ? 1 : cell < 40 ? 0.1 : 0.02) }), bins(52));
			const e = estimate(again, countsOf(again, 0, 52), 52);
			const { low, high } = intervals(e);
			again.ids.forEach((id, i) => {
				const rate = truth.get(id);
				if (rate === undefined || !e.rate[i]) return;
				all++;
				if (rate >= (low[i] ?? 0) && rate <= (high[i] ?? 0)) inside++;
			});
		}
		expect(inside / all).toBeGreaterThan(0.9);
		expect(inside / all).toBeLessThanOrEqual(1);
	});
	it('sums rates of hexagons to a mean inside its interval', () => {
		const cells = [0, 1, 2, 3, 4];
		const { mean, low, high } = sumInterval(fit, cells);
		expect(mean).toBeCloseTo(
			cells.reduce((sum, i) => sum + (fit.expected[i] ?? 0), 0),
			9
		);
		expect(low).toBeLessThan(mean);
		expect(high).toBeGreaterThan(mean);
	});
	it('does not depend on the order of hexagons or entries, nor on hexagons without incidents', () => {
		const order = demand.cells.map((_, i) => i).reverse();
		const cells = [...order.map((i) => demand.cells[i] ?? ''), ...gridDisk(latLngToCell(51.4, 1.3, 10), 2)];
		const entries = Array.from(demand.cell, (c, e) => [order.indexOf(c), demand.when[e] ?? 0, demand.count[e] ?? 0] as const).reverse();
		const again = latticeOf(demandOf(cells, entries, 52, 'week'), bins(52));
		expect(again.ids).toEqual(lattice.ids);
		expect(estimate(again, countsOf(again, 0, 52), 52)).toEqual(fit);
	});
});
