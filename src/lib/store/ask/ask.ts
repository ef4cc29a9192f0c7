import type { AskAnswer, AskKind, AskValue } from '../../core/answers';
import { HexbeatError, isAbort } from '../../core/errors';
import type { EngineTable } from '../engine';
import { check, type Checked } from './check';
import { ASK_RESOLUTIONS, cellName } from './columns';
import { faultOf } from './faults';
import { View, type ViewParts } from './view';

/** Most rows that an answer may have. */
const MOST = 100_000;
/** Lines before the user's text in a statement. */
const LINES_BEFORE = 1;

const KINDS: readonly (readonly [RegExp, AskKind])[] = [
	[/^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|DOUBLE|FLOAT|DECIMAL\([\d,]+\))$/, 'number'],
	[/^DATE$/, 'date'],
	[/^TIMESTAMP/, 'time']
];
const kindOf = (type: string): AskKind => KINDS.find(([pattern]) => pattern.test(type))?.[1] ?? 'text';

/** Whole numbers beyond this lose digits: they stay texts. */
const safe = (text: string): boolean => !/^-?\d+$/.test(text) || Number.isSafeInteger(Number(text));

function valueOf(text: string | null, kind: AskKind): AskValue {
	if (text === null || kind !== 'number') return text;
	const value = Number(text);
	return Number.isFinite(value) && safe(text) ? value : text;
}

interface Column {
	readonly name: string;
	readonly kind: AskKind;
}

/** Rows of a table of texts, each value of its column's kind. */
function rowsOf({ length, columns }: EngineTable, kinds: readonly Column[]): AskValue[][] {
	const lists = kinds.map((_, i) => columns[`c${String(i)}`] as readonly (string | null)[]);
	return Array.from({ length }, (_, row) => kinds.map(({ kind }, i) => valueOf(lists[i]?.[row] ?? null, kind)));
}

/** A user's own questions of the loaded incidents. */
export class Asker {
	readonly #parts: ViewParts;
	readonly #view: View;

	constructor(parts: ViewParts) {
		this.#parts = parts;
		this.#view = new View(parts);
	}

	clear(): void {
		this.#view.clear();
	}

	/** @throws HexbeatError bad-limit; AbortError. A statement that cannot be answered is no error but a refusal. */
	async ask(sql: string, limit: number, signal?: AbortSignal): Promise<AskAnswer> {
		if (!Number.isInteger(limit) || limit < 1 || limit > MOST)
			throw new HexbeatError('bad-limit', `There is no answer of ${String(limit)} rows.`, `Choose from 1 to ${String(MOST)}.`);
		const checked = check(sql);
		if ('refused' in checked) return checked;
		for (;;) {
			await this.#view.prepare(this.#resolutions(checked), signal);
			const state = this.#view.state;
			const answer = await this.#answer(checked, limit, signal);
			// Rows that were published or removed meanwhile: asked again, of what is there now.
			if (state === this.#view.state) return answer;
		}
	}

	#resolutions({ names, unnamed }: Checked): number[] {
		return ASK_RESOLUTIONS.filter((resolution) => unnamed || names.has(cellName(resolution)));
	}

	async #answer({ text }: Checked, limit: number, signal?: AbortSignal): Promise<AskAnswer> {
		const { engine } = this.#parts;
		const began = performance.now();
		try {
			const columns = await this.#describe(text, signal);
			const names = columns.map((_, i) => `c${String(i)}`);
			const list = names.map((name) => `CAST(${name} AS VARCHAR) AS ${name}`).join(', ');
			const found = await engine.query(
				`SELECT ${list} FROM (\n${text}\n) AS asked(${names.join(', ')}) LIMIT ${String(limit + 1)}`,
				signal
			);
			const more = found.length > limit;
			const rows = rowsOf(found, columns);
			if (more) rows.pop();
			return { columns, rows, more, ms: performance.now() - began };
		} catch (error) {
			if (isAbort(error) || !(error instanceof HexbeatError) || error.code !== 'engine-failed') throw error;
			const message = error.cause instanceof Error ? error.cause.message : error.message;
			return faultOf(message, text, LINES_BEFORE);
		}
	}

	/** Columns of a statement's answer: it is bound, and not run. */
	async #describe(text: string, signal?: AbortSignal): Promise<Column[]> {
		const { columns } = await this.#parts.engine.query(`DESCRIBE SELECT * FROM (\n${text}\n)`, signal);
		const names = columns.column_name as readonly string[];
		const types = columns.column_type as readonly string[];
		return names.map((name, i) => ({ name, kind: kindOf(types[i] ?? '') }));
	}
}
