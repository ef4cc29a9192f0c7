import type { Precision } from '../../core/incident';
import type { Mapping, Question, Role, Warning } from '../contract';
import type { ColumnFacts } from './column-facts';
import type { ClockStyle } from './clock-text';
import { WhenEvidence } from './when-evidence';
import type { WhenColumns, WhenPlan } from './when-plan';
import { Zone } from './zone';

type At = ReadonlyMap<Role, number>;
export type Row = readonly string[];
/** Hands every data row of the file over, for conclusions that the head alone cannot carry. */
export type Scan = (each: (row: Row) => void) => Promise<void>;

export interface TimesPlanned {
	readonly plan: WhenPlan | null;
	readonly questions: readonly Question[];
	readonly warnings: readonly Warning[];
}

export interface TimesInput {
	readonly facts: readonly ColumnFacts[];
	readonly at: At;
	readonly sample: readonly Row[];
	readonly mapping: Mapping;
	/** Zone of the local times; null when the points lie outside it. */
	readonly zone: string | null;
	/** Null when the head is the whole file, or the file is too long to be read twice for a preview. */
	readonly scan: Scan | null;
}

export const ORDERS = { dmy: 'DD/MM/YYYY', mdy: 'MM/DD/YYYY' } as const;
const SERIALS = { usual: 'from 1900', later: 'from 1904' } as const;
const UTC = 'UTC';
const LOCAL = 'local clock time';

/** Decides how the date and time columns are read, from the head of the file and, where that cannot settle it, from every row. */
export async function planTimes(input: TimesInput): Promise<TimesPlanned> {
	const { facts, at, mapping } = input;
	const start = counted(startColumns(at), input);
	if (!start) return { plan: null, questions: [noDate(facts)], warnings: [undated(at)] };
	const until = counted(untilColumns(at), input);
	const zone = input.zone === null ? null : new Zone(input.zone);
	const clock = clockStyle(facts[start.clock] ?? facts[until?.clock ?? -1]);
	const evidence = await gather(input, start, until, new WhenEvidence(zone, clock, start.numbers));
	const column = facts[start.text >= 0 ? start.text : start.year]?.name ?? '';
	const questions = [...askSystem(start, column), ...ask(evidence, column, mapping, zone === null)];
	const answer = (code: string): string | undefined => mapping.answers[code] ?? questions.find((q) => q.code === code)?.proposal;
	const plan: WhenPlan = {
		start,
		until,
		order: evidence.order ?? (answer('date-order') === ORDERS.mdy ? 'mdy' : 'dmy'),
		clock,
		finest: finestOf(start, at, evidence),
		dateOnly: start.clock >= 0 || start.hour >= 0 || !at.has('datetime'),
		zuluIsUtc: !evidence.zuluMatters || answer('utc-or-local') === UTC,
		zone,
		column
	};
	return { plan, questions, warnings: explain(plan, evidence, at) };
}

const NONE: WhenColumns = { text: -1, clock: -1, year: -1, month: -1, day: -1, hour: -1, minute: -1, numbers: null };

function startColumns(at: At): WhenColumns | null {
	const get = (role: Role): number => at.get(role) ?? -1;
	const clock = { clock: get('time'), hour: get('hour'), minute: get('minute') };
	const text = at.get('datetime') ?? at.get('date');
	if (text !== undefined) return { ...NONE, text, ...clock };
	const month = at.get('month');
	if (month !== undefined) return { ...NONE, text: month };
	if (!at.has('year') || !at.has('month-of-year')) return null;
	return { ...NONE, year: get('year'), month: get('month-of-year'), day: get('day-of-month'), ...clock };
}

function untilColumns(at: At): WhenColumns | null {
	const text = at.get('until') ?? at.get('until-date');
	return text === undefined ? null : { ...NONE, text, clock: at.get('until-time') ?? -1 };
}

/** Adds what the numbers of the date column count, in the system of serials that the user named. */
function counted(columns: WhenColumns | null, { facts, mapping }: TimesInput): WhenColumns | null {
	const numbers = facts[columns?.text ?? -1]?.numbers ?? null;
	if (!columns || !numbers) return columns;
	const later = numbers.unit === 'serial-1900' && mapping.answers['excel-serial'] === SERIALS.later;
	return { ...columns, numbers: later ? { ...numbers, unit: 'serial-1904' } : numbers };
}

/** Whole numbers above 24 in a time column are HHMM, numbers below 1 are fractions of a day. */
function clockStyle(column: ColumnFacts | undefined): ClockStyle {
	if (!column) return 'hours';
	if (column.numeric >= 0.9 && column.integer < 0.5 && column.low >= 0 && column.high < 1) return 'fraction';
	return column.integer >= 0.9 && column.high > 24 ? 'compact' : 'hours';
}

function askSystem({ numbers }: WhenColumns, column: string): Question[] {
	if (numbers?.unit.startsWith('serial') !== true) return [];
	return [
		{
			code: 'excel-serial',
			column,
			message: `“${column}” counts days as Excel does. Workbooks made on old Macintosh computers count from 1904, all others from 1900; the two lie four years and a day apart.`,
			choices: [SERIALS.usual, SERIALS.later],
			proposal: SERIALS.usual
		}
	];
}

async function gather(
	{ sample, scan, mapping, at }: TimesInput,
	start: WhenColumns,
	until: WhenColumns | null,
	evidence: WhenEvidence
): Promise<WhenEvidence> {
	if (start.text < 0) return evidence;
	const takeInto =
		(into: WhenEvidence) =>
		(row: Row): void => {
			into.add(row[start.text] ?? '', start.clock < 0 ? null : (row[start.clock] ?? ''));
			if (until) into.addOrder(row[until.text] ?? '');
		};
	sample.forEach(takeInto(evidence));
	const answered = mapping.answers['date-order'] !== undefined || evidence.order !== null;
	const isMonth = at.get('month') === start.text && answered;
	if (!scan || isMonth || !evidence.unsettled) return evidence;
	const whole = evidence.fresh();
	await scan(takeInto(whole));
	return whole;
}

function finestOf(start: WhenColumns, at: At, evidence: WhenEvidence): Precision {
	if (start.text < 0) return start.day < 0 ? 'month' : start.hour < 0 ? 'day' : start.minute < 0 ? 'hour' : 'minute';
	if (at.get('month') === start.text || evidence.monthsInDisguise) return 'month';
	if (start.hour >= 0) return start.minute < 0 ? 'hour' : 'minute';
	if (start.clock < 0 && !at.has('datetime')) return 'day';
	if (evidence.timed === 0 || evidence.allMidnight) return 'day';
	return evidence.wholeHours ? 'hour' : 'minute';
}

function ask(evidence: WhenEvidence, column: string, { answers }: Mapping, outside: boolean): Question[] {
	const questions: Question[] = [];
	if (evidence.order === null)
		questions.push({
			code: 'date-order',
			column,
			message: `No date in “${column}” shows whether the day or the month comes first.`,
			choices: [ORDERS.dmy, ORDERS.mdy],
			proposal: ORDERS.dmy
		});
	if (evidence.zuluMatters || (evidence.zulu > 0 && answers['utc-or-local'] !== undefined))
		questions.push({
			code: 'utc-or-local',
			column,
			message: `The times in “${column}” are marked as UTC, which is often untrue of exports: are they UTC or local clock time?`,
			choices: [UTC, LOCAL],
			proposal: outside || evidence.zuluLooksLocal ? LOCAL : UTC
		});
	return questions;
}

function explain(plan: WhenPlan, evidence: WhenEvidence, at: At): Warning[] {
	const warnings: Warning[] = [];
	const days = evidence.dates > 0 && evidence.firstOfMonth === evidence.dates && at.get('month') === plan.start.text;
	if (plan.finest === 'month' && (evidence.monthsInDisguise || days))
		warnings.push({
			code: 'disguised-months',
			message: `Every date in “${plan.column}” is the 1st of a month: read as months, so days and hours are unknown.`
		});
	else if (plan.finest === 'day' && evidence.allMidnight)
		warnings.push({ code: 'all-midnight', message: `Every time in “${plan.column}” is 00:00: read as dates without a time.` });
	if (plan.finest === 'hour' && evidence.wholeHours)
		warnings.push({ code: 'whole-hours', message: `Every time in “${plan.column}” is on the full hour: read as hours.` });
	if (evidence.mixed)
		warnings.push({
			code: 'mixed-date-order',
			message: `“${plan.column}” mixes ${ORDERS.dmy} with ${ORDERS.mdy}: read as ${ORDERS[plan.order]}, and rows that contradict it are rejected.`
		});
	return warnings;
}

/** Says what a table without dates is rather than that every row of it failed. */
function undated(at: At): Warning {
	const placed = at.has('point') || (at.has('longitude') && at.has('latitude'));
	const message = placed
		? 'No column holds dates: this is a list of places, not of incidents, so no row of it is loaded. To see the places, save them as GeoJSON and drop that file: it becomes a layer of the map.'
		: 'No column holds dates, so no row can be placed in time and all are rejected.';
	return { code: 'no-date', message };
}

function noDate(facts: readonly ColumnFacts[]): Question {
	return {
		code: 'no-date',
		column: null,
		message: 'Which column says when each incident happened? Without one this is no list of incidents.',
		choices: [...facts.slice(0, 40).map(({ name }) => name), 'none'],
		proposal: 'none'
	};
}
