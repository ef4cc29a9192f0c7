import { TUPLE_WORDS } from '../../core/cell-tuples';
import { cellAt, centresOf, isCellOf } from '../../core/cells';
import { HexbeatError } from '../../core/errors';
import { COARSE_RESOLUTIONS, NAMED_FIELDS, NO_NAME, NO_SLOT, ORIGINS, PRECISIONS, UNLOCATED } from '../../core/incident';
import type { CleanBatch, IncidentBatch, IncidentColumns, NamedField } from '../../core/incident';
import type { Coarsener } from './coarsener';
import { coarsenTimes } from './coarsen-times';
import { withoutIdentifiers } from './without-identifiers';

const MONTH = PRECISIONS.indexOf('month');
const MINUTE_OR_HOUR = PRECISIONS.indexOf('hour');

export interface GateOptions {
	/** Puts hexagons in the place of points; every point of a batch must be indexed before the batch comes. */
	readonly coarsener?: Coarsener;
	/** Clock times become days. */
	readonly days?: boolean;
}

/** The one door of a source: batches come out clean, in order, or not at all. */
export interface Gate {
	/**
	 * Checks a batch and lets it through, with names that look like identifiers masked.
	 * @throws HexbeatError gate-refused when the batch breaks the form of a batch
	 */
	pass(batch: IncidentBatch): CleanBatch;
	/** Names let through so far, by field; codes are places in these lists. */
	readonly names: Readonly<Record<NamedField, readonly string[]>>;
	/** Number of names masked. */
	readonly masked: number;
}

/** Opens a gate for one source. The only maker of {@link CleanBatch}. */
export function createGate({ coarsener, days = false }: GateOptions = {}): Gate {
	const names: Record<NamedField, string[]> = { category: [], outcome: [], area: [] };
	let points = 0;
	let masked = 0;
	const cleanName = (name: string): string => {
		const clean = withoutIdentifiers(name);
		if (clean !== name) masked++;
		return clean;
	};
	const coarsened = (batch: IncidentBatch): IncidentBatch => {
		if (!coarsener) return batch;
		const many = batch.newPoints.length / 2;
		const { location, ...places } = coarsener.apply(batch.columns.location, many, points - many);
		return { ...batch, ...places, columns: { ...batch.columns, location } };
	};
	return {
		names,
		get masked() {
			return masked;
		},
		pass(batch) {
			const newNames = {
				category: batch.newNames.category.map(cleanName),
				outcome: batch.newNames.outcome.map(cleanName),
				area: batch.newNames.area.map(cleanName)
			};
			for (const field of NAMED_FIELDS) names[field].push(...newNames[field]);
			points += checkPoints(batch.newPoints);
			if (batch.newCells) checkCells(batch.newCells, batch.newPoints);
			checkLengths(batch);
			for (const field of NAMED_FIELDS) checkCodes(batch.columns[field], names[field].length, field);
			checkRows(batch.columns, batch.length, points);
			const columns = days ? coarsenTimes(batch.columns) : batch.columns;
			return coarsened({ ...batch, columns, newNames }) as CleanBatch;
		}
	};
}

function refuse(what: string): never {
	throw new HexbeatError(
		'gate-refused',
		`The privacy gate refused a block of rows: ${what}.`,
		'This is a fault of the program: report it with this message.'
	);
}

/** Number of points of a list of coordinates in range. */
function checkPoints(points: Float64Array): number {
	if (points.length % 2 !== 0) refuse('a point without its latitude');
	for (let i = 0; i < points.length; i += 2) {
		const lng = points[i] ?? NaN;
		const lat = points[i + 1] ?? NaN;
		if (!(Math.abs(lng) <= 180 && Math.abs(lat) <= 90)) refuse('a point outside the world');
	}
	return points.length / 2;
}

/** Every point stands for its cells: it is the centre of the finest of them, not a position of its own. */
function checkCells(words: Uint32Array, points: Float64Array): void {
	if (words.length !== (points.length / 2) * TUPLE_WORDS) refuse('cells without their locations');
	const finest: string[] = [];
	for (let at = 0; at < words.length; at += TUPLE_WORDS)
		COARSE_RESOLUTIONS.forEach((resolution, level) => {
			const cell = cellAt(words, at + 2 * level);
			if (!isCellOf(cell, resolution)) refuse('a cell that does not exist');
			if (level === COARSE_RESOLUTIONS.length - 1) finest.push(cell);
		});
	centresOf(finest).forEach((degrees, i) => {
		if (!(Math.abs(degrees - (points[i] ?? NaN)) < 1e-9)) refuse('a position where a hexagon belongs');
	});
}

function checkLengths({ columns, length }: IncidentBatch): void {
	for (const [name, column] of Object.entries(columns) as [string, ArrayLike<number>][])
		if (column.length !== length) refuse(`column ${name} has ${String(column.length)} of ${String(length)} values`);
}

function checkCodes(codes: Uint16Array, known: number, field: NamedField): void {
	for (const code of codes) if (code >= known && code !== NO_NAME) refuse(`a code of ${field} without its name`);
}

/** Location, origin and precision are in range, and nothing claims to be finer than its precision. */
function checkRows(columns: IncidentColumns, length: number, points: number): void {
	const { location, origin, precision, slot, second, utc, until, dayFirst, dayLast } = columns;
	for (let i = 0; i < length; i++) {
		const place = location[i] ?? UNLOCATED;
		if (place < UNLOCATED || place >= points) refuse('a location without its point');
		const grain = precision[i] ?? MONTH;
		if (grain > MONTH || (origin[i] ?? ORIGINS.length) >= ORIGINS.length) refuse('an unknown precision or origin');
		const hour = slot[i] ?? NO_SLOT;
		if (hour >= 168 && hour !== NO_SLOT) refuse('an hour outside the week');
		if ((dayLast[i] ?? 0) < (dayFirst[i] ?? 0)) refuse('a last day before the first');
		if (grain <= MINUTE_OR_HOUR) continue;
		if (hour !== NO_SLOT || second[i] !== -1 || !Number.isNaN(utc[i]) || !Number.isNaN(until[i]))
			refuse('a clock time finer than its precision');
		if (grain !== MONTH && dayLast[i] !== dayFirst[i]) refuse('a day that lasts longer');
	}
}
