import type { Holdings } from '../../core/answers';
import type { Period } from '../../core/filter';
import { dayOf, isoMonth, monthOf, monthStart } from '../../core/time';
import { MOST_MONTHS, type EvaluationSettings } from '../settings/evaluation';

type Chosen = Pick<EvaluationSettings, 'date' | 'after' | 'before'>;
type Loaded = Pick<Holdings, 'days' | 'dated' | 'total'>;

/** What is compared, and why not more of it. */
export interface Windows {
	readonly kind: 'windows';
	readonly before: Period;
	readonly after: Period;
	/** The days that are counted: the periods without months that look like a loading gap, nor the months facing those. */
	readonly counted: { readonly before: readonly Period[]; readonly after: readonly Period[] };
	readonly days: readonly [before: number, after: number];
	/** First days of the months left out. */
	readonly left: readonly number[];
	/** The periods begin and end with a month, so that months are enough to count by. */
	readonly wholeMonths: boolean;
}

/** Why nothing can be compared, and settings under which it can. */
export interface WindowsRefusal {
	readonly kind: 'refusal';
	readonly fault: string;
	readonly remedy: string;
	readonly offers: readonly { readonly label: string; readonly change: Partial<EvaluationSettings> }[];
}

/** The same day of the month so many months on; the last one where the month is shorter. */
export function addMonths(day: number, months: number): number {
	const date = new Date(day * 86_400_000);
	const month = date.getUTCFullYear() * 12 + date.getUTCMonth() + months;
	const length = monthStart(month + 1) - monthStart(month);
	return dayOf(Math.floor(month / 12), (month % 12) + 1, Math.min(date.getUTCDate(), length));
}

const isMonthStart = (day: number): boolean => monthStart(monthOf(day)) === day;
const monthsIn = (from: number, to: number): number => {
	let months = 0;
	while (months < MOST_MONTHS && addMonths(from, months + 1) <= to) months++;
	return months;
};
const refusal = (fault: string, remedy: string, offers: WindowsRefusal['offers'] = []): WindowsRefusal => ({
	kind: 'refusal',
	fault,
	remedy,
	offers
});
const monthsWord = (months: number): string => `${String(months)} month${months === 1 ? '' : 's'}`;

/** The periods right before and after a date, or the same months a year (or more, where they are longer) earlier. */
function periodsOf({ date, after, before }: Chosen & { readonly date: number }): { readonly before: Period; readonly after: Period } {
	const end = addMonths(date, after);
	if (before !== null) return { before: { from: addMonths(date, -before), to: date }, after: { from: date, to: end } };
	const years = 12 * Math.ceil(after / 12);
	return { before: { from: addMonths(date, -years), to: addMonths(date, after - years) }, after: { from: date, to: end } };
}

/**
 * The two periods of the test, checked against what is loaded: they must lie inside it, whole, and months that look like a gap in loading are
 * left out of both.
 *
 * @param gaps months (YYYY-MM) that look like a gap.
 */
export function windowsOf(
	{ date, after, before }: Chosen,
	{ days, dated, total }: Loaded,
	gaps: readonly string[]
): Windows | WindowsRefusal {
	if (days === null) return refusal('Nothing is loaded.', 'Load incident exports first.');
	const [first, end] = [days.first, days.last + 1];
	if (date === null) return refusal('No date is chosen.', 'Say on which day the intervention began.');
	if (date >= end)
		return refusal(
			'The records end before that date.',
			'Come back with records of whole months after it: areas and date stay as they are, in the link and in a kept workspace.'
		);
	if (date <= first) return refusal('The date lies outside what is loaded.', 'Choose a day with records before and after it.');
	if (dated < total && !isMonthStart(date)) return monthOnly(date);
	const periods = periodsOf({ date, after, before });
	if (periods.after.to > end) return tooShort('after', monthsIn(date, end));
	if (periods.before.from < first) return tooLong(date, after, before, first);
	return withoutGaps(periods, before, gaps);
}

function monthOnly(date: number): WindowsRefusal {
	const month = monthOf(date);
	return refusal(
		'Some records give the month only, so the date must be the first of a month.',
		'Choose the month in which it began to work; the part month is then not compared.',
		[month, month + 1].map((at) => ({ label: `From ${isoMonth(at)}`, change: { date: monthStart(at) } }))
	);
}

function tooShort(side: 'after' | 'before', months: number): WindowsRefusal {
	const fault = side === 'after' ? 'The period after ends later than the records.' : 'The period before begins earlier than the records.';
	if (months === 0) return refusal(fault, 'Not one whole month is loaded on that side: choose another date, or load more.');
	const change = side === 'after' ? { after: months } : { before: months, after: months };
	return refusal(fault, 'A part month would look like a fall. Compare whole months only.', [
		{ label: `Use ${monthsWord(months)}`, change }
	]);
}

/** The period before begins before the records: the same months of a year earlier may still be there for a shorter time, or the time right before. */
function tooLong(date: number, after: number, before: number | null, first: number): WindowsRefusal {
	if (before !== null) return tooShort('before', backwards(date, first));
	const straight = Math.min(after, backwards(date, first));
	return refusal(
		'The same months a year earlier are not loaded.',
		'Load them, or compare with the time right before. Other months of the year may differ by season, in target and control areas alike.',
		straight === 0 ? [] : [{ label: `${monthsWord(straight)} right before`, change: { before: straight, after: straight } }]
	);
}

function backwards(date: number, first: number): number {
	let months = 0;
	while (months < MOST_MONTHS && addMonths(date, -months - 1) >= first) months++;
	return months;
}

/** Leaves gap months out of both periods: facing months too, where the periods are the same months of two years. */
function withoutGaps(
	periods: { readonly before: Period; readonly after: Period },
	before: number | null,
	gaps: readonly string[]
): Windows | WindowsRefusal {
	const shift = before === null ? monthOf(periods.after.from) - monthOf(periods.before.from) : null;
	const holes = new Set<number>();
	const within = (month: number): boolean =>
		[periods.before, periods.after].some(({ from, to }) => monthStart(month) < to && monthStart(month + 1) > from);
	for (const gap of gaps) {
		const month = Number(gap.slice(0, 4)) * 12 + Number(gap.slice(5, 7)) - 1;
		if (!within(month)) continue;
		holes.add(month);
		if (shift !== null) for (const facing of [month - shift, month + shift]) if (within(facing)) holes.add(facing);
	}
	const counted = { before: cut(periods.before, holes), after: cut(periods.after, holes) };
	const days = [lengthOf(counted.before), lengthOf(counted.after)] as const;
	if (days[0] === 0 || days[1] === 0)
		return refusal(
			'What is left without months that look like a loading gap is too short.',
			'Load the missing months, or choose longer periods.'
		);
	return {
		kind: 'windows',
		...periods,
		counted,
		days,
		left: [...holes].sort((a, b) => a - b).map(monthStart),
		wholeMonths: [periods.before.from, periods.before.to, periods.after.from, periods.after.to].every(isMonthStart)
	};
}

const lengthOf = (parts: readonly Period[]): number => parts.reduce((sum, { from, to }) => sum + to - from, 0);

/** A period without some months (month indexes). */
function cut(period: Period, holes: ReadonlySet<number>): Period[] {
	const parts: Period[] = [];
	let from = period.from;
	for (let month = monthOf(period.from); monthStart(month) < period.to; month++) {
		if (!holes.has(month)) continue;
		if (monthStart(month) > from) parts.push({ from, to: monthStart(month) });
		from = monthStart(month + 1);
	}
	if (from < period.to) parts.push({ from, to: period.to });
	return parts;
}
