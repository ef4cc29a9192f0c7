import type { AskRefusal, AskTable } from '../core/answers';
import { csvText } from '../core/csv';
import { HexbeatError, isAbort } from '../core/errors';
import { NO_FILTER } from '../core/filter';
import type { AskSession } from './askSession.svelte';
import type { ColumnValues } from './askCompletion';
import type { Backends } from './backends';

/** Rows that an answer shows and hands out at most. */
export const ASK_LIMIT = 10_000;

/** A statement and its answer. */
export interface Asked {
	readonly sql: string;
	/** Version of the holdings that it counted. */
	readonly version: number;
	readonly table: AskTable;
}

/** Why a statement was not answered. */
export interface Refused {
	readonly sql: string;
	readonly fault: string;
	readonly remedy: string;
	/** Where in the statement; null where that is not known. */
	readonly at: { readonly from: number; readonly to: number } | null;
}

const FIELDS = ['category', 'outcome', 'area', 'origin'] as const;
const FIXED: ColumnValues = {
	weekday: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
	date_precision: ['minute', 'hour', 'day', 'month']
};

/** The console: runs what the user wrote, one statement at a time. */
export class Ask {
	#asked = $state.raw<Asked | null>(null);
	#refused = $state.raw<Refused | null>(null);
	/** When the statement under way began, ms; null while none is. */
	#since = $state<number | null>(null);
	#values = $state.raw<ColumnValues>(FIXED);
	#abort: AbortController | null = null;
	readonly #backends: Backends;
	readonly #session: AskSession;

	constructor(backends: Backends, session: AskSession) {
		this.#backends = backends;
		this.#session = session;
	}

	/** The last answer; it stays until the next one is in. */
	get asked(): Asked | null {
		return this.#asked;
	}
	get refused(): Refused | null {
		return this.#refused;
	}
	get since(): number | null {
		return this.#since;
	}
	/** Values of the columns that hold names, for completion. */
	get values(): ColumnValues {
		return this.#values;
	}

	/** Runs the statement in the editor; one under way is given up. */
	async run(version: number): Promise<void> {
		const sql = this.#session.text;
		this.cancel();
		const abort = new AbortController();
		this.#abort = abort;
		this.#since = performance.now();
		this.#refused = null;
		this.#session.remember(sql);
		try {
			const answer = await this.#backends.store.ask(sql, ASK_LIMIT, abort.signal);
			if (this.#abort !== abort) return;
			if ('refused' in answer) this.#refused = { ...answer.refused, sql };
			else this.#asked = { sql, version, table: answer };
		} catch (error) {
			if (this.#abort === abort && !isAbort(error)) this.#refused = { ...wordsOf(error), sql };
		} finally {
			if (this.#abort === abort) this.cancel();
		}
	}

	/** Gives up the statement under way; the last answer stays. */
	cancel(): void {
		this.#abort?.abort();
		this.#abort = null;
		this.#since = null;
	}

	/** Reads the names that can be completed. */
	async learn(signal: AbortSignal): Promise<void> {
		const lists = await Promise.all(FIELDS.map((field) => this.#backends.store.values(field, NO_FILTER, null, signal)));
		const own = FIELDS.map((field, i) => [field, (lists[i] ?? []).map(({ name }) => name).filter((name) => name !== 'Not given')] as const);
		this.#values = { ...FIXED, ...Object.fromEntries(own) };
	}
}

function wordsOf(error: unknown): AskRefusal['refused'] {
	if (error instanceof HexbeatError) return { fault: error.fault, remedy: error.remedy, at: null };
	return { fault: error instanceof Error ? error.message : String(error), remedy: 'Run it again.', at: null };
}

/** Line and column (from 1) of a place in a text. */
export function lineAndColumn(text: string, at: number): { readonly line: number; readonly column: number } {
	const before = text.slice(0, at).split('\n');
	return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** The rows of an answer as a file: what was asked stands beneath, with the marking of exact figures. */
export function askCsv({ sql, table }: Asked, synthetic: boolean): string {
	const notes = [
		'Analyst view: exact figures, not for publication',
		...(synthetic ? ['Synthetic data: made up'] : []),
		...(table.more ? [`The first ${String(table.rows.length)} rows; there are more.`] : []),
		`Asked: ${sql.trim().replaceAll(/\s+/g, ' ')}`
	];
	return csvText([table.columns.map(({ name }) => name), ...table.rows, [], ...notes.map((note) => [note])]);
}
