import { HexbeatError } from '../core/errors';
import type { CountTable, TextColumn } from '../core/count-table';
import { assignRoles } from './columns/assign-roles';
import { columnFacts, type ColumnFacts } from './columns/column-facts';
import { likeIncidents } from './columns/like-incidents';
import { profileOf } from './columns/profiles';
import { openTable, type Judge, type TableHead } from './formats';

/** Every small area of England and Wales with a few columns; larger tables are incidents. */
const LIMITS = { bytes: 10e6, rows: 200_000, columns: 60 };
const SHARE = { numeric: 0.8, text: 0.5 };
/** Most values of a column that divides the rows. */
const MOST_GROUPS = 30;

const TABLE = /\.(csv|tsv|tab|txt|xlsx)$/i;
const CODE = /^[EWSNK]\d{8}$/;
const AREA =
	/\b(wards?|wd|lsoa|msoa|oa|lad|area|district|parish|zone|geography|borough|neighbou?rhood|campus|hall|site|building|place|town|locality)\b/;
const LABEL = /^(name|code|mnemonic|label|nm|cd)$/;
const YEAR = /\b(year|yr|date|period)\b/;
const SOURCE = /\b(source|publisher|origin)\b/;
const GROUP = /\b(kind|type|measure|sex|gender|age|group|variable|category|population|denominator)\b/;
const COUNT =
	/\b(counts?|residents?|populations?|pop|persons?|people|students?|pupils?|enrolments?|households?|dwellings?|footfall|visitors?|visits?|number|value|observation|total|all)\b/;
const BEST = /\b(total|all|count|value|observation)\b/;
const NO_COUNT = /\b(id|code|cd|rank|order|age|lat|latitude|long?|lng|longitude|x|y|easting|northing|area|hectares|km)\b/;
const QUOTIENT = /\b(density|per|share|percent|percentage|rate|ratio|index)\b/;

interface Parts {
	readonly areas: readonly ColumnFacts[];
	readonly counts: readonly ColumnFacts[];
	readonly groups: readonly ColumnFacts[];
	readonly year: ColumnFacts | null;
	readonly source: ColumnFacts | null;
}

/** Areas of two thousand people each are no years: a column without a name that says so must repeat itself. */
const isYear = ({ integer, numeric, low, high, text, values, distinct }: ColumnFacts): boolean =>
	values.length > 0 &&
	numeric >= SHARE.numeric &&
	integer >= 0.99 * numeric &&
	low >= 1900 &&
	high <= 2100 &&
	(YEAR.test(text) || (low >= 1990 && distinct <= Math.min(MOST_GROUPS, values.length / 2)));
const isText = ({ numeric, filled }: ColumnFacts): boolean => numeric < SHARE.text && filled > SHARE.text;
const isCount = ({ numeric, low, text, name }: ColumnFacts): boolean =>
	numeric >= SHARE.numeric && low >= 0 && !QUOTIENT.test(text) && !name.includes('%') && (!NO_COUNT.test(text) || COUNT.test(text));
const hasCodes = ({ values }: ColumnFacts): boolean => values.filter((value) => CODE.test(value)).length > values.length * SHARE.numeric;
const worthOfArea = (column: ColumnFacts): number =>
	(hasCodes(column) ? 4 : 0) + (AREA.test(column.text) ? 2 : 0) + (LABEL.test(column.text) ? 1 : 0);
const worthOfCount = ({ text }: ColumnFacts): number => (COUNT.test(text) ? 2 : 0) + (BEST.test(text) ? 1 : 0);
/** Counts in thousands are written with commas, which the reading of columns takes for text. */
const plain = (rows: TableHead['sample']): string[][] => rows.map((row) => row.map(withoutCommas));
const withoutCommas = (text: string): string => (/^\s*\d{1,3}(,\d{3})+\s*$/.test(text) ? text.replaceAll(',', '') : text);

/** What the columns are; null where the table lists something else. `asked`: the user says that it is one. */
const YEAR_NAME = /^\s*(?:19|20)\d\d(?:\s*[/–-]\s*\d\d(?:\d\d)?)?\s*$/;

function partsOf({ names, dialect, sample }: Pick<TableHead, 'names' | 'dialect' | 'sample'>, asked: boolean): Parts | null {
	if (names.length < 2 || names.length > LIMITS.columns || sample.length === 0) return null;
	const rows = plain(sample);
	const facts = names.map((name, index) => columnFacts(name, index, dialect.hasHeader, rows));
	const year = facts.find(isYear) ?? null;
	const rest = facts.filter((column) => column !== year && column.values.length > 0);
	if (!asked && !couldBeCounts(rest)) return null;
	const counts = rest.filter(isCount).sort((a, b) => worthOfCount(b) - worthOfCount(a));
	const texts = rest.filter(isText);
	const source = texts.find(({ text, distinct }) => SOURCE.test(text) && distinct <= MOST_GROUPS) ?? null;
	const labels = texts.filter((column) => column !== source);
	const groups = labels.filter((column) => isGroup(column, sample.length));
	const areas = labels.filter((column) => !groups.includes(column)).sort((a, b) => worthOfArea(b) - worthOfArea(a));
	const [likeliest] = areas;
	// Year beside year is a count over time, most likely of incidents: only its owner can say that it is a denominator.
	if (!asked && counts.filter(({ index }) => YEAR_NAME.test(names[index] ?? '')).length > 1) return null;
	if (!likeliest || counts.length === 0) return null;
	if (!asked && (worthOfArea(likeliest) < 2 || !isOncePerArea(rows, likeliest, [...groups, ...(year ? [year] : [])]))) return null;
	return { areas, counts, groups, year, source };
}

/** No incident in it: neither a day, a clock time nor a point, and not a layout that is known. */
function couldBeCounts(facts: readonly ColumnFacts[]): boolean {
	// "E05004902" could be five degrees east.
	const others = facts.filter((column) => !hasCodes(column));
	if (others.some(({ timed, clock, paired, angled, dated }) => Math.max(timed, clock, paired, angled, dated) >= SHARE.text)) return false;
	const profile = profileOf(facts);
	const { at } = assignRoles(facts, profile, { roles: {}, answers: {} });
	return (
		profile.profile === 'generic' &&
		!(at.has('latitude') && at.has('longitude')) &&
		!isRecord(facts.find(({ index }) => index === at.get('id')))
	);
}

/** An id of rows: codes of areas look like one. */
const isRecord = (id: ColumnFacts | undefined): boolean => id !== undefined && worthOfArea(id) === 0;

const isGroup = (column: ColumnFacts, rows: number): boolean =>
	worthOfArea(column) < 2 && column.distinct <= MOST_GROUPS && (GROUP.test(column.text) || column.distinct < rows / 3);

function isOncePerArea(rows: readonly (readonly string[])[], area: ColumnFacts, by: readonly ColumnFacts[]): boolean {
	const keys = rows.map((row) => [area, ...by].map(({ index }) => (row[index] ?? '').trim()).join('\u0000'));
	return new Set(keys).size === keys.length;
}

/** A sheet of counts before notes, and a list of incidents before both. */
const likeCounts =
	(asked: boolean): Judge =>
	(head) =>
		partsOf(head, asked) ? 6 : Math.min(likeIncidents(head), asked ? 0 : Infinity);

/**
 * Reads a table of counts by area (residents, students, footfall). Told from incidents by having a column of areas and one of numbers, but
 * no day, no clock time and no coordinates; nothing but those columns is kept.
 * @param asked the user says that it is one
 * @returns null where the file is something else
 * @throws HexbeatError not-a-denominator for a file that the user says is one, and cannot be
 */
export async function countTable(file: Blob, name: string, asked: boolean, signal?: AbortSignal): Promise<CountTable | null> {
	if (!TABLE.test(name) || file.size > LIMITS.bytes || file.size === 0) return refuse(name, asked);
	const opened = await openTable(file, name, {}, likeCounts(asked), signal).catch((fault: unknown) => {
		if (asked) throw fault;
		return null;
	});
	const parts = opened && partsOf(opened.head, asked);
	if (!opened || !parts) return refuse(name, asked);
	const rows: (readonly string[])[] = [];
	await opened.readRows(
		(block) => {
			for (let i = 0; i < block.length && rows.length < LIMITS.rows; i++) rows.push(block.row(i));
		},
		() => undefined,
		signal
	);
	return tableOf(name, parts, rows);
}

function refuse(name: string, asked: boolean): null {
	if (!asked) return null;
	throw new HexbeatError(
		'not-a-denominator',
		`“${name}” is no table of counts by area.`,
		'It needs one row for each area, with a column of area codes or names and a column of counts, as CSV or Excel.'
	);
}

function tableOf(name: string, { areas, counts, groups, year, source }: Parts, rows: readonly (readonly string[])[]): CountTable {
	const filled = rows.filter((row) => areas.some(({ index }) => (row[index] ?? '').trim() !== ''));
	// A field may share the memory of its block: joined to nothing it is a text of its own.
	const text = ({ name: column, index }: ColumnFacts): TextColumn => ({
		name: column,
		values: filled.map((row) => (row[index] ?? '').trim().slice(0, 120))
	});
	const number = (value: string): number => {
		const bare = withoutCommas(value).trim();
		return /^\d+(\.\d+)?$/.test(bare) ? Number(bare) : NaN;
	};
	const [first, second] = counts;
	const sources = source ? new Set(text(source).values.filter((value) => value !== '')) : new Set<string>();
	return {
		name: name.replace(TABLE, ''),
		areas: areas.map(text),
		counts: counts.map(({ name: column, index }) => ({
			name: column,
			values: Float64Array.from(filled, (row) => number(row[index] ?? ''))
		})),
		certain: second === undefined || (first !== undefined && worthOfCount(first) > worthOfCount(second)),
		years: year && Int32Array.from(filled, (row) => Number(row[year.index]) || 0),
		groups: groups.map(text),
		source: sources.size > 0 && sources.size <= 3 ? [...sources].join('; ') : null
	};
}
