/** One month of the report's bars. */
export interface MonthColumn {
	/** YYYY-MM. */
	readonly month: string;
	readonly count: number;
	/** Not covered whole by the file. */
	readonly part: boolean;
	/** Looks like a gap in loading. */
	readonly gap: boolean;
}

const indexOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
const monthAt = (index: number): string =>
	`${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;

/** Months shown at most, the last ones; more bars than pixels say nothing. */
const MOST = 120;

/** Every month from the first to the last, so that a missing one shows as missing. */
export function monthColumns(months: Readonly<Record<string, number>>, parts: readonly string[], gaps: readonly string[]): MonthColumn[] {
	const known = Object.keys(months).sort();
	const [first, last] = [known[0], known.at(-1)];
	if (first === undefined || last === undefined) return [];
	const from = Math.max(indexOf(first), indexOf(last) - MOST + 1);
	return Array.from({ length: indexOf(last) - from + 1 }, (_, i) => {
		const month = monthAt(from + i);
		return { month, count: months[month] ?? 0, part: parts.includes(month), gap: gaps.includes(month) };
	});
}

const NAMES = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
/** "October 2025". */
export const monthName = (month: string): string => `${NAMES[Number(month.slice(5)) - 1] ?? ''} ${month.slice(0, 4)}`;

/** What the bars show, as their heading: the part months and gaps first, else that all months are whole. */
export function monthsTitle(columns: readonly MonthColumn[]): string {
	const list = (names: readonly string[]): string =>
		names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
	const parts = columns.filter(({ part }) => part).map(({ month }) => monthName(month));
	const gaps = columns.filter(({ gap }) => gap).map(({ month }) => monthName(month));
	if (gaps.length > 3) return `${String(gaps.length)} months look like gaps in loading`;
	if (gaps.length > 0) return `${list(gaps)} ${gaps.length === 1 ? 'looks like a gap' : 'look like gaps'} in loading`;
	if (parts.length > 0) return `${list(parts)} ${parts.length === 1 ? 'is a part month' : 'are part months'}`;
	return columns.length === 1 ? monthName(columns[0]?.month ?? '') : `${String(columns.length)} months without a gap`;
}
