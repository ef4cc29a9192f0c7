import { sameCells } from './header-evidence';
import { LIMITS } from './limits';
import { mendLine } from './mend-line';
import { RowFit } from './row-fit';
import { RowScanner } from './row-scanner';
import type { BadRow, TableHead } from './table';

const UNCLOSED = 'a quote opens in this row and does not close properly';

/** Rows found so far in a text that comes in runs: what is held back, the line it begins on, what is still to be skipped. */
export class RowReading {
	/** Data rows so far, bad ones included. */
	count = 0;
	#held = '';
	#line = 1;
	#rows: string[][] = [];
	#lines: number[] = [];
	#skipLines: number;
	#skipRows: number;
	/** Rows of the header, also as they look behind the byte order mark of a joined file. */
	readonly #header: string[][] = [];
	readonly #width: number;
	readonly #fit: RowFit;

	constructor(
		private readonly head: TableHead,
		private readonly onBad: (bad: BadRow) => void
	) {
		this.#skipLines = head.dialect.preamble;
		this.#skipRows = head.dialect.headerRows;
		this.#width = head.dialect.width;
		this.#fit = new RowFit(head.sample, this.#width);
	}

	/** The good rows since the last call. */
	handOver(): { rows: string[][]; lines: number[] } {
		const block = { rows: this.#rows, lines: this.#lines };
		this.#rows = [];
		this.#lines = [];
		return block;
	}

	/** Reads a run of whole lines. */
	take(text: string, final: boolean): void {
		const scanner = new RowScanner(this.#held === '' ? text : this.#held + text, this.head.dialect, final);
		let at = this.#preamble(scanner);
		for (;;) {
			const found = scanner.next(at);
			if (found === 'end' || found === 'more') break;
			const swallowed = found === 'row' && this.#swallowed(scanner, at);
			at = found === 'row' && !swallowed ? this.#row(scanner, at) : this.#broken(scanner, at, swallowed);
		}
		this.#held = scanner.text.slice(at);
	}

	/** A line too long to read; an open row before it can no longer close. */
	overlong(): void {
		if (this.#held !== '') {
			const text = this.#held;
			this.#held = '';
			this.take(text, true);
		}
		this.#bad('', `line is longer than ${LIMITS.line / 1024 ** 2} MB`);
		this.#line++;
	}

	#preamble(scanner: RowScanner): number {
		let at = 0;
		for (; this.#skipLines > 0 && at < scanner.text.length; this.#skipLines--) {
			scanner.next(at);
			at = scanner.lineEnd;
			this.#line++;
		}
		return at;
	}

	#row(scanner: RowScanner, at: number): number {
		const { fields, end, lines } = scanner;
		if (!isBlank(fields) || !this.#blankLine(scanner.line(at))) this.#accept(fields, end - at);
		this.#line += lines;
		return end;
	}

	/** Takes one physical line of a row whose quoting is broken, or that swallowed others. */
	#broken(scanner: RowScanner, at: number, swallowed: boolean): number {
		const line = scanner.takeLine(at);
		if (this.#skipRows > 0) this.#accept(line.split(this.head.dialect.delimiter), line.length);
		else {
			const mended = swallowed ? null : mendLine(line, this.head.dialect);
			if (mended && this.#fit.suits(mended)) this.#accept(mended, line.length);
			else this.#bad('', UNCLOSED);
		}
		this.#line++;
		return scanner.end;
	}

	#accept(fields: string[], length: number): void {
		if (this.#skipRows > 0) {
			this.#header.push(fields, ['\ufeff' + (fields[0] ?? ''), ...fields.slice(1)]);
			this.#skipRows--;
			return;
		}
		const row = this.#repeatsHeader(fields) ? null : this.#fit.fit(fields);
		const long = row && length > LIMITS.cell ? row.findIndex((cell) => cell.length > LIMITS.cell) : -1;
		if (!row) this.#bad('', this.#repeatsHeader(fields) ? 'repeated header' : this.#misfit(fields.length));
		else if (long >= 0) this.#bad(this.head.names[long] ?? '', `cell is longer than ${LIMITS.cell / 1024} KB`);
		else {
			this.count++;
			this.#rows.push(row);
			this.#lines.push(this.#line);
		}
	}

	#bad(column: string, reason: string): void {
		this.count++;
		this.onBad({ line: this.#line, column, reason });
	}

	/**
	 * A stray quote can swallow rows until another one closes it. It did when a row of the wrong width holds a line that is a whole row
	 * by itself, or a row of the right width holds nothing but such lines.
	 */
	#swallowed(scanner: RowScanner, at: number): boolean {
		if (scanner.lines === 1 || this.#skipRows > 0 || this.#width < 2) return false;
		const lines = scanner.text
			.slice(at, scanner.end)
			.replace(/[\r\n]+$/, '')
			.split(/\r?\n|\r/)
			.slice(1);
		const whole = (line: string): boolean => {
			const alone = new RowScanner(line, this.head.dialect, true);
			return alone.next(0) === 'row' && alone.fields.length === this.#width;
		};
		if (!this.#fit.fit(scanner.fields)) return lines.some(whole);
		return this.#width > 2 && lines.length > 3 && lines.slice(0, -1).every(whole);
	}

	#misfit(fields: number): string {
		return `row has ${fields} ${fields === 1 ? 'field' : 'fields'}, expected ${this.#width}`;
	}

	/** A header row again, as where files were joined; perhaps of fewer columns. */
	#repeatsHeader(fields: readonly string[]): boolean {
		for (const row of this.#header)
			if (row[0] === fields[0] && (fields.length > 1 || row.length === 1) && sameCells(row.slice(1, fields.length), fields.slice(1)))
				return true;
		return false;
	}

	/** Nothing but delimiters and space. */
	#blankLine(line: string): boolean {
		return line.replaceAll(this.head.dialect.delimiter.trim() || ' ', '').trim() === '';
	}
}

const isBlank = (fields: readonly string[]): boolean => fields[0]?.trim() === '' && fields.every((field) => field.trim() === '');
