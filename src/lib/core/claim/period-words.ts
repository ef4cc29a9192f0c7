/** Periods as headlines name them, and what they are compared with. */
import { dayOf, monthOf, monthStart } from '../time';
import type { Base, Window } from './claim';
import { NUMBER_WORDS, numberOf } from './numbers';
import { rule, type Rule } from './pattern';

const NAMES = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const REST = ['uary', 'ruary', 'ch', 'il', '', 'e', 'y', 'ust', '(?:t(?:ember)?|ember)', 'ober', 'ember', 'ember'];
const MONTH = `(${NAMES.map((name, i) => `${name}${REST[i] === '' ? '' : `(?:${REST[i] ?? ''})?`}`).join('|')})\\b\\.?`;
const YEAR = '((?:19|20)\\d\\d)\\b';
const DATE = '(\\d{1,2})[/.](\\d{1,2})[/.]((?:19|20)\\d\\d)\\b';
const THE = '(?:the\\s+)?';
const IN = `(?:(?:in|over|during|for|within|across|throughout)\\s+)?${THE}`;
const TO = '\\s*(?:-|to|until|till|through)\\s*';
const MANY = `(?:(\\d+|${NUMBER_WORDS})[\\s-]+)`;
const UNIT = '(?:full\\s+|whole\\s+|calendar\\s+)?(month|quarter|year)s?\\b';
const ENDING = '(?:\\s+period)?\\s+(?:to|ending|ended|until|up\\s+to)(?:\\s+the\\s+end\\s+of)?\\s+(?:in\\s+)?';

type Match = RegExpExecArray;

const monthIndex = (name: string | undefined): number => NAMES.indexOf((name ?? '').slice(0, 3));
/** Months from `first` to `last`, both included. */
const months = (first: number, last: number): Window | null =>
	last >= first ? { kind: 'days', from: monthStart(first), to: monthStart(last + 1) } : null;
const unitMonths = (unit: string | undefined): number => (unit === 'year' ? 12 : unit === 'quarter' ? 3 : 1);
const lengthOf = (many: string | undefined, unit: string | undefined): number =>
	(many === undefined ? 1 : numberOf(many)) * unitMonths(unit);

/** A month by name; without a year it is the latest one that is loaded. */
function monthNamed(name: string | undefined, year: string | undefined, lastMonth: number | null): number | null {
	const month = monthIndex(name);
	if (year !== undefined) return Number(year) * 12 + month;
	if (lastMonth === null) return null;
	const same = lastMonth - (lastMonth % 12) + month;
	return same > lastMonth ? same - 12 : same;
}

function range(
	first: string | undefined,
	firstYear: string | undefined,
	last: string | undefined,
	year: string | undefined,
	lastMonth: number | null
) {
	const end = monthNamed(last, year, lastMonth);
	if (end === null) return null;
	if (firstYear !== undefined) return months(Number(firstYear) * 12 + monthIndex(first), end);
	return months(end - (((end % 12) - monthIndex(first) + 12) % 12), end);
}

/** A day that exists; null otherwise. */
function dayNamed(day: string | undefined, month: string | undefined, year: string | undefined): number | null {
	const found = dayOf(Number(year), Number(month), Number(day));
	return new Date(found * 86_400_000).getUTCDate() === Number(day) && Number(month) <= 12 ? found : null;
}

function dates(match: Match): Window | null {
	const first = dayNamed(match[1], match[2], match[3]);
	const last = dayNamed(match[4], match[5], match[6]);
	return first !== null && last !== null && last >= first ? { kind: 'days', from: first, to: last + 1 } : null;
}

/** So many months that end with a month, or with a day of it. */
function endingWith(length: number, day: string | undefined, end: number | null): Window | null {
	if (end === null || !(length > 0)) return null;
	const last = day === undefined ? monthStart(end + 1) : monthStart(end) + Number(day);
	if (last === monthStart(end + 1)) return months(end - length + 1, end);
	if (last > monthStart(end + 1)) return null;
	// The same day of the month, so many months earlier.
	return { kind: 'days', from: Math.min(monthStart(end - length) + Number(day), monthStart(end - length + 1)), to: last };
}

/** Explicit months, days and years: as the newer period after "in", and as the older one after "compared with". */
const EXPLICIT: readonly (readonly [pattern: string, meaning: Rule<Window>[1]])[] = [
	[`(?:from\\s+|between\\s+)?${DATE}(?:${TO}|\\s+and\\s+)${DATE}`, dates],
	[
		`(?:from\\s+|between\\s+)?${MONTH}(?:\\s+${YEAR})?(?:${TO}|\\s+and\\s+)${MONTH}(?:\\s+${YEAR})?`,
		(m, { lastMonth }) => range(m[1], m[2], m[3], m[4], lastMonth)
	],
	[`${MONTH}\\s+${YEAR}`, (m) => months(Number(m[2]) * 12 + monthIndex(m[1]), Number(m[2]) * 12 + monthIndex(m[1]))],
	[
		`(?:financial\\s+year\\s+|fy\\s*)?${YEAR}\\s*[/-]\\s*(?:20)?(\\d\\d)\\b`,
		(m) => ((Number(m[1]) + 1) % 100 === Number(m[2]) ? months(Number(m[1]) * 12 + 3, Number(m[1]) * 12 + 14) : null)
	],
	[`(?:calendar\\s+)?(?:year\\s+)?${YEAR}(?!\\s*[/-]\\s*\\d)`, (m) => months(Number(m[1]) * 12, Number(m[1]) * 12 + 11)]
];

export const WINDOWS: readonly Rule<Window>[] = [
	rule(`${IN}(?:year|12[\\s-]months)\\s+to\\s+date\\b`, (_, { lastMonth }) =>
		lastMonth === null ? null : months(lastMonth - (lastMonth % 12), lastMonth)
	),
	rule(`${IN}${MANY}?${UNIT}${ENDING}(?:(\\d{1,2})(?:st|nd|rd|th)?\\s+)?${MONTH}(?:\\s+${YEAR})?`, (m, { lastMonth }) =>
		endingWith(lengthOf(m[1], m[2]), m[3], monthNamed(m[4], m[5], lastMonth))
	),
	rule(`${IN}(?:last|past|latest|preceding|previous|most\\s+recent)\\s+${MANY}${UNIT}`, (m) => last(lengthOf(m[1], m[2]))),
	rule(`(?:(?:in|over|during|for|within)\\s+)?the\\s+(?:last|past|latest)\\s+${UNIT}`, (m) => last(unitMonths(m[1]))),
	rule(`(?:in|over|during|within)\\s+(?:(?:the|a)\\s+)?${UNIT}`, (m) => (m[1] === 'year' ? last(12) : null)),
	rule(`(?:in|over|during|within|past)\\s+(?:the\\s+past\\s+)?${MANY}${UNIT}`, (m) => last(lengthOf(m[1], m[2]))),
	...EXPLICIT.slice(0, -1).map(([pattern, meaning]) => rule(`${IN}${pattern}`, meaning)),
	// A bare number of four digits may be a count.
	...EXPLICIT.slice(-1).map(([pattern, meaning]) => rule(`(?:in|over|during|for|throughout)\\s+${THE}${pattern}`, meaning)),
	rule(`(?:in|during)\\s+${MONTH}`, (m, { lastMonth }) => {
		const month = monthNamed(m[1], undefined, lastMonth);
		return month === null ? null : months(month, month);
	})
];
const last = (length: number): Window | null => (length > 0 && length <= 120 ? { kind: 'last', months: length } : null);

const AGAINST =
	'(?:(?:when\\s+)?compared?\\s+(?:with|to)|in\\s+comparison\\s+(?:with|to)|against|versus|vs\\.?|relative\\s+to|on|than(?:\\s+in)?|from(?:\\s+those\\s+in)?)\\s+';
const SAME = `${THE}(?:same\\s+(?:period|months?|time|quarter|12\\s+months)(?:\\s+(?:of|in))?\\s+)?${THE}`;
const EARLIER = '(?:last|previous|prior|preceding)';
const yearBefore = (): Base => ({ kind: 'year-before' });
const justBefore = (): Base => ({ kind: 'just-before' });

export const BASES: readonly Rule<Base>[] = [
	rule('year[\\s-]+(?:on|over)[\\s-]+year\\b', yearBefore),
	rule('(?:month|quarter)[\\s-]+on[\\s-]+(?:month|quarter)\\b', justBefore),
	rule(`${AGAINST}${SAME}(?:${EARLIER}\\s+(?:12\\s+months|year)|year\\s+before|a?\\s*year\\s+(?:earlier|ago|before))\\b`, yearBefore),
	rule(`(?:the\\s+)?same\\s+(?:period|months?|time)\\s+(?:of\\s+|in\\s+)?(?:the\\s+)?${EARLIER}\\s+year\\b`, yearBefore),
	rule('(?:than\\s+)?(?:a|the|one)\\s+year\\s+(?:earlier|ago|before)\\b', yearBefore),
	rule(`${AGAINST}${THE}(?:${EARLIER}\\s+(?:${MANY}?${UNIT}|period)|(?:${MANY}?${UNIT}|period)\\s+before)`, justBefore),
	...EXPLICIT.slice(1).map(([pattern, meaning]) => rule<Base>(`${AGAINST}${THE}${pattern}`, (match, known) => days(meaning(match, known)))),
	rule(`${AGAINST}${EXPLICIT[0]?.[0] ?? ''}`, (match) => days(dates(match)))
];
const days = (window: Window | null): Base | null => (window?.kind === 'days' ? window : null);

/** "from 2023 to 2024": years, not counts. */
export const YEARS_APART: Rule<{ readonly window: Window; readonly base: Base }> = rule(
	`(?:between|from)\\s+${YEAR}${TO}${YEAR}(?!\\s+(?:incident|offence|crime|report|record|case)s?)`,
	(m) => {
		const window = months(Number(m[2]) * 12, Number(m[2]) * 12 + 11);
		const base = days(months(Number(m[1]) * 12, Number(m[1]) * 12 + 11));
		return window && base && Number(m[2]) > Number(m[1]) ? { window, base } : null;
	}
);

const NAMED = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const monthWords = (month: number): string => `${NAMED[month % 12] ?? ''} ${String(Math.floor(month / 12))}`;
const dateWords = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10).split('-').reverse().join('/');

/** Days in words that are read back as the same days. */
export function daysWords({ from, to }: { readonly from: number; readonly to: number }): string {
	const [first, end] = [monthOf(from), monthOf(to)];
	if (monthStart(first) !== from || monthStart(end) !== to) return `${dateWords(from)} to ${dateWords(to - 1)}`;
	if (end - first === 1) return monthWords(first);
	return end - first === 12 && first % 12 === 0 ? String(first / 12) : `${monthWords(first)} to ${monthWords(end - 1)}`;
}
