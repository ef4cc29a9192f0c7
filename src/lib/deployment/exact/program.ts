/** An integer programme: the largest Σ gain × column within bounds of columns and rows. Structured-clone-able. */
export interface Program {
	/** Of each column: what one of it adds, its least and most, and 1 where it must be whole. */
	readonly gain: Float64Array;
	readonly least: Float64Array;
	readonly most: Float64Array;
	readonly whole: Int32Array;
	/** Row r has entries starts[r] … starts[r+1]−1: columns and their coefficients, within rowLeast[r] … rowMost[r] (±Infinity for none). */
	readonly starts: Int32Array;
	readonly columns: Int32Array;
	readonly values: Float64Array;
	readonly rowLeast: Float64Array;
	readonly rowMost: Float64Array;
	/** Columns of a known answer to begin from. */
	readonly known?: Float64Array;
	/** An answer at most so much below the bound counts as the best: 0.999 where every answer is a whole number. */
	readonly gap: number;
	/** Nodes of the search at most: a fixed number, so that the same programme gives the same answer. */
	readonly nodes: number;
}

/** What a solver found. */
export interface Solution {
	/** Null where none was found. */
	readonly columns: Float64Array | null;
	/** No answer is worth more; useless (far too high) where the search was given up early. */
	readonly bound: number;
}

/** Solves integer programmes: HiGHS, where one is loaded. */
export type Solver = (program: Program, signal?: AbortSignal) => Promise<Solution>;
