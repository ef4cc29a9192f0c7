import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_SLOT } from '../../src/lib/core/incident';
import { metresBetween } from '../../src/lib/deployment/coverage/nearby';
import { placeSites } from '../../src/lib/deployment/sites/placeSites';
import type { SiteModel, SitePlan, SiteRequest } from '../../src/lib/deployment/sites';

const DEGREE = 111_195;
const LAT = 51.28;
const SCALE = Math.cos((LAT * Math.PI) / 180);
/** A position so many metres east and north of a corner of the town. */
const at = (east: number, north: number): { lng: number; lat: number } => ({
	lng: 1.07 + east / DEGREE / SCALE,
	lat: LAT + north / DEGREE
});

type Spot = readonly [east: number, north: number, slot: number, count: number];
interface Town {
	readonly spots: readonly Spot[];
	readonly existing: readonly (readonly [east: number, north: number, from: number, to: number])[];
	readonly candidates: readonly (readonly [east: number, north: number])[];
	readonly more: number;
	readonly whileOpen: boolean;
}

function request({ spots, existing, candidates, more, whileOpen }: Town, model: SiteModel = 'cover'): SiteRequest {
	const places = spots.map(([east, north]) => at(east, north));
	return {
		demand: {
			cells: spots.map((_, i) => String(i)),
			centres: Float64Array.from(places.flatMap(({ lng, lat }) => [lng, lat])),
			cell: Uint32Array.from(spots, (_, i) => i),
			slot: Uint8Array.from(spots, ([, , slot]) => slot),
			count: Uint32Array.from(spots, ([, , , count]) => count)
		},
		existing: existing.map(([east, north, from, to], i) => ({
			name: `E${String(i)}`,
			...at(east, north),
			hours: Uint8Array.from({ length: 168 }, (_, slot) => (slot >= from && slot < to ? 1 : 0))
		})),
		candidates: candidates.map(([east, north], i) => ({ name: `C${String(i)}`, cell: '', ...at(east, north) })),
		more,
		radiusMetres: 400,
		detour: 1.3,
		model,
		window: null,
		whileOpen,
		seed: 7
	};
}

/** Incidents within reach of a candidate of the set or of an existing point that is open at their hour: counted afresh. */
function recount(town: SiteRequest, set: readonly number[]): { covered: number; mean: number; furthest: number; total: number } {
	let [covered, sum, furthest, total] = [0, 0, 0, 0];
	const fresh = set.map((c) => town.candidates[c]);
	town.demand.cell.forEach((cell, i) => {
		const slot = town.demand.slot[i] ?? 0;
		const count = town.demand.count[i] ?? 0;
		if (town.whileOpen && slot === NO_SLOT) return;
		const open = town.existing.filter(({ hours }) => !town.whileOpen || hours === null || hours[slot] === 1);
		const [lng, lat] = [town.demand.centres[2 * cell] ?? 0, town.demand.centres[2 * cell + 1] ?? 0];
		const walk = Math.min(...[...open, ...fresh].flatMap((p) => (p ? [1.3 * metresBetween(lng, lat, p.lng, p.lat)] : [])));
		if (walk <= 400) covered += count;
		sum += count * walk;
		if (count > 0) furthest = Math.max(furthest, walk);
		total += count;
	});
	return { covered, mean: sum / total, furthest, total };
}

function subsets(n: number, k: number, from = 0): number[][] {
	if (k === 0) return [[]];
	return Array.from({ length: Math.max(0, n - from) }, (_, i) => from + i).flatMap((first) =>
		subsets(n, k - 1, first + 1).map((rest) => [first, ...rest])
	);
}

const metres = fc.integer({ min: 0, max: 2000 });
const slot = fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 0, max: 167 }) }, { weight: 1, arbitrary: fc.constant(NO_SLOT) });
const town: fc.Arbitrary<Town> = fc.record({
	spots: fc.array(fc.tuple(metres, metres, slot, fc.integer({ min: 1, max: 30 })), { minLength: 3, maxLength: 10 }),
	existing: fc.array(fc.tuple(metres, metres, fc.integer({ min: 0, max: 100 }), fc.integer({ min: 60, max: 168 })), { maxLength: 3 }),
	candidates: fc.uniqueArray(fc.tuple(metres, metres), { minLength: 3, maxLength: 7, selector: (c) => c.join() }),
	more: fc.integer({ min: 1, max: 2 }),
	whileOpen: fc.boolean()
});

async function planOf(asked: SiteRequest): Promise<SitePlan | null> {
	const outcome = await placeSites(asked);
	return outcome.kind === 'sites' ? outcome : null;
}

describe('new points beside existing ones', () => {
	it('counts before and after as a recount by hand does, and nothing covers more', { timeout: 20_000 }, async () => {
		await fc.assert(
			fc.asyncProperty(town, async (given) => {
				const asked = request(given);
				const plan = await planOf(asked);
				if (!plan) return;
				const set = plan.sites.map((site) => site.at);
				expect(set).toHaveLength(given.more);
				expect(plan.before.covered).toBe(recount(asked, []).covered);
				expect(plan.after.covered).toBe(recount(asked, set).covered);
				expect(plan.total).toBe(recount(asked, set).total);
				const best = Math.max(...subsets(asked.candidates.length, given.more).map((other) => recount(asked, other).covered));
				expect(plan.after.covered).toBe(best);
				expect(plan.bound).toBeGreaterThanOrEqual(best - 1e-9);
				expect(plan.sites.reduce((sum, site) => sum + site.adds, plan.before.covered)).toBe(plan.after.covered);
				plan.curve.slice(1).forEach((point, i) => {
					expect(point.covered).toBeGreaterThanOrEqual(plan.curve[i]?.covered ?? 0);
				});
				for (const { difference } of plan.alternatives) expect(difference).toBeLessThanOrEqual(0);
				for (const share of [plan.shareBefore, plan.shareAfter]) {
					expect(share.low).toBeLessThanOrEqual(share.value);
					expect(share.high).toBeGreaterThanOrEqual(share.value);
				}
				expect(plan.hours.reduce((sum, hour) => sum + hour.incidents, 0)).toBe(
					given.spots.reduce((sum, [, , s, n]) => sum + (s === NO_SLOT ? 0 : n), 0)
				);
			}),
			{ numRuns: 20 }
		);
	});

	it('names the next best three of a single new point as a ranking of all candidates does', { timeout: 20_000 }, async () => {
		await fc.assert(
			fc.asyncProperty(town, async (given) => {
				const asked = request({ ...given, more: 1 });
				const plan = await planOf(asked);
				if (!plan) return;
				const [chosen] = plan.sites;
				const others = asked.candidates
					.map((_, c) => c)
					.filter((c) => c !== chosen?.at)
					.map((c) => recount(asked, [c]).covered)
					.sort((a, b) => b - a);
				expect(plan.alternatives.map(({ covered }) => covered)).toEqual(others.slice(0, 3));
			}),
			{ numRuns: 15 }
		);
	});

	it('finds the least mean and the shortest longest walk', { timeout: 20_000 }, async () => {
		await fc.assert(
			fc.asyncProperty(town, async (given) => {
				const median = request(given, 'median');
				const plan = await planOf(median);
				if (!plan) return;
				const sets = subsets(median.candidates.length, given.more);
				expect(plan.after.meanMetres).toBeCloseTo(Math.min(...sets.map((set) => recount(median, set).mean)), 4);
				expect(plan.bound).toBeLessThanOrEqual(plan.after.meanMetres + 1e-6);
				const centre = await planOf(request(given, 'centre'));
				expect(centre?.after.furthestMetres).toBeCloseTo(Math.min(...sets.map((set) => recount(median, set).furthest)), 4);
			}),
			{ numRuns: 12 }
		);
	});

	it('walks along streets where they are given, and says how many have none near', async () => {
		// Across the river 150 m, by the bridge 300 + 150 + 300 m.
		const along = [[0, 0], [300, 0], [300, 150], [0, 150]] as const; // prettier-ignore
		const streets = [along.map(([east, north]) => at(east, north)).map(({ lng, lat }) => [lng, lat])];
		const given: Town = {
			spots: [[0, 0, 5, 40], [0, 3000, 5, 6]], // prettier-ignore
			existing: [],
			candidates: [[0, 150], [300, 0]], // prettier-ignore
			more: 1,
			whileOpen: false
		};
		const direct = await planOf(request(given, 'median'));
		expect(direct).toMatchObject({ straight: null, sites: [{ at: 0 }] });
		const walked = await planOf({ ...request(given, 'median'), streets });
		expect(walked).toMatchObject({ straight: 6, sites: [{ at: 1, offStreets: false }] });
		// A place off the streets has straight walks only: it is chosen, and said to be so.
		const yard = await planOf({ ...request({ ...given, candidates: [[-230, 0], [300, 0]] }, 'median'), streets }); // prettier-ignore
		expect(yard).toMatchObject({ straight: 46, sites: [{ at: 0, offStreets: true }] });
		const far = 1.3 * Math.hypot(300, 3000);
		expect(walked?.after.meanMetres).toBeCloseTo((40 * 300 + 6 * far) / 46, 0);
		expect(walked?.alternatives[0]?.meanMetres).toBeCloseTo((40 * 750 + 6 * 1.3 * 2850) / 46, 0);
		const beside = { ...given, existing: [[0, 150, 0, 168]] as const };
		expect((await planOf(request(beside)))?.before.covered).toBe(40);
		expect((await planOf({ ...request(beside), streets }))?.before.covered).toBe(0);
	});

	it('is the same whatever is asked twice, and refuses too few', async () => {
		const given: Town = {
			spots: [[0, 0, 5, 40], [900, 0, 100, 30], [0, 900, NO_SLOT, 20]], // prettier-ignore
			existing: [[0, 0, 0, 10]],
			candidates: [[900, 0], [0, 900], [450, 450]], // prettier-ignore
			more: 1,
			whileOpen: true
		};
		const [one, two] = [await placeSites(request(given)), await placeSites(request(given))];
		expect(JSON.stringify(one)).toBe(JSON.stringify(two));
		expect(one).toMatchObject({ total: 70, untimed: 20, before: { covered: 40 }, after: { covered: 70 }, ofBest: 1 });
		expect(await placeSites(request({ ...given, spots: [[0, 0, 5, 19]] }))).toMatchObject({ kind: 'refusal', code: 'too-few-incidents' });
		expect(await placeSites(request({ ...given, candidates: [] }))).toMatchObject({ kind: 'refusal', code: 'no-candidates' });
		await expect(placeSites({ ...request(given), more: 6 })).rejects.toMatchObject({ code: 'site-number' });
	});
});
