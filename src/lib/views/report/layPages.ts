/** Where the blocks of a report stand on its sheets, and how high their figures are drawn. */
import type { HeightRange } from '../figures/sheet';
import type { Block } from './blocks';
import { raised } from './figureRows';
import { packSheets } from './packSheets';
import { stretch } from './stretch';

/** A block as it was drawn, in heights that are the same however high its figures were. */
export interface Measured {
	/** Without the row of its figures that stretches, px. */
	readonly rest: number;
	/** Of the table in that row, px: the row is never lower. 0 without one. */
	readonly floor: number;
}

export interface Pages {
	/** Places of the blocks on each sheet. */
	readonly sheets: readonly (readonly number[])[];
	/** Height of each block with its figures as low as they may be, px: more than a sheet's for what is to be drawn smaller. */
	readonly naturals: readonly number[];
	/** Heights of the figures of each block, px; null where nothing stretches. */
	readonly drawn: readonly (number | null)[];
}

type Laid = Pick<Block, 'key' | 'kind' | 'section' | 'keep' | 'screenOnly' | 'estimate' | 'range'>;

/**
 * What a block's height says of it.
 *
 * @param whole its height as it was drawn, px.
 * @param drawn height that its figures were given, px; null where nothing stretches.
 * @param table height of the table in the row that stretches, whole px; null without one.
 */
export function measuredOf(whole: number, drawn: number | null, table: number | null): Measured {
	if (drawn === null) return { rest: whole, floor: 0 };
	// A pixel more than the whole ones: what is drawn is then never lower than the table is with its fraction.
	const floor = table === null ? 0 : table + 1;
	return { rest: whole - Math.max(drawn, floor), floor };
}

/** The most that a block may take of a sheet: a text that is being written is never drawn smaller. */
export const mostOf = (kind: Block['kind'], room: number): number => (kind === 'editor' ? Infinity : room);

/** @param room height of a sheet's body, px. */
export function layPages(blocks: readonly Laid[], measured: ReadonlyMap<string, Measured>, room: number): Pages {
	const ranges = blocks.map(({ key, range }): HeightRange | null => range && raised(range, measured.get(key)?.floor ?? 0));
	const naturals = blocks.map(({ key, estimate }, at) => (measured.get(key)?.rest ?? estimate) + (ranges[at]?.least ?? 0));
	const laid = blocks.map((block, at) => ({
		...block,
		range: ranges[at] ?? null,
		height: Math.min(mostOf(block.kind, room), naturals[at] ?? 0)
	}));
	const sheets = packSheets(laid, room);
	const drawn = sheets.flatMap((sheet) =>
		stretch(
			sheet.flatMap((at) => laid[at] ?? []),
			room
		)
	);
	return { sheets, naturals, drawn };
}
