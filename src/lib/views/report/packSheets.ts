/** Lays blocks of known height on sheets of one height, so that page numbers are known before anything is printed. */

export interface Laid {
	readonly key: string;
	/** Place of its section. */
	readonly section: number;
	/** px, with the space beneath and with figures as low as they may be. */
	readonly height: number;
	/** Never the last on its sheet: a heading stays with what follows. */
	readonly keep: boolean;
	/** Seen on the screen alone: it takes no room on paper. */
	readonly screenOnly: boolean;
}

/** A section begins on a new sheet where less than this part is left. */
const LEAST = 1 / 8;

/**
 * Places of the blocks on each sheet, in order. A block higher than a sheet gets one of its own.
 *
 * @param room height of a sheet's body, px.
 */
export function packSheets(blocks: readonly Laid[], room: number): number[][] {
	const sheets: number[][] = [];
	let sheet: number[] = [];
	let left = room;
	const turn = (): void => {
		if (sheet.length > 0) sheets.push(sheet);
		sheet = [];
		left = room;
	};
	let at = 0;
	while (at < blocks.length) {
		const group = groupFrom(blocks, at, room);
		const height = group.reduce((sum, i) => sum + paperHeight(blocks[i]), 0);
		const begins = blocks[at]?.section !== blocks[at - 1]?.section;
		if (height > left || (begins && left < LEAST * room)) turn();
		sheet.push(...group);
		left -= height;
		at += group.length;
	}
	turn();
	return sheets;
}

const paperHeight = (block: Laid | undefined): number => (!block || block.screenOnly ? 0 : block.height);

/** A block and what must follow it on the same sheet, as far as that holds them. */
function groupFrom(blocks: readonly Laid[], from: number, room: number): number[] {
	const group = [from];
	let height = paperHeight(blocks[from]);
	for (let next = from + 1; next < blocks.length && blocks[next - 1]?.keep; next++) {
		height += paperHeight(blocks[next]);
		if (height > room || blocks[next]?.section !== blocks[from]?.section) break;
		group.push(next);
	}
	return group;
}
