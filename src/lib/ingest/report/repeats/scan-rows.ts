import type { BadRow, RowBlock } from '../../formats';
import type { Scan } from './contract';

/** Streams the data rows of one file, as often as it is called. */
type ReadRows = (onBlock: (block: RowBlock) => void, onBad: (bad: BadRow) => void, signal?: AbortSignal) => Promise<unknown>;

class Enough extends Error {}

/** Goes through the rows of a file once more, one by one; stops early when it was told enough. */
export function scanRows(readRows: ReadRows): Scan {
	return async (each, signal) => {
		const take = (block: RowBlock): void => {
			for (let i = 0; i < block.length; i++) if (!each(block.row(i), block.line(i))) throw new Enough();
		};
		try {
			await readRows(take, () => undefined, signal);
		} catch (error) {
			if (!(error instanceof Enough)) throw error;
		}
	};
}
