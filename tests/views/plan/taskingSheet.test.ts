import { render } from 'svelte/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { dayOf } from '../../../src/lib/core/time';
import type { Plan, ShiftSheets, UnitSheet } from '../../../src/lib/deployment';
import { planShift } from '../../../src/lib/deployment/planShift';
import { sheetRoom } from '../../../src/lib/views/panels/plan/sheetRoom';
import { triedWords } from '../../../src/lib/views/panels/plan/sheetWords';
import TaskingSheet from '../../../src/lib/views/panels/plan/TaskingSheet.svelte';
import { town } from '../../deployment/town';

const NIGHTS = { days: [4, 5], from: 21, to: 3, nights: true };
const text = (html: string): string =>
	html
		.replace(/<!--.*?-->/gs, '')
		.replace(/<[^>]+>/g, ' ')
		.replace(/&nbsp;|\s+/g, ' ');

let plan: Plan;
beforeAll(async () => {
	const demand = town({ rate: (cell) => (cell === 0 ? 2 : cell === 100 ? 1.2 : 0.03) });
	const made = await planShift({ demand, patrols: 2, radiusMetres: 300, window: NIGHTS, seed: 1 });
	if (made.kind !== 'plan') throw new Error(made.fault);
	plan = made;
});

/** A patrol with some stops, and one visit to each. */
function unitWith(stops: number): UnitSheet {
	const { lng, lat } = plan.posts[0] ?? { lng: 0, lat: 0 };
	const each = <T>(make: (i: number) => T): T[] => Array.from({ length: stops }, (_, i) => make(i));
	return {
		name: 'Marshal A',
		letter: 'A',
		callSign: '',
		peak: '23:00–01:00, 68 of 77 incidents on its ground',
		tour: {
			unit: 0,
			post: 0,
			depot: { lng, lat },
			places: each((i) => ({ cell: `cell ${String(i)}`, lng: lng + i / 1000, lat, share: 0.01 })),
			stays: each((i) => ({ place: i, arrive: 1260 + 12 * i, leave: 1270 + 12 * i })),
			start: 1260,
			finish: 1620,
			walking: 60,
			dwelling: 300,
			waiting: 0,
			metres: 4000,
			way: each((i) => [lng + i / 1000, lat] as const),
			straight: 0
		},
		places: each((i) => ({ name: `Place ${String(i + 1)}`, why: '25 incidents, most often Arson; most 22:00–23:00', todo: 'Be seen' })),
		depot: 'Military Road'
	};
}

function sheet(unit: UnitSheet, stage: ShiftSheets['when']['stage'] = 'ahead'): string {
	const when = { day: dayOf(2026, 11, 27), from: 1260, to: 1620, clocksChange: false, stage };
	const sheets: ShiftSheets = { title: '', when, units: [unit], synthetic: false, marking: '', seed: 1 };
	const empty = {
		resolution: 10,
		version: 1,
		cells: [],
		corners: new Float64Array(),
		starts: new Uint32Array(1),
		centres: new Float64Array()
	};
	const classes = { method: 'quantile', breaks: [], classes: 1 } as never;
	const given = { plan, sheets, unit, number: 1, refuges: [], grid: empty, counts: new Uint32Array(), classes, overlays: [], made: '' };
	return text(render(TaskingSheet, { props: { ...given, oncallsign: () => undefined } }).body);
}

describe('a tasking sheet', () => {
	it('names the peak, whether its date has passed, and what the plan reached before', () => {
		const body = sheet(unitWith(3));
		expect(body).toContain('Peak 23:00–01:00, 68 of 77 incidents on its ground');
		expect(body).toContain(`${plan.words.backtest.verdict}. ${triedWords(plan)}`);
		expect(plan.words.backtest.others).not.toBe('');
		expect(body).toContain(`${plan.words.backtest.others} Reaching a place is not preventing an incident.`);
		expect(body).not.toContain('has passed');
		expect(sheet(unitWith(3), 'passed')).toContain('(this date has passed)');
	});

	it('holds the two figures of the back-test side by side, and none where too little could be held out', () => {
		const { backtest } = plan;
		const tried = (own: number | null, before: number | null, incidents = 100): string => {
			const hit = (value: number | null) => (value === null ? null : { value, low: 0, high: 1 });
			const rivals = backtest.rivals.map((rival) => ({ ...rival, hit: rival.id === 'plan' ? hit(own) : hit(before) }));
			return triedWords({ ...plan, backtest: { ...backtest, incidents, rivals } });
		};
		expect(tried(0.394, 0.312)).toBe(`${plan.words.backtest.subtitle}: this plan 39%, last 4 weeks’ map 31%.`);
		expect(tried(0.042, 0.038)).toContain('this plan 4.2%, last 4 weeks’ map 3.8%.');
		expect([tried(null, 0.3), tried(0.4, null), tried(0.4, 0.3, 19)]).toEqual(['', '', '']);
	});

	it('keeps one page: smaller letters, then a list of the later stops with their times, and says what is left', () => {
		const around = { header: ['One line', 'Peak'], halves: [['None known'], ['Two patrols reach places. '.repeat(8)]] };
		const rooms = Array.from({ length: 80 }, (_, i) => sheetRoom(unitWith(i + 1), around));
		expect(rooms[2]).toEqual({ full: 3, listed: 0, small: false, map: 290 });
		for (const [i, { full, listed, map }] of rooms.entries()) {
			expect(map).toBeGreaterThanOrEqual(150);
			expect(full + listed).toBeLessThanOrEqual(i + 1);
			// A visit of 10 minutes every 12 in 8 hours.
			if (i < 40) expect(full + listed).toBe(i + 1);
		}
		expect(rooms.some(({ small, listed }) => small && listed === 0)).toBe(true);

		const many = sheet(unitWith(36));
		for (let stop = 1; stop <= 36; stop++) expect(many).toMatch(new RegExp(`Place ${String(stop)} `));
		expect(many).toContain('04:00');
		expect(many).toContain('All times and reasons: see the files');
		expect(sheet(unitWith(70))).toMatch(/Further stops.*\d+ more stops, and all times/);
	});

	it('counts the lines that long texts take', () => {
		const around = { header: [''], halves: [['']] };
		const short = unitWith(8);
		const long = { ...short, places: short.places.map((place) => ({ ...place, name: 'Long name of a place '.repeat(5) })) };
		expect(sheetRoom(short, around)).toMatchObject({ full: 8, small: false });
		expect(sheetRoom(long, around)).not.toEqual(sheetRoom(short, around));
		expect(sheetRoom(short, { ...around, halves: [['Words '.repeat(200)]] })).not.toEqual(sheetRoom(short, around));
	});
});
