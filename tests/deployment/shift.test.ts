import fc from 'fast-check';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import type { WeekWindow } from '../../src/lib/core/filter';
import { dayOf } from '../../src/lib/core/time';
import {
	eveningOf,
	fileStamp,
	gpxOf,
	icsOf,
	occurrences,
	planGeoJson,
	stopsCsv,
	type Plan,
	type ShiftSheets,
	type ShiftTours,
	type ShiftToursRequest,
	type UnitSheet
} from '../../src/lib/deployment';
import { planShift } from '../../src/lib/deployment/planShift';
import { assignPosts } from '../../src/lib/deployment/shift/assign';
import { shiftTours } from '../../src/lib/deployment/shift/shiftTours';
import { ringOf } from '../../src/lib/core/cells';
import { town } from './town';

const NIGHTS = { days: [4, 5], from: 21, to: 3, nights: true };
const demand = town({ rate: (cell) => (cell < 19 ? 0.6 : cell > 99 && cell < 110 ? 0.4 : 0.02) });

let plan: Plan;
let tours: ShiftTours;
beforeAll(async () => {
	plan = await planned();
	tours = await shiftTours(request());
});

async function planned(): Promise<Plan> {
	const plan = await planShift({ demand, patrols: 2, radiusMetres: 300, window: NIGHTS, seed: 1, synthetic: true });
	if (plan.kind !== 'plan') throw new Error(plan.fault);
	return plan;
}
const request = (more: Partial<ShiftToursRequest> = {}): ShiftToursRequest => ({
	posts: plan.posts,
	cells: plan.cells,
	units: [
		{ depot: { lng: 1.08, lat: 51.279 }, from: 1260, to: 1620 },
		{ depot: null, from: 1260, to: 1440 }
	],
	dwell: 15,
	revisit: 120,
	streets: null,
	seed: 7,
	...more
});

function sheetsOf(tours: ShiftTours, more: Partial<ShiftSheets> = {}): ShiftSheets {
	return {
		title: 'Patrols; "Fri & Sat", <nights>',
		when: { day: dayOf(2026, 11, 27), from: 1260, to: 1620, clocksChange: false, stage: 'ahead' },
		units: tours.tours.map((tour, i) => ({
			name: `Marshal ${'AB'[i] ?? ''}`,
			letter: 'AB'[i] ?? '',
			callSign: '=CX 21',
			tour,
			peak: '22:00–00:00',
			places: tour.places.map((_, at) => ({ name: `Place, ${String(at)}; ÄÖ & <b>`, why: 'Why\nhere', todo: 'Be seen' })),
			depot: 'Military Road'
		})),
		synthetic: true,
		marking: 'OFFICIAL – SENSITIVE',
		seed: 20_784,
		...more
	};
}

describe('tours of a shift', () => {
	it('walk and stay within the hours, in the ground of their post, back no sooner than the revisit', () => {
		const { share, idle } = tours;
		expect(tours.tours.map(({ unit }) => unit)).toEqual([0, 1]);
		expect(idle).toEqual([]);
		const ends = [1620, 1440];
		for (const [i, tour] of tours.tours.entries()) {
			expect(tour.start).toBeGreaterThanOrEqual(1260);
			expect(tour.finish).toBeLessThanOrEqual(ends[i] ?? 0);
			expect(tour.walking + tour.dwelling + tour.waiting).toBe(tour.finish - tour.start);
			expect(tour.dwelling).toBe(15 * tour.stays.length);
			const ground = new Set(plan.cells.ids.filter((_, at) => plan.cells.reachedBy[at] === tour.post));
			expect(tour.places.every(({ cell }) => ground.has(cell))).toBe(true);
			expect(tour.stays[0]?.place).toBe(0);
			tour.stays.forEach(({ place, arrive, leave }, at) => {
				expect(leave - arrive).toBe(15);
				const before = tour.stays.slice(0, at).findLast((stay) => stay.place === place);
				if (before) expect(arrive - before.leave).toBeGreaterThanOrEqual(120);
			});
		}
		const stayed = new Set(tours.tours.flatMap(({ places }) => places.map(({ cell }) => cell)));
		const counted = plan.cells.ids.reduce((sum, id, at) => sum + (stayed.has(id) ? (plan.cells.share[at] ?? 0) : 0), 0);
		expect(share).toBeCloseTo(counted, 12);
		expect(share).toBeLessThanOrEqual(plan.reached.value + 1e-12);
	});

	it('are the same for the same seed, others for another, and none for a depot out of reach', async () => {
		const once = JSON.stringify(tours);
		expect(JSON.stringify(await shiftTours(request()))).toBe(once);
		expect(JSON.stringify(await shiftTours(request({ seed: 8 })))).not.toBe(once);
		const far = { depot: { lng: 1.6, lat: 51.6 }, from: 1260, to: 1620 };
		const away = await shiftTours(request({ units: [far, far] }));
		expect([away.tours, away.idle]).toEqual([[], [0, 1]]);
	});

	it('follow loaded streets, on the map and in the GPX alike; straight lines have no track', async () => {
		// A lattice of streets about 100 m apart over the ground of the posts.
		const lngs = plan.posts.map(({ lng }) => lng);
		const lats = plan.posts.map(({ lat }) => lat);
		const [west, south] = [Math.min(...lngs) - 0.006, Math.min(...lats) - 0.004];
		const [across, up] = [(Math.max(...lngs) + 0.006 - west) / 20, (Math.max(...lats) + 0.004 - south) / 20];
		const steps = Array.from({ length: 21 }, (_, i) => i);
		const streets = steps.flatMap((i) => [
			steps.map((j) => [west + i * across, south + j * up]),
			steps.map((j) => [west + j * across, south + i * up])
		]);
		const along = await shiftTours(request({ streets, units: [{ depot: null, from: 1260, to: 1620 }] }));
		const [tour] = along.tours;
		expect(tour?.straight).toBe(0);
		for (const { place } of tour?.stays ?? []) expect(tour?.way).toContainEqual([tour?.places[place]?.lng, tour?.places[place]?.lat]);
		expect(tour?.way.length).toBeGreaterThan(3 * (tour?.stays.length ?? Infinity));
		const sheets = sheetsOf(along);
		expect(gpxOf(sheets, sheets.units[0] as UnitSheet).match(/<trkpt /g)).toHaveLength(tour?.way.length ?? 0);
		const lines = sheetsOf(tours);
		expect(gpxOf(lines, lines.units[0] as UnitSheet)).not.toContain('<trk>');
	});

	it('give each patrol the post that saves most walking', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 5 }), fc.array(fc.nat(1000), { minLength: 25, maxLength: 25 }), (n, metres) => {
				const of = assignPosts(Float64Array.from(metres.slice(0, n * n)), n, n);
				expect([...of].sort()).toEqual(Array.from({ length: n }, (_, i) => i));
				const way = (posts: readonly number[]): number => posts.reduce((sum, post, unit) => sum + (metres[unit * n + post] ?? 0), 0);
				for (let a = 0; a < n; a++)
					for (let b = a + 1; b < n; b++) {
						const other = [...of];
						[other[a], other[b]] = [of[b] ?? 0, of[a] ?? 0];
						expect(way(of)).toBeLessThanOrEqual(way(other));
					}
			}),
			{ numRuns: 200 }
		);
	});
});

describe('the next times of a window', () => {
	const friday = dayOf(2026, 11, 27);
	const next = (window: WeekWindow, day: number, minute: number, number = 2) =>
		occurrences(window, { day, minute }, number).map((one) => [one.day - friday, one.stage]);
	it('are there until they end, nights on their evening', () => {
		expect(next(NIGHTS, friday, 20 * 60)).toEqual([
			[0, 'ahead'],
			[1, 'ahead']
		]);
		expect(next(NIGHTS, friday, 21 * 60)).toEqual([
			[0, 'begun'],
			[1, 'ahead']
		]);
		expect(next(NIGHTS, friday + 1, 179)).toEqual([
			[0, 'begun'],
			[1, 'ahead']
		]);
		expect(next(NIGHTS, friday + 1, 180)).toEqual([
			[1, 'ahead'],
			[7, 'ahead']
		]);
		const first = { day: friday, from: 1260, to: 1620, clocksChange: false, stage: 'ahead' };
		expect(occurrences(NIGHTS, { day: friday, minute: 0 }, 1)[0]).toEqual(first);
		const small = { days: [5], from: 1, to: 4, nights: true };
		expect(occurrences(small, { day: friday, minute: 0 }, 1)[0]).toMatchObject({ day: friday + 2, from: 60, to: 240 });
		expect(next(small, friday + 2, 61, 1)).toEqual([[2, 'begun']]);
		const wholeDay = { days: [4], from: 9, to: 9, nights: false };
		expect([next(wholeDay, friday + 1, 539, 1), next(wholeDay, friday + 1, 540, 1)]).toEqual([[[0, 'begun']], [[7, 'ahead']]]);
		expect(next({ ...NIGHTS, days: [] }, friday, 0)).toEqual([]);
	});
	it('take tonight for the evening before until 06:00', () => {
		const days = [0, 359, 360, 1439].map((minute) => eveningOf({ day: friday, minute }) - friday);
		expect(days).toEqual([-1, -1, 0, 0]);
	});
	it('say when the clocks change: the last Sundays of March and October, London', () => {
		const changes = (year: number, month: number, day: number) =>
			occurrences({ days: [5], from: 21, to: 3, nights: true }, { day: dayOf(year, month, day), minute: 0 }, 1)[0]?.clocksChange;
		expect([changes(2026, 10, 24), changes(2026, 10, 17), changes(2027, 3, 27), changes(2027, 3, 20)]).toEqual([true, false, true, false]);
	});
});

/** Text between tags, entities resolved: enough XML for what GPX holds, and strict about what it is given. */
function parseXml(text: string): { name: string; attributes: Record<string, string>; text: string; depth: number }[] {
	const out: { name: string; attributes: Record<string, string>; text: string; depth: number }[] = [];
	const open: string[] = [];
	const entity = (raw: string): string => {
		expect(raw).not.toMatch(/&(?!(amp|lt|gt|quot);)/);
		return raw.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
	};
	for (const [, close, name = '', attributes = '', after = ''] of text
		.replace(/^<\?xml[^>]*\?>/, '')
		.matchAll(/<(\/?)([a-z]+)([^>]*)>([^<]*)/gi)) {
		if (close) expect(open.pop()).toBe(name);
		else {
			const own = Object.fromEntries(
				[...attributes.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, entity(value)])
			);
			out.push({ name, attributes: own, text: entity(after).trim(), depth: open.length });
			open.push(name);
		}
	}
	expect(open).toEqual([]);
	return out;
}

describe('files that leave the screen', () => {
	it('GPX: a waypoint for each stop and a route in the order of the stays, whatever the names hold', () => {
		const sheets = sheetsOf(tours);
		for (const unit of sheets.units) {
			const all = parseXml(gpxOf(sheets, unit));
			const at = (name: string) =>
				all.filter((one) => one.name === name).map(({ attributes }) => [Number(attributes['lat']), Number(attributes['lon'])]);
			expect(at('wpt')).toEqual(unit.tour.places.map(({ lat, lng }) => [Number(lat.toFixed(6)), Number(lng.toFixed(6))]));
			const stays = unit.tour.stays.map(({ place }) => at('wpt')[place]);
			const { lng, lat } = unit.tour.depot;
			const depot = [Number(lat.toFixed(6)), Number(lng.toFixed(6))];
			expect(at('rtept')).toEqual([depot, ...stays, depot]);
			expect(all.map(({ text }) => text)).toContain(`${unit.letter}1 Place, 0; ÄÖ & <b>`);
			expect(all[0]).toMatchObject({ name: 'gpx', attributes: { version: '1.1', xmlns: 'http://www.topografix.com/GPX/1/1' } });
		}
	});

	it('ICS: one event a stay in London time, lines of at most 75 octets', () => {
		const sheets = sheetsOf(tours);
		const text = icsOf(sheets, sheets.units, Date.UTC(2026, 10, 22, 9, 40, 5));
		expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
		const raw = text.split('\r\n');
		for (const line of raw) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
		const lines = text.replaceAll('\r\n ', '').split('\r\n');
		const values = (name: string) => lines.filter((line) => line.startsWith(name)).map((line) => line.slice(name.length));
		const wanted = sheets.units.flatMap((unit) => unit.tour.stays);
		const local = (minutes: number): string => new Date(Date.UTC(2026, 10, 27, 0, minutes)).toISOString().replaceAll(/[-:]|\.\d+Z/g, '');
		const inEvents = values('DTSTART;TZID=Europe/London:');
		expect(inEvents).toEqual(wanted.map(({ arrive }) => local(arrive)));
		expect(values('DTEND;TZID=Europe/London:')).toEqual(wanted.map(({ leave }) => local(leave)));
		expect(new Set(values('UID:')).size).toBe(wanted.length);
		expect(values('DTSTAMP:')[0]).toBe('20261122T094005Z');
		expect(values('SUMMARY:')[0]).toBe('=CX 21: A1 Place\\, 0\\; ÄÖ & <b>');
		expect(values('DESCRIPTION:')[0]).toContain('Recorded in these hours: Why\\nhere\\nBe seen\\nOFFICIAL – SENSITIVE\\nSynthetic data');
		expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(wanted.length);
	});

	it('two shifts of a day share neither events nor names of files; a plan made again has the same', () => {
		const run = (from: number, to: number, tours: ShiftTours) => {
			const sheets = sheetsOf(tours, { when: { day: dayOf(2026, 11, 27), from, to, clocksChange: false, stage: 'ahead' } });
			const text = icsOf(sheets, sheets.units, 0).replaceAll('\r\n ', '');
			return { uids: [...text.matchAll(/^UID:(.*)$/gm)].map(([, uid = '']) => uid), name: fileStamp(sheets.when) };
		};
		const [morning, afternoon] = [run(480, 540, tours), run(900, 960, tours)];
		expect(new Set([...morning.uids, ...afternoon.uids]).size).toBe(2 * tours.tours.flatMap(({ stays }) => stays).length);
		expect([morning.name, afternoon.name]).toEqual(['2026-11-27-0800', '2026-11-27-1500']);
		expect(run(480, 540, structuredClone(tours))).toEqual(morning);
		// Five minutes later at every stop is the same visits, moved.
		const later = tours.tours.map((tour) => ({
			...tour,
			stays: tour.stays.map((stay) => ({ ...stay, arrive: stay.arrive + 5, leave: stay.leave + 5 }))
		}));
		expect(run(480, 540, { ...tours, tours: later }).uids).toEqual(morning.uids);
		expect(run(480, 600, tours).uids.filter((uid) => morning.uids.includes(uid))).toEqual([]);
	});

	it('CSV of the stops: a row a stay, nothing that a spreadsheet would run', () => {
		const sheets = sheetsOf(tours);
		const rows = Papa.parse<string[]>(stopsCsv(sheets).replace('\ufeff', '')).data;
		const head = rows.findIndex(([first]) => first === 'Patrol');
		const stays = rows.slice(head + 1).filter(({ length }) => length > 1);
		expect(stays).toHaveLength(tours.tours.reduce((sum, tour) => sum + tour.stays.length, 0));
		expect(stays.every(([, sign]) => sign === "'=CX 21")).toBe(true);
		expect(stays[0]?.slice(2, 5)).toEqual(['A1', 'Place, 0; ÄÖ & <b>', '27/11/2026']);
		const late = sheets.units.flatMap(({ tour }) => tour.stays).findIndex(({ arrive }) => arrive >= 1440);
		if (late >= 0) expect(stays[late]?.[4]).toBe('28/11/2026');
	});

	it('GeoJSON: posts, closed rings of what is reached, a line and stops for each tour', () => {
		const read = JSON.parse(planGeoJson(plan, sheetsOf(tours), ringOf)) as GeoJSON.FeatureCollection;
		const of = (kind: string) => read.features.filter(({ properties }) => properties?.['kind'] === kind);
		expect(of('post')).toHaveLength(2);
		expect(of('tour')).toHaveLength(2);
		const reached = plan.cells.ids.filter((_, i) => plan.cells.reachedBy[i] !== 255);
		expect(of('reached').map(({ properties }) => properties?.['hexagon'] as string)).toEqual(reached);
		for (const { geometry } of of('reached')) {
			const ring = geometry.type === 'Polygon' ? (geometry.coordinates[0] ?? []) : [];
			expect(ring.length).toBeGreaterThanOrEqual(6);
			expect(ring.at(-1)).toEqual(ring[0]);
			let twice = 0;
			ring.slice(1).forEach(([x = 0, y = 0], i) => (twice += (ring[i]?.[0] ?? 0) * y - x * (ring[i]?.[1] ?? 0)));
			expect(twice).toBeGreaterThan(0);
		}
		expect(read).toMatchObject({ type: 'FeatureCollection', synthetic: true });
	});
});
