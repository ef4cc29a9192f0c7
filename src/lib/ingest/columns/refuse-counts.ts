import { HexbeatError } from '../../core/errors';
import type { Role } from '../contract';
import type { ColumnFacts } from './column-facts';
import { isPeriod, periodIn } from './period-text';

type Row = readonly string[];
type At = ReadonlyMap<Role, number>;

/** Fewest columns named by periods, and rows of a table of keys, before either is evidence. */
const FEWEST_PERIODS = 3;
const FEWEST_ROWS = 12;
/** Share of the possible pairs of label and period that have a row. */
const FILLED = 0.5;

const RECORD =
	/(^| )(id|uid|ref|reference|urn|guid|case|log|object ?id)( |$)|(crime|incident|report|offen[cs]e|call|event) (no|num|number|id|ref)$/;
const COUNT =
	/^(count|counts|n|freq|frequency|total|totals|rate|cases|volume)$|\b(count|total|number of|no of|num of|offen[cs]es|crimes|incidents|per (1 ?0{3}|100 ?000|head|capita))\b/;
const ATTRIBUTE =
	/\b(age|lat|latitude|long?|lng|longitude|x|y|easting|northing|accuracy|hour|minute|second|time|duration|speed|house|day|phone|code|distance)\b/;

/** Throws where a table holds counts by place or period: nothing in it could be put on a map of incidents. */
export function refuseCounts(name: string, facts: readonly ColumnFacts[], sample: readonly Row[], at: At): void {
	if (!holdsCounts(facts, sample, at)) return;
	throw new HexbeatError(
		'counts-not-incidents',
		`“${name}” is a table of counts: its cells say how many, by place or period, not what happened where and when.`,
		'Ask for the list behind it, with one row per incident and a date and place in each.'
	);
}

/**
 * Whether a table counts incidents instead of listing them. Three signs: columns named by at least three periods over whole numbers;
 * each pair of label and period only once, and most pairs there; labels only once, with a total or a column that says it counts.
 * Clock times, coordinates and record numbers belong to incidents and rule the last two out.
 */
export function holdsCounts(facts: readonly ColumnFacts[], sample: readonly Row[], at: At): boolean {
	if (periodsAcross(facts, sample[0] ?? [])) return true;
	if (hasIncidentParts(facts, at) || sample.length < FEWEST_PERIODS) return false;
	const periods = facts.filter(isPeriodColumn);
	const rest = facts.filter((column) => !periods.includes(column) && column.values.length > 0);
	const measures = rest.filter(isMeasure);
	const labels = rest.filter((column) => !measures.includes(column));
	if (measures.length === 0 || labels.some(({ dated }) => dated >= 0.5)) return false;
	const counted = measures.some(({ text }) => COUNT.test(text));
	return periods.length > 0
		? isPanel(sample, periods, labels, measures.length, counted)
		: isListOfLabels(sample, labels) && (counted || hasTotal(sample, measures));
}

/** @param first row of data, which is the header where none was recognised */
function periodsAcross(facts: readonly ColumnFacts[], first: Row): boolean {
	const periodOf = ({ name, index }: ColumnFacts): string | null => periodIn(/^Column \d+$/.test(name) ? (first[index] ?? '') : name);
	const named = facts.filter((column) => periodOf(column) !== null && column.numeric >= 0.8 && column.values.length > 0);
	const periods = new Set(named.map(periodOf));
	return (
		periods.size >= FEWEST_PERIODS && named.length >= facts.length / 2 && facts.every(({ timed, clock }) => timed < 0.5 && clock < 0.5)
	);
}

function hasIncidentParts(facts: readonly ColumnFacts[], at: At): boolean {
	const roles: readonly Role[] = ['latitude', 'longitude', 'time', 'hour', 'minute', 'until', 'until-time', 'accuracy', 'id'];
	return roles.some((role) => at.has(role)) || facts.some(({ timed, clock, text }) => timed >= 0.5 || clock >= 0.5 || RECORD.test(text));
}

function isPeriodColumn({ values, integer, low, high, text }: ColumnFacts): boolean {
	if (values.length === 0) return false;
	if (/\b(year|yr|month|quarter|week)\b/.test(text) && integer >= 0.9 && low >= 1 && high <= 2100) return true;
	return values.filter(isPeriod).length >= values.length * 0.9;
}

/** Whole or part numbers from 0 that differ and describe no single incident. */
const isMeasure = ({ numeric, low, distinct, text }: ColumnFacts): boolean =>
	numeric >= 0.8 && low >= 0 && distinct > 1 && (!ATTRIBUTE.test(text) || COUNT.test(text));

const keysOf = (sample: readonly Row[], columns: readonly ColumnFacts[]): string[] =>
	sample.map((row) => columns.map(({ index }) => (row[index] ?? '').trim()).join('\u0000'));

const isUnique = (keys: readonly string[]): boolean => new Set(keys).size === keys.length;

/** Incidents fall where they will: that no pair of label and period has two, yet most have one, is the work of a count. */
function isPanel(
	sample: readonly Row[],
	periods: readonly ColumnFacts[],
	labels: readonly ColumnFacts[],
	measures: number,
	counted: boolean
): boolean {
	if (!isUnique(keysOf(sample, [...periods, ...labels]))) return false;
	if (labels.length === 0) return measures > 1 || counted;
	const stretches = new Set(keysOf(sample, periods)).size;
	const places = new Set(keysOf(sample, labels)).size;
	const byDay = periods.some(({ dated, monthly }) => dated - monthly >= 0.5);
	const enough = sample.length >= FEWEST_ROWS;
	const full = stretches >= FEWEST_PERIODS && places >= 2 && sample.length >= FILLED * places * stretches && sample.length >= 2 * places;
	return enough && ((full && (!byDay || counted)) || (counted && !byDay));
}

function isListOfLabels(sample: readonly Row[], labels: readonly ColumnFacts[]): boolean {
	return labels.length > 0 && isUnique(keysOf(sample, labels));
}

/** One column is the sum of the others in nearly every row. */
function hasTotal(sample: readonly Row[], measures: readonly ColumnFacts[]): boolean {
	if (measures.length < 3) return false;
	const numbers = sample.map((row) => measures.map(({ index }) => Number((row[index] ?? '').replaceAll(',', '')) || 0));
	return measures.some((_, total) => {
		const right = numbers.filter((row) => {
			const sum = row.reduce((all, value) => all + value, 0);
			return sum > 0 && Math.abs(sum - 2 * (row[total] ?? 0)) < 0.5;
		});
		return right.length >= numbers.length * 0.9;
	});
}
