import type { Bin, Series } from '../../core/answers';
import type { EventMark } from '../../core/annotation';
import type { Column } from '../parts/sortRows';
import { binLabel, binOf, YEAR } from './bins';
import { eventWords } from './eventMarks';
import { count, plural } from '../../core/format';
import type { UsualRange } from './trendLayout';

/** One bin as the readout, the table and screen readers tell it. */
export interface TrendRow {
	/** Bin number. */
	readonly bin: number;
	readonly label: string;
	readonly now: number;
	readonly before: number | null;
	/** "outside the usual range", "not the whole month", "looks like a loading gap"; none for most. */
	readonly remarks: readonly string[];
}

/** Crosses beyond this many run into each other: the stretch is hatched instead. */
export const MOST_CROSSES = 8;

const NAMES: Readonly<Record<Bin, string>> = { month: 'month', week: 'week', day: 'day' };

export interface TrendMarks {
	readonly outside: readonly boolean[];
	readonly partial: ReadonlySet<number>;
	readonly gaps: ReadonlySet<number>;
	/** Dated notes. */
	readonly events?: readonly EventMark[];
	/** What makes a bin stand out, in words. */
	readonly alarms?: ReadonlyMap<number, string>;
}

/** Every bin of a series with its comparison and remarks; positions from 0. */
export function trendRows({ bin, start, counts }: Series, marks: TrendMarks): TrendRow[] {
	return Array.from(counts, (now, at) => {
		const remarks = [
			marks.outside[at] === true ? 'outside the usual range' : '',
			marks.partial.has(at) ? `not the whole ${NAMES[bin]}` : '',
			marks.gaps.has(at) ? 'looks like a loading gap' : '',
			marks.alarms?.get(at) ?? '',
			...(marks.events ?? []).filter((event) => binOf(bin, event.day) === start + at).map((event) => `note ${eventWords(event)}`)
		].filter(Boolean);
		return { bin: start + at, label: binLabel(bin, start + at), now, before: counts[at - YEAR[bin]] ?? null, remarks };
	});
}

/** Columns of the table behind the chart. */
export function trendColumns(bin: Bin): Column<TrendRow>[] {
	const name = NAMES[bin];
	return [
		{
			id: 'bin',
			label: name.charAt(0).toUpperCase() + name.slice(1),
			value: (row) => row.bin,
			format: (_, row) => row.label,
			header: true
		},
		{ id: 'now', label: 'Count', value: (row) => row.now, numeric: true },
		{ id: 'before', label: 'Year before', value: (row) => row.before, numeric: true },
		{ id: 'remarks', label: 'Remarks', value: (row) => row.remarks.join('; ') }
	];
}

/** "Oct 2026: 312 incidents, 280 the year before; outside the usual range". */
export function rowWords(row: TrendRow, unit: string): string {
	const before = row.before === null ? '' : `, ${count(row.before)} the year before`;
	return `${row.label}: ${plural(row.now, unit)}${before}${row.remarks.map((r) => `; ${r}`).join('')}`;
}

/** The chart in a few sentences. */
export function trendSummary(bin: Bin, rows: readonly TrendRow[], band: UsualRange | null, unit: string): string {
	const [first] = rows;
	const last = rows[rows.length - 1];
	if (!first || !last) return 'No dated incidents.';
	const high = rows.reduce((a, b) => (b.now > a.now ? b : a));
	const low = rows.reduce((a, b) => (b.now < a.now ? b : a));
	const beyond = rows.filter((row) => row.remarks[0]?.startsWith('outside') === true).length;
	const total = rows.reduce((sum, row) => sum + row.now, 0);
	const parts = [
		`${plural(total, unit)} by ${NAMES[bin]}, ${first.label} to ${last.label}.`,
		`Most in ${high.label} (${count(high.now)}), fewest in ${low.label} (${count(low.now)}).`
	];
	if (band) parts.push(`Usual range ${count(Math.max(0, band.lower))} to ${count(band.upper)}; ${plural(beyond, NAMES[bin])} outside it.`);
	return parts.join(' ');
}

/** "Hatched: not the whole month (Oct 2025, Oct 2026). Crosses: looks like a loading gap (Mar 2026)." */
export function trendNote(bin: Bin, rows: readonly TrendRow[], undated: number, unit: string): string {
	const named = (remark: string): string[] => rows.filter((r) => r.remarks.some((x) => x.startsWith(remark))).map((r) => r.label);
	const list = (labels: readonly string[]): string => (labels.length > 4 ? `${String(labels.length)} ${NAMES[bin]}s` : labels.join(', '));
	const partial = named('not the whole');
	const gaps = named('looks like');
	const parts: string[] = [];
	if (partial.length > 0) parts.push(`Hatched: not the whole ${NAMES[bin]} (${list(partial)}).`);
	if (gaps.length > 0)
		parts.push(`${gaps.length > MOST_CROSSES ? 'Hatched stretch' : 'Crosses'}: looks like a gap in loading, not a fall (${list(gaps)}).`);
	if (undated > 0) parts.push(`${plural(undated, unit)} without a known ${NAMES[bin]}: left out here.`);
	return parts.join(' ');
}
