import { cellToBoundary, gridDisk } from 'h3-js';
import { describe, expect, it } from 'vitest';
import type { DemandCounts } from '../../src/lib/core/answers';
import type { NamedArea, Plan, PlanRequest, Refusal } from '../../src/lib/deployment';
import { planShift } from '../../src/lib/deployment/planShift';
import { Cover, valueOf } from '../../src/lib/deployment/siting/cover';
import { locateWithin, unmet } from '../../src/lib/deployment/siting/required';
import { demandOf, FIRST, town, townCells } from './town';

const cells = townCells(6);
const ask = (demand: DemandCounts, more: Partial<PlanRequest> = {}): Promise<Plan | Refusal> =>
	planShift({ demand, patrols: 2, radiusMetres: 200, window: null, seed: 1, ...more });
async function planned(demand: DemandCounts, more: Partial<PlanRequest> = {}): Promise<Plan> {
	const plan = await ask(demand, more);
	if (plan.kind !== 'plan') throw new Error(plan.fault);
	return plan;
}
/** The polygon of a hexagon and those around it. */
const area = (name: string, cell: string): NamedArea => ({
	name,
	polygons: gridDisk(cell, 1).map((own) => [
		[...cellToBoundary(own), ...cellToBoundary(own).slice(0, 1)].map(([lat, lng]) => [lng, lat] as const)
	])
});
const hot = (cell: number): number => (cell === 0 ? 2 : cell === 100 ? 1.2 : cell === 60 ? 0.5 : 0.03);
/** The part of a demand that lies in some hexagons, or outside them. */
function part(demand: DemandCounts, keep: (cell: number) => boolean): DemandCounts {
	const entries = Array.from(demand.cell, (cell, i) => [cell, demand.when[i] ?? 0, demand.count[i] ?? 0] as const);
	return demandOf(
		demand.cells,
		entries.filter(([cell]) => keep(cell)),
		demand.last - FIRST + 1,
		'week'
	);
}

describe('rules for areas', () => {
	const demand = town({ rate: hot });

	it('keep posts and what they reach out of an area, and still count what is expected there', async () => {
		const free = await planned(demand);
		const out = area('Old Town', cells[0] ?? '');
		const kept = await planned(demand, { excluded: [out] });
		const barred = new Set(gridDisk(cells[0] ?? '', 1));
		expect(free.posts.some(({ cell }) => gridDisk(cells[0] ?? '', 1).includes(cell))).toBe(true);
		expect(kept.posts.every(({ cell }) => !barred.has(cell))).toBe(true);
		kept.cells.ids.forEach((id, i) => {
			if (barred.has(id)) expect(kept.cells.reachedBy[i]).toBe(255);
		});
		expect(kept.basis.expected).toBe(free.basis.expected);
		expect(kept.reached.value).toBeLessThan(free.reached.value);
		expect(kept.words.basis.join(' ')).toContain('Patrols keep out of Old Town');
	});

	it('place a post in each area that needs one, below the bound, and say which cannot have one', async () => {
		const quiet = area('Quiet End', cells[60] ?? '');
		const plan = await planned(demand, { minimum: [quiet] });
		expect(plan.posts.some(({ cell }) => gridDisk(cells[60] ?? '', 1).includes(cell))).toBe(true);
		expect(plan.reached.value).toBeLessThanOrEqual(plan.bound);
		const three = [quiet, area('B', cells[0] ?? ''), area('C', cells[100] ?? '')];
		const refusal = await ask(demand, { minimum: three });
		expect(refusal).toMatchObject({ kind: 'refusal', code: 'minimum-cover' });
		if (refusal.kind === 'refusal') expect(refusal.fault).toContain('Quiet End, B, C');
		const away = { name: 'Elsewhere', polygons: [[[[2, 52] as const, [2.01, 52] as const, [2.01, 52.01] as const, [2, 52] as const]]] };
		expect(await ask(demand, { minimum: [away] })).toMatchObject({ code: 'minimum-cover' });
	});

	it('serve every area as well as any choice does, on small problems', () => {
		const weight = Float64Array.from({ length: 14 }, (_, i) => ((i * 7919) % 13) + 1);
		const places = Array.from({ length: 14 }, (_, c) => [c, (c + 1) % 14, (c * 3) % 14].filter((p, i, all) => all.indexOf(p) === i));
		const starts = new Uint32Array(15);
		places.forEach((list, c) => (starts[c + 1] = (starts[c] ?? 0) + list.length));
		const reach = {
			candidates: Uint32Array.from({ length: 14 }, (_, i) => i),
			starts,
			places: Uint32Array.from(places.flat()),
			metres: new Float32Array(places.flat().length)
		};
		const areas = [
			[1, 2],
			[9, 10, 11]
		];
		const sites = locateWithin({ reach, weight }, 3, areas);
		expect(unmet(areas, sites)).toEqual([]);
		let best = 0;
		for (let a = 0; a < 14; a++)
			for (let b = a + 1; b < 14; b++)
				for (let c = b + 1; c < 14; c++)
					if (unmet(areas, [a, b, c]).length === 0) best = Math.max(best, valueOf({ reach, weight }, [a, b, c]));
		expect(new Cover({ reach, weight }, sites).value).toBeGreaterThanOrEqual(0.9 * best);
	});
});

describe('harm', () => {
	const demand = town({ rate: hot });
	// What happens at the second place weighs ten times as much.
	const harm = [
		{ weight: 1, demand: part(demand, (cell) => cell !== 100) },
		{ weight: 10, demand: part(demand, (cell) => cell === 100) }
	];

	it('moves the first post to where the harm is; both answers stand side by side, each best by its own measure', async () => {
		const plan = await planned(demand, { patrols: 1, harm, objective: 'harm' });
		expect(gridDisk(cells[100] ?? '', 2)).toContain(plan.posts[0]?.cell);
		const [byCount, byHarm] = plan.alternatives ?? [];
		expect(gridDisk(cells[0] ?? '', 2)).toContain(byCount?.posts[0]?.cell);
		expect(byHarm?.posts[0]?.cell).toBe(plan.posts[0]?.cell);
		expect(byHarm?.ofHarm).toBeCloseTo(plan.reached.value, 12);
		expect(byHarm?.ofHarm).toBeGreaterThan(byCount?.ofHarm ?? 1);
		expect(byCount?.ofIncidents).toBeGreaterThan(byHarm?.ofIncidents ?? 1);
		expect(plan.words.lead.strong).toContain('of expected harm');
		const shares = plan.posts.reduce((sum, post) => sum + post.share, 0);
		expect(shares).toBeCloseTo(plan.reached.value, 12);
	});

	it('with equal weights asks the same question as counting', async () => {
		const one = [{ weight: 3, demand }];
		const [a, b] = [await planned(demand, { harm: one, objective: 'harm' }), await planned(demand)];
		expect(a.posts.map(({ cell }) => cell)).toEqual(b.posts.map(({ cell }) => cell));
		expect(a.reached.value).toBeCloseTo(b.reached.value, 12);
		expect(a.backtest.rivals.map(({ hit }) => hit?.value.toFixed(9))).toEqual(b.backtest.rivals.map(({ hit }) => hit?.value.toFixed(9)));
		expect(a.backtest.gain?.low).toBeCloseTo(b.backtest.gain?.low ?? NaN, 9);
	});

	it('gives the choice before its doubts', async () => {
		const drafts: unknown[] = [];
		const plan = await planShift({ demand, patrols: 2, radiusMetres: 200, window: null, seed: 1 }, undefined, ({ draft }) => {
			if (draft) drafts.push(draft);
		});
		if (plan.kind !== 'plan') throw new Error(plan.fault);
		expect(drafts).toHaveLength(1);
		expect(drafts[0]).toMatchObject({
			posts: plan.posts.map(({ cell, share }) => ({ cell, share })),
			curve: plan.curve.map(({ patrols, reached }) => ({ patrols, value: reached.value }))
		});
	});

	it('gives the share of re-runs that reach each hexagon', async () => {
		const { cells: all } = await planned(demand);
		expect(all.reaching.every((share) => share >= 0 && share <= 1 + 1e-9)).toBe(true);
		expect(all.reaching[all.ids.indexOf(cells[0] ?? '')]).toBeCloseTo(1, 9);
	});
});
