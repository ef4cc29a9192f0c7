/** Months that a file brings although its series has them already: what is asked, and what gives way. Pure. */
import type { Period } from '../core/filter';
import type { SourceFacts, SourceId } from '../core/source';
import { isoDay, monthStart } from '../core/time';
import type { Question } from '../ingest';
import type { Replacement } from '../store';

/** Code of the question, and its choices. */
export const MONTHS_AGAIN = 'months-again';
export const REPLACE = 'Replace those months';
export const KEEP_BOTH = 'Keep both';
export const LEAVE_OUT = 'Leave this file out';

/** A source that is there before a file: published, or read and ready. */
export interface Earlier {
	readonly id: SourceId;
	readonly facts: SourceFacts;
}

export interface MonthsAgain {
	/** Months (YYYY-MM) that are there already. */
	readonly months: readonly string[];
	/** Rows of those months in the earlier sources. Where the file covers a month in part, only its own days are replaced. */
	readonly rows: number;
	readonly replaces: readonly Replacement[];
	/** "2024-02 is there already from this source: 25 rows in “a.csv”; this file has 30." */
	readonly sentence: string;
	readonly question: Question;
}

/** A file of the same layout whose count differs by more than this share is hardly the same month again. */
const ALIKE = 0.2;
/** A police.uk file with less than this share of what is there is hardly its successor: an extract, or a month loaded in part. */
const EXTRACT = 0.5;

/** What a file brings again; null when its months are new, or nothing is known of them. */
export function monthsAgain(facts: SourceFacts, before: readonly Earlier[]): MonthsAgain | null {
	const { months: mine = {}, series, days } = facts;
	if (series === undefined || !days) return null;
	const same = before.filter(
		(other) => other.facts.series === series && Object.keys(other.facts.months ?? {}).some((month) => month in mine)
	);
	if (same.length === 0) return null;
	const months = Object.keys(mine)
		.filter((month) => same.some((other) => month in (other.facts.months ?? {})))
		.sort();
	const rows = same.reduce((sum, other) => sum + countIn(other.facts, months), 0);
	const periods = months.map((month) => periodOf(month, facts, days));
	const brought = countIn(facts, months);
	const sentence = describe(facts, same, months, rows, brought, periods);
	return {
		months,
		rows,
		replaces: same.map(({ id }) => ({ source: id, periods })),
		sentence,
		question: {
			code: MONTHS_AGAIN,
			column: null,
			message: `${sentence} Nothing changes before you press Load.`,
			choices: [REPLACE, KEEP_BOTH, LEAVE_OUT],
			proposal: proposal(facts, rows, brought)
		}
	};
}

const countIn = ({ months = {} }: SourceFacts, wanted: readonly string[]): number =>
	wanted.reduce((sum, month) => sum + (months[month] ?? 0), 0);

const indexOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;

/** A month, cut to the days that the file covers; a file dated by the month covers whole ones. */
function periodOf(month: string, { precision }: SourceFacts, days: { readonly first: number; readonly last: number }): Period {
	const whole = { from: monthStart(indexOf(month)), to: monthStart(indexOf(month) + 1) };
	return precision === 'month' ? whole : { from: Math.max(whole.from, days.first), to: Math.min(whole.to, days.last + 1) };
}

function proposal({ profile }: SourceFacts, rows: number, brought: number): string {
	if (profile === 'police-uk-street') return brought >= EXTRACT * rows ? REPLACE : LEAVE_OUT;
	return Math.abs(brought - rows) <= ALIKE * rows ? REPLACE : KEEP_BOTH;
}

const number = (count: number): string => count.toLocaleString('en-GB');
const day = (at: number): string => isoDay(at).split('-').reverse().join('/');

function describe(
	{ precision }: SourceFacts,
	same: readonly Earlier[],
	months: readonly string[],
	rows: number,
	brought: number,
	periods: readonly Period[]
): string {
	const [first = '', last = ''] = [months[0], months.at(-1)];
	const which = months.length === 1 ? `${first} is` : `${number(months.length)} months (${first} to ${last}) are`;
	const where = same.length === 1 ? `“${same[0]?.facts.label ?? ''}”` : `${number(same.length)} files`;
	const part =
		precision === 'month'
			? ''
			: ` Only the days from ${day(periods[0]?.from ?? 0)} to ${day((periods.at(-1)?.to ?? 1) - 1)} would be replaced.`;
	return `${which} there already from this source: ${number(rows)} rows in ${where}; this file has ${number(brought)}.${part}`;
}
