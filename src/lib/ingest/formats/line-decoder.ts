import type { Encoding } from './dialect';
import type { TableWarning } from './table';
import { windows1252 } from './windows-1252';

const LF = 10;
const CR = 13;

/**
 * Decodes runs of whole lines and never puts U+FFFD in the place of a byte that it cannot read: a line that is not
 * valid UTF-8 is read as windows-1252 on its own, and the warning says so. NUL characters are left out.
 */
export class LineDecoder {
	readonly #strict: TextDecoder;
	readonly #latin: boolean;
	readonly #wide: boolean;
	#stray = false;
	#nuls = false;

	constructor(private readonly encoding: Encoding) {
		this.#wide = encoding.startsWith('utf-16');
		this.#latin = encoding === 'windows-1252';
		this.#strict = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
	}

	/** Text of some whole lines. */
	decode(bytes: Uint8Array): string {
		const text = this.#text(bytes);
		if (!text.includes('\0')) return text;
		this.#nuls = true;
		return text.replaceAll('\0', '');
	}

	/** What had to be mended so far. */
	get warnings(): TableWarning[] {
		const warnings: TableWarning[] = [];
		const reading = this.#wide ? 'and have a damaged character in them' : 'and were read as Windows-1252';
		if (this.#stray)
			warnings.push({
				code: 'mixed-encoding',
				message: `Some lines are not valid ${this.encoding.toUpperCase()} ${reading}: check accented letters.`
			});
		if (this.#nuls) warnings.push({ code: 'nul-bytes', message: 'The file holds NUL characters, which were left out.' });
		return warnings;
	}

	#text(bytes: Uint8Array): string {
		if (this.#latin) return windows1252(bytes);
		try {
			return this.#strict.decode(bytes);
		} catch {
			return this.#wide ? this.#lossy(bytes) : this.#byLine(bytes);
		}
	}

	#byLine(bytes: Uint8Array): string {
		const parts: string[] = [];
		for (let from = 0; from < bytes.length;) {
			let to = from;
			while (to < bytes.length && bytes[to] !== LF && bytes[to] !== CR) to++;
			const line = bytes.subarray(from, Math.min(to + 1, bytes.length));
			try {
				parts.push(this.#strict.decode(line));
			} catch {
				this.#stray = true;
				parts.push(windows1252(line));
			}
			from = to + 1;
		}
		return parts.join('');
	}

	/** Half a surrogate pair has no other reading. */
	#lossy(bytes: Uint8Array): string {
		this.#stray = true;
		return new TextDecoder(this.encoding, { ignoreBOM: true }).decode(bytes);
	}
}
