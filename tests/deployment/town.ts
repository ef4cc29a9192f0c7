import { gridDisk, cellToLatLng, latLngToCell } from 'h3-js';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { DemandCounts } from '../../src/lib/core/answers';

export interface TownOptions {
	readonly bins?: number;
	readonly bin?: 'week' | 'month';
	/** Rings of hexagons around the centre. */
	readonly rings?: number;
	readonly seed?: number;
	/** Incidents expected a bin in a hexagon, by its index in the disk. */
	readonly rate?: (cell: number, bin: number) => number;
}

const CENTRE = latLngToCell(51.28, 1.08, 10);
/** First bin of every town. */
export const FIRST = 2700;

/** Hexagons of the town, the centre first. */
export const townCells = (rings: number): string[] => gridDisk(CENTRE, rings);

/** Poisson counts around one centre, from a seed. */
export function town({
	bins = 60,
	bin = 'week',
	rings = 6,
	seed = 1,
	rate = (cell) => (cell < 7 ? 1 : 0.05)
}: TownOptions = {}): DemandCounts {
	const random = xoroshiro128plus(seed);
	const cells = townCells(rings);
	const entries: [number, number, number][] = [];
	for (let b = 0; b < bins; b++)
		cells.forEach((_, c) => {
			const n = poisson(rate(c, b), () => uniformFloat64(random));
			if (n > 0) entries.push([c, FIRST + b, n]);
		});
	return demandOf(cells, entries, bins, bin);
}

export function demandOf(
	cells: readonly string[],
	entries: readonly (readonly [number, number, number])[],
	bins: number,
	bin: 'week' | 'month'
): DemandCounts {
	return {
		resolution: 10,
		cells,
		centres: Float64Array.from(cells.flatMap((id) => cellToLatLng(id).reverse())),
		bin,
		first: FIRST,
		last: FIRST + bins - 1,
		cell: Uint32Array.from(entries, (e) => e[0]),
		when: Int32Array.from(entries, (e) => e[1]),
		count: Uint32Array.from(entries, (e) => e[2]),
		left: { unlocated: 0, untimed: 0, officer: 0 }
	};
}

function poisson(mean: number, next: () => number): number {
	const floor = Math.exp(-mean);
	let n = 0;
	for (let p = next(); p > floor; p *= next()) n++;
	return n;
}
