import type { Rules } from '../policy';
import { discloseList, discloseTable, type ShownTable } from '../table';
import type { Look } from './contract';
import { lookOf } from './looks';

/** Counts by row (hexagon, month, time of the week) and category, and what they add up with. */
export interface Grid {
	/** By category, then row. */
	readonly counts: readonly ArrayLike<number>[];
	/** Of each category; more than its rows hold where some have no row (no place, no hour). */
	readonly totals: readonly number[];
	/** How those totals and the total of all look elsewhere in the pack. */
	readonly shownTotals: readonly Look[];
	readonly shownTotal: Look;
	readonly sensitive: readonly boolean[];
	/** Whether rows may be told of a category at all. */
	readonly eligible: (category: number) => boolean;
	readonly rules: Rules;
	/** All categories are sensitive. */
	readonly delicate: boolean;
}

/** How the rows look: all categories together, and each by itself; null where nothing is told. */
export interface ShownGrid {
	readonly all: readonly Look[];
	readonly byCategory: readonly (readonly (Look | null)[] | null)[];
}

/** Rows and categories with fewer incidents are not broken down: nearly all of their parts would be small. */
export const FEWEST_BROKEN_DOWN = 25;
/** Rows that are broken down at most, the largest: intervals of larger tables take too long to check. */
const MOST_ROWS = 84;
const MOST_TRIES = 12;

const sum = (values: Iterable<number>): number => [...values].reduce((all, value) => all + value, 0);

/** A total that is told elsewhere. */
export interface Total {
	readonly count: number;
	readonly shown: Look;
}

/**
 * Rows that add up to no more than a total, as a list; null where the list would need that total hidden, which is told.
 *
 * @throws HexbeatError `bad-count`
 */
export function rowsOf(rows: readonly number[], total: Total, { rules, delicate }: Pick<Grid, 'rules' | 'delicate'>): Look[] | null {
	const list = discloseList({ counts: [...rows, total.count - sum(rows)], rules, sensitive: () => delicate });
	return list.total?.code === 'hidden' && total.shown !== 'hidden' ? null : list.cells.slice(0, -1).map(lookOf);
}

/**
 * Discloses a grid: its rows as a list, and of the larger rows their categories, so that neither rows nor categories tell a small count.
 * What a row or category total must hide in the table of both is left out of that table instead, since totals are told elsewhere.
 *
 * @throws HexbeatError `bad-count`
 */
export function breakDown(grid: Grid): ShownGrid {
	const rows = Array.from({ length: grid.counts[0]?.length ?? 0 }, (_, row) => sum(grid.counts.map((counts) => counts[row] ?? 0)));
	const all = rowsOf(rows, { count: sum(grid.totals), shown: grid.shownTotal }, grid);
	if (!all) return { all: rows.map((): Look => 'hidden'), byCategory: grid.totals.map(() => null) };
	return { all, byCategory: partsOf(grid, rows, all) };
}

/** Rows and categories of the table that is told. */
interface Choice {
	readonly rows: readonly number[];
	readonly categories: readonly number[];
}

function partsOf(grid: Grid, rows: readonly number[], shown: readonly Look[]): ShownGrid['byCategory'] {
	const enough = (look: Look | undefined): boolean => typeof look === 'number' && look >= FEWEST_BROKEN_DOWN;
	let choice: Choice | null = {
		rows: rows
			.flatMap((count, row) => (enough(shown[row]) ? [{ row, count }] : []))
			.sort((a, b) => b.count - a.count)
			.slice(0, MOST_ROWS)
			.map(({ row }) => row),
		categories: grid.totals.flatMap((_, at) => (grid.eligible(at) && enough(grid.shownTotals[at]) ? [at] : []))
	};
	for (let tries = 0; tries < MOST_TRIES && choice.rows.length > 0 && choice.categories.length > 0; tries++) {
		const table = tableOf(grid, choice, rows);
		const next = narrowed(table, choice);
		if (next === choice) return told(table, choice, grid.totals.length, rows.length);
		choice = next;
	}
	return grid.totals.map(() => null);
}

/** The chosen rows and categories, with all others as one withheld row and one withheld column. */
function tableOf(grid: Grid, { rows, categories }: Choice, wholes: readonly number[]): ShownTable {
	const chosen = new Set(rows);
	const cell = (category: number, row: number): number => grid.counts[category]?.[row] ?? 0;
	const lines = rows.map((row) => {
		const parts = categories.map((category) => cell(category, row));
		return [...parts, (wholes[row] ?? 0) - sum(parts)];
	});
	const inRows = (category: number): number => sum([...chosen].map((row) => cell(category, row)));
	const elsewhere = categories.map((category) => (grid.totals[category] ?? 0) - inRows(category));
	const others = sum(grid.totals) - sum(lines.flat()) - sum(elsewhere);
	return discloseTable({
		counts: [...lines, [...elsewhere, others]],
		rules: grid.rules,
		sensitive: (_, column) => grid.delicate || (grid.sensitive[categories[column] ?? -1] ?? false),
		withheld: (row, column) => row === rows.length || column === categories.length
	});
}

/** Without the rows and categories of which the table would have to hide the total; the same choice where there are none. */
function narrowed({ rows, columns, total }: ShownTable, choice: Choice): Choice {
	const tells = (shown: readonly { readonly value: number | null }[] | null, at: number): boolean => (shown?.[at]?.value ?? null) !== null;
	const kept = {
		rows: choice.rows.filter((_, at) => tells(rows, at)),
		categories: choice.categories.filter((_, at) => tells(columns, at))
	};
	if (kept.rows.length < choice.rows.length || kept.categories.length < choice.categories.length) return kept;
	const rest = rows?.at(-1)?.code === 'hidden' || columns?.at(-1)?.code === 'hidden' || total?.code === 'hidden';
	// The rest is known from the totals: what it would have to hide is put into it.
	return rest ? { rows: choice.rows.slice(0, Math.floor(choice.rows.length / 2)), categories: choice.categories } : choice;
}

function told(table: ShownTable, { rows, categories }: Choice, ofCategories: number, ofRows: number): ShownGrid['byCategory'] {
	return Array.from({ length: ofCategories }, (_, category) => {
		const column = categories.indexOf(category);
		if (column < 0) return null;
		const looks: (Look | null)[] = Array.from({ length: ofRows }, () => null);
		rows.forEach((row, at) => {
			const shown = table.cells[at]?.[column];
			looks[row] = shown ? lookOf(shown) : null;
		});
		return looks;
	});
}
