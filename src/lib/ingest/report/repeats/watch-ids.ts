import type { Keeping, RepeatedIds, Scan } from './contract';
import { differingColumns } from './differing-columns';
import { IdWatch } from './id-watch';
import type { ImportIds } from './import-ids';

export interface WatchedFile {
	/** Number of the file in the import. */
	readonly file: number;
	readonly name: string;
	/** Digest of its content. */
	readonly digest: Promise<string>;
	readonly columns: readonly string[];
	/** Column of the id; −1 without one. */
	readonly column: number;
	readonly keeping: Keeping;
	readonly scan: Scan;
	/** Whether a row can be used at all: an unusable one takes no id. */
	readonly usable: (row: readonly string[]) => boolean;
}

/** Begins to compare the ids of a file; null without a column of ids, or when the same file is there already. */
export async function watchIds(ids: ImportIds, watched: WatchedFile, signal?: AbortSignal): Promise<IdWatch | null> {
	ids.forget([watched.file]);
	if (watched.column < 0 || (await ids.holds(watched.digest, watched.file))) return null;
	const watch = new IdWatch(ids, ids.begin(watched), watched.column, watched.keeping);
	if (watched.keeping === 'last')
		await watched.scan((row, line) => {
			if (watched.usable(row)) watch.claim(row, line);
			return true;
		}, signal);
	return watch;
}

/** What was noticed once every row is read; the rows that repeat an id are compared with those that own it. */
export async function repeatsOf(
	watch: IdWatch | null,
	ids: ImportIds,
	columns: readonly string[],
	signal?: AbortSignal
): Promise<RepeatedIds | null> {
	if (!watch) return null;
	const { rows, elsewhere, leftOut, keeping, pairs, files, overtaken } = watch;
	const differences = await differingColumns(pairs.splice(0), columns, ids, signal);
	return {
		ids: watch.ids,
		rows,
		elsewhere,
		columns: differences.columns,
		compared: differences.compared,
		keeping,
		leftOut,
		files: [...new Set([...files, ...overtaken])],
		overtaken: [...overtaken]
	};
}
