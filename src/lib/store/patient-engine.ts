import { throwIfAborted } from '../core/breathe';
import type { Engine, EngineTable } from './engine';

/** Milliseconds without new rows or questions after which the rows that wait are handed on, and between two blocks of them. */
const REST = 2000;
const PAUSE = 120;
/** Bytes that may wait; more are handed on while loading goes on. */
const MOST = 128 * 1024 ** 2;

interface Waiting {
	readonly table: string;
	readonly rows: EngineTable;
	readonly bytes: number;
}

/**
 * Stands before an engine and takes rows at once: they are handed on when the store rests, or before the next statement. Where typed columns
 * answer the first questions, nobody waits for the engine then. Statements see every row that was appended before them. Rows that the engine
 * refuses stay, and every statement fails with its reason until it takes them.
 */
export class PatientEngine implements Engine {
	readonly #engine: Engine;
	readonly #waiting: Waiting[] = [];
	#bytes = 0;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#handing: Promise<void> | null = null;

	constructor(engine: Engine) {
		this.#engine = engine;
	}

	append(table: string, rows: EngineTable, signal?: AbortSignal): Promise<void> {
		if (signal?.aborted) return Promise.reject(new DOMException('Cancelled', 'AbortError'));
		const bytes = bytesOf(rows);
		this.#waiting.push({ table, rows, bytes });
		this.#bytes += bytes;
		this.#rest(REST);
		return this.#bytes > MOST ? this.#handOn() : Promise.resolve();
	}

	async run(sql: string, signal?: AbortSignal): Promise<EngineTable> {
		await this.#handAll(signal);
		return this.#engine.run(sql, signal);
	}

	async query(sql: string, signal?: AbortSignal): Promise<EngineTable> {
		await this.#handAll(signal);
		return this.#engine.query(sql, signal);
	}

	close(): Promise<void> {
		clearTimeout(this.#timer);
		this.#waiting.length = 0;
		return this.#engine.close();
	}

	/** Somebody is being answered without the engine: rows wait until that rests, too. */
	postpone(): void {
		if (this.#timer !== undefined) this.#rest(REST);
	}

	#rest(ms: number): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		if (this.#waiting.length === 0) return;
		this.#timer = setTimeout(() => {
			// Whoever asks next is told of a failure.
			this.#handOn()
				.then(() => {
					this.#rest(PAUSE);
				})
				.catch(() => undefined);
		}, ms);
	}

	async #handAll(signal?: AbortSignal): Promise<void> {
		while (this.#waiting.length > 0 || this.#handing) {
			throwIfAborted(signal);
			await this.#handOn();
		}
	}

	/** Hands the first block on; one at a time. */
	#handOn(): Promise<void> {
		this.#handing ??= this.#first().finally(() => {
			this.#handing = null;
		});
		return this.#handing;
	}

	async #first(): Promise<void> {
		const [first] = this.#waiting;
		if (!first) return;
		await this.#engine.append(first.table, first.rows);
		this.#waiting.shift();
		this.#bytes -= first.bytes;
	}
}

const bytesOf = ({ columns }: EngineTable): number =>
	Object.values(columns).reduce((sum, column) => sum + ('byteLength' in column ? column.byteLength : 0), 0);
