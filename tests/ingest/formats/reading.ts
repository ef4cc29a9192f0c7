import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe } from 'vitest';
import { readHead, readRows, type BadRow, type Dialect, type TableHead, type TableWarning } from '../../../src/lib/ingest/formats';
import type { RunSizes } from '../../../src/lib/ingest/formats/line-runs';

/** A whole file as it was read. */
export interface WholeFile {
	readonly head: TableHead;
	readonly rows: string[][];
	readonly lines: number[];
	readonly bad: BadRow[];
	readonly count: number;
	readonly warnings: readonly TableWarning[];
	/** Bytes consumed, block by block. */
	readonly bytes: number[];
}

export async function readWhole(file: Blob, overrides: Partial<Dialect> = {}, sizes?: RunSizes): Promise<WholeFile> {
	const head = await readHead(file, 'test.csv', overrides);
	const rows: string[][] = [];
	const lines: number[] = [];
	const bad: BadRow[] = [];
	const bytes: number[] = [];
	const { rows: count, warnings } = await readRows(
		file,
		head,
		(block) => {
			for (let i = 0; i < block.length; i++) {
				rows.push([...block.row(i)]);
				lines.push(block.line(i));
			}
			bytes.push(block.bytes);
		},
		(row) => bad.push(row),
		undefined,
		{ sizes }
	);
	return { head, rows, lines, bad, count, warnings: [...head.warnings, ...warnings], bytes };
}

export const readText = (text: string, overrides?: Partial<Dialect>, sizes?: RunSizes): Promise<WholeFile> =>
	readWhole(new Blob([text]), overrides, sizes);

const SHARED = fileURLToPath(new URL('../../../../shared/data/', import.meta.url));
/** A file of the shared data, e.g. "incidents/lancashire_asb.tab". */
export const shared = (path: string): Buffer<ArrayBuffer> => readFileSync(SHARED + path);
export const sharedPath = (path: string): string => SHARED + path;
export const sharedBlob = (path: string): Blob => new Blob([shared(path)]);
/** Tests on real files; skipped where the shared data are absent. */
export const describeShared = describe.skipIf(!existsSync(SHARED));
