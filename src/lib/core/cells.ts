/** H3 hexagons: the only module that touches h3-js. Positions are degrees, longitude before latitude. */
import {
	UNITS,
	cellArea,
	cellToBoundary,
	cellToLatLng,
	getHexagonAreaAvg,
	getResolution,
	gridDisk,
	h3IndexToSplitLong,
	isValidCell,
	latLngToCell,
	splitLongToH3Index
} from 'h3-js';
import { HexbeatError } from './errors';

/** @throws HexbeatError bad-resolution unless it is a whole number from 0 to 15. */
export function checkResolution(resolution: number): void {
	if (Number.isInteger(resolution) && resolution >= 0 && resolution <= 15) return;
	throw new HexbeatError('bad-resolution', `There is no hexagon resolution ${String(resolution)}.`, 'Choose one from 7 to 11.');
}

/** The cell that holds a position, as hexadecimal text. */
export const cellOf = (lng: number, lat: number, resolution: number): string => latLngToCell(lat, lng, resolution);

/** Cells of positions (longitude and latitude in turn), each indexed directly; entries from ≤ i < to of the list of positions. */
export function cellsOf(points: Float64Array, resolution: number, from = 0, to = points.length / 2): string[] {
	const cells = new Array<string>(to - from);
	for (let i = from; i < to; i++) cells[i - from] = latLngToCell(points[2 * i + 1] ?? NaN, points[2 * i] ?? NaN, resolution);
	return cells;
}

export const isCell = (text: string): boolean => isValidCell(text);

/** Writes the low and high 32 bits of the cell that holds a position to two places of a list. */
export function putCell(lng: number, lat: number, resolution: number, to: Uint32Array, at: number): void {
	const [low, high] = h3IndexToSplitLong(latLngToCell(lat, lng, resolution));
	to[at] = low;
	to[at + 1] = high;
}

/** The cell that `putCell` wrote. */
export const cellAt = (words: Uint32Array, at: number): string => splitLongToH3Index(words[at] ?? 0, words[at + 1] ?? 0);

/** Whether the text is a cell of a resolution. */
export const isCellOf = (text: string, resolution: number): boolean => isValidCell(text) && getResolution(text) === resolution;

/** Shapes of cells as flat arrays, ready for transfer and drawing. */
export interface Outlines {
	/** Longitude and latitude in turn of every corner; cell i has corners starts[i] … starts[i+1]−1, not closed. */
	readonly corners: Float64Array;
	/** One entry more than there are cells. */
	readonly starts: Uint32Array;
	/** Longitude and latitude in turn of every centre. */
	readonly centres: Float64Array;
}

/** Centre of each cell, longitude and latitude in turn. */
export function centresOf(cells: readonly string[]): Float64Array {
	const centres = new Float64Array(2 * cells.length);
	cells.forEach((cell, i) => {
		const [lat, lng] = cellToLatLng(cell);
		centres[2 * i] = lng;
		centres[2 * i + 1] = lat;
	});
	return centres;
}

/** Corners and centres. Most cells have six corners, a pentagon five, and one that crosses an icosahedron edge more. */
export function outlinesOf(cells: readonly string[]): Outlines {
	const starts = new Uint32Array(cells.length + 1);
	let corners = new Float64Array(12 * cells.length);
	let at = 0;
	cells.forEach((cell, i) => {
		const ring = cellToBoundary(cell);
		if (2 * (at + ring.length) > corners.length) {
			const wider = new Float64Array(2 * corners.length + 2 * ring.length);
			wider.set(corners);
			corners = wider;
		}
		for (const [lat, lng] of ring) {
			corners[2 * at] = lng;
			corners[2 * at++ + 1] = lat;
		}
		starts[i + 1] = at;
	});
	return { corners: corners.slice(0, 2 * at), starts, centres: centresOf(cells) };
}

/** Area of one cell in km². */
export const cellAreaKm2 = (cell: string): number => cellArea(cell, UNITS.km2);

/** Mean area of the cells of a resolution in km², over the whole globe. */
export const averageAreaKm2 = (resolution: number): number => getHexagonAreaAvg(resolution, UNITS.km2);

/** Cells within so many steps of a cell, without the cell itself. */
export const neighbours = (cell: string, steps = 1): string[] => gridDisk(cell, steps).filter((other) => other !== cell);
