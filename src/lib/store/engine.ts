/** One column of values going in or coming out; text only where a question must return names. */
export type Column =
	Int32Array | Uint32Array | Uint16Array | Uint8Array | Float64Array | Float32Array | BigUint64Array | readonly (string | null)[];

/** Columns of equal length by name. */
export interface EngineTable {
	readonly length: number;
	readonly columns: Readonly<Record<string, Column>>;
}

/** What the store needs of a database. Each call settles exactly once and wraps a failure in a HexbeatError with its cause. */
export interface Engine {
	/** Runs one statement with literals already in the text (made by `sql/`). */
	run(sql: string, signal?: AbortSignal): Promise<EngineTable>;
	/** Appends rows to an existing table, columns matched by name. */
	append(table: string, rows: EngineTable, signal?: AbortSignal): Promise<void>;
	/** Frees everything; later calls are rejected. */
	close(): Promise<void>;
}
