import type { Role } from '../../contract';
import type { ColumnFacts } from '../column-facts';
import type { Proposals } from './proposal';

const END = /\b(to|end|ended|until|till|latest|last|finish|finished)\b/;
const START = /\b(from|fr|start|started|begin|began|earliest|first|between)\b/;
/** Best first: when it happened, then a plain date, then when it was reported, then what systems stamp. */
const MEANING: readonly RegExp[] = [
	/\b(occ|occur|occurred|occurrence|incident|offen[cs]e|event|eventdt|eventtm|committed|crime|happened|raised)\b/,
	START,
	/^(date|time|datetime|date time|month|when|timestamp)$/,
	/\b(date|time|datetime|timestamp|month|dt|tm)\b/,
	/\b(reported|report|received|recorded|call|created|logged|opened)\b/,
	/^$/
];
const STAMPED =
	/\b(db|updated?|modified|edited|inserted|exported?|load(ed)?|extract(ed)?|closed|cleared|resolved|acknowledged|birth|dob|expiry|expires)\b/;

/** Rank of a header: 0 is best; Infinity for system stamps. */
function rank({ text }: ColumnFacts): number {
	if (STAMPED.test(text)) return Infinity;
	const at = MEANING.findIndex((pattern) => pattern.test(text));
	const reported = /\b(reported?|recorded|received|created|logged)\b/.test(text);
	return at < 0 ? MEANING.length : reported ? Math.max(at, 4) : at;
}

/** Headers without the words that tell date from time: two columns with one stem belong together. */
const stem = ({ text }: ColumnFacts): string =>
	text
		.replace(/\b(date|time|dt|tm|hour|day|datetime)\b|(dt|tm|date|time)$/g, '')
		.replace(/\s+/g, ' ')
		.trim();

const best = (columns: readonly ColumnFacts[]): ColumnFacts | undefined =>
	columns.filter((column) => rank(column) < Infinity).sort((a, b) => rank(a) - rank(b) || b.filled - a.filled || a.index - b.index)[0];

/** Mostly dates; half of them will do under a header that names a date. Plain numbers need such a header, too. */
function isDate({ dated, numeric, text, numbers }: ColumnFacts): boolean {
	if (numbers) return true;
	const named = /date|dt|dt$|month|occurred/.test(text);
	return dated >= (named ? 0.5 : 0.8) && (numeric < 0.5 || named);
}

function isClock(column: ColumnFacts): boolean {
	if (column.clock >= 0.8) return true;
	const named = /\b(time|tm|hhmm|clock)\b|tm$|time$/.test(column.text) && !/\b(zone|response|minutes|seconds|duration)\b/.test(column.text);
	const fraction = column.integer < 0.5 && column.decimals >= 2 && column.high < 1;
	return named && column.numeric >= 0.9 && column.low >= 0 && (fraction || (column.integer >= 0.9 && column.high <= 2359));
}

/** Year, month, day, hour and minute in columns of whole numbers. */
function proposeParts(columns: readonly ColumnFacts[]): Proposals {
	const proposals: Proposals = new Map();
	const part = (pattern: RegExp, low: number, high: number, role: Role, reason: string): boolean => {
		const found = columns.find(
			(c) => pattern.test(c.text) && c.integer >= 0.8 && c.low >= low && c.high <= high && !proposals.has(c.index)
		);
		if (found) proposals.set(found.index, { role, reason });
		return found !== undefined;
	};
	const dated =
		part(/\b(year|yr|yyyy)\b/, 1900, 2100, 'year', 'Year as a number.') &&
		part(/\b(month|mon|mm)\b/, 1, 12, 'month-of-year', 'Month as a number.');
	if (!dated) return new Map();
	if (part(/\b(day|dd)\b/, 1, 31, 'day-of-month', 'Day of the month as a number.')) proposeHours(columns, proposals);
	return proposals;
}

function proposeHours(columns: readonly ColumnFacts[], proposals: Proposals): void {
	const part = (pattern: RegExp, high: number): ColumnFacts | undefined =>
		columns.find((c) => pattern.test(c.text) && c.integer >= 0.8 && c.low >= 0 && c.high <= high && !proposals.has(c.index));
	const hour = part(/\b(hour|hr|hh)\b/, 23);
	if (!hour) return;
	proposals.set(hour.index, { role: 'hour', reason: 'Hour of the day as a number.' });
	const minute = part(/\b(minute|min|mi)\b/, 59);
	if (minute) proposals.set(minute.index, { role: 'minute', reason: 'Minute as a number.' });
}

/** The time column that belongs to a date column: the same stem, else the only one that is no end. */
function clockOf(date: ColumnFacts, clocks: readonly ColumnFacts[], dates: number): ColumnFacts | undefined {
	const same = clocks.find((clock) => stem(clock) === stem(date));
	if (same) return same;
	const end = END.test(date.text);
	const side = clocks.filter((clock) => END.test(clock.text) === end && rank(clock) < Infinity);
	return dates === 1 || side.length === 1 ? side[0] : undefined;
}

/** Proposes when an incident happened and, where ends are given, until when. */
export function proposeTimes(columns: readonly ColumnFacts[]): Proposals {
	const dates = columns.filter(isDate);
	const clocks = columns.filter((column) => !isDate(column) && isClock(column));
	const ends = dates.filter(({ text }) => END.test(text) && !START.test(text));
	const start = best(dates.filter((column) => !ends.includes(column)));
	if (!start) return proposeParts(columns);
	const proposals: Proposals = new Map();
	const until = best(ends.filter((end) => START.test(start.text) || stemless(end) === stemless(start)));
	addMoment(proposals, start, clockOf(start, clocks, dates.length), ['datetime', 'date', 'time'], 'When it happened, or from when.');
	if (start.monthly < 0.8 && until) {
		const clock = clockOf(
			until,
			clocks.filter(({ index }) => !proposals.has(index)),
			dates.length
		);
		addMoment(proposals, until, clock, ['until', 'until-date', 'until-time'], 'Until when it can have happened.');
	}
	if (![...proposals.values()].some(({ role }) => role === 'time') && start.timed < 0.5 && start.monthly < 0.5)
		proposeHours(columns, proposals);
	return proposals;
}

/** Headers without the words of start and end. */
const stemless = (column: ColumnFacts): string => stem(column).replace(START, '').replace(END, '').trim();

function addMoment(
	proposals: Proposals,
	date: ColumnFacts,
	clock: ColumnFacts | undefined,
	[whole, day, time]: readonly [Role, Role, Role],
	reason: string
): void {
	const isMonth = whole === 'datetime' && (date.monthly >= 0.8 || date.words.includes('month'));
	if (isMonth) proposals.set(date.index, { role: 'month', reason: 'Months without a day.' });
	else if (clock) {
		proposals.set(date.index, { role: day, reason });
		proposals.set(clock.index, { role: time, reason: 'Time of day that goes with the date.' });
	} else proposals.set(date.index, { role: date.timed >= 0.5 || whole === 'until' ? whole : day, reason });
}
