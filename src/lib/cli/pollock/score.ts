/** A table as rows of cells; its first row is the header. */
export type Cells = readonly (readonly string[])[];

/** Precision, recall and their harmonic mean. */
export interface Measure {
	readonly precision: number;
	readonly recall: number;
	readonly f1: number;
}

/** How one file was read; each measure compares multisets of what is expected and what was read. */
export interface FileScore {
	/** 0 to 10: one for having read the file at all, and up to three for each measure. */
	readonly score: number;
	readonly header: Measure;
	readonly records: Measure;
	readonly cells: Measure;
}

const FULL: Measure = { precision: 1, recall: 1, f1: 1 };
const NONE: Measure = { precision: 0, recall: 0, f1: 0 };
/** Stands between the cells of a record; no table holds it. */
const UNIT = '\u001f';

/**
 * Scores a reading as Vitagliano et al., "Pollock: A Data Loading Benchmark", PVLDB 16(8), 2023, do: the first rows as headers, the
 * other rows as records, and all cells. An expectation of nothing is met by anything. `null` stands for a file that could not be read.
 */
export function scoreFile(expected: Cells, read: Cells | null): FileScore {
	if (!read) return { score: 0, header: NONE, records: NONE, cells: NONE };
	if (expected.length === 0) return { score: 10, header: FULL, records: FULL, cells: FULL };
	const header = measure(expected[0] ?? [], read[0] ?? []);
	const records = measure(recordsOf(expected), recordsOf(read));
	const cells = measure(expected.flat(), read.flat());
	const score = [header, records, cells].reduce((sum, { precision, recall, f1 }) => sum + precision + recall + f1, 1);
	return { score, header, records, cells };
}

/** What stands in one multiset and not in the other, up to a number of values each. */
export function differences(expected: readonly string[], read: readonly string[], most: number): { missing: string[]; extra: string[] } {
	return { missing: surplus(expected, read).slice(0, most), extra: surplus(read, expected).slice(0, most) };
}

const recordsOf = (table: Cells): string[] => table.slice(1).map((row) => row.join(UNIT));

function measure(expected: readonly string[], read: readonly string[]): Measure {
	if (expected.length === 0) return FULL;
	const common = expected.length - surplus(expected, read).length;
	if (common === 0) return NONE;
	const precision = common / read.length;
	const recall = common / expected.length;
	return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}

/** Values of the first list beyond those that the second one has, too. */
function surplus(of: readonly string[], over: readonly string[]): string[] {
	const counts = new Map<string, number>();
	for (const value of over) counts.set(value, (counts.get(value) ?? 0) + 1);
	return of.filter((value) => {
		const left = counts.get(value) ?? 0;
		if (left > 0) counts.set(value, left - 1);
		return left === 0;
	});
}
