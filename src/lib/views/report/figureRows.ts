/** Figures of a section in the rows in which a page shows them: one over the whole width, or two beside each other. */
import type { Snippet } from 'svelte';
import type { Figure } from '../../share';
import { heightRange, type HeightRange } from '../figures/sheet';

export type FigureRow = readonly [Figure] | readonly [Figure, Figure];

/** How a figure is drawn on a page. */
export interface Drawn {
	/** Of its map or chart, px; null for what suits its width. */
	readonly height: number | null;
	/** Whether a map names its numbered hexagons itself. */
	readonly listed: boolean;
}

/** Draws a figure, no wider than its place; its title is an h3. */
export type FigureSnippet = Snippet<[Figure, Drawn]>;

/** Whether a table numbers the hexagons of a map: its first column has no name. */
const numbers = (figure: Figure): boolean => figure.kind === 'table' && figure.columns[0]?.label === '';

/** Maps stand beside the table of their hexagons or beside each other; of an odd number of months, the first has the whole width. */
export function figureRows(figures: readonly Figure[]): FigureRow[] {
	const rows: FigureRow[] = [];
	let at = 0;
	while (at < figures.length) {
		const [one, next] = [figures[at], figures[at + 1]];
		if (!one) break;
		const row = next && beside(one, next, figures, at) ? ([one, next] as const) : ([one] as const);
		rows.push(row);
		at += row.length;
	}
	return rows;
}

function beside(one: Figure, next: Figure, figures: readonly Figure[], at: number): boolean {
	if (one.kind === 'map') return numbers(next) || (next.kind === 'map' && !numbers(figures[at + 2] ?? next));
	if (one.kind !== 'months' || next.kind !== 'months') return false;
	const left = figures.slice(at).findIndex(({ kind }) => kind !== 'months');
	return (left < 0 ? figures.length - at : left) % 2 === 0;
}

/** Whether a map's hexagons are named in a table beside it. */
export const isTabled = (row: FigureRow): boolean => row.length === 2 && numbers(row[1]);

/** Head and row of a table on paper, px, as long as nothing takes a second line. */
const TABLE = { head: 28, row: 29 } as const;
const leastOf = (figure: Figure): number => (figure.kind === 'table' ? TABLE.head + figure.rows.length * TABLE.row : 0);

/** A range whose figures stand beside something that is so high, px. */
export const raised = ({ least, most }: HeightRange, floor: number): HeightRange => ({
	least: Math.max(least, floor),
	most: Math.max(most, floor)
});

/** Heights that the figures of a row may have, none lower than a table beside them; null where there is no choice. */
export function rowRange(row: FigureRow): HeightRange | null {
	const ranges = row.flatMap((figure) => heightRange(figure, row.length === 1) ?? []);
	if (ranges.length === 0) return null;
	const range = { least: Math.max(...ranges.map(({ least }) => least)), most: Math.max(...ranges.map(({ most }) => most)) };
	return raised(range, Math.max(...row.map(leastOf)));
}
