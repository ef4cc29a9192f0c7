import { zipEntries } from './archive/zip-entries';
import { readSlice } from './file-slices';
import { jsonKind } from './json/json-kind';
import { LOCKED_PARQUET } from './foreign-kinds';
import { foreignError, refuseForeign, refusePackage } from './refuse-foreign';

/** What a file is by its content; `archive` is a zip or gzip whose files are tables of their own. */
export type FileKind = 'text' | 'xlsx' | 'parquet' | 'json' | 'ndjson' | 'archive';

const HEAD = 64 * 1024;
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const EMPTY_ZIP = [0x50, 0x4b, 0x05, 0x06];
const GZIP = [0x1f, 0x8b];
const PARQUET = [0x50, 0x41, 0x52, 0x31];
const LOCKED = [0x50, 0x41, 0x52, 0x45];

/** Tells a file by its first bytes, a zip by what it holds. @throws HexbeatError for a kind that holds no table */
export async function fileKind(file: Blob, name: string, signal?: AbortSignal): Promise<FileKind> {
	const { bytes } = await readSlice(file, 0, HEAD);
	const begins = (magic: readonly number[]): boolean => magic.every((byte, i) => bytes[i] === byte);
	if (begins(GZIP)) return 'archive';
	if (begins(PARQUET) && (await endsWith(file, PARQUET))) return 'parquet';
	if (begins(LOCKED) && (await endsWith(file, LOCKED))) throw foreignError(name, LOCKED_PARQUET);
	if (begins(ZIP) || begins(EMPTY_ZIP)) {
		const entries = await zipEntries(file, name, signal);
		return refusePackage(
			entries.map(({ filename }) => filename),
			name
		);
	}
	refuseForeign(bytes, name);
	return jsonKind(bytes, bytes.length < file.size, name) ?? 'text';
}

/** A Parquet file ends as it begins; a text could begin with these letters, too. */
async function endsWith(file: Blob, magic: readonly number[]): Promise<boolean> {
	const { bytes } = await readSlice(file, Math.max(0, file.size - magic.length), magic.length);
	return magic.every((byte, i) => bytes[i] === byte);
}
