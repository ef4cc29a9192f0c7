import type { LegendRow, Mark } from '../../disclosure/pack';
import type { FigureColours } from './colours';

/** Steps of the six-step ramp for so many fills: fewer keep both ends apart, and five are told apart from afar. */
const STEPS: readonly (readonly number[])[] = [
	[],
	[3],
	[1, 5],
	[1, 4, 6],
	[1, 3, 4, 6],
	[1, 2, 3, 5, 6],
	[1, 2, 3, 4, 5, 6],
	[0, 1, 2, 3, 4, 5, 6]
];

/** Fills of a figure's marks: the map, the grid and the legend ask the same one. */
export interface MarkFills {
	/** Colour of a mark; null for what has none: nothing, and hidden counts, which are hatched. */
	readonly fill: (mark: Mark) => string | null;
	/** Colour of the edge around a mark. */
	readonly edge: (mark: Mark) => string;
	/** Whether a mark is of the highest class. */
	readonly top: (mark: Mark) => boolean;
}

/**
 * Small counts, where there are any, take the palest fill and the classes those after it.
 *
 * @param firm Whether the palest fill gets an edge of its own: from afar it is hardly told from the ground.
 */
export function markFills(legend: readonly LegendRow[], classes: number, colours: FigureColours, firm: boolean): MarkFills {
	const few = legend.some(({ mark }) => mark === 'small') ? 1 : 0;
	const steps = few === 1 && classes === 0 ? [1] : (STEPS[Math.min(classes + few, STEPS.length - 1)] ?? []);
	const stepOf = (mark: Mark): number | null => {
		if (mark === 'none' || mark === 'hidden') return null;
		const at = mark === 'small' ? 0 : mark + few;
		return steps[Math.min(at, steps.length - 1)] ?? 1;
	};
	const ground = colours.hexEdge === colours.bg || colours.hexEdge === colours.land;
	const pale = (ground ? colours.seq[1] : undefined) ?? colours.hexEdge;
	const fill = (mark: Mark): string | null => {
		const step = stepOf(mark);
		// Seven fills are one more than the ramp has: the small ones are the ground with an edge.
		return step === null ? null : step === 0 ? colours.land : (colours.seq[step - 1] ?? null);
	};
	return {
		fill,
		edge: (mark) => {
			const step = stepOf(mark);
			if (step === null) return colours.edge;
			return step === 0 || (firm && step === 1) ? pale : colours.hexEdge;
		},
		top: (mark) => classes > 1 && mark === classes - 1
	};
}

/** Rows of a legend from the top: most first, then small ones, hidden ones and nothing. */
export function legendOrder(legend: readonly LegendRow[]): LegendRow[] {
	const rank = ({ mark }: LegendRow): number => (typeof mark === 'number' ? -mark : { small: 1, hidden: 2, none: 3 }[mark]);
	return legend.toSorted((a, b) => rank(a) - rank(b));
}
