import type { HeightRange } from '../figures/sheet';

/** A block on a sheet: its height with its figures as low as they may be, and how high those may be. */
export interface Stretchable {
	/** px, with figures at their least. */
	readonly height: number;
	readonly range: HeightRange | null;
	readonly screenOnly: boolean;
}

/**
 * Heights of the figures on one sheet: what is left free is shared among them, none higher than it may be.
 *
 * @param room height of the sheet's body, px.
 * @returns in the order of the blocks, px; null for what does not stretch.
 */
export function stretch(blocks: readonly Stretchable[], room: number): (number | null)[] {
	const taken = blocks.reduce((sum, { height, screenOnly }) => sum + (screenOnly ? 0 : height), 0);
	let free = Math.max(0, room - taken);
	const heights = blocks.map(({ range }) => range?.least ?? null);
	// The one that may grow least takes its share first, so that what it leaves goes to the others.
	const order = blocks.flatMap(({ range }, at) => (range ? [{ at, ...range }] : [])).sort((a, b) => a.most - a.least - (b.most - b.least));
	for (const [i, { at, least, most }] of order.entries()) {
		const extra = Math.min(most - least, Math.floor(free / (order.length - i)));
		heights[at] = least + extra;
		free -= extra;
	}
	return heights;
}
