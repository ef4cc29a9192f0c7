import { sameCells } from './header-evidence';
import { lenientFields } from './lenient-fields';
import { LIMITS } from './limits';
import { mendRow } from './mend-row';
import { RowFit } from './row-fit';
import { RowScanner } from './row-scanner';
import type { BadRow, TableHead } from './table';

const UNCLOSED = 'a quote opens in this row and does not close properly';

/** Rows found so far in a text that comes in runs: what is held back, the line it begins on, what is still to be skipped. */
export class RowReading {
	/** Data rows so far, bad ones included. */
	count = 0;
	/** Rows that were read by sight rather than by the rules, and the line of the first. */
	mended = 0;
	firstMended = 0;
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

	/** Nothing is held back or still to be skipped: the next line begins a data row. */
	get between(): boolean {
		return this.#held === '' && this.#skipLines === 0 && this.#skipRows === 0;
	}

	/** Physical line (from 1) that comes next. */
	get line(): number {
		return this.#line;
	}

	/** Rows of one line each that were read elsewhere. */
	passed(rows: number): void {
		this.count += rows;
		this.#line += rows;
	}

	/** Reads a run of whole lines. */
	take(text: string, final: boolean): void {
		const scanner = new RowScanner(this.#held === '' ? text : this.#held + text, this.head.dialect, final);
		let at = this.#preamble(scanner);
		for (;;) {
			const found = scanner.next(at);
			if (found === 'end' || found === 'more') break;
			const whole = found === 'row' && !this.#swallowed(scanner, at);
			const next = whole ? this.#row(scanner, at) : this.#broken(scanner, at);
			if (next < 0) break;
			at = next;
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
		if (!isBlank(fields) || !this.#blankLine(scanner.line(at))) {
			const known = this.#skipRows > 0 || this.#repeatsHeader(fields);
			const fits = known ? fields : scanner.stray ? this.#suiting(fields) : this.#fit.fit(fields);
			this.#accept(fits ?? this.#mended(scanner, at) ?? fields, end - at);
		}
		this.#line += lines;
		return end;
	}

	#suiting(fields: string[]): string[] | null {
		return this.#fit.suits(fields, this.head.dialect.quote) ? fields : null;
	}

	/** A row of the wrong width, written in one line, as a person would read it. */
	#mended(scanner: RowScanner, at: number): string[] | null {
		const mended = scanner.lines > 1 ? null : mendRow(scanner.line(at), this.head.dialect, this.#fit);
		if (!mended || mended.open) return null;
		if (mended.fields.length !== scanner.fields.length || scanner.stray) this.#note();
		return mended.fields;
	}

	#note(): void {
		if (this.mended++ === 0) this.firstMended = this.#line;
	}

	/** Takes one physical line of a row whose quoting is broken, or that swallowed others; −1 where the line behind it must come first. */
	#broken(scanner: RowScanner, at: number): number {
		const line = scanner.takeLine(at);
		const { end } = scanner;
		if (this.#skipRows > 0) this.#accept(lenientFields(line, this.head.dialect).fields, line.length);
		else {
			const mended = mendRow(line, this.head.dialect, this.#fit);
			const behind = mended?.open === true ? this.#behind(scanner, end) : 'row';
			if (behind === 'more') return -1;
			if (mended && behind === 'row') {
				this.#note();
				this.#accept(mended.fields, line.length);
			} else this.#bad('', UNCLOSED);
		}
		this.#line++;
		return end;
	}

	/** Whether the line that begins at a position is a row by itself (or the file ends there with a line break), or not there yet. */
	#behind(scanner: RowScanner, at: number): 'row' | 'more' | 'other' {
		const { text, final } = scanner;
		if (at >= text.length) return !final ? 'more' : /[\r\n]$/.test(text) ? 'row' : 'other';
		if (!final && !text.includes(this.head.dialect.newline === '\r' ? '\r' : '\n', at)) return 'more';
		return this.#isRow(scanner.line(at)) ? 'row' : 'other';
	}

	#isRow(line: string): boolean {
		const alone = new RowScanner(line, this.head.dialect, true);
		return alone.next(0) === 'row' && alone.fields.length === this.#width;
	}

	#accept(row: string[], length: number): void {
		if (this.#skipRows > 0) {
			this.#header.push(row, ['\ufeff' + (row[0] ?? ''), ...row.slice(1)]);
			this.#skipRows--;
			return;
		}
		const long = length > LIMITS.cell ? row.findIndex((cell) => cell.length > LIMITS.cell) : -1;
		if (this.#repeatsHeader(row)) this.#bad('', 'repeated header');
		else if (row.length !== this.#width) this.#bad('', this.#misfit(row.length));
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
		if (!this.#fit.fit(scanner.fields)) return lines.some((line) => this.#isRow(line));
		return this.#width > 2 && lines.length > 3 && lines.slice(0, -1).every((line) => this.#isRow(line));
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
