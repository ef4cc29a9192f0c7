/** The legend of the areas on the map, in the fills of `areaPaint`. */
import { classLabel, rampStep } from '../../../../core/classes';
import { CHANGE_LIMITS, type AreaPaint } from '../../../../state/areaPaint';
import type { AreaColour } from '../../../../state/settings/areas';
import { decimal } from '../../../../core/format';

export interface LegendRow {
	readonly at: number;
	readonly label: string;
	readonly count: number;
}

const [SMALL, LARGE] = CHANGE_LIMITS.map((limit) => `${String(limit * 100)}%`);
const CHANGES: readonly (readonly [at: number, label: string])[] = [
	[6, `Clear rise, ${LARGE ?? ''} or more`],
	[5, `Clear rise, ${SMALL ?? ''} to ${LARGE ?? ''}`],
	[4, `Clear rise, under ${SMALL ?? ''}`],
	[3, 'Not clear'],
	[2, `Clear fall, under ${SMALL ?? ''}`],
	[1, `Clear fall, ${SMALL ?? ''} to ${LARGE ?? ''}`],
	[0, `Clear fall, ${LARGE ?? ''} or more`]
];

/** Rates are classed in tenths. */
const rateLabel = (lower: readonly number[], at: number): string => {
	const from = decimal((lower[at] ?? 0) / 10);
	const next = lower[at + 1];
	return next === undefined ? `${from} or more` : next - 1 === lower[at] ? from : `${from}–${decimal((next - 1) / 10)}`;
};

/** Rows of the legend, most on top. */
export function legendRows({ classes, sizes }: AreaPaint, colour: AreaColour): LegendRow[] {
	if (classes === null) return CHANGES.map(([at, label]) => ({ at, label, count: sizes[at] ?? 0 }));
	return classes.lower
		.map((_, index) => {
			const at = rampStep(index, classes) - 1;
			return { at, label: colour === 'rate' ? rateLabel(classes.lower, index) : classLabel(index, classes), count: sizes[at] ?? 0 };
		})
		.toReversed();
}

/** What an area without a fill means. */
export const NO_FILL_WORDS: Readonly<Record<AreaColour, string>> = {
	count: 'none recorded',
	rate: 'none recorded, or no denominator',
	change: 'too few for a percentage, or none before'
};
