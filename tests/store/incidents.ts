/** Random incidents, the batches that carry them, and counts made one incident at a time, independently of the store. */
import fc from 'fast-check';
import { latLngToCell } from 'h3-js';
import { isBox, type Filter, type Polygons, type WeekWindow } from '../../src/lib/core/filter';
import {
	NO_NAME,
	NO_SLOT,
	ORIGINS,
	UNLOCATED,
	type CleanBatch,
	type IncidentColumns,
	type NamedField,
	type Origin
} from '../../src/lib/core/incident';
import type { SourceFacts } from '../../src/lib/core/source';
import type { Store } from '../../src/lib/store/contract';

export interface Incident {
	readonly source: string;
	readonly first: number;
	readonly last: number;
	readonly month: number;
	/** Monday 00:00 = 0; null when unknown. */
	readonly slot: number | null;
	readonly lng: number | null;
	readonly lat: number | null;
	readonly category: string;
	readonly outcome: string;
	readonly area: string;
	readonly origin: Origin;
}

const DAY = 86_400_000;
export const day = (iso: string): number => Date.parse(`${iso}T00:00Z`) / DAY;

export const CATEGORIES = ['Burglary', "O'Brien's", 'Drugs', '防犯', '"; DROP TABLE incident_0; --', "' OR '1'='1", '', 'Vehicle crime'];
export const OUTCOMES = ['Under investigation', '', 'Local resolution'];
export const AREAS = ['Canterbury 001A', 'Canterbury 014B', 'Canterbury', 'Canterbury 14B', 'Maidstone 002C', '', 'New Canterbury 001A'];
const SPOTS: readonly (readonly [number, number])[] = Array.from({ length: 60 }, (_, i) => [
	Math.round((1.02 + 0.011 * (i % 10) + 0.00137 * i) * 1e6) / 1e6,
	Math.round((51.24 + 0.009 * Math.floor(i / 10) + 0.00071 * i) * 1e6) / 1e6
]);

export type Kind = 'month' | 'day' | 'hour' | 'mixed';

/** Seeded incidents of one source from a day on, over about two years. */
export function incidentsOf(source: string, kind: Kind, count: number, seed: number, from = day('2022-11-17')): Incident[] {
	let state = seed;
	const random = (): number => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return state / 2 ** 32;
	};
	const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
	return Array.from({ length: count }, () => {
		const precision = kind === 'mixed' ? pick(['month', 'day', 'hour'] as const) : kind;
		let first = from + Math.floor(random() * 700);
		const date = new Date(first * DAY);
		const month = date.getUTCFullYear() * 12 + date.getUTCMonth();
		let last = first;
		if (precision === 'month') {
			first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) / DAY;
			last = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) / DAY - 1;
		}
		const slot = precision === 'hour' && random() < 0.9 ? ((first + 3) % 7) * 24 + Math.floor(random() * 24) : null;
		const spot = random() < 0.12 ? null : pick(SPOTS);
		const names = { category: pick(CATEGORIES), outcome: pick(OUTCOMES), area: pick(AREAS), origin: pick(ORIGINS) };
		return { source, first, last, month, slot, lng: spot?.[0] ?? null, lat: spot?.[1] ?? null, ...names };
	});
}

class Dictionary {
	readonly #codes = new Map<string, number>();
	#fresh: string[] = [];
	code(text: string): number {
		let code = this.#codes.get(text);
		if (code === undefined) {
			this.#codes.set(text, (code = this.#codes.size));
			this.#fresh.push(text);
		}
		return code;
	}
	take(): string[] {
		const fresh = this.#fresh;
		this.#fresh = [];
		return fresh;
	}
}

/** The incidents as an importer hands them over, in blocks. */
export function batchesOf(incidents: readonly Incident[], size = 700): CleanBatch[] {
	const names: Record<NamedField, Dictionary> = { category: new Dictionary(), outcome: new Dictionary(), area: new Dictionary() };
	const points = new Dictionary();
	const batches: CleanBatch[] = [];
	for (let at = 0; at < incidents.length; at += size) {
		const rows = incidents.slice(at, at + size);
		const code = (field: NamedField) => Uint16Array.from(rows, (row) => (row[field] === '' ? NO_NAME : names[field].code(row[field])));
		const columns: IncidentColumns = {
			dayFirst: Int32Array.from(rows, (row) => row.first),
			dayLast: Int32Array.from(rows, (row) => row.last),
			month: Uint16Array.from(rows, (row) => row.month),
			slot: Uint8Array.from(rows, (row) => row.slot ?? NO_SLOT),
			second: Int32Array.from(rows, (row) => (row.slot === null ? -1 : (row.slot % 24) * 3600)),
			utc: Float64Array.from(rows, (row) => (row.slot === null ? NaN : row.first * 86_400)),
			until: new Float64Array(rows.length).fill(NaN),
			precision: Uint8Array.from(rows, (row) => (row.first !== row.last ? 3 : row.slot === null ? 2 : 1)),
			location: Int32Array.from(rows, (row) => (row.lng === null ? UNLOCATED : points.code(`${String(row.lng)},${String(row.lat)}`))),
			accuracy: new Float32Array(rows.length).fill(NaN),
			category: code('category'),
			outcome: code('outcome'),
			area: code('area'),
			origin: Uint8Array.from(rows, (row) => ORIGINS.indexOf(row.origin))
		};
		const newNames = { category: names.category.take(), outcome: names.outcome.take(), area: names.area.take() };
		const newPoints = Float64Array.from(points.take().flatMap((text) => text.split(',').map(Number)));
		batches.push({ length: rows.length, columns, newNames, newPoints } as unknown as CleanBatch);
	}
	return batches;
}

export function factsOf(key: string, incidents: readonly Incident[]): SourceFacts {
	return {
		key,
		label: `${key}.csv`,
		profile: 'generic',
		rows: incidents.length,
		accepted: incidents.length,
		rejected: 0,
		unlocated: incidents.filter((row) => row.lng === null).length,
		precision: 'month',
		days: { first: Math.min(...incidents.map((row) => row.first)), last: Math.max(...incidents.map((row) => row.last)) },
		snapped: true,
		synthetic: true
	};
}

export async function loadInto(store: Store, incidents: readonly Incident[], size?: number): Promise<number> {
	const id = await store.begin();
	for (const batch of batchesOf(incidents, size)) await store.load(id, batch);
	return id;
}

export async function publishInto(store: Store, key: string, incidents: readonly Incident[], size?: number): Promise<number> {
	const id = await loadInto(store, incidents, size);
	await store.publish([{ id, facts: factsOf(key, incidents) }]);
	return id;
}

/** Whether a window of the week holds an hour of it, by walking the window hour by hour from each of its days. */
export function windowHolds({ days, from, to, nights }: WeekWindow, slot: number): boolean {
	const weekday = Math.floor(slot / 24);
	const hour = slot % 24;
	const length = to > from ? to - from : 24 - from + to;
	if ((hour - from + 24) % 24 >= length) return false;
	return days.includes(nights && hour < 6 ? (weekday + 6) % 7 : weekday);
}

/** Even–odd ray casting over all rings. */
export function inPolygons(polygons: Polygons, x: number, y: number): boolean {
	return polygons.some((rings) => {
		let inside = false;
		for (const ring of rings)
			for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
				const [xi, yi] = ring[i] as readonly [number, number];
				const [xj, yj] = ring[j] as readonly [number, number];
				if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
			}
		return inside;
	});
}

const given = (name: string): string => (name === '' ? 'Not given' : name);

export const cellOfRow = (row: Incident, resolution: number): string | null =>
	row.lng === null || row.lat === null ? null : latLngToCell(row.lat, row.lng, resolution);

const isLsoaOf = (area: string, name: string): boolean => area.startsWith(`${name} `) && /^\d{3}[A-Z]$/.test(area.slice(name.length + 1));

/** Whether an incident passes a filter. */
export function passes(row: Incident, filter: Filter): boolean {
	const { period, categories, week, drawn, cells, boundary, areas, sources, outcomes, origins } = filter;
	if (period && !(row.first >= period.from && row.last < period.to)) return false;
	if (categories && !categories.includes(given(row.category))) return false;
	if (outcomes && !outcomes.includes(given(row.outcome))) return false;
	if (origins && !origins.includes(row.origin)) return false;
	if (sources && !sources.includes(row.source)) return false;
	if (areas && !areas.some((name) => given(row.area) === name || isLsoaOf(row.area, name))) return false;
	if (week && (row.slot === null || !windowHolds(week, row.slot))) return false;
	if (cells && !cells.ids.includes(cellOfRow(row, cells.resolution) ?? 'none')) return false;
	const { lng, lat } = row;
	if (boundary && (lng === null || lat === null || !inPolygons(boundary.polygons, lng, lat))) return false;
	if (!drawn) return true;
	if (lng === null || lat === null) return false;
	if (!isBox(drawn)) return inPolygons(drawn, lng, lat);
	return lng >= drawn.west && lng <= drawn.east && lat >= drawn.south && lat <= drawn.north;
}

export const counted = <T>(values: readonly T[]): Map<T, number> => {
	const counts = new Map<T, number>();
	for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
	return counts;
};

const degrees = (from: number, to: number) => fc.integer({ min: Math.round(from * 1e6), max: Math.round(to * 1e6) }).map((n) => n / 1e6);
const lng = degrees(1.0, 1.25);
const lat = degrees(51.22, 51.35);

/** A star around a centre: never crosses itself. */
const star = fc
	.tuple(lng, lat, fc.array(fc.double({ min: 0.003, max: 0.06, noNaN: true }), { minLength: 3, maxLength: 9 }))
	.map(([x, y, radii]) => {
		const ring = (scale: number) =>
			radii.map((radius, i): readonly [number, number] => {
				const angle = (2 * Math.PI * (i + 0.137)) / radii.length;
				return [x + scale * radius * Math.cos(angle), y + scale * 0.6 * radius * Math.sin(angle)];
			});
		return { outer: ring(1), hole: ring(0.4) };
	});
export const somePolygons: fc.Arbitrary<Polygons> = fc
	.array(fc.tuple(star, fc.boolean(), fc.boolean()), { minLength: 1, maxLength: 2 })
	.map((parts) =>
		parts.map(([{ outer, hole }, holed, closed]) => {
			const first = outer[0];
			return [closed && first ? [...outer, first] : outer, ...(holed ? [hole] : [])];
		})
	);

const box = fc
	.tuple(lng, lng, lat, lat)
	.map(([a, b, c, d]) => ({ west: Math.min(a, b), east: Math.max(a, b), south: Math.min(c, d), north: Math.max(c, d) }));

export const someWeek: fc.Arbitrary<WeekWindow> = fc.record({
	days: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 7 }),
	from: fc.integer({ min: 0, max: 23 }),
	to: fc.integer({ min: 0, max: 23 }),
	nights: fc.boolean()
});

export const somePeriod = fc
	.tuple(fc.integer({ min: day('2022-10-01'), max: day('2024-12-01') }), fc.integer({ min: 0, max: 500 }))
	.map(([from, length]) => ({ from, to: from + length }));

const someOf = <T>(list: readonly T[]) => fc.subarray([...list]);
const maybe = <T>(arbitrary: fc.Arbitrary<T>, weight: number) =>
	fc.oneof({ weight: 10 - weight, arbitrary: fc.constant(null) }, { weight, arbitrary });

const cells = (resolution: number) =>
	fc
		.subarray(SPOTS.map(([x, y]) => latLngToCell(y, x, resolution)))
		.map((ids) => ({ resolution, ids: [...new Set(ids), 'no such cell', latLngToCell(0, 0, resolution)] }));

/** Filters of every clause, empty lists and unknown names among them. */
export const someFilter: fc.Arbitrary<Filter> = fc.record({
	period: maybe(somePeriod, 4),
	categories: maybe(someOf([...CATEGORIES.map(given), 'Nowhere listed']), 3),
	week: maybe(someWeek, 3),
	drawn: maybe(fc.oneof(box, somePolygons), 3),
	cells: maybe(fc.oneof(cells(8), cells(9)), 2),
	boundary: maybe(
		somePolygons.map((shape) => ({ layer: 'wards', name: "St Stephen's", polygons: shape })),
		2
	),
	areas: maybe(someOf(['Canterbury', 'Maidstone', 'Canterbury 001A', 'Not given', "x' OR 1=1 --"]), 2),
	sources: maybe(someOf(['alpha', 'beta', 'gamma', 'nowhere']), 2),
	outcomes: maybe(someOf([...OUTCOMES.map(given), 'Nowhere']), 2),
	origins: maybe(someOf(ORIGINS), 2)
});
