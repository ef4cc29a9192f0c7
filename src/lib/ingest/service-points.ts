import type { Feature, Position } from 'geojson';
import { readFromTo, readOpening, type Opening, type ServicePoint } from '../core/opening-hours';
import type { Overlay } from '../core/overlay';

const HOURS = /^(opening[ _-]?(hours|times)|hours[ _-]?of[ _-]?opening|open[ _-]?hours|times)$/i;
const ANY_HOURS = /^(hours|open)$/i;
const FROM = /^(from|opens?([ _-]?(at|from))?|opening([ _-]?time)?|start([ _-]?time)?)$/i;
const TO = /^(to|until|close[sd]?([ _-]?at)?|closing([ _-]?time)?|open[ _-]?(to|until)|end([ _-]?time)?)$/i;
const DAYS = /^(days?|weekdays?|open[ _-]?days|days[ _-]?open)$/i;

/** Whether a column, by its name, says when a place is open. */
export const tellsHours = (column: string): boolean => [HOURS, ANY_HOURS, FROM, TO, DAYS].some((name) => name.test(column.trim()));

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
