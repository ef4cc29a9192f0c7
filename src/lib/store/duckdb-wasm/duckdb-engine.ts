import { HexbeatError } from '../../core/errors';
import type { Engine, EngineTable } from '../engine';
import { fromIpc, toIpc } from './arrow';
import { Calls, type Task } from './calls';

type Late<T> = T | Promise<T>;

/** The part of DuckDB's bindings that is used: asynchronous in the browser, blocking in Node. */
export interface Bindings {
	startPendingQuery(connection: number, sql: string, stream: boolean): Late<Uint8Array | null>;
	pollPendingQuery(connection: number): Late<Uint8Array | null>;
	cancelPendingQuery(connection: number): Late<boolean>;
	fetchQueryResults(connection: number): Late<Uint8Array | null>;
	createPrepared(connection: number, sql: string): Late<number>;
	closePrepared(connection: number, statement: number): Late<void>;
	insertArrowFromIPCStream(connection: number, bytes: Uint8Array, options: { name: string; create: boolean }): Late<void>;
}

export interface DuckDbHost {
	readonly bindings: Bindings;
	readonly connection: number;
	/** Lets an abort arrive between two slices of a query. */
	readonly breathe: () => Promise<void>;
	/** Ends the database and frees its memory. */
	readonly end: () => Promise<void>;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
	const first = parts[0];
	if (parts.length === 1 && first) return first;
	const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let offset = 0;
	for (const part of parts) {
		out.set(part, offset);
		offset += part.length;
	}
	return out;
}

const ignore = (): void => undefined;

/** DuckDB behind the store's engine interface. */
export class DuckDbEngine implements Engine {
	readonly #calls = new Calls();
	readonly #host: DuckDbHost;

	constructor(host: DuckDbHost) {
		this.#host = host;
	}

	run(sql: string, signal?: AbortSignal): Promise<EngineTable> {
		return this.#calls.run(this.#query(sql), signal);
	}

	query(sql: string, signal?: AbortSignal): Promise<EngineTable> {
		return this.#calls.run(this.#readOnly(sql), signal);
	}

	append(table: string, rows: EngineTable, signal?: AbortSignal): Promise<void> {
		if (rows.length === 0) return signal?.aborted ? this.#calls.run(() => Promise.resolve(), signal) : Promise.resolve();
		return this.#calls.run(this.#insert(table, rows), signal);
	}

	/** Ends the database when its process or worker died: every open and later call is rejected. */
	fail(reason: Error): void {
		this.#calls.stop(reason);
	}

	async close(): Promise<void> {
		this.#calls.stop(new HexbeatError('engine-closed', 'The database is closed.', 'Reload the page and load the files again.'));
		await this.#host.end();
	}

	#readOnly(sql: string): Task<EngineTable> {
		return async (onAbort) => {
			const { bindings, connection } = this.#host;
			const state = { stop: false, interrupt: ignore };
			// An abort may come before the query itself runs.
			onAbort(() => {
				state.stop = true;
				state.interrupt();
			});
			await bindings.closePrepared(connection, await bindings.createPrepared(connection, sql));
			await this.#query('BEGIN TRANSACTION READ ONLY')(ignore);
			try {
				return await this.#query(sql)((interrupt) => {
					state.interrupt = interrupt;
					if (state.stop) interrupt();
				});
			} finally {
				await this.#query('ROLLBACK')(ignore);
			}
		};
	}

	/** Inside a transaction, so that a failed or aborted append leaves no rows. */
	#insert(table: string, rows: EngineTable): Task<void> {
		return async (onAbort) => {
			const { bindings, connection } = this.#host;
			let stop = false;
			// An empty answer still names the table's columns, in order.
			const { columns } = await this.#query(`SELECT * FROM ${table} LIMIT 0`)(onAbort);
			onAbort(() => (stop = true));
			const bytes = toIpc(rows, Object.keys(columns));
			await this.#query('BEGIN TRANSACTION')(ignore);
			try {
				await bindings.insertArrowFromIPCStream(connection, bytes, { name: table, create: false });
			} catch (error) {
				stop = true;
				throw error;
			} finally {
				await this.#query(stop ? 'ROLLBACK' : 'COMMIT')(ignore);
			}
		};
	}

	/** Runs in slices so that it can be cancelled between two of them; the result arrives as parts of one Arrow stream. */
	#query(sql: string): Task<EngineTable> {
		return async (onAbort) => {
			const { bindings, connection, breathe } = this.#host;
			const state: { stop: boolean } = { stop: false };
			onAbort(() => {
				state.stop = true;
			});
			const checkpoint = async (): Promise<void> => {
				await breathe();
				if (!state.stop) return;
				await bindings.cancelPendingQuery(connection);
				throw new DOMException('Cancelled', 'AbortError');
			};
			let head = await bindings.startPendingQuery(connection, sql, false);
			while (!head) {
				await checkpoint();
				head = await bindings.pollPendingQuery(connection);
			}
			const parts = [head];
			for (;;) {
				const part = await bindings.fetchQueryResults(connection);
				if (!part?.length) return fromIpc(joined(parts));
				parts.push(part);
				if (state.stop) await checkpoint();
			}
		};
	}
}
