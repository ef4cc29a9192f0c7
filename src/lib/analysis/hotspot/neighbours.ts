/** Which cells neighbour which, without the cell itself: those of cell i are `cells[starts[i]] … cells[starts[i + 1] − 1]`, ascending. */
export interface Neighbours {
	/** One entry more than there are cells. */
	readonly starts: Uint32Array;
	readonly cells: Uint32Array;
}

/** Flat form of neighbour lists. */
export function neighboursOf(lists: readonly (readonly number[])[]): Neighbours {
	const starts = new Uint32Array(lists.length + 1);
	lists.forEach((list, i) => {
		starts[i + 1] = (starts[i] ?? 0) + list.length;
	});
	const cells = new Uint32Array(starts[lists.length] ?? 0);
	lists.forEach((list, i) => {
		cells.set(
			[...list].sort((a, b) => a - b),
			starts[i]
		);
	});
	return { starts, cells };
}

/** Number of a cell's neighbours. */
export const degree = ({ starts }: Neighbours, cell: number): number => (starts[cell + 1] ?? 0) - (starts[cell] ?? 0);

/** Whether `other` is a neighbour of `cell`. */
export function isNeighbour({ starts, cells }: Neighbours, cell: number, other: number): boolean {
	let low = starts[cell] ?? 0;
	let high = starts[cell + 1] ?? 0;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((cells[middle] ?? 0) < other) low = middle + 1;
		else high = middle;
	}
	return low < (starts[cell + 1] ?? 0) && cells[low] === other;
}
