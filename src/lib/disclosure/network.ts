/**
 * Published sums as a circulation: every count is the flow of an arc, and at every node as much flows in as out, so that "parts add up to
 * their whole" is the balance of a node. Lists, tables with margins and trees of hexagons are all circulations.
 */

/** A count and what may be concluded from its look. */
export interface Arc {
	readonly from: number;
	readonly to: number;
	readonly value: number;
	/** Lowest and highest count that its look allows, whole numbers; `high` may be Infinity. */
	readonly low: number;
	readonly high: number;
}

/** From where to where each count flows. */
export interface Shape {
	readonly nodes: number;
	readonly ends: readonly (readonly [from: number, to: number])[];
}

/** A list and its total: the counts in order, the total last. */
export const listShape = (length: number): Shape => ({
	nodes: 2,
	ends: [...Array.from({ length }, () => [0, 1] as const), [1, 0]]
});

/** A table with margins: cells row by row, then row totals, column totals, and the grand total last. */
export function tableShape(rows: number, columns: number): Shape {
	const row = (i: number): number => 2 + i;
	const column = (j: number): number => 2 + rows + j;
	const ends: [number, number][] = [];
	for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) ends.push([row(i), column(j)]);
	for (let i = 0; i < rows; i++) ends.push([0, row(i)]);
	for (let j = 0; j < columns; j++) ends.push([column(j), 1]);
	return { nodes: 2 + rows + columns, ends: [...ends, [1, 0]] };
}

/**
 * Parents and children: each member flows from its parent (from outside, without one) to its own children, or outside without any.
 *
 * @param parents place of each member's parent in the same list, −1 for none.
 */
export function treeShape(parents: readonly number[]): Shape {
	const hasChildren = new Set(parents);
	return {
		nodes: parents.length + 1,
		ends: parents.map((parent, i) => [parent < 0 ? 0 : parent + 1, hasChildren.has(i) ? i + 1 : 0] as const)
	};
}
