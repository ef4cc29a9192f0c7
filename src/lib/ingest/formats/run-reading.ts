import type { LineDecoder } from './line-decoder';
import type { LineRun } from './line-runs';
import type { PlainRows } from './plain-rows';
import type { RowReading } from './row-reading';
import { textBlock } from './table';
import type { TakeBlock } from './table-source';

const LF = 10;
/** Bytes read as text where a row is not plain: its line at first, more and more where plain rows stay few. */
const MOST = 64 * 1024;
const GROWTH = 4;
/** Plain rows in a row after which the next odd one is taken by itself again. */
const MANY = 32;

/** Reads runs of lines: plain rows by their bytes, the others as text, in the order of the file. */
export class RunReading {
	/** Least bytes of the next piece that is read as text. */
	#piece = 1;

	constructor(
		private readonly reading: RowReading,
		private readonly decoder: LineDecoder,
		private readonly plain: PlainRows | null,
		private readonly onBlock: TakeBlock
	) {}

	async take({ bytes, end, final }: LineRun): Promise<void> {
		const { reading, decoder, plain } = this;
		for (let at = 0; at < bytes.length;) {
			if (plain && reading.between) {
				at = await this.#plain(plain, bytes, at, end);
				if (at >= bytes.length) return;
			}
			const stop = plain ? this.#stop(bytes, at) : bytes.length;
			reading.take(decoder.decode(bytes.subarray(at, stop)), final && stop === bytes.length);
			at = stop;
			await this.#text(end);
		}
	}

	/** A line too long to read. */
	async overlong(end: number): Promise<void> {
		this.reading.overlong();
		await this.#text(end);
	}

	async #plain(plain: PlainRows, bytes: Uint8Array, from: number, end: number): Promise<number> {
		const at = plain.scan(bytes, from);
		if (plain.length >= MANY) this.#piece = 1;
		if (plain.length === 0) return at;
		const block = plain.block(bytes, this.reading.line, end);
		this.reading.passed(plain.length);
		const taken = this.onBlock(block);
		if (taken) await taken;
		return at;
	}

	/** End of the lines to be read as text from a position on. */
	#stop(bytes: Uint8Array, at: number): number {
		const stop = bytes.indexOf(LF, at + this.#piece - 1);
		this.#piece = Math.min(MOST, GROWTH * this.#piece);
		return stop < 0 ? bytes.length : stop + 1;
	}

	async #text(end: number): Promise<void> {
		const { rows, lines } = this.reading.handOver();
		if (rows.length === 0) return;
		const taken = this.onBlock(textBlock(rows, lines, end));
		if (taken) await taken;
	}
}
