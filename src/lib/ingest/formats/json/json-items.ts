import { HexbeatError } from '../../../core/errors';
import { fileSlices } from '../file-slices';
import { LIMITS } from '../limits';

const QUOTE = 34;
const COMMA = 44;
const BACKSLASH = 92;
const isOpening = (code: number): boolean => code === 91 || code === 123;
const isClosing = (code: number): boolean => code === 93 || code === 125;
const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);

/** Texts of some items of a JSON document, in order. */
export interface ItemRun {
	readonly texts: readonly string[];
	/** Bytes of the file consumed so far. */
	readonly bytes: number;
}

/** What a scan of a document found besides its items. */
export interface DocumentShape {
	/** Members of the outermost object that are objects or arrays, by name and in order. */
	readonly members: string[];
	/** The document ended where its last bracket closed. */
	complete: boolean;
}

/**
 * Cuts a JSON document into the texts of its items without holding it as a whole: the elements of an outermost array, or those of one
 * member of an outermost object.
 */
export class ItemScanner {
	readonly shape: DocumentShape = { members: [], complete: false };
	#text = '';
	#at = 0;
	#depth = 0;
	/** Depth of the items; −1 outside the array that holds them. */
	#target = -1;
	#itemAt = -1;
	#stringAt = -1;
	#key = '';
	#items: string[] = [];

	constructor(private readonly member: string) {}

	/** Takes the next piece of the document and gives the items that it completes. */
	take(piece: string): string[] {
		const from = this.#keptFrom();
		this.#text = this.#text.slice(from) + piece;
		this.#at -= from;
		if (this.#itemAt >= 0) this.#itemAt -= from;
		if (this.#stringAt >= 0) this.#stringAt -= from;
		this.#items = [];
		while (this.#at < this.#text.length) if (!this.#step()) break;
		return this.#items;
	}

	/** Characters of an item that is still open. */
	get held(): number {
		return this.#text.length - this.#keptFrom();
	}

	#keptFrom(): number {
		return this.#itemAt >= 0 ? this.#itemAt : this.#stringAt >= 0 ? this.#stringAt : this.#at;
	}

	/** One character or string; false where the text ends inside a string. */
	#step(): boolean {
		const code = this.#text.charCodeAt(this.#at);
		if (code === QUOTE) return this.#string();
		if (isOpening(code)) this.#open(code);
		else if (isClosing(code)) this.#close();
		else if (this.#depth === this.#target) {
			if (code === COMMA) this.#endItem();
			else if (!isSpace(code)) this.#startItem();
		}
		this.#at++;
		return true;
	}

	#string(): boolean {
		this.#startItem();
		if (this.#stringAt < 0) this.#stringAt = this.#at;
		const end = closingQuote(this.#text, this.#stringAt + 1);
		if (end < 0) {
			// The whole string is looked at again when the next piece has come.
			this.#at = this.#stringAt;
			return false;
		}
		if (this.#depth === 1 && this.#target < 0) this.#key = this.#text.slice(this.#stringAt + 1, end);
		this.#stringAt = -1;
		this.#at = end + 1;
		return true;
	}

	#open(code: number): void {
		this.#startItem();
		const isArray = code === 91;
		if (this.#target < 0) {
			const wanted = this.#depth === 0 ? isArray : this.#depth === 1 && isArray && this.#key === this.member;
			if (this.#depth === 1) this.shape.members.push(this.#key);
			if (wanted) this.#target = this.#depth + 1;
		}
		this.#depth++;
	}

	#close(): void {
		if (this.#depth === this.#target) {
			this.#endItem();
			this.#target = -1;
		}
		this.#depth--;
		if (this.#depth === 0) this.shape.complete = true;
	}

	#startItem(): void {
		if (this.#depth === this.#target && this.#itemAt < 0) this.#itemAt = this.#at;
	}

	#endItem(): void {
		if (this.#itemAt >= 0) this.#items.push(this.#text.slice(this.#itemAt, this.#at));
		this.#itemAt = -1;
	}
}

/** Position of the quote that ends a string; −1 where the text ends first. */
function closingQuote(text: string, from: number): number {
	let end = text.indexOf('"', from);
	while (end >= 0) {
		let slashes = 0;
		while (text.charCodeAt(end - 1 - slashes) === BACKSLASH && end - 1 - slashes >= from) slashes++;
		if (slashes % 2 === 0) return end;
		end = text.indexOf('"', end + 1);
	}
	return -1;
}

const SLICE = 1024 ** 2;
/** Characters of an item: far more than any record has. */
const LONGEST = 4 * LIMITS.line;

/** The items of a document in runs, each with a slice of the file. @throws HexbeatError for an item beyond all measure */
export async function* itemRuns(file: Blob, name: string, scanner: ItemScanner, signal?: AbortSignal): AsyncGenerator<ItemRun> {
	const decoder = new TextDecoder('utf-8');
	for await (const { bytes, end } of fileSlices(file, 0, SLICE, signal)) {
		const texts = scanner.take(decoder.decode(bytes, { stream: end < file.size }));
		if (scanner.held > LONGEST)
			throw new HexbeatError('json-too-large', `“${name}” holds a record that is larger than 16 MB.`, 'Export one record per incident.');
		if (texts.length > 0) yield { texts, bytes: end };
	}
}
