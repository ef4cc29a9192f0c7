import { describe, expect, it } from 'vitest';
import { compareAt, METHODS } from '../../../src/lib/deployment/backtest/compare';
import { reachOf } from '../../../src/lib/deployment/coverage/reach';
import { latticeOf } from '../../../src/lib/deployment/demand/lattice';
import { kindOf } from '../../../src/lib/deployment/demand/objective';
import { demandOf, FIRST, town } from '../town';

const BINS = 70;
const demand = town({ bins: BINS, rings: 5, rate: (cell) => (cell < 7 ? 0.6 : 0.02) });
const bins = Array.from({ length: BINS }, (_, b) => FIRST + b);
const lattice = latticeOf(demand, bins);
const kind = kindOf(lattice, { weight: 1, demand });
const everywhere = reachOf(lattice.centres, Uint32Array.from(lattice.ids.keys()), 300);

describe('a hold-out with every baseline', () => {
	const made = compareAt(kind, everywhere, 2, 60);
	if (!made) throw new Error('no comparison');
	it('counts what each way of choosing reached, as a recount does', () => {
		const recount = Array.from(demand.cell, (cell, e) => ({
			id: demand.cells[cell] ?? '',
			when: demand.when[e] ?? 0,
			n: demand.count[e] ?? 0
		}))
			.filter(({ when }) => when >= FIRST + 60 && when < FIRST + 64)
			.map(({ id, n }) => ({ at: lattice.ids.indexOf(id), n }));
		const sum = (rows: readonly { n: number }[]): number => rows.reduce((all, { n }) => all + n, 0);
		expect(made.incidents).toBe(sum(recount));
		expect([...made.reached.keys()]).toEqual([...METHODS]);
		for (const [, reached] of made.reached) {
			if (!reached?.places) continue;
			const { places } = reached;
			expect(reached.incidents).toBe(sum(recount.filter(({ at }) => places[at] === 1)));
			expect(reached.area).toBeCloseTo(places.filter(Boolean).length / lattice.ids.length, 12);
			expect(reached.incidents).toBeLessThanOrEqual(made.reached.get('best possible')?.incidents ?? 0);
		}
	});
	it('draws random posts that reach their expectation on average', () => {
		const mean = made.draws.reduce((sum, n) => sum + n, 0) / made.draws.length;
		expect(made.draws).toHaveLength(200);
		expect(Math.abs(mean - (made.reached.get('at random')?.incidents ?? 0))).toBeLessThan(0.12 * made.incidents);
	});
	it('does not let held-out weeks alter a choice, and has no last year in the first one', () => {
		const later = town({ bins: BINS, rings: 5, seed: 9, rate: (cell) => (cell > 30 && cell < 40 ? 2 : 0.02) });
		const mixed = demandOf(
			demand.cells,
			[
				...Array.from(demand.cell, (cell, e) => [cell, demand.when[e] ?? 0, demand.count[e] ?? 0] as const).filter(
					([, when]) => when < FIRST + 60
				),
				...Array.from(later.cell, (cell, e) => [cell, later.when[e] ?? 0, later.count[e] ?? 0] as const).filter(
					([, when]) => when >= FIRST + 60
				)
			],
			BINS,
			'week'
		);
		const other = latticeOf(mixed, bins);
		const again = compareAt(
			kindOf(other, { weight: 1, demand: mixed }),
			reachOf(other.centres, Uint32Array.from(other.ids.keys()), 300),
			2,
			60
		);
		// The lattice may have other edges: those of the later incidents.
		const common = lattice.ids.filter((id) => other.ids.includes(id));
		const reachedIn = ({ ids }: typeof lattice, places: Uint8Array | null | undefined): string[] =>
			common.filter((id) => places?.[ids.indexOf(id)] === 1);
		for (const method of METHODS.filter((name) => name !== 'best possible' && name !== 'at random')) {
			const reached = reachedIn(lattice, made.reached.get(method)?.places);
			expect(reached.length > 5 || method === 'same weeks last year').toBe(true);
			expect(reachedIn(other, again?.reached.get(method)?.places)).toEqual(reached);
		}
		expect(compareAt(kind, everywhere, 2, 40)?.reached.get('same weeks last year')).toBeNull();
		expect(compareAt(kind, everywhere, 2, 0)).toBeNull();
	});
});
