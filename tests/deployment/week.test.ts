import fc from 'fast-check';
import { cellToBoundary, cellToLatLng, cellToParent, gridDisk, gridDistance } from 'h3-js';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import type { Polygons } from '../../src/lib/core/filter';
import { metresBetween } from '../../src/lib/deployment/coverage/nearby';
import { bestStep, leastStep, measureWeek, postsIn, stepIn, weekDifference } from '../../src/lib/deployment/week/measure';
import { planWeek } from '../../src/lib/deployment/week/planWeek';
import { shiftOfSlots, shiftsOf } from '../../src/lib/deployment/week/shifts';
import { suggestWeek, type Allocatable, type WeekTerms } from '../../src/lib/deployment/week/suggest';
import type { WeekCurves, WeekRequest } from '../../src/lib/deployment/week/week';
import { weekCsv } from '../../src/lib/deployment/week/weekCsv';

const CENTRE = '8a194ad3078ffff';
const CELLS = gridDisk(cellToParent(CENTRE, 10), 7);
const WEEKS = 30;
const STARTS = [6, 14, 22];
/** Parents of size 8: more than one in the disk. */
const AREAS = [...new Set(CELLS.map((cell) => cellToParent(cell, 8)))].slice(0, 3);

/** Incidents at random, more at night around one hexagon. */
function request(change: Partial<WeekRequest> = {}, order: 1 | -1 = 1, seed = 7): WeekRequest {
	const random = xoroshiro128plus(seed);
	const counts = new Map<number, number>();
	for (let i = 0; i < 1500; i++) {
		const night = i % 3 === 0;
		const cell = night ? uniformInt(random, 0, 6) : uniformInt(random, 0, CELLS.length - 1);
		const slot = night ? (4 * 24 + 22 + uniformInt(random, 0, 5)) % 168 : uniformInt(random, 0, 167);
		counts.set(cell * 168 + slot, (counts.get(cell * 168 + slot) ?? 0) + 1);
	}
	const keys = [...counts.keys()].sort((a, b) => order * (a - b));
	return {
		resolution: 10,
		cells: CELLS,
		cell: Uint32Array.from(keys, (key) => Math.floor(key / 168)),
		slot: Uint8Array.from(keys, (key) => key % 168),
		count: Uint32Array.from(keys, (key) => counts.get(key) ?? 0),
		weeks: { first: 2800, last: 2800 + WEEKS - 1, totals: new Uint32Array(WEEKS).fill(50) },
		left: { unlocated: 3, untimed: 4, officer: 5 },
		starts: STARTS,
		areas: AREAS.map((cell, at) => ({ name: `Area ${String(at)}`, polygons: null, cell })),
		wanted: null,
		radiusMetres: 300,
		most: 4,
		seed: 1,
		synthetic: true,
		...change
	};
}

async function curvesOf(asked: WeekRequest): Promise<WeekCurves> {
	const made = await planWeek(asked);
	if (made.kind === 'refusal') throw new Error(made.fault);
	return made;
}
const plan = await curvesOf(request());
const wide = plan.most + 1;

/** Incidents of a shift within reach of posts, counted from the request, in the posts' own area. */
function recount(asked: WeekRequest, shift: number, area: number, posts: readonly string[]): number {
	const by = shiftOfSlots(shiftsOf(asked.starts));
	let sum = 0;
	asked.cell.forEach((at, i) => {
		const cell = asked.cells[at] ?? '';
		if (by[asked.slot[i] ?? 0] !== shift || cellToParent(cell, 8) !== AREAS[area]) return;
		const [lat, lng] = cellToLatLng(cell);
		const near = posts.some((post) => {
			const [postLat, postLng] = cellToLatLng(post);
			return post === cell || metresBetween(lng, lat, postLng, postLat) * 1.3 <= asked.radiusMetres;
		});
		if (near) sum += asked.count[i] ?? 0;
	});
	return sum;
}

describe('shifts of a week', () => {
	it('hold every hour of the week once, whatever hours they begin at', () => {
		fc.assert(
			fc.property(fc.uniqueArray(fc.nat(23), { minLength: 1, maxLength: 8 }), (hours) => {
				const shifts = shiftsOf(hours.sort((a, b) => a - b));
				expect(shifts.reduce((sum, { hours: length }) => sum + length, 0)).toBe(168);
				const by = shiftOfSlots(shifts);
				shifts.forEach(({ day, from, hours: length }, at) => {
					for (let i = 0; i < length; i++) expect(by[(day * 24 + from + i) % 168]).toBe(at);
				});
			})
		);
	});
});

describe('zones that patrols keep out of', () => {
	const zone = gridDisk(CENTRE, 1);
	const excluded = zone.map((cell) => ({ name: cell, polygons: [[cellToBoundary(cell, true)]] as Polygons }));

	it('get no post, and what is recorded there is not reached though it is expected', async () => {
		const asked = request({ excluded });
		const without = await curvesOf(asked);
		expect(without.cells.some((cell) => zone.includes(cell))).toBe(false);
		expect(without.expected).toEqual(plan.expected);
		expect(without.recorded).toEqual(plan.recorded);
		expect(without.recordedExcluded).toBe(
			asked.cell.reduce((sum, at, i) => sum + (zone.includes(asked.cells[at] ?? '') ? (asked.count[i] ?? 0) : 0), 0)
		);
		expect(without.recordedExcluded).toBeGreaterThan(100);
		const open = { ...asked, count: asked.count.map((n, i) => (zone.includes(asked.cells[asked.cell[i] ?? 0] ?? '') ? 0 : n)) };
		const grid = new Uint8Array(without.expected.length).fill(3);
		for (let b = 0; b < without.expected.length; b++) {
			const posts = postsIn(without, grid, b).map(({ cell }) => cell);
			const area = Number(without.areas[b % without.areas.length]?.name.slice(5));
			expect(without.reached[b * wide + 3]).toBe(recount(open, Math.floor(b / without.areas.length), area, posts));
			for (let k = 0; k <= without.most; k++)
				expect(without.value[b * wide + k]).toBeLessThanOrEqual((plan.bound[b * wide + k] ?? 0) * (1 + 1e-9));
		}
	});

	it('leave no plan where they hold every record', async () => {
		const all = CELLS.map((cell) => ({ name: cell, polygons: [[cellToBoundary(cell, true)]] as Polygons }));
		expect(await planWeek(request({ excluded: all }))).toMatchObject({ kind: 'refusal', code: 'all-excluded', actions: ['drop-areas'] });
	});
});

describe('curves by shift and area', () => {
	it('rise with the patrols, stay under their bound and under what is expected', () => {
		for (let b = 0; b < plan.expected.length; b++)
			for (let k = 0; k <= plan.most; k++) {
				const at = b * wide + k;
				expect(plan.value[at]).toBeLessThanOrEqual((plan.bound[at] ?? 0) * (1 + 1e-12));
				expect(plan.value[at]).toBeLessThanOrEqual((plan.expected[b] ?? 0) + 1e-9);
				if (k > 0) expect(plan.value[at]).toBeGreaterThanOrEqual((plan.value[at - 1] ?? 0) - 1e-12);
				expect(k === 0 ? plan.value[at] : 0).toBe(0);
			}
	});

	it('reach the recorded incidents that a recount around their posts gives', () => {
		const grid = new Uint8Array(plan.expected.length).fill(2);
		const asked = request();
		for (let b = 0; b < plan.expected.length; b++) {
			const posts = postsIn(plan, grid, b).map(({ cell }) => cell);
			const shift = Math.floor(b / plan.areas.length);
			const area = AREAS.indexOf(AREAS[Number(plan.areas[b % plan.areas.length]?.name.slice(5))] ?? '');
			expect(plan.reached[b * wide + 2]).toBe(recount(asked, shift, area, posts));
			expect(posts.every((post) => cellToParent(post, 8) === AREAS[area])).toBe(true);
		}
		expect(plan.recorded.reduce((a, b) => a + b, 0) + plan.outside).toBe(plan.incidents);
	});

	it('put the night patrols at the planted night spot', () => {
		const friday = 4 * STARTS.length + 2;
		const reached = plan.areas.map((_, a) => plan.value[(friday * plan.areas.length + a) * wide + 1] ?? 0);
		const area = reached.indexOf(Math.max(...reached));
		const grid = new Uint8Array(plan.expected.length);
		grid[friday * plan.areas.length + area] = 1;
		const [post] = postsIn(plan, grid, friday * plan.areas.length + area);
		expect(gridDistance(post?.cell ?? '', CELLS[0] ?? '')).toBeLessThanOrEqual(2);
	});

	it('are the same for the same records in any order, byte for byte', async () => {
		expect(await curvesOf(request({}, -1))).toEqual(plan);
	});

	it('are refused where too few records have an hour, and where weeks are too few', async () => {
		const few = await planWeek(request({ cell: Uint32Array.of(0), slot: Uint8Array.of(3), count: Uint32Array.of(9) }));
		expect(few).toMatchObject({ kind: 'refusal', code: 'too-few-incidents', incidents: 9 });
		const untimed = await planWeek(
			request({
				cell: new Uint32Array(0),
				slot: new Uint8Array(0),
				count: new Uint32Array(0),
				left: { unlocated: 0, untimed: 900, officer: 0 }
			})
		);
		expect(untimed).toMatchObject({ kind: 'refusal', code: 'hours-unknown' });
		const short = await planWeek(request({ weeks: { first: 1, last: 4, totals: new Uint32Array(4).fill(9) } }));
		expect(short).toMatchObject({ kind: 'refusal', code: 'too-short' });
	});

	it('pool the days where a shift has fewer than 20 records, and keep its level', async () => {
		const thin = await curvesOf(request({}, 1, 3));
		thin.pooled.forEach((how, s) => {
			const recorded = thin.recorded.subarray(s * thin.areas.length, (s + 1) * thin.areas.length).reduce((a, b) => a + b, 0);
			if (how === 'none') expect(recorded + thin.outside).toBeGreaterThanOrEqual(20);
		});
		const expected = thin.expected.reduce((a, b) => a + b, 0);
		const inside = (thin.incidents - thin.outside) / WEEKS;
		expect(Math.abs(expected / inside - 1)).toBeLessThan(0.15);
	});
});

const terms: WeekTerms = { budget: { in: 'hours', most: 80 }, perHour: [0, 0, 0], cap: 0.4, least: [8, 0, 8] };

/** Curves that rise at random, for the allocation alone. */
const tiny: fc.Arbitrary<Allocatable> = fc
	.array(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 })), { minLength: 4, maxLength: 4 })
	.map((steps) => {
		const value = Float64Array.from(steps.flatMap(([a, b]) => [0, a, a + b]));
		const shifts = [
			{ day: 0, from: 6, hours: 6, part: 0 },
			{ day: 0, from: 12, hours: 18, part: 1 }
		];
		const areas = ['A', 'B'].map((name) => ({ name, recorded: 1, expected: 1, barred: false }));
		return { shifts, areas, most: 2, value, bound: value };
	});

describe('the suggestion', () => {
	it('keeps the budget, the cap and the minimum, and is worth what its grid is worth', () => {
		const made = suggestWeek(plan, terms);
		if (made.kind === 'infeasible') throw new Error(made.areas.join());
		const figures = measureWeek(plan, made.grid, [20, 20, 20]);
		expect(figures.hours).toBeLessThanOrEqual(80);
		expect(figures.reached).toBeCloseTo(made.value, 9);
		expect(made.bound).toBeGreaterThanOrEqual(made.value);
		expect(figures.pounds).toBe(20 * figures.hours);
		figures.areas.forEach(({ hours }, a) => {
			expect(hours).toBeLessThanOrEqual(32);
			expect(hours).toBeGreaterThanOrEqual(terms.least[a] ?? 0);
		});
	});

	it('is the best of all plans of two shifts and two areas', () => {
		fc.assert(
			fc.property(tiny, fc.integer({ min: 0, max: 60 }), (curves, most) => {
				const made = suggestWeek(curves, { budget: { in: 'hours', most }, perHour: [1, 1], cap: 1, least: [0, 0] });
				let best = 0;
				for (let code = 0; code < 81; code++) {
					const grid = [code % 3, Math.floor(code / 3) % 3, Math.floor(code / 9) % 3, Math.floor(code / 27)];
					const hours = grid.reduce((sum, k, b) => sum + k * (curves.shifts[Math.floor(b / 2)]?.hours ?? 0), 0);
					const value = grid.reduce((sum, k, b) => sum + (curves.value[b * 3 + k] ?? 0), 0);
					if (hours <= most) best = Math.max(best, value);
				}
				expect(made.kind === 'suggestion' && made.value).toBeCloseTo(best, 9);
			}),
			{ numRuns: 200 }
		);
	});

	it('names the areas whose minimum cannot be kept', () => {
		expect(suggestWeek(plan, { ...terms, least: [40, 0, 0] })).toMatchObject({
			kind: 'infeasible',
			why: 'area',
			areas: [plan.areas[0]?.name]
		});
		const barred = { ...plan, areas: plan.areas.map((area, a) => ({ ...area, barred: a === 1 })) };
		expect(suggestWeek(barred, { ...terms, least: [0, 8, 0] })).toMatchObject({
			kind: 'infeasible',
			why: 'area',
			areas: [plan.areas[1]?.name]
		});
		const kept = suggestWeek(barred, { ...terms, least: [0, 0, 0] });
		expect(kept.kind === 'suggestion' && measureWeek(plan, kept.grid, [20, 20, 20]).areas[1]?.hours).toBe(0);
		const dear = suggestWeek(plan, { ...terms, cap: 1, least: [40, 40, 40] });
		expect(dear).toMatchObject({ kind: 'infeasible', why: 'budget' });
		expect(dear.kind === 'infeasible' && dear.areas.length).toBeGreaterThan(0);
	});

	it('never loses by a larger budget', () => {
		let before = 0;
		for (const most of [0, 8, 16, 40, 80, 160]) {
			const made = suggestWeek(plan, { budget: { in: 'hours', most }, perHour: [0, 0, 0], cap: 1, least: [0, 0, 0] });
			const value = made.kind === 'suggestion' ? made.value : NaN;
			expect(value).toBeGreaterThanOrEqual(before);
			before = value;
		}
	});
});

describe('a plan measured', () => {
	const grids = fc
		.array(fc.nat(plan.most), { minLength: plan.expected.length, maxLength: plan.expected.length })
		.map((list) => Uint8Array.from(list));

	it('adds up by shift and by area, and each step is the difference of two plans', () => {
		fc.assert(
			fc.property(grids, fc.nat(plan.expected.length - 1), (grid, block) => {
				const made = measureWeek(plan, grid, [1, 2, null]);
				const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);
				expect(sum(made.areas.map(({ hours }) => hours))).toBe(made.hours);
				expect(sum(made.shifts.map(({ patrols }) => patrols))).toBe(made.patrols);
				expect(sum(made.areas.map(({ reached }) => reached))).toBeCloseTo(made.reached, 9);
				expect(made.share.low).toBeLessThanOrEqual(made.share.value + 1e-12);
				expect(made.share.high).toBeGreaterThanOrEqual(made.share.value - 1e-12);
				const step = stepIn(plan, grid, block, 1, [1, 2, null]);
				if (!step) {
					expect(grid[block]).toBe(plan.most);
					return;
				}
				const next = grid.slice();
				next[block] = (grid[block] ?? 0) + 1;
				const after = measureWeek(plan, next, [1, 2, null]);
				expect(after.reached - made.reached).toBeCloseTo(step.gain, 9);
				expect(after.hours - made.hours).toBe(step.hours);
				expect(bestStep(plan, grid, [1, 1, 1], 'hours')?.gain).toBeGreaterThanOrEqual(0);
			}),
			{ numRuns: 40 }
		);
	});

	it('costs nothing known where a shift that is worked has no price', () => {
		const grid = new Uint8Array(plan.expected.length);
		expect(measureWeek(plan, grid, [null, null, null]).pounds).toBe(0);
		grid[0] = 1;
		expect(measureWeek(plan, grid, [null, 5, 5]).pounds).toBeNull();
		expect(measureWeek(plan, grid, [5, null, null]).pounds).toBe(40);
		expect(leastStep(plan, grid, [5, 5, 5])).toMatchObject({ shift: 0, area: 0, hours: -8, pounds: -40 });
	});

	it('differs from itself by nothing, and from a poorer plan by a clear gain', () => {
		const grid = new Uint8Array(plan.expected.length).fill(1);
		expect(weekDifference({ curves: plan, grid }, { curves: plan, grid })).toEqual({ value: 0, low: 0, high: 0 });
		const none = new Uint8Array(plan.expected.length);
		const gain = weekDifference({ curves: plan, grid }, { curves: plan, grid: none });
		expect(gain.low).toBeGreaterThan(0);
		expect(gain.value).toBeCloseTo(measureWeek(plan, grid, []).share.value, 12);
	});

	it('is written as one row for each shift and area, safe in a spreadsheet', () => {
		const grid = new Uint8Array(plan.expected.length).fill(1);
		const column = { title: 'Mine', grid, figures: measureWeek(plan, grid, []) };
		const titles = ['=SUM(A1)', 'B', 'C'];
		const text = weekCsv(plan, { plan: column, others: [], titles, staff: ['Wardens', 'Wardens', 'Officers'] });
		const rows = text.split('\r\n');
		expect(rows.filter((row) => row.startsWith('Monday'))).toHaveLength(STARTS.length * plan.areas.length);
		expect(rows.filter((row) => row.startsWith('Friday,22:00–06:00,8,Officers'))).toHaveLength(plan.areas.length);
		expect(text).toContain("'=SUM(A1)");
		expect(text).toContain('Synthetic data');
	});
});
