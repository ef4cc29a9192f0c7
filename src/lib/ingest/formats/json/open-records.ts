import { HexbeatError } from '../../../core/errors';
import { checkWidth, namedHead, SAMPLE } from '../named-head';
import type { RowsRead } from '../read-rows';
import { RowSink } from '../row-sink';
import type { TableFormat, TableSource } from '../table-source';
import type { TableWarning } from '../table';
import type { Visit } from './visit-record';

/** Some records of a file as text, with the line or number (from 1) of each. */
export interface RecordRun {
	readonly texts: readonly string[];
	readonly lines: readonly number[];
	/** Bytes of the file consumed so far. */
	readonly bytes: number;
}

/** A file of records that is still to be made a table. */
export interface Records {
	readonly format: TableFormat;
	readonly name: string;
	readonly runs: (signal?: AbortSignal) => AsyncIterable<RecordRun>;
	/** Gives the cells of a record, or why it has none. */
	readonly visit: (record: unknown, visit: Visit) => string | null;
	readonly warnings: () => readonly TableWarning[];
}

const NOT_JSON = 'record is not valid JSON';

/** Reads all records once for the union of their columns, then as often as rows are asked for. */
export async function openRecords(records: Records, signal?: AbortSignal): Promise<TableSource> {
	const { columns, sample, first } = await survey(records, signal);
	if (sample.length === 0) throw noRecords(records.name, first);
	checkWidth(columns.size, records.name);
	const names = [...columns.keys()];
	const head = namedHead(
		names,
		sample.map((row) => padded(row, names.length)),
		records.warnings()
	);
	return {
		format: records.format,
		head,
		notes: [],
		questions: [],
		tellsBytes: false,
		readRows: (onBlock, onBad, signal) => readRecords(records, columns, new RowSink(head.names, onBlock, onBad), signal)
	};
}

interface Survey {
	readonly columns: Map<string, number>;
	readonly sample: string[][];
	/** Why the first record that is none is none. */
	readonly first: string;
}

async function survey({ runs, visit, name }: Records, signal: AbortSignal | undefined): Promise<Survey> {
	const columns = new Map<string, number>();
	const sample: string[][] = [];
	let first = '';
	let row: string[] = [];
	const take: Visit = (column, text) => {
		let at = columns.get(column);
		if (at === undefined) columns.set(column, (at = columns.size));
		row[at] = text;
	};
	for await (const { texts } of runs(signal)) {
		for (const text of texts) {
			const record = parse(text);
			row = [];
			const fault = record === undefined ? NOT_JSON : visit(record, take);
			if (fault !== null) first ||= fault;
			else if (sample.length < SAMPLE) sample.push(row);
		}
		// A file of objects with names of their own has no columns: it need not be read to its end.
		if (columns.size > MOST_NAMES) checkWidth(columns.size, name);
	}
	return { columns, sample, first };
}

const MOST_NAMES = 2000;

async function readRecords(
	{ runs, visit }: Records,
	columns: ReadonlyMap<string, number>,
	sink: RowSink,
	signal: AbortSignal | undefined
): Promise<RowsRead> {
	let row: string[] = [];
	const take: Visit = (column, text) => {
		const at = columns.get(column);
		if (at !== undefined) row[at] = text;
	};
	for await (const { texts, lines, bytes } of runs(signal)) {
		for (let i = 0; i < texts.length; i++) {
			const record = parse(texts[i] ?? '');
			row = Array<string>(columns.size).fill('');
			const fault = record === undefined ? NOT_JSON : visit(record, take);
			if (fault !== null) sink.bad(lines[i] ?? 0, fault);
			else sink.add(row, lines[i] ?? 0);
			if (sink.full) await sink.flush(bytes);
		}
		signal?.throwIfAborted();
		await sink.flush(bytes);
	}
	return { rows: sink.count, warnings: [] };
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}

/** Columns that a record lacks are empty. */
const padded = (row: readonly string[], width: number): string[] => Array.from({ length: width }, (_, i) => row[i] ?? '');

const noRecords = (name: string, why: string): HexbeatError =>
	/^shape/.test(why)
		? new HexbeatError(
				'layer-not-incidents',
				`“${name}” holds areas or lines, not incidents.`,
				'Boundaries and other shapes are layers: drop the file on the map with the ending .geojson.'
			)
		: new HexbeatError(
				'json-not-records',
				`“${name}” is JSON, but no list of incidents.`,
				'Export one record per incident, or save the table as CSV.'
			);
