import { classOf, rampStep, type Classes } from '../../core/classes';
import { NO_FILL, type CellPaint } from '../../core/paint';
import type { HexagonMesh } from './hexagon-mesh';
import type { Rgba } from './palette';

/**
 * Colour of every vertex (red, green, blue, opacity). Cells without incidents stay transparent and are not drawn; the others have
 * exactly the fill that the legend shows for their class.
 */
export function hexagonFills(mesh: HexagonMesh, counts: Uint32Array, classes: Classes, ramp: readonly Rgba[]): Uint8ClampedArray {
	const fills = new Uint8ClampedArray((mesh.starts[mesh.length] ?? 0) * 4);
	const words = new Uint32Array(fills.buffer);
	const byClass = classes.lower.map((_, index) => word(ramp[rampStep(index, classes) - 1]));
	for (let cell = 0; cell < mesh.length; cell++) {
		const count = counts[cell] ?? 0;
		if (count === 0) continue;
		// A count under the lowest limit (limits stay fixed while filtering) still shows, in the palest class.
		const fill = byClass[Math.max(0, classOf(count, classes))] ?? 0;
		words.fill(fill, mesh.starts[cell], mesh.starts[cell + 1]);
	}
	return fills;
}

/** The same for cells painted by class, whatever they count. */
export function hexagonPaint(mesh: HexagonMesh, { of }: CellPaint, fills: readonly Rgba[]): Uint8ClampedArray {
	const colours = new Uint8ClampedArray((mesh.starts[mesh.length] ?? 0) * 4);
	const words = new Uint32Array(colours.buffer);
	const byClass = fills.map(word);
	for (let cell = 0; cell < mesh.length; cell++) {
		const at = of[cell] ?? NO_FILL;
		if (at !== NO_FILL) words.fill(byClass[at] ?? 0, mesh.starts[cell], mesh.starts[cell + 1]);
	}
	return colours;
}

function word(colour: Rgba | undefined): number {
	return colour === undefined ? 0 : (new Uint32Array(new Uint8Array(colour).buffer)[0] ?? 0);
}
