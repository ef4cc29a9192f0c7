import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planTours, type TourPlan, type TourRequest } from '../../src/lib/deployment/tours/planTours';

/** Stop 0 is the depot. */
function requestOf(
	stops: readonly (readonly [x: number, y: number, worth: number])[],
	units: number,
	minutes: number,
	more: Partial<TourRequest> = {}
): TourRequest {
	const all = [[5, 5, 0] as const, ...stops];
	return {
		walk: Float64Array.from(all.flatMap(([x, y]) => all.map(([u, v]) => Math.hypot(x - u, y - v)))),
		stops: stops.map(([, , worth], at) => ({ point: at + 1, worth })),
		units: Array.from({ length: units }, () => ({ depot: 0, from: 1320, to: 1320 + minutes })),
		seed: 1,
		...more
	};
}
const place = fc.tuple(fc.nat(12), fc.nat(12), fc.integer({ min: 1, max: 9 }));
const shift = fc.record({
	stops: fc.array(place, { minLength: 1, maxLength: 8 }),
	units: fc.integer({ min: 1, max: 3 }),
	minutes: fc.integer({ min: 0, max: 260 }),
	dwell: fc.integer({ min: 0, max: 20 }),
	revisit: fc.integer({ min: 30, max: 120 }),
	excluded: fc.array(fc.nat(7), { maxLength: 2 }),
	seed: fc.nat(99)
});

/** Every promise of a plan, counted afresh from the request. */
function recount(request: TourRequest, plan: TourPlan): void {
	const { dwell = 15, revisit = 120, again = 1 } = request;
	const points = Math.sqrt(request.walk.length);
	const minutes = (a: number, b: number): number => Math.ceil((request.walk[a * points + b] ?? Infinity) - 1e-9);
	expect(plan.tours).toHaveLength(request.units.length);
	const seen = new Map<number, { arrive: number; leave: number }[]>();
	plan.tours.forEach((tour, unit) => {
		const { depot, from, to } = request.units[unit] ?? { depot: -1, from: 0, to: 0 };
		let [at, time, walking, waiting, dwelling] = [depot, tour.start, 0, 0, 0];
		expect(tour.start).toBeGreaterThanOrEqual(from);
		for (const visit of tour.visits) {
			expect(visit.point).toBe(request.stops[visit.stop]?.point);
			expect(visit.walked).toBe(minutes(at, visit.point));
			expect(visit.waited).toBeGreaterThanOrEqual(0);
			expect(visit.arrive).toBe(time + visit.walked + visit.waited);
			expect(visit.leave - visit.arrive).toBe(request.stops[visit.stop]?.dwell ?? dwell);
			expect(request.excluded ?? []).not.toContain(visit.stop);
			seen.set(visit.stop, [...(seen.get(visit.stop) ?? []), visit]);
			[at, time] = [visit.point, visit.leave];
			[walking, waiting, dwelling] = [walking + visit.walked, waiting + visit.waited, dwelling + visit.leave - visit.arrive];
		}
		expect(tour.back).toBe(minutes(at, depot));
		expect(tour.finish).toBe(time + tour.back);
		expect(tour).toMatchObject({ walking: walking + tour.back, waiting, dwelling });
		expect(tour.finish).toBeLessThanOrEqual(Math.max(to, tour.start));
	});
	for (const visits of seen.values()) {
		visits.sort((a, b) => a.arrive - b.arrive);
		visits.slice(1).forEach((visit, i) => {
			expect(visit.arrive - (visits[i]?.leave ?? 0)).toBeGreaterThanOrEqual(revisit);
		});
	}
	let worth = 0;
	for (const [stop, visits] of seen) for (const time of visits.keys()) worth += (request.stops[stop]?.worth ?? 0) * again ** time;
	expect(plan.worth).toBeCloseTo(worth, 9);
	expect(plan.bound).toBeGreaterThanOrEqual(plan.worth);
	expect(plan.visits).toEqual(request.stops.map((_, stop) => seen.get(stop)?.length ?? 0));
}

/** Most that one unit after another can collect, by every order of stops and revisits; each as early as it can be. */
function bruteForce(request: TourRequest): number {
	const { dwell = 15, revisit = 120, again = 1 } = request;
	const points = Math.sqrt(request.walk.length);
	const minutes = (a: number, b: number): number => Math.ceil((request.walk[a * points + b] ?? Infinity) - 1e-9);
	type Seen = readonly (readonly [stop: number, arrive: number, unit: number])[];
	const from = (unit: number, seen: Seen, worth: number): number => {
		const own = request.units[unit];
		if (!own) return worth;
		const extend = (at: number, time: number, visits: Seen, value: number): number => {
			let best = from(unit + 1, visits, value);
			request.stops.forEach((stop, s) => {
				const before = visits.filter(([other]) => other === s);
				const last = Math.max(...before.filter(([, , by]) => by === unit).map(([, arrive]) => arrive), -Infinity);
				const arrive = Math.max(time + minutes(at, stop.point), last + dwell + revisit);
				if (arrive + dwell + minutes(stop.point, own.depot) > own.to) return;
				if (before.some(([, other, by]) => by !== unit && Math.abs(other - arrive) < dwell + revisit)) return;
				best = Math.max(
					best,
					extend(stop.point, arrive + dwell, [...visits, [s, arrive, unit]], value + stop.worth * again ** before.length)
				);
			});
			return best;
		};
		return extend(own.depot, own.from, seen, worth);
	};
	return from(0, [], 0);
}

describe('foot tours', () => {
	it('keep their time, dwells, revisits and exclusions, start and end at the depot, and count what they promise', async () => {
		await fc.assert(
			fc.asyncProperty(shift, async ({ stops, units, minutes, dwell, revisit, excluded, seed }) => {
				const request = requestOf(stops, units, minutes, { dwell, revisit, excluded, seed, again: 0.9 });
				recount(request, await planTours(request));
			}),
			{ numRuns: 12 }
		);
	});

	it('are worth as much as the best of all orders on small shifts', async () => {
		const small = fc.record({
			stops: fc.array(place, { minLength: 1, maxLength: 3 }),
			units: fc.integer({ min: 1, max: 2 }),
			minutes: fc.integer({ min: 20, max: 75 })
		});
		await fc.assert(
			fc.asyncProperty(small, async ({ stops, units, minutes }) => {
				const request = requestOf(stops, units, minutes, { dwell: 10, revisit: 20, startJitter: 0, orderJitter: 0, again: 0.8 });
				expect((await planTours(request)).worth).toBeCloseTo(bruteForce(request), 9);
			}),
			{ numRuns: 25 }
		);
	});

	it('hold about 12 to 14 stops in 4 hours, and 6 or 7 places when each is visited again', async () => {
		const near = Array.from({ length: 20 }, (_, i) => [5 + (i % 5), 5 + Math.floor(i / 5), 1] as const);
		const [once, twice] = await Promise.all([1, 2].map((mostVisits) => planTours(requestOf(near, 1, 240, { mostVisits, startJitter: 0 }))));
		expect(once?.tours[0]?.visits.length).toBeGreaterThanOrEqual(12);
		expect(once?.tours[0]?.visits.length).toBeLessThanOrEqual(14);
		expect(once?.visits.filter((n) => n > 1)).toEqual([]);
		const seven = await planTours(requestOf(near.slice(0, 7), 1, 240, { startJitter: 0 }));
		expect(seven.tours[0]?.visits.length).toBeGreaterThanOrEqual(12);
		expect(Math.max(...seven.visits)).toBe(2);
		expect(twice?.worth).toBeGreaterThanOrEqual(once?.worth ?? Infinity);
	});

	it('are the same for the same seed, and leave at other times in another order for another', async () => {
		const stops = fc.sample(place, { seed: 3, numRuns: 15 });
		const plan = (seed: number, more: Partial<TourRequest> = {}): Promise<TourPlan> =>
			planTours(requestOf(stops, 2, 240, { seed, ...more }));
		const [first, again, other] = await Promise.all([plan(1), plan(1), plan(2)]);
		expect(JSON.stringify(again)).toBe(JSON.stringify(first));
		expect(other.tours.map(({ start, visits }) => [start, visits.map(({ stop }) => stop)])).not.toEqual(
			first.tours.map(({ start, visits }) => [start, visits.map(({ stop }) => stop)])
		);
		expect(structuredClone(first)).toEqual(first);
		const exact = await plan(1, { startJitter: 0 });
		expect(exact.tours.map(({ start }) => start)).toEqual([1320, 1320]);
	});

	it('report progress, stop when no longer wanted, and refuse times that are missing or not whole', async () => {
		const stops = fc.sample(place, { seed: 4, numRuns: 12 });
		const done: number[] = [];
		await planTours(requestOf(stops, 1, 120), undefined, (part) => done.push(part));
		expect(done[0]).toBe(0);
		expect([...done].sort((a, b) => a - b)).toEqual(done);
		const abort = new AbortController();
		const plan = planTours(requestOf(stops, 2, 240), abort.signal, (part) => {
			if (part > 0) abort.abort();
		});
		await expect(plan).rejects.toMatchObject({ name: 'AbortError' });
		await expect(planTours({ ...requestOf(stops, 1, 120), walk: new Float64Array(4) })).rejects.toMatchObject({ code: 'tour-table' });
		await expect(planTours(requestOf(stops, 1, 120, { dwell: 12.5 }))).rejects.toMatchObject({ code: 'tour-minutes' });
	});
});
