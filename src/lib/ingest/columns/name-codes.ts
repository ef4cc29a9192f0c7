import { NO_NAME } from '../../core/incident';
import { isMissing } from './is-missing';

/** Names that one column may hold; more are no categories, and the rest goes under one name. */
export const MOST_NAMES = 20_000;
export const OTHER_NAMES = 'Other names';

/** Codes of the names of one column, in order of first use. */
export class NameCodes {
	readonly names: string[] = [];
	/** Rows put under "Other names". */
	lumped = 0;
	readonly #codes = new Map<string, number>();
	#taken = 0;

	/** @param shorten applied to a name when it is first seen, e.g. a postcode cut to its district */
	constructor(private readonly shorten: (name: string) => string = (name) => name) {}

	code(text: string): number {
		const known = this.#codes.get(text);
		return known === undefined ? this.#learn(text) : known;
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
