import { HexbeatError, isAbort } from '../../../core/errors';
import { InflateGuard } from '../archive/inflate-guard';
import { inflate, zipEntries } from '../archive/zip-entries';
import { LIMITS } from '../limits';
import { numberText } from './cell-text';
import { storedZip, type StoredFile } from './stored-zip';

/** A cell as the workbook holds it; numbers are text already. */
export type Cell = string | boolean | Date | null;

export interface Sheet {
	readonly name: string;
	/** All rows from the first of the sheet; blank ones are empty. */
	readonly rows: readonly (readonly Cell[])[];
}

/** Parts of a workbook that hold no cells. */
const ASIDE =
	/^(docProps|customXml|xl\/(pivot|drawings|charts|chartsheets|media|theme|externalLinks|comments|threadedComments|tables|queryTables|printerSettings|ctrlProps|activeX|slicer|timeline))/i;

/** The sheets of an Excel workbook (.xlsx, .xlsm). @throws HexbeatError when it is damaged, locked or too large */
export async function readSheets(file: Blob, name: string, signal?: AbortSignal): Promise<Sheet[]> {
	const parts = await unpackParts(file, name, signal);
	const { default: readXlsxFile } = await import('read-excel-file/universal');
	signal?.throwIfAborted();
	try {
		const sheets = await withStillClock(() => readXlsxFile<string>(storedZip(parts), { trim: false, parseNumber: numberText }));
		return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data as unknown as Cell[][] }));
	} catch (cause) {
		if (isAbort(cause)) throw cause;
		throw new HexbeatError(
			'workbook-unreadable',
			`“${name}” is an Excel workbook that cannot be read to the end.`,
			'Open it in Excel, save it again as .xlsx, or save the sheet as CSV UTF-8 and load that.',
			{ cause }
		);
	}
}

let still: { readonly now: () => number; reads: number } | null = null;

/**
 * read-excel-file cuts a sheet into pieces by the clock, one call inside the other, and copies all rows so far after each: with several
 * hundred thousand rows, or on a slow machine, pieces shrink until the stack is full. While the clock stands still they double instead.
 */
async function withStillClock<T>(read: () => Promise<T>): Promise<T> {
	still ??= { now: Date.now, reads: 0 };
	const stopped = still.now();
	Date.now = () => stopped;
	still.reads++;
	try {
		return await read();
	} finally {
		if (--still.reads === 0) {
			Date.now = still.now;
			still = null;
		}
	}
}

/** The XML parts of a workbook, inflated under guard: the reader gets them stored, so that no bomb reaches it. */
async function unpackParts(file: Blob, name: string, signal: AbortSignal | undefined): Promise<StoredFile[]> {
	const guard = new InflateGuard(name, file.size, LIMITS.workbook);
	const parts: StoredFile[] = [];
	for (const entry of await zipEntries(file, name, signal)) {
		if (!/\.(xml|rels)$/i.test(entry.filename) || ASIDE.test(entry.filename)) continue;
		const blob = await inflate(entry, name, guard, signal);
		parts.push({ path: entry.filename, bytes: new Uint8Array(await blob.arrayBuffer()) });
	}
	return parts;
}
