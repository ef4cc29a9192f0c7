import type { Box } from '../../core/filter';
import type { Mapping, Question, Role, Warning } from '../contract';
import type { ColumnFacts } from './column-facts';
import { asBritishGrid, chooseCrs } from './crs/choose-crs';
import { isSwapped } from './crs/is-swapped';
import { hintsOf } from './crs-hints';
import type { PlacePlan, PointColumns } from './place-plan';
import { cellReach } from './place-reader';
import { comparePairs } from './compare-pairs';
import { exchanged, formOf, isDegrees, isUk, readSample, share, type PointSample } from './point-sample';

const WGS84 = 'EPSG:4326';
const SWAP = { exchange: 'exchange them', keep: 'as named' } as const;
const ROWS = { exchange: 'exchange those rows', keep: 'leave them as they are' } as const;
const COARSE = { keep: 'keep them on the map', leave: 'leave them off the map' } as const;

export interface PlacesPlanned {
	readonly plan: PlacePlan | null;
	readonly crs: string;
	/** Whether the points lie in the United Kingdom; null when the file does not tell. */
	readonly inUk: boolean | null;
	readonly questions: readonly Question[];
	readonly warnings: readonly Warning[];
}

export interface PlacesInput {
	readonly facts: readonly ColumnFacts[];
	readonly at: ReadonlyMap<Role, number>;
	readonly sample: readonly (readonly string[])[];
	readonly mapping: Mapping;
}

/** Decides how the coordinates are read: columns, order, reference system, decimal mark. */
export async function planPlaces(input: PlacesInput): Promise<PlacesPlanned> {
	const { facts, at, sample } = input;
	const columns = pointColumns(input);
	if (!columns) return { plan: null, crs: 'unknown', inUk: null, questions: [], warnings: [noCoordinates(facts, at)] };
	const points = readSample(columns, sample);
	const read = isDegrees(points) ? await inDegrees(input, columns, points) : await inMetres(input, columns, points);
	const pairs = comparePairs(facts, sample, columns);
	const coarse = coarseFixes(input);
	return {
		plan: read.plan && { ...read.plan, coarsest: coarse.coarsest },
		crs: read.crs,
		inUk: read.inUk,
		questions: [...pairs.questions, ...read.questions, ...coarse.questions],
		warnings: [...pairs.warnings, ...read.warnings]
	};
}

/** The columns by their roles and how their values are written; null where a coordinate is missing. */
function pointColumns({ facts, at, sample }: PlacesInput): PointColumns | null {
	const text = at.get('point');
	if (text !== undefined) {
		const columns = { lng: -1, lat: -1, text, latFirst: false, angles: false, decimalComma: false };
		return { ...columns, latFirst: formOf(text, sample) === 'pair' && isDegrees(readSample(columns, sample)) };
	}
	const lng = facts[at.get('longitude') ?? -1];
	const lat = facts[at.get('latitude') ?? -1];
	if (!lng || !lat) return null;
	const values = [...lng.values, ...lat.values];
	const comma = values.filter((value) => /^-?\d+,\d+/.test(value)).length > values.length / 2;
	const angles = lng.angled >= 0.5 && lat.angled >= 0.5;
	return { lng: lng.index, lat: lat.index, text: -1, latFirst: false, angles, decimalComma: comma };
}

function noCoordinates(facts: readonly ColumnFacts[], at: ReadonlyMap<Role, number>): Warning {
	const half = facts[at.get('longitude') ?? at.get('latitude') ?? -1];
	const message = half
		? `Only “${half.name}” was recognised as a coordinate; both are needed, so no row has a location.`
		: 'No coordinate columns were recognised: every row counts in trends, none on the map.';
	return { code: 'no-coordinates', message };
}

const planOf = (columns: PointColumns, at: PlacesInput['at']): PlacePlan => ({
	...columns,
	accuracy: at.get('accuracy') ?? -1,
	crs: 'unknown',
	unproject: null,
	swapped: false,
	bounds: null,
	exchange: false,
	coarsest: Infinity
});

async function inDegrees({ facts, at, mapping }: PlacesInput, columns: PointColumns, points: PointSample): Promise<PlacesPlanned> {
	const looksSwapped = await isSwapped(points);
	const swapped = looksSwapped && mapping.answers['swapped-coordinates'] !== SWAP.keep;
	const straight = swapped ? exchanged(points) : points;
	const bounds = boundsOf(straight);
	const exchange = mapping.answers['swapped-rows'] !== ROWS.keep;
	const questions: Question[] = looksSwapped ? [askSwap(facts, columns)] : [];
	const odd = bounds ? countExchanged(straight, bounds) : 0;
	if (odd > 0) questions.push(askRows(odd, points.x.length));
	const warnings: Warning[] = swapped ? [SWAPPED] : [];
	const inUk = points.x.length === 0 ? null : isUk(straight);
	return { plan: { ...planOf(columns, at), crs: WGS84, swapped, bounds, exchange }, crs: WGS84, inUk, questions, warnings };
}

const SWAPPED: Warning = {
	code: 'swapped-coordinates',
	message: 'Longitudes and latitudes stand in each other’s place throughout: they were exchanged.'
};

function askSwap(facts: readonly ColumnFacts[], { lng, lat, text }: PointColumns): Question {
	const name = (index: number): string => `“${facts[index]?.name ?? ''}”`;
	const said = text >= 0 ? `The pairs in ${name(text)} have` : `${name(lat)} holds longitudes and ${name(lng)} latitudes: they have`;
	return {
		code: 'swapped-coordinates',
		column: facts[text >= 0 ? text : lat]?.name ?? null,
		message: `${said} their two coordinates exchanged: as named, the points would lie where nobody lives or outside the world.`,
		choices: [SWAP.exchange, SWAP.keep],
		proposal: SWAP.exchange
	};
}

function askRows(odd: number, all: number): Question {
	return {
		code: 'swapped-rows',
		column: null,
		message: `${odd === 1 ? '1 row' : `${String(odd)} rows`} of the first ${String(all)} with coordinates lie far away, and among the others when longitude and latitude are exchanged.`,
		choices: [ROWS.exchange, ROWS.keep],
		proposal: ROWS.exchange
	};
}

/** Room around the bulk of the points, degrees. */
const ROOM = 1;

/**
 * Where the points of the file lie: the United Kingdom, or the box between the 5th and 95th percentile with room around it; null when
 * too few points tell, or when exchanged points could lie in it, too.
 */
function boundsOf(points: PointSample): Box | null {
	if (points.x.length < 5) return null;
	const [west, east] = middle(points.x);
	const [south, north] = middle(points.y);
	const box: Box = isUk(points)
		? { west: -9.5, south: 49, east: 2.5, north: 61.5 }
		: { west: west - ROOM, south: south - ROOM, east: east + ROOM, north: north + ROOM };
	return box.west <= box.north && box.south <= box.east ? null : box;
}

function middle(values: readonly number[]): readonly [low: number, high: number] {
	const sorted = [...values].sort((a, b) => a - b);
	return [sorted[Math.floor(0.05 * (sorted.length - 1))] ?? NaN, sorted[Math.ceil(0.95 * (sorted.length - 1))] ?? NaN];
}

const countExchanged = ({ x, y }: PointSample, { west, south, east, north }: Box): number =>
	x.filter((lat, i) => (y[i] ?? NaN) >= west && (y[i] ?? NaN) <= east && lat >= south && lat <= north).length;

async function inMetres({ facts, at, mapping, sample }: PlacesInput, columns: PointColumns, points: PointSample): Promise<PlacesPlanned> {
	const base = planOf(columns, at);
	if (columns.text >= 0 && formOf(columns.text, sample) === 'grid') {
		const { crs, unproject, inUk, questions, warnings } = await asBritishGrid(points);
		return { plan: { ...base, crs, unproject }, crs, inUk, questions, warnings: [...warnings, GRID] };
	}
	const lng = facts[columns.text >= 0 ? columns.text : columns.lng];
	const lat = facts[columns.text >= 0 ? columns.text : columns.lat];
	const named = /\b(eastings?|east)\b/.test(lng?.text ?? '') && /\b(northings?|north)\b/.test(lat?.text ?? '');
	const { crs, unproject, inUk, questions, warnings } = await chooseCrs(points, {
		columns: [lng?.name ?? '', lat?.name ?? ''],
		british: named && share(points.x, 0, 700_000) > 0.95 && share(points.y, 0, 1_300_000) > 0.95,
		hints: hintsOf(facts, columns),
		answer: mapping.answers['crs']
	});
	return { plan: { ...base, crs, unproject }, crs, inUk, questions, warnings };
}

const GRID: Warning = {
	code: 'grid-references',
	message: 'Grid references name squares: each row lies at the middle of its square, and the side of the square is its accuracy.'
};

/** Asks what to do with fixes that are worse than a hexagon of level 9 is large. */
function coarseFixes({ facts, at, mapping }: PlacesInput): { coarsest: number; questions: Question[] } {
	const column = facts[at.get('accuracy') ?? -1];
	const reach = cellReach(9);
	const worse = column?.values.filter((value) => parseFloat(value.replace(',', '.')) > reach).length ?? 0;
	const leave = mapping.answers['coarse-fixes'] === COARSE.leave;
	if (!column || (worse === 0 && !leave)) return { coarsest: Infinity, questions: [] };
	const message = `${worse === 1 ? '1 of the first fixes is' : `${String(worse)} of the first ${String(column.values.length)} fixes are`} worse than ${String(Math.round(reach))} m, the size of a hexagon of level 9: the true place may lie in another one.`;
	const question: Question = {
		code: 'coarse-fixes',
		column: column.name,
		message,
		choices: [COARSE.keep, COARSE.leave],
		proposal: COARSE.keep
	};
	return { coarsest: leave ? reach : Infinity, questions: [question] };
}
