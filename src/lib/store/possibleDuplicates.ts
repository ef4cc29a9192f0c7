import type { PossibleDuplicates } from '../core/answers';
import type { SourceId } from '../core/source';
import { breathe } from '../core/breathe';
import type { Asking } from './asking';
import { AlikePairs } from './alikePairs';
import { ALWAYS, literal, oneOf } from './sql/dialect';

/** Level of the hexagons that count as the same place, about 0.1 km². */
const RESOLUTION = 9;
const HOUR = 3600;
const DAY = 86_400;
/** Rows compared at most, the newest: some 60 MB and a second or two. */
const MOST_ROWS = 2_000_000;
/** Groups looked at between two chances to cancel. */
const SLICE = 20_000;

interface Question {
	/** What a category counts as; one that is not listed counts as itself. */
	readonly kinds: Readonly<Record<string, string>>;
	/** Sources to compare, published or not; null for all published ones. */
	readonly sources: readonly SourceId[] | null;
}

/** Rows with a place, a clock time and a category, by column. */
interface Rows {
	readonly length: number;
	readonly source: ArrayLike<number>;
	readonly loc: ArrayLike<number>;
	readonly category: ArrayLike<number>;
	readonly day: ArrayLike<number>;
	readonly second: ArrayLike<number>;
}

const NOTHING: PossibleDuplicates = { pairs: [], compared: 0, since: null };

/**
 * Incidents of different sources that may be the same: in one hexagon of level 9, of one kind, and beginning at most an hour apart. Only
 * rows with a place, a clock time and a category can be compared; beyond two million of them, the newest months are.
 */
export async function possibleDuplicates(asking: Asking, question: Question, signal?: AbortSignal): Promise<PossibleDuplicates> {
	const { catalogue, hexes, tables } = asking.parts;
	const ids = (question.sources ?? catalogue.holdings().sources.map(({ id }) => id)).filter((id) => (catalogue.find(id)?.timed ?? 0) > 0);
	if (ids.length < 2 || !tables.ready) return NOTHING;
	const since = await sinceWhen(asking, ids, signal);
	const rows = await fetchRows(asking, ids, since, signal);
	await hexes.extend(RESOLUTION, catalogue.points, signal);
	const found = new AlikePairs();
	let looked = 0;
	for (const group of groups(asking, rows, question.kinds)) {
		sweep(group, rows, found);
		if (++looked % SLICE === 0) await breathe(signal);
	}
	const cells = hexes.codes(RESOLUTION);
	const pairs = found.list((row) => ({
		day: rows.day[row] ?? 0,
		second: rows.second[row] ?? 0,
		cell: hexes.ids(RESOLUTION)[cells[rows.loc[row] ?? -1] ?? -1] ?? '',
		category: catalogue.names.category.name(rows.category[row] ?? -1)
	}));
	return { pairs, compared: rows.length, since };
}

const comparable = (ids: readonly SourceId[]): string => `loc >= 0 AND second >= 0 AND category >= 0 AND ${oneOf('source', ids)}`;

/** Month index from which rows are compared; null when all of them are. */
async function sinceWhen({ parts }: Asking, ids: readonly SourceId[], signal?: AbortSignal): Promise<number | null> {
	const sql = `SELECT month, ${parts.dialect.count} AS n FROM ${parts.tables.incident} WHERE ${comparable(ids)} GROUP BY month ORDER BY month DESC`;
	const { columns, length } = await parts.engine.run(sql, signal);
	let sum = 0;
	for (let i = 0; i < length; i++) {
		sum += Number(columns.n?.[i]);
		if (sum > MOST_ROWS && i > 0) return Number(columns.month?.[i - 1]);
	}
	return null;
}

async function fetchRows({ parts }: Asking, ids: readonly SourceId[], since: number | null, signal?: AbortSignal): Promise<Rows> {
	const recent = since === null ? ALWAYS : `month >= ${literal(since)}`;
	const list = 'source, loc, category, day_first, second';
	const { columns, length } = await parts.engine.run(
		`SELECT ${list} FROM ${parts.tables.incident} WHERE ${comparable(ids)} AND ${recent}`,
		signal
	);
	const column = (name: string): ArrayLike<number> => columns[name] as ArrayLike<number>;
	return {
		length,
		source: column('source'),
		loc: column('loc'),
		category: column('category'),
		day: column('day_first'),
		second: column('second')
	};
}

/** Rows of each hexagon and kind that more than one source has, in order of time. */
function* groups({ parts }: Asking, rows: Rows, kinds: Question['kinds']): Generator<Uint32Array> {
	const { hexes, catalogue } = parts;
	const cells = hexes.codes(RESOLUTION);
	const kindOf = kindCodes(catalogue.names.category, rows.category, kinds);
	const numbers = new Map<number, number>();
	const group = new Int32Array(rows.length).fill(-1);
	const sizes: number[] = [];
	for (let row = 0; row < rows.length; row++) {
		const cell = cells[rows.loc[row] ?? -1] ?? -1;
		if (cell < 0) continue;
		const key = cell * kindOf.size + (kindOf.codes.get(rows.category[row] ?? -1) ?? 0);
		let number = numbers.get(key);
		if (number === undefined) numbers.set(key, (number = sizes.push(0) - 1));
		group[row] = number;
		sizes[number] = (sizes[number] ?? 0) + 1;
	}
	const order = sortedByGroup(group, sizes);
	let from = 0;
	for (const size of sizes) {
		const members = order.subarray(from, (from += size));
		if (members.some((row) => rows.source[row] !== rows.source[members[0] ?? 0]))
			yield members.sort((a, b) => timeOf(rows, a) - timeOf(rows, b));
	}
}

/** Local civil seconds since 1970. */
const timeOf = ({ day, second }: Rows, row: number): number => (day[row] ?? 0) * DAY + (second[row] ?? 0);

/** Codes of the kinds that the categories met count as. */
function kindCodes(names: { name(code: number): string }, categories: ArrayLike<number>, kinds: Question['kinds']) {
	const byKind = new Map<string, number>();
	const codes = new Map<number, number>();
	for (let row = 0; row < categories.length; row++) {
		const category = categories[row] ?? -1;
		if (codes.has(category)) continue;
		const name = names.name(category);
		const kind = Object.hasOwn(kinds, name) ? `kind ${kinds[name] ?? ''}` : `name ${name.toLowerCase()}`;
		if (!byKind.has(kind)) byKind.set(kind, byKind.size);
		codes.set(category, byKind.get(kind) ?? 0);
	}
	return { codes, size: Math.max(1, byKind.size) };
}

/** Row numbers by group (counting sort); rows without one are left out. */
function sortedByGroup(group: Int32Array, sizes: readonly number[]): Uint32Array {
	const next: number[] = [];
	let total = 0;
	for (const size of sizes) {
		next.push(total);
		total += size;
	}
	const order = new Uint32Array(total);
	group.forEach((number, row) => {
		if (number < 0) return;
		const at = next[number] ?? 0;
		next[number] = at + 1;
		order[at] = row;
	});
	return order;
}

/** Pairs of rows of a group that begin at most an hour apart. */
function sweep(members: Uint32Array, rows: Rows, found: AlikePairs): void {
	for (let i = 0; i < members.length; i++) {
		const first = members[i] ?? 0;
		const start = timeOf(rows, first);
		for (let j = i + 1; j < members.length; j++) {
			const second = members[j] ?? 0;
			const apart = timeOf(rows, second) - start;
			if (apart > HOUR) break;
			const [a, b] = [rows.source[first] ?? 0, rows.source[second] ?? 0];
			if (a !== b) found.add(a < b ? [a, b] : [b, a], a < b ? [first, second] : [second, first], apart);
		}
	}
}
