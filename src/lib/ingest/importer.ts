import { HexbeatError } from '../core/errors';
import { planFile, type FilePlan } from './columns/plan-file';
import { countTable } from './count-table';
import { placesTable } from './places-table';
import { layerOrIncidents } from './layer-or-incidents';
import { WhenReader } from './columns/when-reader';
import type { FileReport, Importer, Mapping } from './contract';
import { FileReading, type Receiver } from './file-reading';
import { firstLook } from './first-look';
import { unpack } from './formats';
import { createGate } from './privacy/gate';
import { ContentDigest, contentDigest } from './report/content-key';
import { fileReport, type Reading } from './report/file-report';
import { DUPLICATE_IDS, keepingOf } from './report/repeats/contract';
import type { IdWatch } from './report/repeats/id-watch';
import { ImportIds } from './report/repeats/import-ids';
import { scanRows } from './report/repeats/scan-rows';
import { repeatsOf, watchIds } from './report/repeats/watch-ids';

export interface ImporterOptions {
	/** IANA zone of local times in every file. Without one it is Europe/London, and unknown for points outside the United Kingdom. */
	readonly zone?: string;
	/** The time, ISO 8601, for the import record; without it the record has none. */
	readonly now?: () => string;
}

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
		layerOrIncidents,
		countTable,
		placesTable,
		async preview(file, name, mapping, signal) {
			const plan = await planFile(file, name, mapping, { ...options, scanLimit: PREVIEW_SCAN }, signal);
			return { ...plan.preview, first: firstLook(plan) };
		},
		async read(file, name, mapping, onBatch, onProgress, signal, number) {
			const plan = await planFile(file, name, mapping, { ...options, scanLimit: Infinity }, signal);
			const ids = number === undefined ? new ImportIds() : together;
			const planned = { plan, size: file.size, mapping, ids, number: number ?? 0, at: now?.() ?? null };
			if (!plan.source.tellsBytes || ids.hasOthers(planned.number)) {
				// Wanted before the reading, or made beside it; its failure is the reading's own.
				const digest = contentDigest(file, signal);
				digest.catch(() => undefined);
				return readThrough({ ...planned, digest }, { onBatch, onProgress }, signal);
			}
			const heard = new ContentDigest();
			return readThrough({ ...planned, digest: heard.value, heard }, { onBatch, onProgress }, signal).catch((error: unknown) => {
				heard.fail(error);
				throw error;
			});
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
	/** Bytes. */
	readonly size: number;
	readonly mapping: Mapping;
	/** Digest of its content. */
	readonly digest: Promise<string>;
	/** Makes it from the bytes that the reading tells. */
	readonly heard?: ContentDigest;
	/** Ids of the files that are imported together, and the number of this one among them. */
	readonly ids: ImportIds;
	readonly number: number;
	/** When it is read. */
	readonly at: string | null;
	/** The first reading let points through that proved to be exact: they are coarsened this time. What it said of ids still holds. */
	readonly first?: IdWatch | null;
}

async function readThrough(planned: Planned, receiver: Receiver, signal: AbortSignal | undefined): Promise<FileReport> {
	// Only the first reading makes the digest.
	const { heard, ...again } = planned;
	const { plan, size, digest, ids, at, first } = again;
	const watch = await watchFile(planned, signal);
	for (const file of first?.overtaken ?? []) watch?.overtaken.add(file);
	const reading = new FileReading(plan, size, watch, receiver, first !== undefined);
	const { rejects, tally, builder, door } = reading;
	const read = await plan.source.readRows(
		(block) => reading.take(block, signal),
		(bad) => {
			rejects.add(bad);
		},
		signal,
		heard &&
			((bytes) => {
				heard.add(bytes);
			})
	);
	heard?.end();
	if (!(await reading.end(signal))) return readThrough({ ...again, first: watch }, receiver, signal);
	const repeats = await repeatsOf(watch, ids, plan.head.names, signal);
	receiver.onProgress({ bytes: size, size, rows: read.rows });
	const rowsDigest = reading.rowsDigest.value;
	const gate = door?.gate ?? createGate();
	const digests = { digest: await digest, rowsDigest: await rowsDigest };
	// Given up meanwhile: whoever did is no longer waiting for a report.
	signal?.throwIfAborted();
	return account({
		plan,
		...digests,
		rows: read.rows,
		rejects,
		repeats,
		tally,
		gate,
		door,
		at,
		builder,
		warnings: read.warnings
	});
}

/** Compares the ids of the file with each other and with those of the files it came with. */
function watchFile({ plan, mapping, digest, ids, number }: Planned, signal?: AbortSignal): Promise<IdWatch | null> {
	const when = plan.batch && new WhenReader(plan.batch.when);
	const watched = {
		file: number,
		name: plan.preview.name,
		digest,
		columns: plan.head.names,
		column: plan.id,
		keeping: keepingOf(mapping.answers[DUPLICATE_IDS]),
		scan: scanRows((onBlock, onBad, stop) => plan.source.readRows(onBlock, onBad, stop)),
		usable: (row: readonly string[]) => when?.read(row) === true
	};
	return watchIds(ids, watched, signal);
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
