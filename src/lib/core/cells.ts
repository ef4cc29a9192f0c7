/** H3 hexagons: the only module that touches h3-js. Positions are degrees, longitude before latitude. */
import {
	POLYGON_TO_CELLS_FLAGS,
	UNITS,
	cellArea,
	cellToBoundary,
	cellToChildren,
	cellToLatLng,
	cellToParent,
	cellsToMultiPolygon,
	getHexagonAreaAvg,
	getPentagons,
	getResolution,
	gridDisk,
	h3IndexToSplitLong,
	isValidCell,
	latLngToCell,
	polygonToCells,
	polygonToCellsExperimental,
	splitLongToH3Index
} from 'h3-js';
import { HexbeatError } from './errors';
import { polygonsOf, type Box, type Polygons } from './filter';

/** @throws HexbeatError bad-resolution unless it is a whole number from 0 to 15. */
export function checkResolution(resolution: number): void {
	if (Number.isInteger(resolution) && resolution >= 0 && resolution <= 15) return;
	throw new HexbeatError('bad-resolution', `There is no hexagon resolution ${String(resolution)}.`, 'Choose one from 7 to 11.');
}

/** The cell that holds a position, as hexadecimal text. */
export const cellOf = (lng: number, lat: number, resolution: number): string => latLngToCell(lat, lng, resolution);

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

/** Corners of a cell, longitude before latitude, not closed; counter-clockwise, as GeoJSON wants outer rings. */
export const ringOf = (cell: string): [number, number][] => cellToBoundary(cell).map(([lat, lng]) => [lng, lat]);

/** Longitude and latitude of the twelve pentagons, the corners of H3's icosahedron. */
export const pentagonCentres = (): (readonly [number, number])[] =>
	getPentagons(0).map((cell) => {
		const [lat, lng] = cellToLatLng(cell);
		return [lng, lat];
	});

/** Area of one cell in km². */
export const cellAreaKm2 = (cell: string): number => cellArea(cell, UNITS.km2);

/** Mean area of the cells of a resolution in km², over the whole globe. */
export const averageAreaKm2 = (resolution: number): number => getHexagonAreaAvg(resolution, UNITS.km2);

/** Cells within so many steps of a cell, without the cell itself. */
export const neighbours = (cell: string, steps = 1): string[] => gridDisk(cell, steps).filter((other) => other !== cell);

/** Cells whose centre lies in a shape; where it is smaller than a cell, the cell that holds its first corner. */
export function cellsWithin(shape: Box | Polygons, resolution: number): string[] {
	const polygons = polygonsOf(shape);
	const found = new Set(
		polygons.flatMap((rings) =>
			polygonToCells(
				rings.map((ring) => ring.map(([lng, lat]) => [lng, lat])),
				resolution,
				true
			)
		)
	);
	const [corner] = polygons[0]?.[0] ?? [];
	return found.size > 0 || corner === undefined ? [...found] : [cellOf(...corner, resolution)];
}

/** The same area in cells of another resolution: every finer cell inside, or every coarser one that is touched. */
export function cellsAt(cells: readonly string[], resolution: number): string[] {
	const at = (cell: string): string[] => {
		const own = getResolution(cell);
		if (own === resolution) return [cell];
		return own < resolution ? cellToChildren(cell, resolution) : [cellToParent(cell, resolution)];
	};
	return [...new Set(cells.flatMap(at))];
}

export const resolutionOf = (cell: string): number => getResolution(cell);

/** The cell of a coarser resolution that a cell belongs to. */
export const parentOf = (cell: string, resolution: number): string => cellToParent(cell, resolution);

/** The cells of a finer resolution that belong to a cell; at its edge they reach a little over it, or leave a little of it out. */
export const childrenOf = (cell: string, resolution: number): string[] => cellToChildren(cell, resolution);

/** Every cell of which any part lies in the polygons: no position inside them is without its cell. */
export function cellsTouching(polygons: Polygons, resolution: number): string[] {
	const cells = new Set<string>();
	for (const rings of polygons) {
		const loops = rings.map((ring) => ring.map(([lng, lat]) => [lng, lat]));
		const touching = polygonToCellsExperimental(loops, resolution, POLYGON_TO_CELLS_FLAGS.containmentOverlapping, true);
		for (const cell of touching) cells.add(cell);
	}
	return [...cells];
}

/** The cells and all within so many steps of one of them. */
export function withRings(cells: readonly string[], steps: number): string[] {
	const grown = new Set(cells);
	for (const cell of cells) for (const other of gridDisk(cell, steps)) grown.add(other);
	return [...grown];
}

/** The cells, all of one resolution, and those that they enclose. */
export function withoutHoles(cells: readonly string[]): string[] {
	const [first] = cells;
	if (first === undefined) return [];
	const resolution = getResolution(first);
	const filled = new Set(cells);
	for (const [, ...holes] of cellsToMultiPolygon([...cells], true))
		for (const hole of holes) for (const cell of polygonToCells([hole], resolution, true)) filled.add(cell);
	return [...filled];
}
