import type { AsyncBuffer, ColumnData, DecodedArray, FileMetaData, ParquetParsers } from 'hyparquet';
import { HexbeatError, isAbort } from '../../../core/errors';
import { readSlice } from '../file-slices';
import { checkWidth, namedHead, SAMPLE } from '../named-head';
import type { RowsRead } from '../read-rows';
import { RowSink } from '../row-sink';
import type { TableSource } from '../table-source';
import { parquetColumns, type ParquetColumn } from './parquet-columns';

/** Values that are text as they come; points in time stay dates, since the column says whether they are UTC. */
const PARSERS: Partial<ParquetParsers> = {
	dateFromDays: (days: number) => new Date(days * 86_400_000).toISOString().slice(0, 10),
	jsonFromBytes: (bytes: Uint8Array | undefined) => bytes && new TextDecoder().decode(bytes)
};

interface Opened {
	readonly buffer: AsyncBuffer;
	readonly metadata: FileMetaData;
	readonly columns: readonly ParquetColumn[];
	readonly name: string;
}

/** A Parquet file, whatever its compression. @throws HexbeatError when it is damaged, encrypted or of a kind that is not known */
export async function openParquet(file: Blob, name: string, signal?: AbortSignal): Promise<TableSource> {
	const { parquetMetadataAsync, parquetSchema } = await import('hyparquet');
	const buffer: AsyncBuffer = {
		byteLength: file.size,
		slice: async (start, end = file.size) => (await readSlice(file, start, end - start)).bytes.buffer
	};
	const metadata = await legible(name, () => parquetMetadataAsync(buffer));
	signal?.throwIfAborted();
	const columns = parquetColumns(parquetSchema(metadata));
	checkWidth(columns.length, name);
	const rows = Number(metadata.num_rows);
	if (rows === 0) throw new HexbeatError('empty-file', `“${name}” holds no rows.`, 'Export it again.');
	const opened: Opened = { buffer, metadata, columns, name };
	const rowAt = await readRange(opened, 0, Math.min(rows, SAMPLE));
	const head = namedHead(
		columns.map((column) => column.name),
		Array.from({ length: Math.min(rows, SAMPLE) }, (_, row) => rowAt(row))
	);
	return {
		format: 'parquet',
		head,
		notes: [],
		questions: [],
		tellsBytes: false,
		readRows: (onBlock, onBad, signal) => readGroups(opened, file.size, new RowSink(head.names, onBlock, onBad), signal)
	};
}

/** Row group by row group, as the writer packed them. */
async function readGroups(opened: Opened, size: number, sink: RowSink, signal: AbortSignal | undefined): Promise<RowsRead> {
	const total = Number(opened.metadata.num_rows);
	let start = 0;
	for (const group of opened.metadata.row_groups) {
		const end = start + Number(group.num_rows);
		const rowAt = await readRange(opened, start, end);
		for (let row = start; row < end; row++) {
			sink.add(rowAt(row), row + 1);
			if (!sink.full) continue;
			signal?.throwIfAborted();
			await sink.flush((size * row) / total);
		}
		start = end;
		signal?.throwIfAborted();
	}
	await sink.flush(size);
	return { rows: sink.count, warnings: [] };
}

interface Run {
	readonly start: number;
	readonly values: DecodedArray;
}

/** Decodes a range of rows; the function gives the text of each, asked for in order. */
async function readRange(
	{ buffer, metadata, columns, name }: Opened,
	rowStart: number,
	rowEnd: number
): Promise<(row: number) => string[]> {
	const [{ parquetRead }, { compressors }] = await Promise.all([import('hyparquet'), import('hyparquet-compressors')]);
	const runs = new Map<string, Run[]>();
	const onChunk = ({ columnName, columnData, rowStart: start }: ColumnData): void => {
		const known = runs.get(columnName);
		if (known) known.push({ start, values: columnData });
		else runs.set(columnName, [{ start, values: columnData }]);
	};
	await legible(name, () => parquetRead({ file: buffer, metadata, rowStart, rowEnd, onChunk, compressors, parsers: PARSERS }));
	const cursors = columns.map(({ source }) => new Cursor(runs.get(source) ?? []));
	return (row) => columns.map(({ text }, i) => text(cursors[i]?.at(row)));
}

/** Walks the values of a column, which come in runs. */
class Cursor {
	#run = 0;
	readonly #runs: readonly Run[];

	constructor(runs: readonly Run[]) {
		this.#runs = [...runs].sort((a, b) => a.start - b.start);
	}

	at(row: number): unknown {
		let run = this.#runs[this.#run];
		while (run && row >= run.start + run.values.length) run = this.#runs[++this.#run];
		return run?.values[row - run.start] as unknown;
	}
}

async function legible<T>(name: string, read: () => Promise<T>): Promise<T> {
	try {
		return await read();
	} catch (cause) {
		if (isAbort(cause) || cause instanceof HexbeatError) throw cause;
		throw new HexbeatError(
			'parquet-unreadable',
			`“${name}” is a Parquet file that cannot be read: it is damaged, or written in a way that is not known here.`,
			'Write it again, or export the table as CSV.',
			{ cause }
		);
	}
}
