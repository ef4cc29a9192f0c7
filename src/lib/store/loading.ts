import { TUPLE_WORDS } from '../core/cell-tuples';
import { HexbeatError } from '../core/errors';
import { NAMED_FIELDS, UNLOCATED, type CleanBatch, type NamedField } from '../core/incident';
import type { SourceId } from '../core/source';
import { throwIfAborted } from '../core/breathe';
import type { Blocks } from './brush/blocks';
import type { Catalogue, Entry } from './catalogue';
import type { Loading, Publication } from './contract';
import type { Column } from './engine';
import type { Hexes } from './hexes';
import type { Lock } from './lock';
import { replaceRows } from './replacing';
import type { Dialect } from './sql/dialect';
import { NOWHERE, hexColumn } from './sql/schema';
import type { Tables } from './tables';

export interface LoadingParts {
	readonly lock: Lock;
	readonly dialect: Dialect;
	readonly tables: Tables;
	readonly catalogue: Catalogue;
	readonly hexes: Hexes;
	/** Takes the columns that brushing reads; without it the engine answers everything. */
	readonly blocks?: Blocks;
	/** Resolutions indexed while files load. */
	readonly indexed: () => readonly number[];
	/** Called when the published rows changed, before anybody is told. */
	readonly changed: () => void;
}

/** Takes clean batches into the tables and makes them visible. */
export function createLoading(parts: LoadingParts): Loading {
	const { lock, tables, catalogue, hexes, blocks, indexed } = parts;

	const load = async (source: SourceId, batch: CleanBatch, signal?: AbortSignal): Promise<void> => {
		await tables.open();
		if (batch.restart) await restart(source);
		const entry = catalogue.loading(source);
		const locations = translate(catalogue, entry, batch);
		for (const resolution of new Set([...indexed(), ...tables.resolutions])) await hexes.extend(resolution, catalogue.points, signal);
		throwIfAborted(signal);
		const named = namedOf(entry, batch);
		checkCodes({ location: locations, ...named });
		await tables.append({ length: batch.length, columns: columnsOf(parts, entry, batch, { location: locations, ...named }) }, signal);
		const { dayFirst, dayLast, slot, origin } = batch.columns;
		blocks?.add(source, { dayFirst, dayLast, slot, origin, location: locations, ...named });
		catalogue.tally(entry, batch.columns);
	};

	const restart = async (source: SourceId): Promise<void> => {
		await tables.remove(source);
		blocks?.remove(source);
		catalogue.restart(source);
	};

	const publish = async (sources: readonly Publication[], signal?: AbortSignal): Promise<void> => {
		if (sources.length === 0) return;
		const entries = sources.map(({ id }) => catalogue.loading(id));
		await tables.open();
		const ids = sources.map(({ id }) => id);
		// Where typed columns answer, they are what must be whole: the engine may still be given its rows.
		const found = blocks ? blocks.rows(ids) : await tables.rows(ids, signal);
		const loaded = entries.reduce((sum, entry) => sum + entry.rows, 0);
		const accepted = sources.reduce((sum, { facts }) => sum + facts.accepted - (facts.replaced ?? 0), 0);
		checkRows(accepted, loaded, found);
		const replace = await replaceRows(
			parts,
			sources.flatMap(({ replaces }) => replaces ?? []),
			signal
		);
		catalogue.publish(sources);
		const replaced = replace();
		parts.changed();
		await replaced;
	};

	const discard = async (source: SourceId): Promise<void> => {
		const entry = catalogue.find(source);
		if (!entry) return;
		await tables.open();
		await tables.remove(source);
		blocks?.remove(source);
		catalogue.remove(source);
		if (catalogue.empty) hexes.clear();
		if (entry.facts) parts.changed();
	};

	return {
		begin: () => Promise.resolve(catalogue.begin()),
		load: (source, batch, signal) => lock.run(() => load(source, batch, signal), signal),
		publish: (sources, signal) => lock.run(() => publish(sources, signal), signal).then(() => catalogue.holdings()),
		discard: (source) => lock.run(() => discard(source)).then(() => catalogue.holdings())
	};
}

/** Rows accepted by the import, handed over, and found in the store must be as many. */
function checkRows(accepted: number, loaded: number, found: number): void {
	if (accepted === loaded && loaded === found) return;
	throw new HexbeatError(
		'rows-lost',
		`The import accepted ${String(accepted)} rows, ${String(loaded)} were handed over and ${String(found)} are in the store.`,
		'Load the file again; if it happens again, report it.'
	);
}

/** Adds the batch's new names and points to the dictionaries; common location codes of its rows. */
function translate({ names, points }: Catalogue, entry: Entry, { newNames, newPoints, newCells, columns }: CleanBatch): Int32Array {
	for (const field of NAMED_FIELDS) for (const name of newNames[field]) entry.names[field].push(names[field].code(name));
	for (let i = 0; 2 * i < newPoints.length; i++) {
		const lng = newPoints[2 * i] ?? NaN;
		const lat = newPoints[2 * i + 1] ?? NaN;
		entry.points.push(newCells ? points.coarse(newCells, i * TUPLE_WORDS, lng, lat) : points.code(lng, lat));
	}
	return columns.location.map((code) => (code === UNLOCATED ? UNLOCATED : entry.points.at(code)));
}

/** Codes of the rows in the common dictionaries. */
type Codes = Readonly<Record<NamedField | 'location', Int32Array>>;

function namedOf({ names }: Entry, { columns }: CleanBatch): Record<NamedField, Int32Array> {
	return {
		category: names.category.apply(columns.category),
		outcome: names.outcome.apply(columns.outcome),
		area: names.area.apply(columns.area)
	};
}

function columnsOf({ catalogue, hexes, tables }: LoadingParts, entry: Entry, { length, columns }: CleanBatch, codes: Codes) {
	const { points } = catalogue;
	const { location: loc, category, outcome, area } = codes;
	const cells = tables.resolutions.map((resolution) => {
		const hex = hexes.codes(resolution);
		return [hexColumn(resolution), loc.map((at) => (at < 0 ? -1 : (hex[at] ?? -1)))] as const;
	});
	const table: Record<string, Column> = {
		source: new Uint16Array(length).fill(entry.id),
		day_first: columns.dayFirst,
		day_last: columns.dayLast,
		month: columns.month,
		slot: columns.slot,
		loc,
		lng: loc.map((at) => (at < 0 ? NOWHERE : points.fixed(at, 0))),
		lat: loc.map((at) => (at < 0 ? NOWHERE : points.fixed(at, 1))),
		category,
		outcome,
		area,
		origin: columns.origin,
		precision: columns.precision,
		second: columns.second,
		utc: columns.utc,
		until: columns.until,
		accuracy: columns.accuracy
	};
	return Object.assign(table, Object.fromEntries<Column>(cells));
}

function checkCodes(codes: Codes): void {
	const bad = Object.entries(codes).find(([, column]) => column.some((code) => code < -1));
	if (!bad) return;
	throw new HexbeatError(
		'bad-batch',
		`A block of rows uses a ${bad[0]} that it never introduced.`,
		'Load the file again; if it happens again, report it.'
	);
}
