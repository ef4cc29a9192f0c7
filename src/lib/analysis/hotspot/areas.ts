import type { Neighbours } from './neighbours';

/** No area. */
export const NO_AREA = -1;

/** Cells merged into areas. */
export interface Areas {
	/** Area of each cell, from 0 by the place of its first cell; NO_AREA for cells that take no part. */
	readonly of: Int32Array;
	/** Places of the cells of each area, ascending. */
	readonly cells: readonly Uint32Array[];
}

/**
 * Merges marked cells (not 0) that share an edge, directly or through others, into areas: every marked cell is in exactly one. The
 * neighbours must be those of one step.
 */
export function mergeAreas(marked: ArrayLike<number>, { starts, cells }: Neighbours): Areas {
	const of = new Int32Array(marked.length).fill(NO_AREA);
	const areas: Uint32Array[] = [];
	for (let first = 0; first < marked.length; first++) {
		if (!marked[first] || of[first] !== NO_AREA) continue;
		const members = [first];
		of[first] = areas.length;
		for (let at = 0; at < members.length; at++) {
			const cell = members[at] ?? 0;
			for (let k = starts[cell] ?? 0; k < (starts[cell + 1] ?? 0); k++) {
				const other = cells[k] ?? 0;
				if (!marked[other] || of[other] !== NO_AREA) continue;
				of[other] = areas.length;
				members.push(other);
			}
		}
		areas.push(Uint32Array.from(members).sort());
	}
	return { of, cells: areas };
}
