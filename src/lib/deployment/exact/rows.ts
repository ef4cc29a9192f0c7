import type { Program } from './program';

/** Rows of a programme, one after another. */
export class Rows {
	private readonly starts = [0];
	private readonly columns: number[] = [];
	private readonly values: number[] = [];
	private readonly least: number[] = [];
	private readonly most: number[] = [];

	add(entries: readonly (readonly [column: number, value: number])[], least: number, most: number): void {
		for (const [column, value] of entries) {
			this.columns.push(column);
			this.values.push(value);
		}
		this.starts.push(this.columns.length);
		this.least.push(least);
		this.most.push(most);
	}

	packed(): Pick<Program, 'starts' | 'columns' | 'values' | 'rowLeast' | 'rowMost'> {
		return {
			starts: Int32Array.from(this.starts),
			columns: Int32Array.from(this.columns),
			values: Float64Array.from(this.values),
			rowLeast: Float64Array.from(this.least),
			rowMost: Float64Array.from(this.most)
		};
	}
}
