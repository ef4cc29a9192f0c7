import { NO_NAME } from '../core/incident';

/** How an empty value is listed, and the name that selects it. */
export const NOT_GIVEN = 'Not given';
/** Code of an empty value in the tables. */
export const NO_CODE = -1;

/** "Canterbury" for the LSOA name "Canterbury 001A". */
const LSOA = /^(.*) \d{3}[A-Z]$/;

/** Names of one field over all sources, in the order of their first use. */
export class Names {
	readonly #names: string[] = [];
	readonly #codes = new Map<string, number>();

	/** Number of names. */
	get size(): number {
		return this.#names.length;
	}

	/** Code of a name, new when it was not seen before. */
	code(name: string): number {
		if (name === '' || name === NOT_GIVEN) return NO_CODE;
		let code = this.#codes.get(name);
		if (code === undefined) {
			code = this.#names.length;
			this.#names.push(name);
			this.#codes.set(name, code);
		}
		return code;
	}

	name(code: number): string {
		return this.#names[code] ?? NOT_GIVEN;
	}

	/** Codes of those names that exist. */
	find(names: readonly string[]): number[] {
		return names.flatMap((name) => (name === NOT_GIVEN ? [NO_CODE] : (this.#codes.get(name) ?? [])));
	}

	/** Codes of the names and of the LSOAs that they stand for. */
	findAreas(names: readonly string[]): number[] {
		const wanted = new Set(names);
		const parts = this.#names.flatMap((name, code) => {
			const district = LSOA.exec(name)?.[1];
			return district !== undefined && wanted.has(district) ? [code] : [];
		});
		return [...this.find(names), ...parts];
	}
}

/** A source's own codes as codes of the common dictionary. */
export class CodeMap {
	#map = new Int32Array(64);
	#size = 0;

	get size(): number {
		return this.#size;
	}

	push(code: number): void {
		if (this.#size === this.#map.length) {
			const wider = new Int32Array(2 * this.#size);
			wider.set(this.#map);
			this.#map = wider;
		}
		this.#map[this.#size++] = code;
	}

	/** Common codes of a column; NO_NAME becomes NO_CODE, any other unknown code is reported by −2. */
	apply(column: Uint16Array): Int32Array {
		const common = new Int32Array(column.length);
		for (let i = 0; i < column.length; i++) {
			const code = column[i] ?? NO_NAME;
			common[i] = code === NO_NAME ? NO_CODE : this.at(code);
		}
		return common;
	}

	/** Common code of a code, −2 for one that the source never introduced. */
	at(code: number): number {
		return code >= 0 && code < this.#size ? (this.#map[code] ?? -2) : -2;
	}
}
