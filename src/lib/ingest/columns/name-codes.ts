import { NO_NAME } from '../../core/incident';
import { isMissing } from './is-missing';
import { bytesOf, textAt } from './plain-cells';

/** Names that one column may hold; more are no categories, and the rest goes under one name. */
export const MOST_NAMES = 20_000;
export const OTHER_NAMES = 'Other names';
const SLOTS = 4096;

/** Codes of the names of one column, in order of first use. */
export class NameCodes {
	readonly names: string[] = [];
	/** Rows put under "Other names". */
	lumped = 0;
	readonly #codes = new Map<string, number>();
	/** Codes last used, by slot: comparing a text with one name is several times faster than hashing it for a look-up. */
	readonly #recent = new Int32Array(SLOTS).fill(-1);
	/** Bytes of the names, by code; null for one that is not ASCII. */
	readonly #bytes: (Uint8Array | null)[] = [];
	#taken = 0;

	/** @param shorten applied to a name when it is first seen, e.g. a postcode cut to its district */
	constructor(private readonly shorten: (name: string) => string = (name) => name) {}

	code(text: string): number {
		const slot = slotOf(text);
		const recent = this.#recent[slot] ?? -1;
		if (recent >= 0 && this.names[recent] === text) return recent;
		const code = this.#codes.get(text) ?? this.#learn(text);
		if (this.names[code] === text) this.#recent[slot] = code;
		return code;
	}

	/** The same for a cell of ASCII bytes. */
	codeAt(bytes: Uint8Array, from: number, to: number): number {
		const recent = this.#recent[slotAt(bytes, from, to)] ?? -1;
		return recent >= 0 && this.#isWritten(recent, bytes, from, to) ? recent : this.code(textAt(bytes, from, to));
	}

	#isWritten(code: number, bytes: Uint8Array, from: number, to: number): boolean {
		const name = (this.#bytes[code] ??= bytesOf(this.names[code] ?? ''));
		if (name?.length !== to - from) return false;
		for (let i = 0; i < name.length; i++) if (name[i] !== bytes[from + i]) return false;
		return true;
	}

	/** Names first used since the last call. */
	takeNew(): string[] {
		const fresh = this.names.slice(this.#taken);
		this.#taken = this.names.length;
		return fresh;
	}

	/** Variants that differ in outer spaces share a code. A copy of the text is kept, as the text itself can hold a whole block alive. */
	#learn(text: string): number {
		if (isMissing(text)) return this.#keep(text, NO_NAME);
		const name = this.shorten(text.trim().replace(/\s+/g, ' '));
		if (name === '') return this.#keep(text, NO_NAME);
		const known = this.#codes.get(name);
		if (known !== undefined) return this.#keep(text, known);
		if (this.names.length >= MOST_NAMES) {
			this.lumped++;
			return this.#other();
		}
		const code = this.names.push(name) - 1;
		this.#keep(name, code);
		return this.#keep(text, code);
	}

	#other(): number {
		const code = this.#codes.get(OTHER_NAMES) ?? this.names.push(OTHER_NAMES) - 1;
		this.#codes.set(OTHER_NAMES, code);
		return code;
	}

	#keep(text: string, code: number): number {
		this.#codes.set(Array.from(text).join(''), code);
		return code;
	}
}

/** Tells most names of a column apart without reading all of them. */
function slotOf(text: string): number {
	const { length } = text;
	if (length === 0) return 0;
	return slot(
		length,
		text.charCodeAt(length - 1),
		text.charCodeAt(length >> 1),
		text.charCodeAt((length * 3) >> 2),
		text.charCodeAt(length >> 2)
	);
}

function slotAt(bytes: Uint8Array, from: number, to: number): number {
	const length = to - from;
	if (length === 0) return 0;
	return slot(
		length,
		bytes[to - 1] ?? 0,
		bytes[from + (length >> 1)] ?? 0,
		bytes[from + ((length * 3) >> 2)] ?? 0,
		bytes[from + (length >> 2)] ?? 0
	);
}

function slot(length: number, last: number, middle: number, late: number, early: number): number {
	const ends = Math.imul(length, 0x9e37) ^ Math.imul(last, 0x85eb) ^ Math.imul(middle, 0xc2b3);
	return (ends ^ Math.imul(late, 0x27d5) ^ Math.imul(early, 0x1657)) & (SLOTS - 1);
}
