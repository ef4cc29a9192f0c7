import type { Pack, Rule, Shown } from '../../disclosure/pack';
import { legendOf, markOf, scaleOf, type LegendRow, type Mark } from '../../disclosure/pack';

/** Marks of counts with their legend, all from what the counts look like. */
export interface Marked {
	readonly marks: readonly Mark[];
	readonly legend: readonly LegendRow[];
	/** Classes of the scale. */
	readonly classes: number;
}

/** Nothing is told of some places: they are not drawn, and stand in no legend. */
export function marked(shown: readonly (Shown | null)[], rule: Rule): Marked {
	const told = shown.filter((one) => one !== null);
	const scale = scaleOf(told, rule);
	if (!scale) return { marks: shown.map(() => 'none'), legend: [], classes: 0 };
	const legend = legendOf(told, scale);
	return {
		marks: shown.map((one) => (one ? markOf(one, scale) : 'none')),
		legend,
		classes: scale.classes.max > 0 ? scale.classes.lower.length : 0
	};
}

/** The largest shown counts, in order; suppressed and hidden ones are in no order. */
export const largest = (pack: Pack, shown: readonly (Shown | null)[], most: number): number[] =>
	shown
		.map((one, at) => ({ at, value: one?.value ?? 0 }))
		.filter(({ value }) => value > 0)
		.sort((a, b) => b.value - a.value || (pack.cells[a.at] ?? '').localeCompare(pack.cells[b.at] ?? ''))
		.slice(0, most)
		.map(({ at }) => at);
