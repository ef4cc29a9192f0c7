/** What is in an archive, by the paths of its files. */
export interface SortedPaths {
	/** Tables, in order of their path. */
	readonly tables: readonly string[];
	/** Archives inside the archive. */
	readonly archives: readonly string[];
	/** Everything else that a person put there. */
	readonly others: readonly string[];
}

const TABLE = /\.(csv|tsv|tab|psv|txt|dat|xlsx|xlsm|parquet|geojson|json|jsonl|ndjson)$/i;
const ARCHIVE = /\.(zip|gz|tgz|bz2|xz|zst|7z|rar|tar)$/i;
/** What systems add by themselves. */
const LITTER = /(^|\/)(__MACOSX\/|\.|thumbs\.db$|desktop\.ini$)/i;
const NOTES = /(^|\/)[^/]*(read.?me|licen[cs]e|copying|notice|terms|metadata)[^/]*$/i;

export function sortPaths(paths: readonly string[]): SortedPaths {
	const tables: string[] = [];
	const archives: string[] = [];
	const others: string[] = [];
	for (const path of paths) {
		if (LITTER.test(path)) continue;
		if (ARCHIVE.test(path)) archives.push(path);
		else if (isTable(path)) tables.push(path);
		else others.push(path);
	}
	return { tables: tables.sort(), archives, others };
}

/** By its ending; a file without one may be a table, a text that is called a read-me or licence is none. */
function isTable(path: string): boolean {
	const base = path.slice(path.lastIndexOf('/') + 1);
	if (!base.includes('.')) return !NOTES.test(base);
	return TABLE.test(base) && !(/\.(txt|json)$/i.test(base) && NOTES.test(base));
}

/** Shortest ends of the paths that still tell them apart. */
export function labelsOf(paths: readonly string[]): string[] {
	const parts = paths.map((path) => path.split('/'));
	const lengths = parts.map(() => 1);
	const label = (i: number): string => (parts[i] ?? []).slice(-(lengths[i] ?? 1)).join('/');
	for (let changed = true; changed;) {
		changed = false;
		const seen = new Map<string, number>();
		for (const [i] of parts.entries()) seen.set(label(i), (seen.get(label(i)) ?? 0) + 1);
		for (const [i, own] of parts.entries())
			if ((seen.get(label(i)) ?? 0) > 1 && (lengths[i] ?? 1) < own.length) {
				lengths[i] = (lengths[i] ?? 1) + 1;
				changed = true;
			}
	}
	return parts.map((_, i) => label(i));
}
