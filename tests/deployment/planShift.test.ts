import fc from 'fast-check';
import { gridDisk } from 'h3-js';
import { describe, expect, it } from 'vitest';
import type { DemandCounts } from '../../src/lib/core/answers';
import type { Plan, PlanRequest, Refusal } from '../../src/lib/deployment';
import { compareAt } from '../../src/lib/deployment/backtest/compare';
import { reachOf } from '../../src/lib/deployment/coverage/reach';
import { latticeOf } from '../../src/lib/deployment/demand/lattice';
import { kindOf } from '../../src/lib/deployment/demand/objective';
import { planShift } from '../../src/lib/deployment/planShift';
import { demandOf, FIRST, town, townCells } from './town';

const request = (demand: DemandCounts, more: Partial<PlanRequest> = {}): PlanRequest => ({
	demand,
	patrols: 2,
	radiusMetres: 300,
	window: null,
	seed: 1,
	...more
});
async function planned(demand: DemandCounts, more: Partial<PlanRequest> = {}): Promise<Plan> {
	const plan = await planShift(request(demand, more));
	if (plan.kind !== 'plan') throw new Error(plan.fault);
	return plan;
}
async function refused(demand: DemandCounts, more: Partial<PlanRequest> = {}): Promise<Refusal> {
	const refusal = await planShift(request(demand, more));
	if (refusal.kind !== 'refusal') throw new Error('a plan was made');
	return refusal;
}
/** Posts of the simpler maps in a trial. */
const mapsOf = ({ backtest }: Plan, trial: number) => Object.values(backtest.trials[trial]?.simpler ?? {}).map((map) => map?.posts ?? null);
const two = (cell: number): number => (cell === 0 ? 2 : cell === 100 ? 1.2 : 0.03);

describe('a plan', () => {
	const demand = town({ rate: two });

	it('finds two planted hot spots, the larger first, and says so with figures that add up', async () => {
		const plan = await planned(demand);
		const cells = townCells(6);
		expect(gridDisk(cells[0] ?? '', 2)).toContain(plan.posts[0]?.cell);
		expect(gridDisk(cells[100] ?? '', 2)).toContain(plan.posts[1]?.cell);
		expect(plan.posts.map((post) => post.label)).toEqual(['A1', 'B1']);
		const shares = plan.posts.reduce((sum, post) => sum + post.share, 0);
		expect(shares).toBeCloseTo(plan.reached.value, 12);
		const reached = plan.cells.expected.reduce((sum, x, i) => sum + (plan.cells.reachedBy[i] === 255 ? 0 : x), 0);
		expect(reached / plan.basis.expected).toBeCloseTo(plan.reached.value, 12);
		expect(plan.reached.low).toBeLessThanOrEqual(plan.reached.value);
		expect(plan.reached.high).toBeGreaterThanOrEqual(plan.reached.value);
		expect(plan.bound).toBeGreaterThanOrEqual(plan.reached.value);
		expect(plan.posts.every((post) => post.firmness === 'firm')).toBe(true);
	});

	it('draws the curve to three patrols more, never falling, each point below its bound', async () => {
		const { curve } = await planned(demand, { patrols: 3 });
		expect(curve.map((point) => point.patrols)).toEqual([0, 1, 2, 3, 4, 5, 6]);
		curve.forEach((point, k) => {
			expect(point.bound).toBeGreaterThanOrEqual(point.reached.value - 1e-12);
			if (k > 0) expect(point.reached.value).toBeGreaterThanOrEqual((curve[k - 1]?.reached.value ?? 1) - 1e-12);
		});
	});

	it('is the same byte for byte on the same request, in any order of its hexagons and with hexagons that hold nothing', async () => {
		const plan = await planned(demand);
		expect(JSON.stringify(await planned(demand))).toBe(JSON.stringify(plan));
		const order = demand.cells.map((_, i) => i).reverse();
		const extra = gridDisk(demand.cells[0] ?? '', 9).filter((id) => !demand.cells.includes(id));
		const shuffled = demandOf(
			[...order.map((i) => demand.cells[i] ?? ''), ...extra],
			Array.from(demand.cell, (c, e) => [order.indexOf(c), demand.when[e] ?? 0, demand.count[e] ?? 0] as const).reverse(),
			60,
			'week'
		);
		expect(JSON.stringify(await planned(shuffled))).toBe(JSON.stringify(plan));
		expect(structuredClone(plan)).toEqual(plan);
	});

	it('changes nothing but intervals and stability with the seed', async () => {
		const [a, b] = [await planned(demand, { seed: 1 }), await planned(demand, { seed: 2 })];
		expect(b.posts.map((post) => post.cell)).toEqual(a.posts.map((post) => post.cell));
		expect(b.reached.value).toBe(a.reached.value);
		expect(b.reached).not.toEqual(a.reached);
	});

	it('reaches at best no less with a longer walk: the shorter plan never exceeds the longer bound', async () => {
		const plans = await Promise.all([150, 300, 450, 700].map((radiusMetres) => planned(demand, { radiusMetres })));
		plans.slice(1).forEach((plan, i) => {
			expect(plan.bound).toBeGreaterThanOrEqual((plans[i]?.reached.value ?? 1) - 1e-12);
		});
	});

	it('counts per shift of the window, and leaves more than a year behind', async () => {
		const window = { days: [4, 5], from: 21, to: 3, nights: true };
		const long = town({ bins: 70, rate: two });
		const [week, shift] = [await planned(long), await planned(long, { window })];
		expect(shift.basis).toMatchObject({ per: 'shift', occurrences: 2, bins: 52, last: FIRST + 69, placeOnly: false });
		expect(shift.basis.expected).toBeCloseTo(week.basis.expected / 2, 12);
		expect(week.basis.incidents + week.basis.older).toBe(long.count.reduce((sum, n) => sum + n, 0));
	});

	it('takes months, says that hours are unknown and draws single incidents where bins are few', async () => {
		const plan = await planned(town({ bin: 'month', bins: 5, rate: (cell) => 5 * two(cell) }));
		expect(plan.basis).toMatchObject({ bin: 'month', per: 'month', placeOnly: true });
		expect(plan.resamples.of).toBe('incidents');
		expect(plan.backtest.held).toBe(1);
		expect(plan.words.safeguards.some((s) => s.tone === 'warn' && s.text.includes('hours of these records are unknown'))).toBe(true);
	});

	it('stops when it is no longer wanted', async () => {
		const abort = new AbortController();
		const running = planShift(request(demand), abort.signal, ({ stage }) => {
			if (stage === 'resamples') abort.abort();
		});
		await expect(running).rejects.toMatchObject({ name: 'AbortError' });
	});

	it('rejects requests that make no sense, with a remedy', async () => {
		await expect(planShift(request(demand, { patrols: 0 }))).rejects.toMatchObject({ code: 'plan-patrols' });
		await expect(planShift(request(demand, { radiusMetres: 3 }))).rejects.toMatchObject({ code: 'plan-radius' });
		await expect(planShift(request(demand, { window: { days: [], from: 1, to: 2, nights: false } }))).rejects.toMatchObject({
			code: 'plan-window'
		});
	});
});

/** The incidents of two demands on the same hexagons. */
function together(...demands: readonly DemandCounts[]): DemandCounts {
	const sums = new Map<string, [number, number, number]>();
	for (const { cell, when, count } of demands)
		cell.forEach((c, e) => {
			const key = `${String(c)} ${String(when[e])}`;
			const entry = sums.get(key) ?? [c, when[e] ?? 0, 0];
			entry[2] += count[e] ?? 0;
			sums.set(key, entry);
		});
	const [one] = demands;
	return demandOf(one?.cells ?? [], [...sums.values()], one ? one.last - one.first + 1 : 1, 'week');
}

describe('a window of hours', () => {
	const busy = (cell: number): number => (cell === 0 ? 3 : cell === 100 ? 2 : 0.3);
	// One in ten of all incidents falls into the window, wherever they happen.
	const window = town({ rate: (cell) => 0.1 * busy(cell), seed: 3 });
	const rest = town({ rate: (cell) => 0.9 * busy(cell), seed: 4 });
	const everyHour = together(window, rest);

	it('takes the level of a hexagon from all hours and the share of its zone from the window, as a recount does', async () => {
		const weeks = 52;
		const plan = await planned(window, { everyHour });
		const whole = await planned(everyHour);
		const inYear = (demand: DemandCounts): number =>
			demand.count.reduce((sum, n, e) => sum + ((demand.when[e] ?? 0) >= FIRST + 8 ? n : 0), 0);
		expect(plan.basis.everyHour).toBe(inYear(everyHour));
		expect(plan.basis.incidents).toBe(inYear(window));
		const share = inYear(window) / inYear(everyHour);
		const rateOf = ({ cells }: Plan, id: string): number => cells.expected[cells.ids.indexOf(id)] ?? NaN;
		// The level of each hexagon is that of all hours; shares of zones lie near the share of all, which is the same everywhere here.
		for (const cell of [0, 100, 30]) {
			const id = townCells(6)[cell] ?? '';
			expect(Math.abs(rateOf(plan, id) / (share * rateOf(whole, id)) - 1)).toBeLessThan(0.2);
		}
		expect(plan.basis.expected).toBeGreaterThanOrEqual(inYear(window) / weeks - 1e-9);
		const i = plan.cells.ids.indexOf(townCells(6)[0] ?? '');
		expect(plan.cells.low[i]).toBeLessThan(plan.cells.expected[i] ?? NaN);
		expect(plan.cells.high[i]).toBeGreaterThan(plan.cells.expected[i] ?? NaN);
		expect(plan.words.basis.join(' ')).toContain('is learnt from');
		expect(JSON.stringify(await planned(window, { everyHour }))).toBe(JSON.stringify(plan));
	});

	it('claims what held-out weeks show, too, where the busiest places are busiest at these hours', async () => {
		let [claimed, held] = [0, 0];
		for (let seed = 1; seed <= 4; seed++) {
			// Half of what happens at a few places falls into the window, and a twentieth of the rest.
			const night = town({ seed, bins: 80, rate: (cell) => (cell % 30 === 0 ? 1 : 0.015) });
			const day = town({ seed: seed + 50, bins: 80, rate: (cell) => (cell % 30 === 0 ? 1 : 0.285) });
			const plan = await planned(night, { everyHour: together(night, day), patrols: 3 });
			claimed += plan.reached.value / 4;
			held += (plan.backtest.rivals.find((rival) => rival.id === 'plan')?.hit?.value ?? 0) / 4;
		}
		expect(claimed / held).toBeGreaterThan(0.9);
		expect(claimed / held).toBeLessThan(1.1);
	});
});

describe('a hold-out', () => {
	it('never lets the weeks that it counts on alter what was chosen, not even by records in new places', async () => {
		const demand = town({ rate: two });
		const before = await planned(demand);
		const cells = [...demand.cells, ...townCells(9).filter((id) => !demand.cells.includes(id))];
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 0, max: 5 }),
				fc.array(fc.tuple(fc.nat(cells.length - 1), fc.nat(3), fc.integer({ min: 1, max: 30 })), { minLength: 30, maxLength: 80 }),
				async (trial, records) => {
					const first = before.backtest.trials[trial]?.test.first ?? 0;
					const past = Array.from(demand.cell, (c, e) => [c, demand.when[e] ?? 0, demand.count[e] ?? 0] as const).filter(
						([, when]) => when < first
					);
					// Every later week keeps a record, so that none becomes a gap and moves the origin.
					const later = Array.from({ length: FIRST + 60 - first }, (_, b) => [b, first + b, 1] as const);
					const strewn = records.map(([c, b, n]) => [c, first + b, n] as const);
					const after = await planned(demandOf(cells, [...past, ...later, ...strewn], 60, 'week'));
					expect(after.backtest.trials[trial]?.posts).toEqual(before.backtest.trials[trial]?.posts);
					expect(mapsOf(after, trial)).toEqual(mapsOf(before, trial));
				}
			),
			{ numRuns: 12 }
		);
	});

	it('never lets them alter it through what happened at other hours, either', async () => {
		const everyHour = town({ rate: (cell) => 4 * two(cell), seed: 2 });
		// A part of every hour's incidents, mostly elsewhere than the rest: every third entry.
		const third = (all: DemandCounts): DemandCounts => ({ ...all, count: all.count.map((n, e) => (e % 3 === 0 ? n : 0)) });
		const before = await planned(third(everyHour), { everyHour });
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 0, max: 5 }),
				fc.array(fc.tuple(fc.nat(126), fc.nat(3)), { minLength: 30, maxLength: 60 }),
				async (trial, records) => {
					const first = before.backtest.trials[trial]?.test.first ?? 0;
					const past = Array.from(everyHour.cell, (c, e) => [c, everyHour.when[e] ?? 0, everyHour.count[e] ?? 0] as const);
					const kept = past.map(([c, when, n]) => [c, when, when < first ? n : 0] as const);
					const later = Array.from({ length: FIRST + 60 - first }, (_, b) => [b, first + b, 1] as const);
					const strewn = records.map(([c, b]) => [c, first + b, 20] as const);
					const all = demandOf(everyHour.cells, [...kept, ...later, ...strewn], 60, 'week');
					const own = { ...all, count: all.count.map((n, e) => (e < kept.length && e % 3 !== 0 ? 0 : n)) };
					const after = await planned(own, { everyHour: all });
					expect(after.backtest.trials[trial]?.posts).toEqual(before.backtest.trials[trial]?.posts);
					expect(mapsOf(after, trial)).toEqual(mapsOf(before, trial));
				}
			),
			{ numRuns: 5 }
		);
	});

	it('holds out four weeks after the last training week, over six origins', async () => {
		const { trials } = (await planned(town({ bins: 80, rate: two }))).backtest;
		expect(trials).toHaveLength(6);
		trials.forEach(({ train, test }, t) => {
			expect(test).toEqual({ first: FIRST + 80 - 4 * (t + 1), last: FIRST + 79 - 4 * t });
			expect(train.last).toBe(test.first - 1);
			expect(train.bins).toBe(52);
		});
	});

	it('counts what its posts reach, at or above random and at or below hindsight, on a town with hot spots', async () => {
		const { trials, incidents } = (await planned(town({ rate: two }))).backtest;
		expect(trials.reduce((sum, t) => sum + t.incidents, 0)).toBe(incidents);
		for (const t of trials) {
			expect(t.plan).toBeGreaterThan(t.uniform);
			expect(t.plan).toBeLessThanOrEqual(t.best);
			for (const map of Object.values(t.simpler)) {
				if (!map) continue;
				expect(map.reached).toBeLessThanOrEqual(t.best);
				expect(map.reached + map.planOnly - map.only).toBe(t.plan);
			}
		}
	});

	it('finds a plan better where rates hold but months are noisy', async () => {
		const { backtest } = await planned(town({ bins: 80, rings: 12, rate: (cell) => (cell % 40 === 0 ? 0.35 : 0.02) }), { patrols: 6 });
		expect(backtest.gain?.low).toBeGreaterThan(0);
		expect(backtest.verdict).toBe('better');
	});

	it('claims nothing over pure chance: equal rates everywhere give "better" in at most 1 of 20 towns', async () => {
		let better = 0;
		for (let seed = 1; seed <= 20; seed++) {
			const { backtest } = await planned(town({ seed, rate: () => 0.15 }));
			if (backtest.verdict === 'better') better++;
		}
		expect(better).toBeLessThanOrEqual(1);
	});

	it('expects held-out weeks to come out near the share that it claims', async () => {
		let claimed = 0;
		let held = 0;
		for (let seed = 1; seed <= 8; seed++) {
			const plan = await planned(town({ seed, bins: 80, rings: 10, rate: (cell) => (cell % 30 === 0 ? 0.3 : 0.02) }), { patrols: 3 });
			claimed += plan.reached.value / 8;
			held += (plan.backtest.rivals.find((rival) => rival.id === 'plan')?.hit?.value ?? 0) / 8;
		}
		expect(claimed / held).toBeGreaterThan(0.85);
		expect(claimed / held).toBeLessThan(1.15);
	});

	it('counts the simpler maps of all earlier weeks as the comparison of real files does, however far back they go', async () => {
		const bins = 100;
		const demand = town({ bins, rings: 5, rate: (cell, bin) => (cell === 0 ? 0.6 : cell === 50 && bin < 20 ? 5 : 0.04) });
		const { trials } = (await planned(demand)).backtest;
		const lattice = latticeOf(
			demand,
			Array.from({ length: bins }, (_, b) => FIRST + b)
		);
		const everywhere = reachOf(lattice.centres, Uint32Array.from(lattice.ids.keys()), 300);
		expect(trials).toHaveLength(6);
		trials.forEach(({ simpler, incidents }, t) => {
			const made = compareAt(kindOf(lattice, { weight: 1, demand }), everywhere, 2, bins - 4 * (t + 1));
			expect(made?.incidents).toBe(incidents);
			expect([simpler.previous, simpler['last-year'], simpler.all].map((map) => map?.reached)).toEqual(
				(['last 4 weeks', 'same weeks last year', 'all weeks'] as const).map((method) => made?.reached.get(method)?.incidents)
			);
			// Five a week for twenty weeks, long ago, outweigh whatever came since.
			expect(simpler.all.posts).toContain(townCells(5)[50]);
		});
	});

	it('leaves the map of last year out where a trial has no such weeks', async () => {
		const ids = async (bins: number): Promise<string[]> => (await planned(town({ bins, rate: two }))).backtest.rivals.map(({ id }) => id);
		expect(await ids(75)).toEqual(['plan', 'previous', 'all', 'uniform', 'best']);
		expect(await ids(76)).toEqual(['plan', 'previous', 'last-year', 'all', 'uniform', 'best']);
	});

	it('says when the busiest places of all earlier weeks do as well as the plan, though last month’s do not', async () => {
		// Three lone hot spots, far apart: which they are is plain from a long record, not from four weeks.
		const steady = (cell: number): number => ([0, 100, 120].includes(cell) ? 0.5 : 0.02);
		const { backtest, words } = await planned(town({ bins: 80, rings: 8, rate: steady }), { patrols: 3, radiusMetres: 100 });
		const gainOf = (wanted: string) => backtest.rivals.find(({ id }) => id === wanted)?.gain;
		expect(gainOf('previous')).toEqual(backtest.gain);
		expect(gainOf('all')?.low).toBeLessThanOrEqual(0.0005);
		expect(words.backtest.others).toMatch(/^No better than the busiest places of all earlier weeks/);
	});

	it('gives a verdict from 26 weeks and three trials of four on, and says what is missing below', async () => {
		const [short, enough] = [await planned(town({ bins: 37, rate: two })), await planned(town({ bins: 38, rate: two }))];
		expect(short.backtest).toMatchObject({ verdict: 'too-little', gain: null, whole: 37, settled: 2 });
		// A trial after a shorter history makes up the three that are shown.
		expect(short.backtest.trials.map(({ train }) => train.bins)).toEqual([33, 29, 25]);
		expect(short.words.backtest).toMatchObject({
			verdict: 'Too little to tell',
			sentence: 'A verdict takes 38 whole weeks (26 to choose from and three trials of 4); there are 37.'
		});
		expect(enough.backtest.trials.map(({ train }) => train.bins)).toEqual([34, 30, 26]);
		expect(enough.backtest.gain).not.toBeNull();
		expect(enough.backtest.verdict).not.toBe('too-little');
	});

	it('gives a verdict from six months and three trials of one on', async () => {
		const monthly = (bins: number): Promise<Plan> => planned(town({ bin: 'month', bins, rate: (cell) => 5 * two(cell) }));
		const [short, enough] = [await monthly(8), await monthly(9)];
		expect(short.backtest.verdict).toBe('too-little');
		expect(short.words.backtest.sentence).toContain('A verdict takes 9 whole months');
		expect(enough.backtest.trials.map(({ train }) => train.bins)).toEqual([8, 7, 6]);
		expect(enough.backtest.verdict).not.toBe('too-little');
	});

	it('says "too little" before three trials, and where the trials hold too few incidents', async () => {
		const { backtest } = await planned(town({ bins: 14, rate: two }));
		expect(backtest.trials).toHaveLength(1);
		expect(backtest).toMatchObject({ verdict: 'too-little', gain: null });
		const weekly = Array.from({ length: 30 }, (_, b) => [b % 2, FIRST + 2 + b, 1] as const);
		const early = await planned(demandOf(townCells(2), [...weekly, [1, FIRST + 58, 3]], 60, 'week'));
		expect(early.backtest.verdict).toBe('too-little');
		expect(early.words.backtest.sentence).toBe(
			'1 trial with at least 26 weeks to choose from, 3 held-out incidents: a verdict takes three such trials and 20 incidents.'
		);
	});
});

describe('a refusal', () => {
	const few = demandOf(
		townCells(2),
		[0, 1, 2, 3].map((b) => [0, FIRST + b, 4] as const),
		12,
		'week'
	);
	it('comes under 20 incidents, with the figure and what to do', async () => {
		const refusal = await refused(few, { window: { days: [4], from: 21, to: 3, nights: true } });
		expect(refusal).toMatchObject({ code: 'too-few-incidents', incidents: 16 });
		expect(refusal.actions[0]).toBe('widen-window');
		expect(refusal.fault).toBe('Only 16 incidents in Fri nights, 21:00–03:00: under 20 any choice of places would be chance.');
	});
	it('does not offer wider hours where the window has all of them', async () => {
		const day = { days: [4], from: 6, to: 6, nights: true };
		const refusal = await refused(few, { window: day });
		expect(refusal.actions).toEqual(['longer-period', 'all-hours', 'more-categories']);
		expect(refusal.remedy).toBe('Take a longer period or more categories.');
		expect((await refused(few)).actions).toEqual(['longer-period', 'more-categories', 'load-located']);
	});
	it('comes where hours are unknown, and offers to plan by place', async () => {
		const untimed = { ...few, count: few.count.fill(0), left: { unlocated: 0, untimed: 900, officer: 0 } };
		const refusal = await refused(untimed, { window: { days: [4], from: 21, to: 3, nights: true } });
		expect(refusal).toMatchObject({ code: 'hours-unknown', actions: ['all-hours'] });
	});
	it('comes where nothing has a location, or where the weeks are too few', async () => {
		expect(await refused({ ...demandOf([], [], 12, 'week'), left: { unlocated: 50, untimed: 0, officer: 0 } })).toMatchObject({
			code: 'no-located'
		});
		expect(await refused(town({ bins: 7, rate: two }))).toMatchObject({ code: 'too-short' });
	});
});
