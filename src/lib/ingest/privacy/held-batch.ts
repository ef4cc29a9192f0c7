import type { IncidentBatch, IncidentColumns } from '../../core/incident';

type Name = keyof IncidentColumns;
type Values = IncidentColumns[Name];

/** A column of which every value is the same, as most files have several (no end, no accuracy, one precision). */
interface Constant {
	readonly make: (length: number) => Values;
}

/** A batch that waits for the verdict on its points, columns of one value written as that value. About 35 bytes a row. */
export class HeldBatch {
	readonly #batch: IncidentBatch;
	readonly #columns = new Map<Name, Values | Constant>();

	constructor(batch: IncidentBatch) {
		this.#batch = { ...batch, columns: EMPTY };
		for (const [name, column] of Object.entries(batch.columns) as [Name, Values][])
			this.#columns.set(name, isConstant(column) ? constant(column) : column);
	}

	/** The batch as it was. */
	release(): IncidentBatch {
		const columns = [...this.#columns].map(([name, held]) => [name, 'make' in held ? held.make(this.#batch.length) : held] as const);
		this.#columns.clear();
		return { ...this.#batch, columns: Object.fromEntries(columns) as unknown as IncidentColumns };
	}
}

const EMPTY: IncidentColumns = {
	dayFirst: new Int32Array(0),
	dayLast: new Int32Array(0),
	month: new Uint16Array(0),
	slot: new Uint8Array(0),
	second: new Int32Array(0),
	utc: new Float64Array(0),
	until: new Float64Array(0),
	precision: new Uint8Array(0),
	location: new Int32Array(0),
	accuracy: new Float32Array(0),
	category: new Uint16Array(0),
	outcome: new Uint16Array(0),
	area: new Uint16Array(0),
	origin: new Uint8Array(0)
};

function isConstant(column: Values): boolean {
	const first = column[0];
	for (const value of column) if (!Object.is(value, first)) return false;
	return true;
}

function constant(column: Values): Constant {
	const Type = column.constructor as new (length: number) => Values;
	const value = column[0] ?? 0;
	const make = (length: number): Values => {
		const values = new Type(length);
		values.fill(value);
		return values;
	};
	return { make };
}
