import type { Bin } from '../../core/answers';
import { monthOf } from '../../core/time';
import { binPeriod, binStart } from './bins';
import { dayMonth, month, period } from '../../core/format';
import type { TrendRow } from './trendWords';

/** What the readout says. */
export interface Readout {
	readonly label: string;
	readonly now: number;
	/** The same bins a year earlier; null unless all are there. */
	readonly before: number | null;
	readonly remarks: readonly string[];
}

/** The bin under the cursor, or the whole of a range of bins; null where there is none. */
export function readingOf(
	bin: Bin,
	start: number,
	rows: readonly TrendRow[],
	range: { readonly first: number; readonly last: number }
): Readout | null {
	const part = rows.slice(range.first, range.last + 1);
	const [only] = part;
	if (!only) return null;
	const earlier = part.map((row) => row.before);
	return {
		label: part.length === 1 ? only.label : period(binPeriod(bin, start + range.first, start + range.last)),
		now: part.reduce((sum, row) => sum + row.now, 0),
		before: earlier.every((value) => value !== null) ? earlier.reduce((sum, value) => sum + value, 0) : null,
		remarks: part.length === 1 ? only.remarks : [...new Set(part.flatMap((row) => row.remarks))].map((remark) => `in part ${remark}`)
	};
}

/** "To Oct 2026": the label at the end of the line. A week belongs to the month that holds its Thursday. */
export function endWords(bin: Bin, start: number, length: number): string {
	const lastDay = binStart(bin, start + length - 1) + (bin === 'week' ? 3 : 0);
	return `To ${bin === 'day' && length < 70 ? dayMonth(lastDay) : month(monthOf(lastDay))}`;
}
