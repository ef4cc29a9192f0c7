import { gridDisk, latLngToCell } from 'h3-js';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { groundOf, seriesOf, type History, type Series } from '../../../src/lib/deployment/forecast/history';

export const FIRST = 17_000;
const CENTRE = latLngToCell(51.28, 1.08, 10);
export const ground = groundOf(gridDisk(CENTRE, 6));

/** One incident a row: day and hexagon. */
export type Row = readonly [day: number, cell: number];

/** Poisson incidents from a rate per hexagon and day. */
export function rowsOf(days: number, seed: number, rate: (cell: number, day: number) => number): Row[] {
	const random = xoroshiro128plus(seed);
	const rows: Row[] = [];
	for (let day = 0; day < days; day++)
		for (let cell = 0; cell < ground.ids.length; cell++) {
			const floor = Math.exp(-rate(cell, day));
			for (let p = uniformFloat64(random); p > floor; p *= uniformFloat64(random)) rows.push([FIRST + day, cell]);
		}
	return rows;
}

export const series = (rows: readonly Row[], name = ''): Series =>
	seriesOf(
		name,
		rows.map(([day]) => day),
		rows.map(([, cell]) => cell)
	);

export const historyOf = (rows: readonly Row[], others: readonly Series[] = []): History => ({ ground, wanted: series(rows), others });
