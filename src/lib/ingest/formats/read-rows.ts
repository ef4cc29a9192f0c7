import { LineDecoder } from './line-decoder';
import { lineRuns, type RunSizes } from './line-runs';
import { RowReading } from './row-reading';
import type { BadRow, RowBlock, TableHead, TableWarning } from './table';

/** What reading all rows gave. */
export interface RowsRead {
	/** Data rows of the file: those handed over and the bad ones. */
	readonly rows: number;
	/** What only showed behind the head of the file; its warnings are not repeated. */
	readonly warnings: readonly TableWarning[];
}

/**
 * Streams the data rows of a file (header, preamble and blank lines left out). Every data row comes out exactly once, in a block or
 * as bad. Where a quote opens and never closes properly, its line is bad and reading goes on with the next line.
 * @param head from `readHead`, whose dialect is kept to
 * @param onBlock takes the rows; waited for when it returns a promise
 * @param sizes of reads and blocks, for tests
 */
export async function readRows(
	file: Blob,
	head: TableHead,
	onBlock: (block: RowBlock) => void | Promise<void>,
	onBad: (bad: BadRow) => void,
	signal?: AbortSignal,
	sizes?: RunSizes
): Promise<RowsRead> {
	const reading = new RowReading(head, onBad);
	const decoder = new LineDecoder(head.dialect.encoding);
	for await (const run of lineRuns(file, bomLength(head), head.dialect, signal, sizes)) {
		signal?.throwIfAborted();
		if (run.overlong) reading.overlong();
		else reading.take(decoder.decode(run.bytes), run.final);
		const { rows, lines } = reading.handOver();
		if (rows.length === 0) continue;
		const taken = onBlock({ rows, lines, bytes: run.end });
		if (taken) await taken;
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
