/** A saved view read from a file: anyone may have written it, so every field is checked, and a view is read whole or not at all. */
import type { Box, Filter, Polygons, WeekWindow } from '../../core/filter';
import { ORIGINS, type Origin } from '../../core/incident';

/** What a person can have chosen. */
const MOST = { letters: 400, names: 5000, cells: 20_000, points: 20_000 } as const;
/** Days since 1970 of the years 1800 to 2200. */
const DAYS = { first: -62_091, last: 84_006 } as const;
const CELL = /^8[0-9a-f]{14}$/;
const FINEST = 15;

/** Thrown by the readers of fields, and caught by {@link readView} alone. */
class NotAsItMustBe extends Error {}
const refuse = (): never => {
	throw new NotAsItMustBe();
};

type Fields = Readonly<Record<string, unknown>>;

/** The filter, or null where a part of it is not as it must be: less of it would be another view. */
export function readView(thing: unknown): Filter | null {
	try {
		return filterOf(fields(thing));
	} catch (fault) {
		if (fault instanceof NotAsItMustBe) return null;
		throw fault;
	}
}

const filterOf = (view: Fields): Filter => ({
	period: orNull(view['period'], periodOf),
	categories: orNull(view['categories'], names),
	week: orNull(view['week'], weekOf),
	drawn: orNull(view['drawn'], drawnOf),
	cells: orNull(view['cells'], cellsOf),
	boundary: orNull(view['boundary'], boundaryOf),
	areas: orNull(view['areas'], names),
	sources: orNull(view['sources'], names),
	outcomes: orNull(view['outcomes'], names),
	origins: orNull(view['origins'], (value) => list(value, MOST.names, originOf))
});

function fields(value: unknown): Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : refuse();
}
const orNull = <T>(value: unknown, read: (value: unknown) => T): T | null => (value === null || value === undefined ? null : read(value));
const list = <T>(value: unknown, most: number, read: (one: unknown) => T): T[] =>
	Array.isArray(value) && value.length <= most ? value.map((one: unknown) => read(one)) : refuse();
const text = (value: unknown): string => (typeof value === 'string' && value.length <= MOST.letters ? value : refuse());
const names = (value: unknown): string[] => list(value, MOST.names, text);
const whole = (value: unknown, from: number, to: number): number =>
	typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to ? value : refuse();
const degrees = (value: unknown, most: number): number => (typeof value === 'number' && Math.abs(value) <= most ? value : refuse());
const originOf = (value: unknown): Origin => ORIGINS.find((known) => known === value) ?? refuse();

function periodOf(value: unknown): NonNullable<Filter['period']> {
	const { from, to } = fields(value);
	const first = whole(from, DAYS.first, DAYS.last);
	return { from: first, to: whole(to, first + 1, DAYS.last + 1) };
}

function weekOf(value: unknown): WeekWindow {
	const { days, from, to, nights } = fields(value);
	return {
		days: list(days, 7, (day) => whole(day, 0, 6)),
		from: whole(from, 0, 23),
		to: whole(to, 0, 23),
		nights: typeof nights === 'boolean' ? nights : refuse()
	};
}

function drawnOf(value: unknown): Box | Polygons {
	if (Array.isArray(value)) return polygonsOf(value);
	const { west, south, east, north } = fields(value);
	return { west: degrees(west, 180), south: degrees(south, 90), east: degrees(east, 180), north: degrees(north, 90) };
}

function polygonsOf(value: unknown): Polygons {
	let left: number = MOST.points;
	const point = (one: unknown): [number, number] => {
		if (left-- <= 0 || !Array.isArray(one) || one.length !== 2) return refuse();
		const [lng, lat] = one as unknown[];
		return [degrees(lng, 180), degrees(lat, 90)];
	};
	return list(value, MOST.points, (rings) => list(rings, MOST.points, (ring) => list(ring, MOST.points, point)));
}

function cellsOf(value: unknown): NonNullable<Filter['cells']> {
	const { resolution, ids } = fields(value);
	const size = whole(resolution, 0, FINEST);
	const cell = (id: unknown): string =>
		typeof id === 'string' && CELL.test(id) && Number.parseInt(id.charAt(1), 16) === size ? id : refuse();
	return { resolution: size, ids: list(ids, MOST.cells, cell) };
}

/** A boundary is kept by name: its shape comes from the layer, when that is loaded. */
function boundaryOf(value: unknown): NonNullable<Filter['boundary']> {
	const { layer, name } = fields(value);
	return { layer: text(layer), name: text(name), polygons: [] };
}
