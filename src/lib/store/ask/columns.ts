import { NO_SLOT, ORIGINS, PRECISIONS } from '../../core/incident';

/** Resolutions of the hexagons that can be asked for. */
export const ASK_RESOLUTIONS = [7, 8, 9, 10, 11] as const;
export const cellName = (resolution: number): string => `cell_${String(resolution)}`;

/** A column of the table `incidents` as its users read it. */
export interface AskColumn {
	readonly name: string;
	readonly type: 'date' | 'date and time' | 'number' | 'text';
	/** What it holds, and when it is null. */
	readonly about: string;
}

const oneOf = (values: readonly string[]): string => values.join(', ');

/** The one table that can be asked: a row for each published incident, without any number of a row. */
export const ASK_COLUMNS: readonly AskColumn[] = [
	{ name: 'date', type: 'date', about: 'Day; null where only the month is known' },
	{ name: 'month', type: 'text', about: 'Month as 2026-11; always known' },
	{ name: 'first_day', type: 'date', about: 'First day on which it can have happened' },
	{ name: 'last_day', type: 'date', about: 'Last such day; the same as the first where the day is known' },
	{ name: 'weekday', type: 'text', about: 'Monday to Sunday, of the date' },
	{ name: 'weekday_no', type: 'number', about: 'Monday 1 to Sunday 7, for ORDER BY' },
	{ name: 'hour', type: 'number', about: 'Hour of the local clock, 0–23; null where unknown' },
	{ name: 'time', type: 'text', about: 'Local clock time as 22:15; null where minutes are unknown' },
	{ name: 'until', type: 'date and time', about: 'End of a from / to range; null without one' },
	{ name: 'date_precision', type: 'text', about: `How finely the time is known: ${oneOf(PRECISIONS)}` },
	{ name: 'category', type: 'text', about: 'Category as the source names it; null where not given' },
	{ name: 'outcome', type: 'text', about: 'Outcome as the source names it; null where not given' },
	{ name: 'area', type: 'text', about: 'Area as the source names it; null where not given' },
	{ name: 'origin', type: 'text', about: `Who made the record: ${oneOf(ORIGINS)}` },
	{ name: 'source', type: 'text', about: 'Name of the file that it came from' },
	{ name: 'longitude', type: 'number', about: 'Degrees, as the privacy check left them; null without a place' },
	{ name: 'latitude', type: 'number', about: 'Degrees, as the privacy check left them; null without a place' },
	{ name: 'accuracy_m', type: 'number', about: 'Radius of the fix in metres; null where not given' },
	...ASK_RESOLUTIONS.map((resolution): AskColumn => ({
		name: cellName(resolution),
		type: 'text',
		about: `H3 hexagon of resolution ${String(resolution)}; null without a place${resolution === 11 ? ' as fine as this' : ''}`
	}))
];

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const EPOCH = "DATE '1970-01-01'";
const DATED = 'i.day_first = i.day_last';
/** 1970-01-01 was a Thursday. */
const WEEKDAY = '(i.day_first + 3) % 7';
const MINUTE = PRECISIONS.indexOf('minute');

const choice = (of: string, names: readonly string[]): string =>
	`CASE ${of} ${names.map((name, i) => `WHEN ${String(i)} THEN '${name}'`).join(' ')} END`;
const two = (expression: string): string => `lpad(CAST(${expression} AS VARCHAR), 2, '0')`;
const degrees = (axis: string): string => `CASE WHEN i.loc >= 0 THEN i.${axis} / 1e7 END`;

/** What each column is made of; `i` is the incident table, the others give names to its codes. */
const MADE: Readonly<Record<string, string>> = {
	date: `CASE WHEN ${DATED} THEN ${EPOCH} + i.day_first END`,
	month: `CAST(i.month // 12 AS VARCHAR) || '-' || ${two('i.month % 12 + 1')}`,
	first_day: `${EPOCH} + i.day_first`,
	last_day: `${EPOCH} + i.day_last`,
	weekday: `CASE WHEN ${DATED} THEN ${choice(WEEKDAY, WEEKDAYS)} END`,
	weekday_no: `CASE WHEN ${DATED} THEN CAST(${WEEKDAY} + 1 AS INTEGER) END`,
	hour: `CASE WHEN i.slot <> ${String(NO_SLOT)} THEN CAST(i.slot % 24 AS INTEGER) END`,
	time: `CASE WHEN i.second >= 0 AND i.precision = ${String(MINUTE)} THEN ${two('i.second // 3600')} || ':' || ${two('i.second // 60 % 60')} END`,
	until: 'CASE WHEN NOT isnan(i.until) THEN make_timestamp(CAST(i.until AS BIGINT) * 1000000) END',
	date_precision: choice('i.precision', PRECISIONS),
	category: 'category.name',
	outcome: 'outcome.name',
	area: 'area.name',
	origin: choice('i.origin', ORIGINS),
	source: 'source.name',
	longitude: degrees('lng'),
	latitude: degrees('lat'),
	accuracy_m: 'CASE WHEN NOT isnan(i.accuracy) THEN CAST(i.accuracy AS DOUBLE) END'
};

/** Tables with the names of codes: `code` and `name` each. */
export const NAMED = ['category', 'outcome', 'area', 'source'] as const;
export type AskNamed = (typeof NAMED)[number];
export const namedTable = (field: AskNamed): string => `ask_${field}`;
/** Table with the hexagons of locations at a resolution: `loc` and `name`. */
export const cellTable = (resolution: number): string => `ask_${cellName(resolution)}`;

/** The statement that makes `incidents` of the coded table, with the hexagons of some resolutions. */
export function viewOf(incident: string, published: string, resolutions: readonly number[]): string {
	const own = Object.entries(MADE).map(([name, expression]) => `${expression} AS ${name}`);
	const cells = resolutions.map((resolution) => `${cellName(resolution)}.name AS ${cellName(resolution)}`);
	const names = NAMED.map((field) => `LEFT JOIN ${namedTable(field)} AS ${field} ON ${field}.code = i.${field}`);
	const places = resolutions.map((r) => `LEFT JOIN ${cellTable(r)} AS ${cellName(r)} ON ${cellName(r)}.code = i.loc`);
	const from = [`FROM ${incident} AS i`, ...names, ...places].join(' ');
	return `CREATE OR REPLACE VIEW incidents AS SELECT ${[...own, ...cells].join(', ')} ${from} WHERE ${published}`;
}
