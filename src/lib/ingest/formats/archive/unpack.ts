import { HexbeatError } from '../../../core/errors';
import type { Part, Unpacked, Progress } from '../../contract';
import { readSlice } from '../file-slices';
import { SHAPEFILE } from '../foreign-kinds';
import { LIMITS } from '../limits';
import { foreignError, refusePackage } from '../refuse-foreign';
import { InflateGuard } from './inflate-guard';
import { labelsOf, sortPaths, type SortedPaths } from './sort-entries';
import { inflate, zipEntries, type ZipEntry } from './zip-entries';

const ZIP = [0x50, 0x4b];
const GZIP = [0x1f, 0x8b];

/**
 * The tables in a file: those inside a zip or gzip, told by content, else the file itself. Archives inside an archive come out as
 * they are, for their refusal to be seen.
 * @throws HexbeatError for an archive that is damaged, locked, too large, a bomb, or holds no table
 */
export async function unpack(file: Blob, name: string, onProgress: (progress: Progress) => void, signal?: AbortSignal): Promise<Unpacked> {
	signal?.throwIfAborted();
	const itself: Unpacked = { archive: false, parts: [{ name, label: name, file }], warnings: [] };
	if (file.size < 4 || file.size > LIMITS.file) return itself;
	const { bytes } = await readSlice(file, 0, 4);
	const begins = (magic: readonly number[]): boolean => magic.every((byte, i) => bytes[i] === byte);
	if (begins(GZIP)) return { archive: true, parts: [await gunzip(file, name, signal)], warnings: [] };
	if (!begins(ZIP)) return itself;
	const entries = await zipEntries(file, name, signal);
	const paths = entries.map(({ filename }) => filename);
	if (!isArchive(paths, name)) return itself;
	const sorted = sortPaths(paths);
	refuseUseless(sorted, name);
	return unpackTables(entries, sorted, { file, name, onProgress, signal });
}

/** False for a document that is a zip inside, whatever its refusal will say. */
function isArchive(paths: readonly string[], name: string): boolean {
	try {
		return refusePackage(paths, name) === 'archive';
	} catch {
		return false;
	}
}

interface Job {
	readonly file: Blob;
	readonly name: string;
	readonly onProgress: (progress: Progress) => void;
	readonly signal: AbortSignal | undefined;
}

async function unpackTables(entries: readonly ZipEntry[], sorted: SortedPaths, { file, name, onProgress, signal }: Job): Promise<Unpacked> {
	const wanted = new Set([...sorted.tables, ...sorted.archives]);
	const chosen = entries.filter(({ filename }) => wanted.has(filename)).sort((a, b) => (a.filename < b.filename ? -1 : 1));
	if (chosen.some(({ encrypted }) => encrypted)) throw locked(name);
	if (chosen.length > LIMITS.tables) throw tooManyTables(name, chosen.length);
	const labels = labelsOf(chosen.map(({ filename }) => filename));
	const guard = new InflateGuard(name, file.size);
	const parts: Part[] = [];
	let bytes = 0;
	for (const [i, entry] of chosen.entries()) {
		parts.push({ name: entry.filename, label: labels[i] ?? entry.filename, file: await inflate(entry, name, guard, signal) });
		bytes += entry.compressedSize;
		onProgress({ bytes: Math.min(bytes, file.size), size: file.size, rows: 0 });
	}
	return { archive: true, parts, warnings: leftOut(sorted.others, name) };
}

async function gunzip(file: Blob, name: string, signal: AbortSignal | undefined): Promise<Part> {
	const inner = name.replace(/\.gz$/i, '').replace(/\.tgz$/i, '.tar');
	const guard = new InflateGuard(name, file.size);
	try {
		const out = file
			.stream()
			.pipeThrough(new DecompressionStream('gzip'), signal && { signal })
			.pipeThrough(guard.measure(file.size), signal && { signal });
		return { name: inner, label: inner, file: await new Response(out).blob() };
	} catch (cause) {
		signal?.throwIfAborted();
		const known = cause instanceof HexbeatError ? cause : cause instanceof Error ? cause.cause : null;
		if (known instanceof HexbeatError) throw known;
		throw new HexbeatError('archive-damaged', `“${name}” is a gzip file that cannot be unpacked to its end.`, 'Download it again.', {
			cause
		});
	}
}

/** An archive without a table: says what it holds instead. */
function refuseUseless({ tables, archives, others }: SortedPaths, name: string): void {
	if (tables.length > 0) return;
	if (archives.length > 0)
		throw new HexbeatError(
			'nested-archive',
			`“${name}” holds nothing but archives, which are not opened one inside the other.`,
			'Unpack it and load the archives or tables inside.'
		);
	if (others.some((path) => /\.shp$/i.test(path))) throw foreignError(name, SHAPEFILE);
	throw new HexbeatError(
		'archive-without-tables',
		`“${name}” holds no table${others.length === 0 ? ': it is empty' : ` among its ${others.length} files`}.`,
		'Load an archive with CSV files, Excel workbooks, Parquet or GeoJSON inside.'
	);
}

const NAMED = 5;

function leftOut(paths: readonly string[], name: string): Unpacked['warnings'] {
	if (paths.length === 0) return [];
	const named = paths.slice(0, NAMED).join(', ') + (paths.length > NAMED ? ` and ${paths.length - NAMED} more` : '');
	return [{ code: 'archive-left-out', message: `Left out of “${name}”, as no tables: ${named}.` }];
}

const locked = (name: string): HexbeatError =>
	new HexbeatError(
		'archive-encrypted',
		`“${name}” is protected with a password.`,
		'Unpack it with its password on this computer and load the tables inside.'
	);

const tooManyTables = (name: string, tables: number): HexbeatError =>
	new HexbeatError(
		'archive-too-full',
		`“${name}” holds ${tables.toLocaleString('en-GB')} tables; at most ${LIMITS.tables.toLocaleString('en-GB')} are read at once.`,
		'Unpack it and load the forces and months that you need.'
	);
