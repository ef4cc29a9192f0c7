/** One column of values going in or coming out; text only where a question must return names. */
export type Column =
	Int32Array | Uint32Array | Uint16Array | Uint8Array | Float64Array | Float32Array | BigUint64Array | readonly (string | null)[];

/** Columns of equal length by name. */
export interface EngineTable {
	readonly length: number;
	readonly columns: Readonly<Record<string, Column>>;
}

/**
 * What the store needs of a database. Calls run one after the other in the order made; each settles exactly once: done, failed
 * (a HexbeatError with its cause) or aborted (AbortError, at once; a call that still waits then never starts).
 */
export interface Engine {
	/**
	 * Runs one statement with literals already in the text (made by `sql/`). A numeric column with a NULL comes back as
	 * Float64Array with NaN in its place, signed 64-bit integers as Float64Array; decimals and dates are refused: cast them in the SQL.
	 */
	run(sql: string, signal?: AbortSignal): Promise<EngineTable>;
	/**
	 * Runs one query of unknown text in a read-only transaction. It is prepared first, so that a text of several statements fails before any of
	 * them runs. The answer is as that of `run`.
	 */
	query(sql: string, signal?: AbortSignal): Promise<EngineTable>;
	/** Appends rows to an existing table, columns matched by name: all of them, or none when it fails or is aborted. */
	append(table: string, rows: EngineTable, signal?: AbortSignal): Promise<void>;
	/** Frees everything; later calls are rejected. */
	close(): Promise<void>;
}
