import { LineDecoder } from './line-decoder';
import { lineRuns, type RunSizes } from './line-runs';
import { PlainRows } from './plain-rows';
import { RowReading } from './row-reading';
import { RunReading } from './run-reading';
import type { OnSlice } from './table-source';
import type { BadRow, RowBlock, TableHead, TableWarning } from './table';

/** What reading all rows gave. */
export interface RowsRead {
	/** Data rows of the file: those handed over and the bad ones. */
	readonly rows: number;
	/** What only showed behind the head of the file; its warnings are not repeated. */
	readonly warnings: readonly TableWarning[];
}

export interface ReadOptions {
	/** Of reads and blocks, for tests. */
	readonly sizes?: RunSizes | undefined;
	/** Told every slice of the file in order, from its first byte on. */
	readonly onSlice?: OnSlice | undefined;
}

/**
 * Streams the data rows of a file (header, preamble and blank lines left out). Every data row comes out exactly once, in a block or
 * as bad. Where a quote opens and never closes properly, its line is bad and reading goes on with the next line.
 * @param head from `readHead`, whose dialect is kept to
 * @param onBlock takes the rows; waited for when it returns a promise
 */
export async function readRows(
	file: Blob,
	head: TableHead,
	onBlock: (block: RowBlock) => void | Promise<void>,
	onBad: (bad: BadRow) => void,
	signal?: AbortSignal,
	{ sizes, onSlice }: ReadOptions = {}
): Promise<RowsRead> {
	const reading = new RowReading(head, onBad);
	const decoder = new LineDecoder(head.dialect.encoding);
	const run = new RunReading(reading, decoder, PlainRows.of(head), onBlock);
	for await (const lines of lineRuns(file, bomLength(head), head.dialect, signal, sizes, onSlice)) {
		signal?.throwIfAborted();
		if (lines.overlong) await run.overlong(lines.end);
		else await run.take(lines);
	}
	const warnings = decoder.warnings.filter(({ code }) => !head.warnings.some((known) => known.code === code));
	return { rows: reading.count, warnings: [...warnings, ...mendedWarning(reading)] };
}

function mendedWarning({ mended, firstMended }: RowReading): TableWarning[] {
	if (mended === 0) return [];
	const rows = mended === 1 ? '1 row has' : `${mended.toLocaleString('en-GB')} rows have`;
	const which = mended === 1 ? `in line ${firstMended}` : `the first in line ${firstMended}`;
	return [
		{
			code: 'mended-rows',
			message: `${rows} a stray quote or a delimiter too many or too few (${which}): read as it was most likely meant.`
		}
	];
}

function bomLength({ dialect: { bom, encoding } }: TableHead): number {
	return !bom ? 0 : encoding === 'utf-8' ? 3 : 2;
}
