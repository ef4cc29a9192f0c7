import type { Overlay } from '../core/overlay';
import type { ServicePoint } from '../core/opening-hours';
import { servicePoints } from '../ingest';
import type { Route } from '../deployment/routes';
import { metresBetween, type ExistingPoint } from '../deployment/sites';

const REFUGE = /refuge|safe|haven|shelter|help|hub|cctv|camera/i;
const ROUTE = /route|walk|way|path|trail/i;

/** The layer of a name; without one the first whose name fits, else the first; null for '' and where there is none. */
function layerOf(overlays: readonly Overlay[], kind: Overlay['kind'], wanted: string | null, fits: RegExp): Overlay | null {
	const some = overlays.filter((layer) => layer.kind === kind);
	if (wanted !== null) return some.find(({ name }) => name === wanted) ?? null;
	return some.find(({ name }) => fits.test(name)) ?? some[0] ?? null;
}

export const pointLayer = (overlays: readonly Overlay[], wanted: string | null): Overlay | null =>
	layerOf(overlays, 'points', wanted, REFUGE);
export const routeLayer = (overlays: readonly Overlay[], wanted: string | null): Overlay | null =>
	layerOf(overlays, 'lines', wanted, ROUTE);

/** Points of a layer as they count, and what was made of their hours. */
export interface Existing {
	readonly points: readonly ExistingPoint[];
	/** Points whose hours cannot be read, with what they say; and those without hours where others have them. Left out while hours matter. */
	readonly unreadable: readonly ServicePoint[];
	readonly silent: readonly ServicePoint[];
	/** Some point says when it is open. */
	readonly told: boolean;
	/** All points of the layer. */
	readonly all: readonly ServicePoint[];
}

/** @param whileOpen points count only at their hours; a layer that says nothing of hours is open always */
export function existingPoints(layer: Overlay | null, whileOpen: boolean): Existing {
	const all = layer ? servicePoints(layer) : [];
	const told = all.some(({ opening }) => opening.kind !== 'none');
	const matters = whileOpen && told;
	const unreadable = matters ? all.filter(({ opening }) => opening.kind === 'unreadable') : [];
	const silent = matters ? all.filter(({ opening }) => opening.kind === 'none') : [];
	const points = all.flatMap(({ name, lng, lat, opening }): ExistingPoint[] => {
		if (!matters) return [{ name, lng, lat, hours: null }];
		return opening.kind === 'given' ? [{ name, lng, lat, hours: opening.hours }] : [];
	});
	return { points, unreadable, silent, told, all };
}

/** The routes of a layer of lines; parts of one name are one route. */
export function routesOf({ features, nameField }: Overlay): Route[] {
	const byName = new Map<string, Float64Array[]>();
	features.features.forEach(({ geometry, properties }, at) => {
		const value: unknown = nameField === null ? null : properties?.[nameField];
		const name = typeof value === 'string' || typeof value === 'number' ? String(value) : `Route ${String(at + 1)}`;
		const lines = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.type === 'MultiLineString' ? geometry.coordinates : [];
		const flat = lines.map((line) => Float64Array.from(line.flatMap(([lng = NaN, lat = NaN]) => [lng, lat])));
		if (flat.length > 0) byName.set(name, [...(byName.get(name) ?? []), ...flat]);
	});
	return [...byName].map(([name, lines]) => ({ name, lines }));
}

const COMPASS = ['N', 'NE', 'E', 'SE', 'S', 'SW', 'W', 'NW'];
/** A point further off says nothing of where a place is, metres. */
const NEAR = 2000;

/** Where a place is by the nearest of some points: "180 m S of High Street hub"; empty without one within 2 km. */
export function nearPoint(points: readonly ServicePoint[], lng: number, lat: number): string {
	let [best, metres]: [ServicePoint | null, number] = [null, NEAR];
	for (const point of points) {
		const gap = metresBetween(lng, lat, point.lng, point.lat);
		if (gap < metres) [best, metres] = [point, gap];
	}
	if (!best) return '';
	if (metres < 15) return `at ${best.name}`;
	const east = (lng - best.lng) * Math.cos((lat * Math.PI) / 180);
	const angle = Math.atan2(east, lat - best.lat);
	const compass = COMPASS[(Math.round((angle / Math.PI) * 4) + 8) % 8] ?? '';
	return `${String(Math.round(metres / 10) * 10)} m ${compass} of ${best.name}`;
}
