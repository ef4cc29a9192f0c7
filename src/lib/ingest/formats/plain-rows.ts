import type { Dialect } from './dialect';
import { LIMITS } from './limits';
import type { RowBlock, Spans, TableHead } from './table';

const LF = 10;
const CR = 13;
const SPACE = 32;
/** What a byte means inside an unquoted cell. */
const ORDINARY = 0;
const DELIMITER = 1;
const LINE_FEED = 2;
const RETURN = 3;
const ODD = 4;

/**
 * Finds rows by their bytes where every rule agrees on them: ASCII, as wide as the table, on one line, quotes only around whole cells and
 * none inside them. At the first row that is anything else it stops and leaves that row to `RowReading`. Nothing is made per row or cell.
 */
export class PlainRows {
	/** Rows found by the last `scan`. */
	length = 0;
	#at: Int32Array;
	readonly #width: number;
	readonly #quote: number;
	readonly #kinds = new Uint8Array(256);
	/** First cells of the header's rows: a row that begins like one may repeat it. */
	readonly #headers: readonly Uint8Array[];
	readonly #decoder = new TextDecoder('utf-8');

	/** Null where the dialect allows no such reading. */
	static of(head: TableHead): PlainRows | null {
		const { encoding, delimiter, quote, escape, newline } = head.dialect;
		const simple = delimiter.length === 1 && delimiter !== ' ';
		const quoted = quote === '' || (quote.length === 1 && escape === quote && quote !== delimiter);
		return !encoding.startsWith('utf-16') && simple && quoted && newline !== '\r' && isAscii(delimiter + quote)
			? new PlainRows(head)
			: null;
	}

	private constructor({ dialect, header }: TableHead) {
		this.#width = dialect.width;
		this.#at = new Int32Array(4096 * dialect.width);
		this.#quote = dialect.quote === '' ? -1 : dialect.quote.charCodeAt(0);
		this.#headers = header
			.map((row) => row[0] ?? '')
			.filter(isAscii)
			.map((text) => new TextEncoder().encode(text));
		fillKinds(this.#kinds, dialect);
	}

	/** Finds rows from a position on. @returns the position of the first row that is not plain, or behind the last line break */
	scan(bytes: Uint8Array, from: number): number {
		this.length = 0;
		// Every loop ends at a line break at the latest.
		const lines = bytes.subarray(0, bytes.lastIndexOf(LF) + 1);
		let at = from;
		while (at < lines.length) {
			if ((this.length + 1) * 2 * this.#width > this.#at.length) this.#grow();
			const next = this.#row(lines, at);
			if (next < 0) break;
			this.length++;
			at = next;
		}
		return at;
	}

	/** The rows found, valid until the next `scan`. @param line of the first one; @param consumed bytes of the file */
	block(bytes: Uint8Array, line: number, consumed: number): RowBlock {
		const spans: Spans = { bytes, width: this.#width, at: this.#at };
		return {
			length: this.length,
			row: (i) => this.#text(spans, i),
			line: (i) => line + i,
			spans,
			bytes: consumed
		};
	}

	/** Position behind a plain row; −1 for any other. */
	#row(bytes: Uint8Array, from: number): number {
		const at = this.#at;
		const kinds = this.#kinds;
		const quote = this.#quote;
		const first = this.length * 2 * this.#width;
		const behind = first + 2 * this.#width;
		let p = from;
		for (let cell = first; cell < behind; cell += 2) {
			let open = p;
			let kind = 0;
			if (bytes[p] === quote) {
				open = ++p;
				while (bytes[p] !== quote) {
					const inner = kinds[bytes[p] ?? 0] ?? ODD;
					if (inner !== ORDINARY && inner !== DELIMITER) return -1;
					p++;
				}
				at[cell + 1] = p++;
				kind = kinds[bytes[p] ?? 0] ?? ODD;
			} else {
				while ((kind = kinds[bytes[p] ?? 0] ?? ODD) === ORDINARY) p++;
				at[cell + 1] = p;
			}
			at[cell] = open;
			if (kind === RETURN) {
				while (bytes[p] === CR) p++;
				kind = bytes[p] === LF ? LINE_FEED : ODD;
			}
			if (kind !== (cell + 2 === behind ? LINE_FEED : DELIMITER)) return -1;
			p++;
		}
		return p - from > LIMITS.cell || this.#doubtful(bytes, first) ? -1 : p;
	}

	/** Blank, or perhaps a header again. */
	#doubtful(bytes: Uint8Array, first: number): boolean {
		const at = this.#at;
		const from = at[first] ?? 0;
		const to = at[first + 1] ?? 0;
		for (const header of this.#headers) if (header.length === to - from && sameBytes(bytes, from, header)) return true;
		for (let cell = 0; cell < this.#width; cell++) {
			const end = at[first + 2 * cell + 1] ?? 0;
			for (let p = at[first + 2 * cell] ?? 0; p < end; p++) if ((bytes[p] ?? 0) > SPACE) return false;
		}
		return true;
	}

	#text({ bytes, at, width }: Spans, row: number): string[] {
		const base = 2 * row * width;
		const from = at[base] ?? 0;
		const text = this.#decoder.decode(bytes.subarray(from, at[base + 2 * width - 1] ?? 0));
		return Array.from({ length: width }, (_, column) => {
			return text.slice((at[base + 2 * column] ?? 0) - from, (at[base + 2 * column + 1] ?? 0) - from);
		});
	}

	#grow(): void {
		const wider = new Int32Array(2 * this.#at.length);
		wider.set(this.#at);
		this.#at = wider;
	}
}

function fillKinds(kinds: Uint8Array, { delimiter, quote }: Dialect): void {
	kinds.fill(ODD, 128);
	kinds[0] = ODD;
	kinds[delimiter.charCodeAt(0)] = DELIMITER;
	if (quote !== '') kinds[quote.charCodeAt(0)] = ODD;
	kinds[LF] = LINE_FEED;
	kinds[CR] = RETURN;
}

function sameBytes(bytes: Uint8Array, from: number, other: Uint8Array): boolean {
	for (let i = 0; i < other.length; i++) if (bytes[from + i] !== other[i]) return false;
	return true;
}

/** Without NUL. */
const isAscii = (text: string): boolean => /^[\x01-\x7f]*$/.test(text);
