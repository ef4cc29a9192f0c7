import type { Feature, Position } from 'geojson';
import { readFromTo, readOpening, type Opening, type ServicePoint } from '../core/opening-hours';
import type { Overlay } from '../core/overlay';

const HOURS = /^(opening[ _-]?(hours|times)|hours[ _-]?of[ _-]?opening|open[ _-]?hours)$/i;
const ANY_HOURS = /^(hours|open)$/i;
const FROM = /^(from|opens?([ _-]?(at|from))?|opening([ _-]?time)?|start([ _-]?time)?)$/i;
const TO = /^(to|until|close[sd]?([ _-]?at)?|closing([ _-]?time)?|open[ _-]?(to|until)|end([ _-]?time)?)$/i;
const DAYS = /^(days?|weekdays?|open[ _-]?days|days[ _-]?open)$/i;

/** Columns that say when a place is open, −1 for none: one for the whole text, or from and to and perhaps the days. */
export interface HoursColumns {
	readonly whole: number;
	readonly from: number;
	readonly to: number;
	readonly days: number;
	/** The heading means nothing else. */
	readonly sure: boolean;
}

/** Null where the columns, by their names, say nothing of hours. */
export function hoursColumns(names: readonly string[]): HoursColumns | null {
	const find = (name: RegExp): number => names.findIndex((column) => name.test(column.trim()));
	const sure = find(HOURS) >= 0;
	const whole = sure ? find(HOURS) : find(ANY_HOURS);
	if (whole >= 0) return { whole, from: -1, to: -1, days: -1, sure };
	const [from, to] = [find(FROM), find(TO)];
	return from >= 0 && to >= 0 ? { whole, from, to, days: find(DAYS), sure: false } : null;
}

/** The points of a layer with their opening hours, where its properties give any. */
export function servicePoints({ features, nameField }: Overlay): ServicePoint[] {
	return features.features.flatMap((feature, at) => {
		const named: unknown = nameField === null ? null : feature.properties?.[nameField];
		const name = typeof named === 'string' || typeof named === 'number' ? String(named) : `Point ${String(at + 1)}`;
		const opening = openingOf(feature);
		return positionsOf(feature).map(([lng = NaN, lat = NaN]) => ({ name, lng, lat, opening }));
	});
}

function positionsOf({ geometry }: Feature): Position[] {
	if (geometry.type === 'Point') return [geometry.coordinates];
	return geometry.type === 'MultiPoint' ? geometry.coordinates : [];
}

function openingOf({ properties }: Feature): Opening {
	const texts = Object.entries(properties ?? {}).flatMap(([key, value]: [string, unknown]) =>
		typeof value === 'string' || typeof value === 'number' ? [[key.trim(), String(value)] as const] : []
	);
	const of = (name: RegExp): string | null => texts.find(([key]) => name.test(key))?.[1] ?? null;
	const whole = of(HOURS) ?? of(ANY_HOURS);
	if (whole !== null && whole.trim() !== '') return readOpening(whole);
	const [from, to] = [of(FROM), of(TO)];
	return from !== null && to !== null ? readFromTo(from, to, of(DAYS) ?? '') : { kind: 'none' };
}
