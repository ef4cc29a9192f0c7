/** Patrols make records where they go: these must not draw the next patrols. Asked of the real store, as the app asks. */
import fc from 'fast-check';
import { cellToLatLng } from 'h3-js';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import { NO_FILTER, type Period } from '../../src/lib/core/filter';
import { weekOf, weekStart } from '../../src/lib/core/time';
import type { Plan } from '../../src/lib/deployment';
import { planShift } from '../../src/lib/deployment/planShift';
import { unknownOrigin } from '../../src/lib/state/unknownOrigin';
import { createStore, type Store } from '../../src/lib/store';
import { openDuckDb } from '../../src/lib/store/duckdb-wasm/node';
import { day, incidentsOf, publishInto, type Incident } from '../store/incidents';
import { townCells } from './town';

/** The plan of a period as the app asks for it, and the officers' records that it left out. */
async function planned(
	store: Store,
	period: Period,
	{ patrols, radiusMetres, officer }: { patrols: number; radiusMetres: number; officer: boolean }
): Promise<{ plan: Plan; left: number }> {
	const filter = { ...NO_FILTER, period };
	const demand = await store.demand(filter, 10, null, { officer });
	const request = { patrols, radiusMetres, window: null, seed: 1, period, officer };
	const plan = await planShift({
		...request,
		// How many were left out is told in the notes, and differs.
		demand: { ...demand, left: { ...demand.left, officer: 0 } },
		unknownOrigin: await unknownOrigin(store, filter, new AbortController().signal)
	});
	if (plan.kind !== 'plan') throw new Error(plan.fault);
	return { plan, left: demand.left.officer };
}

/** Seed and number of records that officers made. */
const made = fc.tuple(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 50, max: 2000 }));

describe('records that officers made on their own initiative', () => {
	it('leave the default plan as it is, byte for byte, wherever and whenever they were made', async () => {
		const period: Period = { from: day('2023-01-02'), to: day('2023-12-25') };
		const how = { patrols: 3, radiusMetres: 300, officer: false };
		const store = createStore(await openDuckDb());
		await publishInto(store, 'public', incidentsOf('public', 'hour', 1500, 5));
		const before = await planned(store, period, how);
		let left = before.left;
		for (const [seed, extra] of fc.sample(made, { numRuns: 4, seed: 20261122 })) {
			const officers = incidentsOf('officers', 'hour', extra, seed).map((own, i): Incident => {
				const place = { lng: (own.lng ?? 1.08) + 0.02 * (i % 3), lat: own.lat ?? 51.28 };
				return { ...own, ...place, origin: 'officer' };
			});
			await publishInto(store, `officers ${String(seed)}`, officers);
			const after = await planned(store, period, how);
			left += officers.filter(({ first }) => first >= period.from && first < period.to).length;
			expect(after.left).toBe(left);
			expect(JSON.stringify(after.plan)).toBe(JSON.stringify(before.plan));
		}
		// The same records do alter a plan that counts them.
		const counted = await planned(store, period, { ...how, officer: true });
		expect(counted.plan.posts).not.toEqual(before.plan.posts);
		await store.close();
	}, 60_000);
});

const ROUNDS = 20;
/** Weeks of a round, records of the public a week in each hexagon, and records that a patrol makes a week where it stands. */
const WEEKS = 8;
const PUBLIC = 0.5;
const MADE = 2;
const PATROLS = 6;
const FIRST_WEEK = weekOf(day('2020-01-06'));

/** Rounds of patrols, each planned from the records of the round before; rounds spent in each hexagon. */
async function feedback(officer: boolean, seed: number): Promise<number[]> {
	const store = createStore(await openDuckDb());
	const random = xoroshiro128plus(seed);
	const cells = townCells(3);
	const presence = new Map(cells.map((cell) => [cell, 0]));
	let patrolled: readonly string[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		const first = FIRST_WEEK + round * WEEKS;
		const rows = Array.from({ length: WEEKS }, (_, week) =>
			cells.flatMap((cell, i) => {
				// On Mondays and Sundays, so that the first and the last week count as whole.
				const recorded = row(cell, weekStart(first + week) + 6 * (i % 2));
				const raised = Array.from({ length: poisson(PUBLIC, () => uniformFloat64(random)) }, () => recorded('public'));
				const stood = patrolled.filter((own) => own === cell).length;
				return [...raised, ...Array.from({ length: MADE * stood }, () => recorded('officer'))];
			})
		);
		await publishInto(store, `round ${String(round)}`, rows.flat());
		const period = { from: weekStart(first), to: weekStart(first + WEEKS) };
		// A patrol that keeps to its own hexagon: presence is then where its post is.
		const { plan } = await planned(store, period, { patrols: PATROLS, radiusMetres: 100, officer });
		patrolled = plan.posts.map((post) => post.cell);
		for (const cell of patrolled) presence.set(cell, (presence.get(cell) ?? 0) + 1);
	}
	await store.close();
	return [...presence.values()];
}

function row(cell: string, first: number): (origin: Incident['origin']) => Incident {
	const [lat, lng] = cellToLatLng(cell);
	const date = new Date(first * 86_400_000);
	const month = date.getUTCFullYear() * 12 + date.getUTCMonth();
	const names = { category: 'Drugs', outcome: '', area: '' };
	return (origin) => ({ source: '', first, last: first, month, slot: null, lng, lat, ...names, origin });
}

function poisson(mean: number, next: () => number): number {
	let n = 0;
	for (let p = next(); p > Math.exp(-mean); p *= next()) n++;
	return n;
}

/** Share of all patrols that the busiest hexagons got, as many as there are patrols: 6 of 37, where 16 % would be equal. */
function busiestShare(presence: readonly number[]): number {
	const sorted = presence.toSorted((a, b) => b - a);
	const sum = (list: readonly number[]): number => list.reduce((all, n) => all + n, 0);
	return sum(sorted.slice(0, PATROLS)) / sum(sorted);
}

describe('twenty rounds of patrols among hexagons of equal true rate', () => {
	it('keep near equal shares while what patrols record is left out, and drift to the same few once it is counted', async () => {
		const [out, counted] = [await feedback(false, 1), await feedback(true, 1)];
		for (const presence of [out, counted]) expect(presence.reduce((all, n) => all + n, 0)).toBe(ROUNDS * PATROLS);
		// Draws at random would give the busiest six about 28 %; the edge of the town, with nothing beyond, makes it a little more.
		expect(busiestShare(out)).toBeLessThan(0.45);
		expect(out.filter((rounds) => rounds > 0).length).toBeGreaterThan(0.8 * out.length);
		expect(busiestShare(counted)).toBeGreaterThan(0.9);
	}, 60_000);
});
