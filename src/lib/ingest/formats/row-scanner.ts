import type { Dialect } from './dialect';
import { LIMITS } from './limits';

/** The part of a dialect that decides where fields and rows end. */
export type Syntax = Pick<Dialect, 'delimiter' | 'quote' | 'escape' | 'newline'>;

/**
 * What `next` found: a row; `more` when the text ends before the row does; `broken` quoting (the first physical line
 * then runs to `lineEnd`); or the `end` of the text.
 */
export type Found = 'row' | 'more' | 'broken' | 'end';

const SPACE = 32;
const CR = 13;

/**
 * Finds row after row in a text by the rules of RFC 4180, with any delimiter, quote and escape. A quote inside an
 * unquoted field is an ordinary character; spaces around a quoted field are left out. Where quoting breaks, it stops
 * and lets the caller decide. Both LF and CRLF end a row unless the syntax says CR.
 */
export class RowScanner {
	/** Fields of the row found. */
	fields: string[] = [];
	/** Position behind the row found. */
	end = 0;
	/** Physical lines that it spans. */
	lines = 1;
	/** Position behind its first physical line. */
	lineEnd = 0;
	/** An unquoted field of it holds a quote: an inch mark, or a delimiter lost beside a quoted field. */
	stray = false;

	readonly #newline: string;
	/** The delimiter without the space that follows it; the space is then optional and left out. */
	readonly #delimiter: string;
	readonly #spaced: boolean;
	#quoteAt = -1;
	#delimiterAt = -1;
	/** End of the physical line being read, before its line break. */
	#eol = 0;

	constructor(
		readonly text: string,
		readonly syntax: Syntax,
		/** The text ends where the file ends, so its last line may lack a line break. */
		readonly final: boolean
	) {
		const { delimiter } = syntax;
		this.#spaced = delimiter.length > 1 && delimiter.endsWith(' ');
		this.#delimiter = this.#spaced ? delimiter.trimEnd() : delimiter;
		this.#newline = syntax.newline === '\r' ? '\r' : '\n';
		if (syntax.quote === '') this.#quoteAt = Infinity;
	}

	/** Reads the row that begins at a position. */
	next(at: number): Found {
		if (at >= this.text.length) return 'end';
		if (!this.#findLine(at)) return 'more';
		this.lines = 1;
		this.stray = false;
		this.lineEnd = this.#behindLine();
		if (this.#quoteAt < at) this.#quoteAt = this.#search(this.syntax.quote, at);
		if (this.#quoteAt < this.#eol) return this.#quoted(at);
		this.fields = this.text.slice(at, this.#contentEnd(at)).split(this.#delimiter);
		if (this.#spaced) this.fields = this.fields.map((field) => field.trimStart());
		this.end = this.lineEnd;
		return 'row';
	}

	/** The first physical line of a row, without its line break. */
	line(at: number): string {
		this.#findLine(at);
		return this.text.slice(at, this.#contentEnd(at));
	}

	/** Takes the first physical line in place of the row found at a position; `end` and `lines` are then its own. */
	takeLine(at: number): string {
		const line = this.line(at);
		this.end = this.#behindLine();
		this.lines = 1;
		this.#delimiterAt = -1;
		return line;
	}

	#search(what: string, from: number): number {
		const at = this.text.indexOf(what, from);
		return at < 0 ? Infinity : at;
	}

	#findLine(from: number): boolean {
		this.#eol = this.text.indexOf(this.#newline, from);
		if (this.#eol >= 0) return true;
		this.#eol = this.text.length;
		return this.final;
	}

	#behindLine(): number {
		return Math.min(this.#eol + 1, this.text.length);
	}

	/** End of the line's content: line breaks written twice or half (CR CR LF) leave carriage returns behind. */
	#contentEnd(from: number): number {
		let end = this.#eol;
		while (end > from && this.text.charCodeAt(end - 1) === CR) end--;
		return end;
	}

	#quoted(at: number): Found {
		this.fields = [];
		let from = at;
		for (;;) {
			const open = this.#opening(from);
			const step = open < 0 ? this.#bare(from) : this.#wrapped(from, open);
			if (typeof step === 'string') return step;
			if (step < 0) {
				this.end = this.#behindLine();
				return 'row';
			}
			from = step;
		}
	}

	/** Position of the quote that opens the field, or −1. */
	#opening(from: number): number {
		let at = from;
		if (this.#delimiter !== ' ') while (this.text.charCodeAt(at) === SPACE) at++;
		return this.text[at] === this.syntax.quote ? at : -1;
	}

	/** Takes an unquoted field; gives the start of the next one, or −1 at the end of the row. */
	#bare(from: number): number {
		if (this.#delimiterAt < from) this.#delimiterAt = this.#search(this.#delimiter, from);
		const last = this.#delimiterAt >= this.#eol;
		const end = last ? this.#contentEnd(from) : this.#delimiterAt;
		const field = this.text.slice(from, end);
		this.fields.push(this.#spaced ? field.trimStart() : field);
		if (this.#quoteAt < from) this.#quoteAt = this.#search(this.syntax.quote, from);
		if (this.#quoteAt < end) this.stray = true;
		return last ? -1 : this.#delimiterAt + this.#delimiter.length;
	}

	/** Takes a quoted field in the same way. */
	#wrapped(from: number, open: number): number | Found {
		const close = this.#closing(open + 1);
		if (close < 0) return this.final || this.text.length - open > LIMITS.cell ? 'broken' : 'more';
		if (close > this.#eol) this.#crossLines(close);
		let behind = close + 1;
		if (!this.text.startsWith(this.#delimiter, behind)) while (this.text.charCodeAt(behind) === SPACE) behind++;
		const ends = behind >= this.#contentEnd(close + 1);
		if (!ends && !this.text.startsWith(this.#delimiter, behind)) return open > from && this.lines === 1 ? this.#bare(from) : 'broken';
		this.fields.push(this.#unescape(this.text.slice(open + 1, close)));
		return ends ? -1 : behind + this.#delimiter.length;
	}

	#closing(from: number): number {
		const { quote, escape } = this.syntax;
		let at = this.text.indexOf(quote, from);
		while (at >= 0) {
			if (escape === quote) {
				if (this.text[at + 1] !== quote) return at;
				at = this.text.indexOf(quote, at + 2);
			} else {
				let before = at;
				while (before > from && this.text[before - 1] === escape) before--;
				if ((at - before) % 2 === 0) return at;
				at = this.text.indexOf(quote, at + 1);
			}
		}
		return -1;
	}

	#crossLines(to: number): void {
		while (this.#eol < to) {
			this.lines++;
			this.#eol = this.text.indexOf(this.#newline, this.#eol + 1);
			if (this.#eol < 0) this.#eol = this.text.length;
		}
	}

	#unescape(value: string): string {
		const { quote, escape } = this.syntax;
		if (escape === '' || !value.includes(escape)) return value;
		if (escape === quote) return value.replaceAll(quote + quote, quote);
		return value.replaceAll(escape + quote, quote).replaceAll(escape + escape, escape);
	}
}
