import { csvText, type CsvValue } from '../../../../core/csv';
import { filledCells, type Comparison } from '../../../../state/compare';
import { placeOf } from './changedColumns';
import { classWords } from './compareWords';

const figure = (value: number): CsvValue =>
	Number.isFinite(value) ? Number(value.toPrecision(6)) : Number.isNaN(value) ? '' : 'unbounded';

/** Every hexagon with both counts, ratio, interval, q and reading; what the figures mean stands first. */
export function compareCsv(
	comparison: Comparison,
	lead: string,
	notes: readonly string[],
	whereIs: (lng: number, lat: number) => string
): string {
	const { a, b, grid } = comparison;
	const head = [
		'Hexagon (H3)',
		'Place',
		'Longitude',
		'Latitude',
		`A: ${a.name}`,
		`B: ${b.name}`,
		'B ÷ A',
		'Low 95%',
		'High 95%',
		'q',
		'Reading'
	];
	const rows = filledCells(comparison).map((cell) => [
		cell.cell,
		placeOf(comparison, cell, whereIs),
		figure(grid.centres[2 * cell.at] ?? NaN),
		figure(grid.centres[2 * cell.at + 1] ?? NaN),
		cell.a,
		cell.b,
		figure(cell.ratio),
		figure(cell.low),
		figure(cell.high),
		figure(cell.q),
		classWords(cell.of, comparison.mode)
	]);
	return csvText([
		['Analyst · exact figures · not for publication'],
		[lead],
		...notes.map((note) => [note]),
		[`A: ${String(a.total)} incidents, ${String(a.counts.unlocated)} of them without a place`],
		[`B: ${String(b.total)} incidents, ${String(b.counts.unlocated)} of them without a place`],
		[],
		head,
		...rows
	]);
}
