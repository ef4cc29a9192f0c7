import type { Grid } from '../../core/answers';
import { NO_FILL, type CellPaint } from '../../core/paint';
import { firmnessOf, type Firmness, type Plan } from '../../deployment';

const OUT_OF_REACH = 255;
/** The sequential fills far enough apart for three classes, by light and dark too. */
const CLASS: Readonly<Record<Firmness, number>> = { firm: 4, moderate: 2, weak: 0 };
const LABELS: Readonly<Record<Firmness, string>> = { firm: 'Firm: 80% or more', moderate: 'Moderate: 50–80%', weak: 'Weak: under 50%' };

/** How often the re-runs reach the hexagons that a plan reaches, as fills of a map and rows of its legend. */
export function confidencePaint(
	{ cells }: Plan,
	grid: Grid
): CellPaint & { readonly rows: readonly { readonly at: number; readonly label: string; readonly count: number }[] } {
	const firmness = new Map<string, Firmness>();
	cells.ids.forEach((id, i) => {
		if (cells.reachedBy[i] !== OUT_OF_REACH) firmness.set(id, firmnessOf(cells.reaching[i] ?? 0));
	});
	const of = Uint8Array.from(grid.cells, (cell) => {
		const own = firmness.get(cell);
		return own === undefined ? NO_FILL : CLASS[own];
	});
	const rows = (['firm', 'moderate', 'weak'] as const).map((own) => ({
		at: CLASS[own],
		label: LABELS[own],
		count: of.reduce((n, at) => n + Number(at === CLASS[own]), 0)
	}));
	return { fills: 'sequential', of, rows };
}
