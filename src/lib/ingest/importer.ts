import { HexbeatError } from '../core/errors';
import type { CleanBatch } from '../core/incident';
import { moved } from '../core/rpc';
import { BatchBuilder } from './columns/batch-builder';
import { planFile, type FilePlan } from './columns/plan-file';
import type { FileReport, Importer, Progress, Reject } from './contract';
import { firstLook } from './first-look';
import { readRows, type RowBlock } from './formats';
import { createGate } from './privacy/gate';
import { contentKey } from './report/content-key';
import { fileReport, type Reading } from './report/file-report';
import { Tally } from './report/tally';

export interface ImporterOptions {
	/** IANA zone of local times in every file. Without one it is Europe/London, and unknown for points outside the United Kingdom. */
	readonly zone?: string;
}

/** Rows of a batch. */
const BATCH = 65_536;
const MOST_REJECTS = 10_000;
/** A preview reads files up to this size (bytes) in whole when their head leaves dates open. */
const PREVIEW_SCAN = 16 * 1024 * 1024;

/**
 * Reads files into clean batches: dialect, profile, roles, times, places, privacy gate, report.
 * `read` throws HexbeatError for what is no table, and AbortError when cancelled; rows it cannot use are rejects, not errors.
 */
export function createImporter({ zone }: ImporterOptions = {}): Importer {
	const options = { zone: zone ?? null };
	return {
		async preview(file, name, mapping, signal) {
			const plan = await planFile(file, name, mapping, { ...options, scanLimit: PREVIEW_SCAN }, signal);
			return { ...plan.preview, first: firstLook(plan) };
		},
		async read(file, name, mapping, onBatch, onProgress, signal) {
			const plan = await planFile(file, name, mapping, { ...options, scanLimit: Infinity }, signal);
			return readThrough(plan, file, onBatch, onProgress, signal);
		}
	};
}

async function readThrough(
	plan: FilePlan,
	file: Blob,
	onBatch: (batch: CleanBatch) => void | Promise<void>,
	onProgress: (progress: Progress) => void,
	signal: AbortSignal | undefined
): Promise<FileReport> {
	const gate = createGate();
	const tally = new Tally();
	const builder = plan.batch && new BatchBuilder(plan.batch, BATCH);
	const rejects: Reject[] = [];
	let rejected = 0;
	const reject = (row: Reject): void => {
		if (rejected++ < MOST_REJECTS) rejects.push(row);
	};
	const send = async (): Promise<void> => {
		if (!builder || builder.length === 0) return;
		const batch = builder.flush();
		tally.add(batch.columns);
		const clean = gate.pass(batch);
		await onBatch(moved(clean, buffersOf(clean)));
		signal?.throwIfAborted();
	};
	let rows = 0;
	const take = async (block: RowBlock): Promise<void> => {
		for (let i = 0; i < block.rows.length; i++) {
			const row = block.rows[i] ?? [];
			if (!builder?.add(row)) reject(undated(plan, row, block.lines[i] ?? 0));
			else if (builder.length === builder.capacity) await send();
		}
		rows += block.rows.length;
		onProgress({ bytes: block.bytes, size: file.size, rows });
	};
	const read = await readRows(file, plan.head, take, reject, signal);
	await send();
	onProgress({ bytes: file.size, size: file.size, rows: read.rows });
	return account({ plan, key: await contentKey(file), rows: read.rows, rejected, rejects, tally, gate, builder, warnings: read.warnings });
}

function undated({ batch }: FilePlan, row: readonly string[], line: number): Reject {
	if (!batch) return { line, column: '', reason: 'The file has no column of dates.' };
	const { column, start } = batch.when;
	const empty = start.text >= 0 && (row[start.text] ?? '').trim() === '';
	return { line, column, reason: empty ? 'No date.' : 'The date cannot be read.' };
}

/** Every row is accepted or rejected; anything else would be a wrong number on every screen. */
function account(reading: Reading): FileReport {
	if (reading.tally.accepted + reading.rejected === reading.rows) return fileReport(reading);
	throw new HexbeatError(
		'rows-lost',
		`${String(reading.rows)} rows were read but ${String(reading.tally.accepted)} accepted and ${String(reading.rejected)} rejected.`,
		'This is a fault of the program: report it with this message.'
	);
}

function buffersOf({ columns, newPoints }: CleanBatch): Transferable[] {
	return [
		...Object.values(columns).map((column: { buffer: ArrayBufferLike }) => column.buffer as ArrayBuffer),
		newPoints.buffer as ArrayBuffer
	];
}
