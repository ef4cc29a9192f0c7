import fc from 'fast-check';
import { cellToBoundary, gridDisk } from 'h3-js';
import { describe, expect, it } from 'vitest';
import type { DemandCounts } from '../../src/lib/core/answers';
import type { NamedArea, Plan, PlanRequest, Refusal } from '../../src/lib/deployment';
import { planShift } from '../../src/lib/deployment/planShift';
import { highsSolver } from '../../src/lib/deployment/exact/highs';
import { curveRuled } from '../../src/lib/deployment/rules/curveRuled';
import { locateRuled } from '../../src/lib/deployment/rules/locateRuled';
import { conflicting } from '../../src/lib/deployment/rules/meetRequired';
import { keeps, mostOf, unmet, type Rules } from '../../src/lib/deployment/rules/rules';
import { Cover, valueOf, type Problem } from '../../src/lib/deployment/siting/cover';
import { coverageCurve } from '../../src/lib/deployment/siting/curve';
import { demandOf, FIRST, town, townCells } from './town';
import { subsets } from './plane';

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
		const sites = locateRuled({ reach, weight }, 3, { required: areas, capped: [], share: 1, hours: [] });
		expect(unmet(areas, sites)).toEqual([]);
		let best = 0;
		for (let a = 0; a < 14; a++)
			for (let b = a + 1; b < 14; b++)
				for (let c = b + 1; c < 14; c++)
					if (unmet(areas, [a, b, c]).length === 0) best = Math.max(best, valueOf({ reach, weight }, [a, b, c]));
		expect(new Cover({ reach, weight }, sites).value).toBeGreaterThanOrEqual(0.9 * best);
	});
});

const unhurried = (): Promise<void> => Promise.resolve();
const solver = highsSolver();
/** Places in a row, each a candidate that reaches its neighbours; each lies in one of three areas, or in none (3). */
const drawn = fc.record({
	places: fc.array(fc.record({ weight: fc.integer({ min: 0, max: 20 }), area: fc.nat(3) }), { minLength: 5, maxLength: 11 }),
	k: fc.integer({ min: 1, max: 5 }),
	required: fc.uniqueArray(fc.nat(2), { maxLength: 2 })
});
type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never;
function problemOf({ places }: Drawn): Problem {
	const lists = places.map((_, i) => [i, i - 1, i + 1].filter((j) => j >= 0 && j < places.length));
	const starts = Uint32Array.from([0, ...lists.map((_, i) => lists.slice(0, i + 1).flat().length)]);
	const all = Uint32Array.from(lists.flat());
	return {
		reach: { candidates: Uint32Array.from(lists.keys()), starts, places: all, metres: new Float32Array(all.length) },
		weight: Float64Array.from(places, ({ weight }) => weight)
	};
}
function rulesOf({ places, required }: Drawn, share: number): Rules {
	const inside = (area: number): number[] => [...places.keys()].filter((i) => places[i]?.area === area);
	const capped = [0, 1, 2].map((area) => ({ name: String(area), sites: new Set(inside(area)) })).filter(({ sites }) => sites.size > 0);
	return { required: required.map(inside).filter((sites) => sites.length > 0), capped: capped.length > 1 ? capped : [], share, hours: [] };
}
async function bestUnder(town: Drawn, rules: Rules) {
	const problem = problemOf(town);
	const free = await coverageCurve(problem, town.k, unhurried);
	return (await curveRuled(problem, free, rules, { solver, at: town.k }))[town.k];
}

describe('the cap on one area', () => {
	it('is kept by every set, and the set that is found is the best of all that keep it, under its bound', async () => {
		await fc.assert(
			fc.asyncProperty(drawn, fc.constantFrom(0.2, 0.4, 0.7), async (town, share) => {
				const rules = rulesOf(town, share);
				const possible = subsets(town.places.length, town.k).filter((sites) => keeps(rules, town.k, sites));
				fc.pre(possible.length > 0);
				const found = await bestUnder(town, rules);
				const most = mostOf(rules, town.k);
				for (const { sites } of rules.capped) expect(found?.sites.filter((c) => sites.has(c)).length).toBeLessThanOrEqual(most);
				expect(unmet(rules.required, found?.sites ?? [])).toEqual([]);
				const best = Math.max(...possible.map((sites) => valueOf(problemOf(town), sites)));
				expect(found?.value).toBeCloseTo(best, 9);
				expect(found?.bound).toBeGreaterThanOrEqual(best - 1e-6);
				expect(locateRuled(problemOf(town), town.k, rules).every((_, __, all) => keeps({ ...rules, required: [] }, town.k, all))).toBe(
					true
				);
			}),
			{ numRuns: 60 }
		);
	});

	it('counts hours: no area gets more than its share of them, whoever stands where', () => {
		const shift = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 7 });
		fc.assert(
			fc.property(shift, fc.constantFrom(0.2, 0.4, 0.7, 1), (given, share) => {
				const hours = [...given].sort((a, b) => b - a);
				const capped = Array.from({ length: 7 }, (_, at) => ({ name: String(at), sites: new Set([at]) }));
				const most = mostOf({ required: [], capped, share, hours }, hours.length);
				const worked = (n: number): number => hours.slice(0, n).reduce((sum, own) => sum + own, 0);
				if (most > 1) expect(worked(most)).toBeLessThanOrEqual(share * worked(hours.length) + 1e-9);
				if (most < hours.length) expect(worked(most + 1)).toBeGreaterThan(share * worked(hours.length) - 1e-9);
				// All alike: the share of the posts, rounded down.
				const alike = mostOf({ required: [], capped, share, hours: hours.map(() => 8) }, hours.length);
				expect(alike).toBe(Math.max(1, Math.floor(share * hours.length + 1e-9)));
			})
		);
	});

	it('never lowers the optimum when it is loosened', async () => {
		await fc.assert(
			fc.asyncProperty(drawn, async (town) => {
				const values: number[] = [];
				for (const share of [0.2, 0.4, 0.7, 1])
					values.push((await bestUnder({ ...town, required: [] }, rulesOf({ ...town, required: [] }, share)))?.value ?? NaN);
				values.slice(1).forEach((value, i) => {
					expect(value).toBeGreaterThanOrEqual((values[i] ?? NaN) - 1e-9);
				});
			}),
			{ numRuns: 25 }
		);
	});

	it('names areas that cannot all have a post exactly where no set has one in each', () => {
		fc.assert(
			fc.property(drawn, fc.array(fc.uniqueArray(fc.nat(10), { minLength: 1, maxLength: 3 }), { maxLength: 4 }), (town, asked) => {
				const inside = asked.map((area) => area.filter((c) => c < town.places.length)).filter((area) => area.length > 0);
				const rules = { ...rulesOf(town, 0.4), required: inside };
				const sets = Array.from({ length: town.k + 1 }, (_, k) => subsets(town.places.length, k)).flat();
				expect(conflicting(rules, town.k).length === 0).toBe(sets.some((sites) => keeps(rules, town.k, sites)));
			}),
			{ numRuns: 60 }
		);
	});

	it('spreads the posts of a plan, says what that costs, and refuses minima that it leaves no room for', async () => {
		const demand = town({ rate: (cell) => (cell < 19 ? 1 : cell === 100 || cell === 60 ? 0.3 : 0.02) });
		const centre = { name: 'Centre', polygons: gridDisk(cells[0] ?? '', 3).flatMap((cell) => area('', cell).polygons.slice(0, 1)) };
		const layers = [
			{ layer: 'Town', areas: [{ name: 'All of it', polygons: area('', cells[0] ?? '').polygons }] },
			{ layer: 'Wards', areas: [centre, area('East', cells[100] ?? ''), area('West', cells[60] ?? '')] }
		];
		const [free, kept] = [await planned(demand, { patrols: 3 }), await planned(demand, { patrols: 3, cap: { share: 0.4, layers } })];
		const inCentre = (plan: Plan): number => plan.posts.filter(({ cell }) => gridDisk(cells[0] ?? '', 3).includes(cell)).length;
		expect(inCentre(free)).toBeGreaterThan(1);
		expect(inCentre(kept)).toBe(1);
		expect(kept.cap).toMatchObject({ layer: 'Wards', most: 1, share: 0.4 });
		expect(kept.cap?.full).toContain('Centre');
		expect(kept.cap?.cost).toBeCloseTo(free.reached.value - kept.reached.value, 12);
		expect(kept.words.safeguards.map(({ text }) => text).join(' ')).toContain(
			'At most 1 of 3 posts in one area of Wards (cap 40%): it costs'
		);
		const uneven = await planned(demand, { patrols: 5, cap: { share: 0.4, layers, hours: [2, 8, 2, 2, 2] } });
		expect(uneven.cap).toMatchObject({ most: 2, hours: { most: 10, all: 16 } });
		expect(uneven.words.safeguards.map(({ text }) => text).join(' ')).toContain(
			'At most 2 of 5 posts, 10 of 16 hours whoever goes there, in one area of Wards (cap 40%, more if the longest patrols go to one area)'
		);
		const [a, b] = [area('North', cells[0] ?? ''), area('South', cells[8] ?? '')];
		const refusal = await ask(demand, {
			patrols: 2,
			radiusMetres: 60,
			minimum: [
				{ ...a, polygons: a.polygons.slice(0, 1) },
				{ ...b, polygons: b.polygons.slice(0, 1) }
			],
			cap: { share: 0.4, layers }
		});
		expect(refusal).toMatchObject({ kind: 'refusal', code: 'minimum-cover', actions: ['lift-cap', 'drop-areas'] });
		if (refusal.kind === 'refusal') expect(refusal.fault).toContain('North, South are to have a post each, which would give Centre more');
	});
});

describe('the posts of today', () => {
	it('are measured like the plan, on the same weeks, and count whether or not their hexagon holds a record', async () => {
		const demand = town({ bins: 80, rate: hot });
		const free = await planned(demand);
		const where = free.posts.map(({ lng, lat }) => ({ lng, lat }));
		const same = await planned(demand, { usual: [...where, ...where] });
		expect(same.usual?.posts).toHaveLength(2);
		expect(same.usual?.reached.value).toBeCloseTo(same.reached.value, 12);
		expect(same.usual?.reached.low).toBeCloseTo(same.reached.low, 12);
		expect(same.posts).toEqual(free.posts);
		const poor = await planned(demand, { usual: [{ lng: 1.08, lat: 51.2865 }] });
		const reached = poor.backtest.trials.map(({ usual, incidents }) => (usual?.reached ?? NaN) / incidents);
		const rival = poor.backtest.rivals.find(({ id }) => id === 'usual');
		expect(rival?.hit?.value).toBeCloseTo(reached.reduce((sum, n) => sum + n, 0) / reached.length, 12);
		expect(rival?.gain?.low).toBeGreaterThan(0);
		expect(poor.words.usual?.trials).toMatch(
			/^In the trials the plan reached \d+% of the next 4 weeks’ incidents, against \d+% for your usual posts .*: better\.$/
		);
		expect(poor.words.usual?.expected).toMatch(/^Your 1 usual post reaches \d+% of expected incidents/);
		expect(free.usual).toBeNull();
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
