import type { Mapping, Question, Role, Warning } from '../contract';
import { numberOf, type ColumnFacts } from './column-facts';
import type { PlacePlan, Unproject } from './place-plan';

/** Answer that leaves rows with unknown coordinates without a location. */
export const LEAVE = 'leave unlocated';
const BNG = 'EPSG:27700';
const WGS84 = 'EPSG:4326';

export interface PlacesPlanned {
	readonly plan: PlacePlan | null;
	readonly crs: string;
	/** Whether the points lie in the United Kingdom; null when the file does not tell. */
	readonly inUk: boolean | null;
	readonly questions: readonly Question[];
	readonly warnings: readonly Warning[];
}

interface Sample {
	readonly lng: readonly number[];
	readonly lat: readonly number[];
}

/** Decides how the coordinate columns are read: reference system, order, decimal mark. */
export async function planPlaces(facts: readonly ColumnFacts[], at: ReadonlyMap<Role, number>, mapping: Mapping): Promise<PlacesPlanned> {
	const lng = facts[at.get('longitude') ?? -1];
	const lat = facts[at.get('latitude') ?? -1];
	if (!lng || !lat) return { plan: null, crs: 'unknown', inUk: null, questions: [], warnings: [noCoordinates(lng ?? lat)] };
	const sample: Sample = { lng: lng.values.map(numberOf), lat: lat.values.map(numberOf) };
	const accuracy = at.get('accuracy') ?? -1;
	const comma = [...lng.values, ...lat.values].filter((value) => /^-?\d+,\d+$/.test(value)).length;
	const base = { lng: lng.index, lat: lat.index, accuracy, decimalComma: comma > (lng.values.length + lat.values.length) / 2 };
	if (isDegrees(sample)) return inDegrees(base, sample, lng, lat);
	return projected(base, sample, lng, lat, mapping.answers['crs']);
}

function noCoordinates(half: ColumnFacts | undefined): Warning {
	const message = half
		? `Only “${half.name}” was recognised as a coordinate; both are needed, so no row has a location.`
		: 'No coordinate columns were recognised: every row counts in trends, none on the map.';
	return { code: 'no-coordinates', message };
}

function inDegrees(
	base: Pick<PlacePlan, 'lng' | 'lat' | 'accuracy' | 'decimalComma'>,
	sample: Sample,
	lng: ColumnFacts,
	lat: ColumnFacts
): PlacesPlanned {
	const swapped = isSwapped(sample);
	const warnings: Warning[] = swapped
		? [
				{
					code: 'swapped-coordinates',
					message: `“${lat.name}” holds longitudes and “${lng.name}” latitudes throughout: they were exchanged.`
				}
			]
		: [];
	const inUk = sample.lng.length === 0 ? null : swapped ? isUk(sample.lat, sample.lng) : isUk(sample.lng, sample.lat);
	return { plan: { ...base, crs: WGS84, unproject: null, swapped }, crs: WGS84, inUk, questions: [], warnings };
}

async function projected(
	base: Pick<PlacePlan, 'lng' | 'lat' | 'accuracy' | 'decimalComma'>,
	sample: Sample,
	lng: ColumnFacts,
	lat: ColumnFacts,
	answer: string | undefined
): Promise<PlacesPlanned> {
	const named = /\b(eastings?|east)\b/.test(lng.text) && /\b(northings?|north)\b/.test(lat.text);
	const possible = share(sample.lng, 0, 700_000) > 0.5 && share(sample.lat, 0, 1_300_000) > 0.5;
	const clear = named && share(sample.lng, 0, 700_000) > 0.95 && share(sample.lat, 0, 1_300_000) > 0.95;
	const question: Question = {
		code: 'crs',
		column: lng.name,
		message: `“${lng.name}” and “${lat.name}” hold projected coordinates whose reference system the file does not name.`,
		choices: [BNG, LEAVE],
		proposal: clear ? BNG : LEAVE
	};
	const isBng = (answer ?? question.proposal) === BNG;
	const crs = isBng ? BNG : 'unknown';
	const plan: PlacePlan = { ...base, crs, unproject: isBng ? await britishGrid() : null, swapped: false };
	const warnings: Warning[] = isBng
		? [{ code: 'british-grid', message: 'British National Grid was turned into degrees by a seven-parameter shift: good to about 5 m.' }]
		: [];
	return { plan, crs, inUk: isBng ? true : possible ? null : false, questions: clear ? [] : [question], warnings };
}

/** British National Grid to WGS84 by the seven-parameter Helmert shift (Ordnance Survey, about 5 m). */
async function britishGrid(): Promise<Unproject> {
	const { default: proj4 } = await import('proj4');
	const grid = proj4(
		'+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy ' +
			'+towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +units=m +no_defs',
		WGS84
	);
	return (east, north) => {
		const [lng = NaN, lat = NaN] = grid.forward([east, north]);
		return [lng, lat];
	};
}

/** Share of the numbers that lie in a range. */
function share(values: readonly number[], low: number, high: number): number {
	const numbers = values.filter((value) => !Number.isNaN(value));
	return numbers.length === 0 ? 0 : numbers.filter((value) => value >= low && value <= high).length / numbers.length;
}

/** An empty column counts as degrees: nothing speaks against it. */
function isDegrees({ lng, lat }: Sample): boolean {
	return (lng.length === 0 || share(lng, -180, 180) >= 0.5) && (lat.length === 0 || share(lat, -180, 180) >= 0.5);
}

/** Longitudes from −9.5 to 2.5 with latitudes from 49 to 61.5. */
const isUk = (lng: readonly number[], lat: readonly number[]): boolean => share(lng, -9.5, 2.5) > 0.5 && share(lat, 49, 61.5) > 0.5;

/** The column named latitude holds values that only a longitude can have, or the two make sense in the United Kingdom only exchanged. */
function isSwapped({ lng, lat }: Sample): boolean {
	if (lat.length === 0 || lng.length === 0) return false;
	if (share(lat, -90, 90) < 0.05 && share(lng, -90, 90) > 0.95) return true;
	return share(lat, -9.5, 2.5) > 0.95 && share(lng, 49, 61.5) > 0.95;
}
