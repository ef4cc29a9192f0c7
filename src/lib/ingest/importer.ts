import { HexbeatError } from '../core/errors';
import type { CleanBatch } from '../core/incident';
import { moved } from '../core/rpc';
import { BatchBuilder } from './columns/batch-builder';
import { planFile, type FilePlan } from './columns/plan-file';
import { WhenReader } from './columns/when-reader';
import type { FileReport, Importer, Mapping, Progress, Reject } from './contract';
import { firstLook } from './first-look';
import { unpack, type RowBlock } from './formats';
import type { RowsRead } from './formats/read-rows';
import { Doorway } from './privacy/doorway';
import { createGate } from './privacy/gate';
import { contentDigest } from './report/content-key';
import { fileReport, type Reading } from './report/file-report';
import { RejectList } from './report/reject-list';
import { DUPLICATE_IDS, keepingOf } from './report/repeats/contract';
import type { IdWatch } from './report/repeats/id-watch';
import { ImportIds } from './report/repeats/import-ids';
import { scanRows, type ReadRows } from './report/repeats/scan-rows';
import { repeatsOf, watchIds } from './report/repeats/watch-ids';
import { RowsDigest } from './report/rows-digest';
import { Tally } from './report/tally';

export interface ImporterOptions {
	/** IANA zone of local times in every file. Without one it is Europe/London, and unknown for points outside the United Kingdom. */
	readonly zone?: string;
	/** The time, ISO 8601, for the import record; without it the record has none. */
	readonly now?: () => string;
}

/** Rows of a batch. */
const BATCH = 65_536;
/** Under which all rows are counted that give way to another one with the same id. */
const REPEATED = 'Repeats the id of another row.';
/** A preview reads files up to this size (bytes) in whole when their head leaves dates open. */
const PREVIEW_SCAN = 16 * 1024 * 1024;

/**
 * Reads files into clean batches: dialect, profile, roles, times, places, privacy gate, report.
 * `read` throws HexbeatError for what is no table, and AbortError when cancelled; rows it cannot use are rejects, not errors.
 */
export function createImporter({ zone, now }: ImporterOptions = {}): Importer {
	const options = { zone: zone ?? null };
	const together = new ImportIds();
	return {
		unpack,
		async preview(file, name, mapping, signal) {
			const plan = await planFile(file, name, mapping, { ...options, scanLimit: PREVIEW_SCAN }, signal);
			return { ...plan.preview, first: firstLook(plan) };
		},
		async read(file, name, mapping, onBatch, onProgress, signal, number) {
			const plan = await planFile(file, name, mapping, { ...options, scanLimit: Infinity }, signal);
			const ids = number === undefined ? new ImportIds() : together;
			return readThrough({ plan, file, mapping, ids, number: number ?? 0, at: now?.() ?? null }, onBatch, onProgress, signal);
		},
		forget(numbers) {
			together.forget(numbers);
			return Promise.resolve();
		}
	};
}

/** A file about to be read. */
interface Planned {
	readonly plan: FilePlan;
	readonly file: Blob;
	readonly mapping: Mapping;
	/** Ids of the files that are imported together, and the number of this one among them. */
	readonly ids: ImportIds;
	readonly number: number;
	/** When it is read. */
	readonly at: string | null;
	/** The first reading let points through that proved to be exact: they are coarsened this time. */
	readonly again?: boolean;
}

async function readThrough(
	planned: Planned,
	onBatch: (batch: CleanBatch) => void | Promise<void>,
	onProgress: (progress: Progress) => void,
	signal: AbortSignal | undefined
): Promise<FileReport> {
	const { plan, file, ids } = planned;
	const digest = await contentDigest(file, signal);
	const readAll: ReadRows<RowsRead> = (onBlock, onBad, stop) => plan.source.readRows(onBlock, onBad, stop);
	const watch = await watchFile(planned, digest, readAll, signal);
	const tally = new Tally();
	const rowsDigest = new RowsDigest();
	const builder = plan.batch && new BatchBuilder(plan.batch, BATCH);
	const rejects = new RejectList();
	let restart = planned.again === true;
	const deliver = async (clean: CleanBatch): Promise<void> => {
		tally.add(clean.columns);
		await rowsDigest.add(clean);
		const batch = restart ? { ...clean, restart } : clean;
		restart = false;
		await onBatch(moved(batch, buffersOf(batch)));
	};
	const { doorway } = plan.privacy;
	const door = builder && new Doorway(planned.again ? { ...doorway, positions: 'cells' } : doorway, builder.points, deliver);
	let reached = { share: 0, rows: 0 };
	const send = async (): Promise<void> => {
		if (door && builder.length > 0) await door.take(builder.flush(), reached, signal);
	};
	let rows = 0;
	const take = async (block: RowBlock): Promise<void> => {
		for (let i = 0; i < block.rows.length; i++) {
			const row = block.rows[i] ?? [];
			const line = block.lines[i] ?? 0;
			if (watch?.leaves(row, line)) rejects.add({ line, column: plan.head.names[plan.id] ?? '', reason: watch.reason }, REPEATED);
			else if (!builder?.add(row)) rejects.add(undated(plan, row, line));
			else {
				watch?.keep(row, line);
				if (builder.length === builder.capacity) await send();
			}
		}
		rows += block.rows.length;
		reached = { share: block.bytes / file.size, rows };
		onProgress({ bytes: block.bytes, size: file.size, rows });
	};
	const read = await readAll(
		take,
		(bad) => {
			rejects.add(bad);
		},
		signal
	);
	await send();
	if (door && !(await door.end(signal))) return readThrough({ ...planned, again: true }, onBatch, onProgress, signal);
	const repeats = await repeatsOf(watch, ids, plan.head.names, signal);
	onProgress({ bytes: file.size, size: file.size, rows: read.rows });
	return account({
		plan,
		digest,
		rowsDigest: rowsDigest.value,
		rows: read.rows,
		rejects,
		repeats,
		tally,
		gate: door?.gate ?? createGate(),
		door,
		at: planned.at,
		builder,
		warnings: read.warnings
	});
}

/** Compares the ids of the file with each other and with those of the files it came with. */
function watchFile(
	{ plan, mapping, ids, number }: Planned,
	digest: string,
	readAll: ReadRows<RowsRead>,
	signal?: AbortSignal
): Promise<IdWatch | null> {
	const when = plan.batch && new WhenReader(plan.batch.when);
	return watchIds(
		ids,
		{
			file: number,
			name: plan.preview.name,
			digest,
			columns: plan.head.names,
			column: plan.id,
			keeping: keepingOf(mapping.answers[DUPLICATE_IDS]),
			scan: scanRows(readAll),
			usable: (row) => when?.read(row) === true
		},
		signal
	);
}

function undated({ batch }: FilePlan, row: readonly string[], line: number): Reject {
	if (!batch) return { line, column: '', reason: 'The file has no column of dates.' };
	const { column, start } = batch.when;
	const empty = start.text >= 0 && (row[start.text] ?? '').trim() === '';
	return { line, column, reason: empty ? 'No date.' : 'The date cannot be read.' };
}

/** Every row is accepted or rejected; anything else would be a wrong number on every screen. */
function account(reading: Reading): FileReport {
	const { tally, rejects, rows } = reading;
	if (tally.accepted + rejects.count === rows) return fileReport(reading);
	throw new HexbeatError(
		'rows-lost',
		`${String(rows)} rows were read but ${String(tally.accepted)} accepted and ${String(rejects.count)} rejected.`,
		'This is a fault of the program: report it with this message.'
	);
}

function buffersOf({ columns, newPoints, newCells }: CleanBatch): Transferable[] {
	return [
		...Object.values(columns).map((column: { buffer: ArrayBufferLike }) => column.buffer as ArrayBuffer),
		newPoints.buffer as ArrayBuffer,
		...(newCells ? [newCells.buffer as ArrayBuffer] : [])
	];
}
