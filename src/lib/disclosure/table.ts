import { HexbeatError } from '../core/errors';
import { Attack } from './attack';
import { checkCount, disclose, isSmall, type Range } from './disclose';
import { listShape, tableShape, treeShape, type Shape } from './network';
import { AS_COUNTED, type Rule, type Rules } from './policy';
import { protect } from './protect';
import { Release, type Item } from './release';
import { HIDDEN, type Shown } from './shown';

/** Which sums of a table are published. */
export interface Totals {
	readonly rows: boolean;
	readonly columns: boolean;
	readonly all: boolean;
}

export interface Table {
	/** Row by row; every row as long as the first. */
	readonly counts: readonly (readonly number[])[];
	readonly rules: Rules;
	/** Whether a cell is of a sensitive category; no cell without. A total with a sensitive cell is treated as one. */
	readonly sensitive?: (row: number, column: number) => boolean;
	/** All of them without. */
	readonly totals?: Totals;
	/** Whether a cell is not published by itself, although its row and column count it: the rest of a table that is too large to show. */
	readonly withheld?: (row: number, column: number) => boolean;
}

/** What belongs to the cells and totals of a table; null for totals that are not published. */
interface TableOf<T> {
	readonly cells: readonly (readonly T[])[];
	readonly rows: readonly T[] | null;
	readonly columns: readonly T[] | null;
	readonly total: T | null;
}

/** A table as it may look. */
export type ShownTable = TableOf<Shown>;

const ALL_TOTALS: Totals = { rows: true, columns: true, all: true };
const NO_CELL = (): boolean => false;
const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);

/**
 * What the counts of a table and its totals may look like, so that no small count is shown or can be worked out: where totals are rounded,
 * each is rounded by itself; where they are exact, hidden cells can each be higher or lower by the threshold together. The parts of a total
 * that is small by itself are all hidden.
 *
 * @throws HexbeatError `bad-count`, `bad-table` unless all rows are as long as the first
 */
export const discloseTable = (table: Table): ShownTable => arranged(table, looksOf(releaseOf(table)));

/** The tightest intervals that somebody can work out of a table as it is shown; one count alone where it is certain. */
export function attackTable(table: Table): TableOf<Range> {
	const safe = protect(releaseOf(table));
	const attack = new Attack(safe.shape.nodes, safe.arcs());
	return arranged(
		table,
		safe.items.map((_, i) => attack.interval(i))
	);
}

/** Items of a table in their places. */
function arranged<T>(table: Table, items: readonly T[]): TableOf<T> {
	const [rows, columns] = [table.counts.length, table.counts[0]?.length ?? 0];
	const { rows: byRow, columns: byColumn, all } = table.totals ?? ALL_TOTALS;
	const cells = rows * columns;
	return {
		cells: table.counts.map((_, i) => items.slice(i * columns, (i + 1) * columns)),
		rows: byRow ? items.slice(cells, cells + rows) : null,
		columns: byColumn ? items.slice(cells + rows, cells + rows + columns) : null,
		total: all ? (items.at(-1) ?? null) : null
	};
}

/** A table before anything is added to what is hidden. */
function releaseOf({ counts, rules, sensitive = NO_CELL, totals = ALL_TOTALS, withheld = NO_CELL }: Table): Release {
	const columns = counts[0]?.length ?? 0;
	if (counts.some(({ length }) => length !== columns))
		throw badTable('A table has rows of different lengths.', 'Fill in 0 where nothing was counted.');
	const delicate = counts.map((row, i) => row.map((_, j) => sensitive(i, j)));
	const rule = (flags: readonly boolean[]): Rule => (flags.includes(true) ? rules.sensitive : rules.ordinary);
	const across = Array.from({ length: columns }, (_, j) => j);
	const column = <T>(rows: readonly (readonly T[])[], j: number): T[] => rows.flatMap((row) => row.slice(j, j + 1));
	const items: Item[] = [
		...counts.flatMap((row, i) => row.map((value, j) => part(value, rule([delicate[i]?.[j] ?? false]), !withheld(i, j)))),
		...counts.map((row, i) => whole(sum(row), rule(delicate[i] ?? []), 1, totals.rows)),
		...across.map((j) => whole(sum(column(counts, j)), rule(column(delicate, j)), 1, totals.columns)),
		whole(sum(counts.flat()), rule(delicate.flat()), 2, totals.all)
	];
	const [rowsAt, columnsAt] = [counts.length * columns, counts.length * columns + counts.length];
	const wholesOf = counts.flatMap((_, i) => across.map((j) => [rowsAt + i, columnsAt + j, items.length - 1]));
	const ofMargins = items.slice(rowsAt, -1).map(() => [items.length - 1]);
	return start(tableShape(counts.length, columns), items, [...wholesOf, ...ofMargins, []]);
}

/** Counts that add up to one total, such as hexagons or categories. */
export interface List {
	readonly counts: readonly number[];
	readonly rules: Rules;
	readonly sensitive?: (index: number) => boolean;
	/** Whether the total is published; it is without. */
	readonly total?: boolean;
}

export interface ShownList {
	readonly cells: readonly Shown[];
	readonly total: Shown | null;
}

/**
 * As {@link discloseTable}, for one line of counts and its total.
 *
 * @throws HexbeatError `bad-count`
 */
export function discloseList({ counts, rules, sensitive = NO_CELL, total = true }: List): ShownList {
	const flags = counts.map((_, i) => sensitive(i));
	const ruleOf = (flag: boolean): Rule => (flag ? rules.sensitive : rules.ordinary);
	const items = [
		...counts.map((value, i) => part(value, ruleOf(flags[i] ?? false))),
		whole(sum(counts), ruleOf(flags.includes(true)), 2, total)
	];
	const shown = looksOf(start(listShape(counts.length), items, [...counts.map(() => [counts.length]), []]));
	return { cells: shown.slice(0, -1), total: total ? (shown.at(-1) ?? null) : null };
}

/** A member of a hierarchy, such as a hexagon among its parent and children. */
export interface Member {
	readonly count: number;
	/** Place of its parent in the same list, −1 for none. A parent counts what its children count together. */
	readonly parent: number;
}

/**
 * What parents and children may look like when both are published.
 *
 * @param rule of all members, or of each.
 * @throws HexbeatError `bad-count`, `bad-table` where a parent is not the sum of its children
 */
export function discloseTree(members: readonly Member[], rule: Rule | readonly Rule[]): Shown[] {
	const parents = members.map(({ parent }) => parent);
	const hasChildren = new Set(parents);
	const ruleOf = (i: number): Rule => ('threshold' in rule ? rule : (rule[i] ?? AS_COUNTED));
	const items = members.map(({ count }, i) => (hasChildren.has(i) ? whole(count, ruleOf(i), 1, true) : part(count, ruleOf(i))));
	const sums = new Map<number, number>();
	for (const { count, parent } of members) sums.set(parent, (sums.get(parent) ?? 0) + count);
	if (members.some(({ count }, i) => count !== (sums.get(i) ?? count)))
		throw badTable('A larger hexagon does not hold the sum of its parts.', 'Count it by its parts.');
	const above = (index: number): number[] => {
		const parent = parents[index] ?? -1;
		return parent < 0 ? [] : [parent, ...above(parent)];
	};
	return looksOf(
		start(
			treeShape(parents),
			items,
			members.map((_, i) => above(i))
		)
	);
}

const badTable = (fault: string, remedy: string): HexbeatError => new HexbeatError('bad-table', fault, remedy);
const part = (value: number, rule: Rule, published = true): Item => ({ value, rule, rank: 0, published });
const whole = (value: number, rule: Rule, rank: 1 | 2, published: boolean): Item => ({ value, rule, rank, published });

/** @param wholes places of the totals that each item is a part of */
function start(shape: Shape, items: readonly Item[], wholes: readonly (readonly number[])[]): Release {
	for (const { value } of items) checkCount(value);
	const rounded = (index: number): Item | null => {
		const item = items[index];
		return item?.published && item.rule.base > 1 ? item : null;
	};
	const isFew = (index: number): boolean => isSmall(rounded(index)?.value ?? Infinity, rounded(index)?.rule ?? AS_COUNTED);
	// A part of nothing is nothing, whatever else it is a part of.
	const isNone = (index: number): boolean => rounded(index)?.value === 0 && !isFew(index) && !wholes[index]?.some(isFew);
	const blank = new Set(wholes.flatMap((own, i) => (own.some(isFew) && !own.some(isNone) ? [i] : [])));
	return new Release(shape, items, blank);
}

function looksOf(release: Release): Shown[] {
	const safe = protect(release);
	const isHidden = (i: number): boolean => safe.looks[i] === 'hidden' || safe.looks[i] === 'open';
	return safe.items.map(({ value, rule }, i) => (isHidden(i) ? HIDDEN : disclose(value, rule)));
}
