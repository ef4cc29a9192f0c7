import { describe, expect, test } from 'vitest';
import { analyst } from '../../src/lib/analysis/jobs';
import { NO_FILTER, type Filter, type WeekWindow } from '../../src/lib/core/filter';
import type { Occurrence, Plan, ShiftTours } from '../../src/lib/deployment';
import { makeSheets } from '../../src/lib/state/shift/sheets';
import { peaksOf } from '../../src/lib/state/shift/peak';
import { START } from '../../src/lib/state/situation';
import { unitsOf } from '../../src/lib/state/shift/units';

const NIGHTS: WeekWindow = { days: [4, 5], from: 21, to: 3, nights: true };
const [FRIDAY, SATURDAY, SUNDAY] = [4 * 24, 5 * 24, 6 * 24];

/** Incidents by hour of the week of some [slot, number]. */
function week(...counts: readonly (readonly [slot: number, count: number])[]): Uint32Array {
	const of = new Uint32Array(168);
	for (const [slot, count] of counts) of[slot] = count;
	return of;
}

describe("the peak of a patrol's ground", () => {
	test('is the run of hours that stands out, over midnight too and from all days of the window', async () => {
		const late = week(
			[FRIDAY + 21, 3],
			[FRIDAY + 23, 20],
			[SATURDAY, 16],
			[SATURDAY + 2, 2],
			[SATURDAY + 23, 14],
			[SUNDAY, 18],
			[SUNDAY + 1, 4]
		);
		const morning = week([8, 2], [9, 1], [10, 30], [24 + 10, 29], [24 + 12, 3], [24 + 13, 4], [24 + 15, 1]);
		const daytime = { days: [0, 1, 2, 3, 4], from: 8, to: 16, nights: false };
		expect(await peaksOf(analyst, [late], NIGHTS)).toEqual(['23:00–01:00, 68 of 77 incidents on its ground']);
		expect(await peaksOf(analyst, [morning], daytime)).toEqual(['10:00–11:00, 59 of 70 incidents on its ground']);
	});

	test('is named from 20 incidents on, and said to be none where the hours are alike', async () => {
		const even = week(...[21, 22, 23, 24, 25, 26].map((hour) => [FRIDAY + hour, hour === 22 ? 12 : 10] as const));
		const few = week([FRIDAY + 22, 19]);
		const enough = week([FRIDAY + 22, 20]);
		expect(await peaksOf(analyst, [even, few, enough, week([FRIDAY + 22, 4]), week()], NIGHTS)).toEqual([
			'no hours stand out; most 22:00–23:00, 12 of 62 incidents on its ground',
			'too few incidents to name an hour: 19',
			'22:00–23:00, 20 of 20 incidents on its ground',
			'too few incidents to name an hour: fewer than 5',
			'too few incidents to name an hour: fewer than 5'
		]);
	});
});

describe('tasking sheets', () => {
	const asked: Filter[] = [];
	const counts = new Map([
		['a', week([FRIDAY + 22, 9])],
		['b', week([FRIDAY + 22, 15], [SATURDAY + 21, 2])],
		['c', week([SATURDAY + 1, 7])]
	]);
	const store = {
		hours: (filter: Filter) => {
			asked.push(filter);
			const held = new Uint32Array(168);
			for (const id of filter.cells?.ids ?? []) counts.get(id)?.forEach((n, slot) => (held[slot] = (held[slot] ?? 0) + n));
			return Promise.resolve({ counts: held, untimed: 0 });
		},
		cellProfile: (_: Filter, __: number, cell: string) => Promise.resolve({ cell, count: 0, categories: [], hours: new Uint32Array(24) })
	};
	const tour = { depot: { lng: 1, lat: 51 }, places: [], stays: [], start: 1260, finish: 1620 };
	const tours = {
		tours: [
			{ ...tour, unit: 0, post: 1 },
			{ ...tour, unit: 1, post: 0 }
		]
	} as unknown as ShiftTours;
	const plan = {
		resolution: 10,
		cells: { ids: ['a', 'b', 'c', 'd'], reachedBy: Uint8Array.of(1, 1, 0, 255) },
		basis: { synthetic: false }
	} as unknown as Plan;
	const date: Occurrence = { day: 20_784, from: 1260, to: 1620, clocksChange: false, stage: 'ahead' };

	test("pool the hexagons that a patrol's post reaches, in the plan's own hours and records", async () => {
		const { units } = await makeSheets(
			{ store, analyst },
			{
				plan,
				tours,
				date,
				units: unitsOf(START.shift, 2),
				filter: NO_FILTER,
				window: NIGHTS,
				title: '',
				marking: '',
				callSigns: {},
				placeOf: () => null,
				nameOf: () => ''
			}
		);
		expect(asked.map(({ cells, week, origins }) => [cells?.resolution, cells?.ids, week, origins])).toEqual([
			[10, ['a', 'b'], NIGHTS, ['public', 'unknown']],
			[10, ['c'], NIGHTS, ['public', 'unknown']]
		]);
		expect(units.map(({ peak }) => peak)).toEqual([
			'22:00–23:00, 24 of 26 incidents on its ground',
			'too few incidents to name an hour: 7'
		]);
	});
});
