import type { BadRow, RowBlock } from '../../formats';
import type { Scan } from './contract';

/** Streams the data rows of one file, as often as it is called. */
type ReadRows = (onBlock: (block: RowBlock) => void, onBad: (bad: BadRow) => void, signal?: AbortSignal) => Promise<unknown>;

class Enough extends Error {}

/** Goes through the rows of a file once more, one by one; stops early when it was told enough. */
export function scanRows(readRows: ReadRows): Scan {
	return async (each, signal) => {
		const take = ({ rows, lines }: RowBlock): void => {
			for (let i = 0; i < rows.length; i++) if (!each(rows[i] ?? [], lines[i] ?? 0)) throw new Enough();
		};
		try {
			await readRows(take, () => undefined, signal);
		} catch (error) {
			if (!(error instanceof Enough)) throw error;
		}
	};
}
