/** Sums and a table of the counts in a file without incidents. */
import type { MonthlyCounts } from '../../../core/answers';
import { NO_NAME } from '../../../core/incident';
import { isoMonth } from '../../../core/time';
import { csvCell } from './rejectsCsv';

export const NO_PLACE = 'No location';
const NOT_GIVEN = 'Not given';

export interface NamedSum {
	readonly name: string;
	readonly count: number;
}

export interface CountSums {
	readonly total: number;
	readonly months: readonly NamedSum[];
	readonly categories: readonly NamedSum[];
	readonly cells: readonly NamedSum[];
}

const cellName = ({ cells, cell }: MonthlyCounts, i: number): string => cells[cell[i] ?? -1] ?? NO_PLACE;
const categoryName = ({ categories, category }: MonthlyCounts, i: number): string => categories[category[i] ?? NO_NAME] ?? NOT_GIVEN;

function sumsBy(counts: MonthlyCounts, nameOf: (i: number) => string): NamedSum[] {
	const sums = new Map<string, number>();
	counts.count.forEach((n, i) => {
		const name = nameOf(i);
		sums.set(name, (sums.get(name) ?? 0) + n);
	});
	return [...sums].map(([name, count]) => ({ name, count }));
}

export function countSums(counts: MonthlyCounts): CountSums {
	return {
		total: counts.count.reduce((sum, n) => sum + n, 0),
		months: sumsBy(counts, (i) => isoMonth(counts.month[i] ?? 0)).sort((a, b) => (a.name < b.name ? -1 : 1)),
		categories: sumsBy(counts, (i) => categoryName(counts, i)).sort((a, b) => b.count - a.count),
		cells: sumsBy(counts, (i) => cellName(counts, i)).sort((a, b) => b.count - a.count)
	};
}

/** Every count as a row of CSV. */
export function countsCsv(counts: MonthlyCounts): string {
	const rows = Array.from(counts.count, (n, i) =>
		[csvCell(cellName(counts, i)), isoMonth(counts.month[i] ?? 0), csvCell(categoryName(counts, i)), String(n)].join(',')
	);
	return ['hexagon,month,category,incidents', ...rows, '"Analyst view: exact figures, not for publication"'].join('\r\n') + '\r\n';
}
