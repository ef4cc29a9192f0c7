import type { Box } from '../../core/filter';
import { landTile, tilesIn, type LandFile } from '../../core/land';
import type { Projection } from './camera';

/** What a path is drawn with: a canvas context, or a recorder. */
export type Pen = Pick<CanvasPath, 'moveTo' | 'lineTo' | 'closePath'>;

/** Corners closer together than this are one on the screen, CSS pixels. */
const FINEST = 0.7;

/** Land of the British Isles, decoded tile by tile as it comes into view. */
export class Land {
	readonly #loops = new Map<string, readonly Float64Array[]>();

	constructor(readonly file: LandFile) {}

	/** The rectangle that the file covers: outside it, ground and sea are unknown. */
	get sheet(): Box {
		const { west, south, east, north } = this.file;
		return { west, south, east, north };
	}

	/** Adds the outlines of all land in view, to be filled by the even-odd rule. */
	trace(pen: Pen, projection: Projection): void {
		for (const name of tilesIn(this.file, projection.box())) for (const loop of this.#tile(name)) traceLoop(pen, loop, projection);
	}

	#tile(name: string): readonly Float64Array[] {
		const known = this.#loops.get(name) ?? landTile(this.file, name);
		this.#loops.set(name, known);
		return known;
	}
}

function traceLoop(pen: Pen, loop: Float64Array, projection: Projection): void {
	let [lastX, lastY] = [Infinity, Infinity];
	for (let i = 0; i < loop.length; i += 2) {
		const [lng, lat] = [loop[i] ?? 0, loop[i + 1] ?? 0];
		const x = projection.x(lng);
		const y = projection.y(lat);
		// Corners on the border of a tile all stay, so that neighbours meet without a gap.
		const border = Number.isInteger(lng) || Number.isInteger(lat);
		if (i === 0) pen.moveTo(x, y);
		else if (!border && Math.abs(x - lastX) + Math.abs(y - lastY) < FINEST) continue;
		else pen.lineTo(x, y);
		[lastX, lastY] = [x, y];
	}
	pen.closePath();
}
