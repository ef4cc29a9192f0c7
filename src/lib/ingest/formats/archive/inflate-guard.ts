import { HexbeatError } from '../../../core/errors';
import { LIMITS } from '../limits';

/**
 * Measures what comes out of an archive while it comes out, whatever its headers say, and stops a bomb: more than 100 bytes for each
 * byte of the archive, or more than 2 GB.
 */
export class InflateGuard {
	#out = 0;

	constructor(
		private readonly name: string,
		/** Bytes of the archive as it lies on the disk. */
		private readonly size: number,
		private readonly most: number = LIMITS.file
	) {}

	/**
	 * A stream to pipe what is unpacked through.
	 * @param packed bytes that this entry takes up in the archive
	 */
	measure(packed: number): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
		let out = 0;
		return new TransformStream({
			transform: (chunk, controller) => {
				out += chunk.length;
				this.#out += chunk.length;
				if (this.#tooDense(out, packed) || this.#tooDense(this.#out, this.size)) throw bomb(this.name);
				if (this.#out > this.most) throw tooMuch(this.name, this.most);
				controller.enqueue(chunk);
			}
		});
	}

	#tooDense(out: number, packed: number): boolean {
		return out > LIMITS.ratioFrom && out > packed * LIMITS.ratio;
	}
}

const bomb = (name: string): HexbeatError =>
	new HexbeatError(
		'zip-ratio',
		`“${name}” unpacks to more than ${LIMITS.ratio} times its size, as files do that are made to fill a computer.`,
		'If you trust it, unpack it yourself and load the tables inside.'
	);

const tooMuch = (name: string, most: number): HexbeatError =>
	new HexbeatError(
		'archive-too-large',
		`“${name}” holds more than ${most >= 1024 ** 3 ? `${most / 1024 ** 3} GB` : `${most / 1024 ** 2} MB`}.`,
		'Unpack it and load a part of its tables, or export fewer months.'
	);
