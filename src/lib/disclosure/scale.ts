import { breaks } from '../analysis';
import type { Classes, ClassMethod } from '../core/classes';
import { classOf } from '../core/classes';
import type { Rule } from './policy';
import type { Shown } from './shown';

/** Colours, heights and the legend of counts, all made from what the counts look like. */
export interface Scale {
	/** The smallest and the largest of them, as they look. */
	readonly min: Shown;
	readonly max: Shown;
	/** Values at the ends of colours and heights: a suppressed count stands at its threshold. */
	readonly domain: readonly [number, number];
	/** Lowest shown value of each class; `max` is the largest shown value, 0 without one. */
	readonly classes: Classes;
	/** Distance of shown values. */
	readonly base: number;
}

/** What a hexagon is painted as: nothing, the one mark of small counts, the one of hidden ones, or a class from 0. */
export type Mark = 'none' | 'small' | 'hidden' | number;

export interface LegendRow {
	readonly mark: Mark;
	readonly text: string;
}

/** Height of a column or bar: that of small counts is the same for all of them, that of hidden ones 0. */
export const sizeOf = ({ value, below }: Shown): number => value ?? below ?? 0;

/** The scale of counts of one rule; null where none of them is told. */
export function scaleOf(counts: readonly Shown[], { threshold, base, zeroMerges }: Rule, method: ClassMethod = 'quantile'): Scale | null {
	// A small count that may be none comes before all others, any other after none.
	const rankOf = ({ value }: Shown): number => value ?? (zeroMerges ? -1 : 0.5);
	const told = counts.filter(({ value, below }) => value !== null || below !== null).sort((a, b) => rankOf(a) - rankOf(b));
	const [min] = told;
	const max = told.at(-1);
	if (!min || !max) return null;
	const values = told.flatMap(({ value }) => (value === null || value === 0 ? [] : [value]));
	const { lower } = breaks(
		values.map((value) => Math.round((value - threshold) / base) + 1),
		method
	);
	const classes = { lower: lower.map((step) => (step - 1) * base + threshold), max: values.at(-1) ?? 0 };
	return { min, max, domain: [sizeOf(min), sizeOf(max)], classes, base };
}

export function markOf(shown: Shown, { classes }: Scale): Mark {
	if (shown.value !== null) return shown.value === 0 ? 'none' : classOf(shown.value, classes);
	return shown.below === null ? 'hidden' : 'small';
}

const figures = new Intl.NumberFormat('en-GB');

/** The rows of a legend: every mark that occurs, and every class. */
export function legendOf(counts: readonly Shown[], scale: Scale): LegendRow[] {
	const { classes, base } = scale;
	const small = counts.find(({ below }) => below !== null);
	return [
		...(counts.some(({ value }) => value === 0) ? [{ mark: 'none', text: '0' } as const] : []),
		...(small ? [{ mark: 'small', text: small.text } as const] : []),
		...(classes.max > 0 ? classes.lower.map((from, mark) => ({ mark, text: span(from, classes.lower[mark + 1], base) })) : []),
		...(counts.some(({ code }) => code === 'hidden') ? [{ mark: 'hidden', text: 'hidden' } as const] : [])
	];
}

function span(from: number, next: number | undefined, base: number): string {
	if (next === undefined) return `${figures.format(from)} or more`;
	return next - base === from ? figures.format(from) : `${figures.format(from)}–${figures.format(next - base)}`;
}
