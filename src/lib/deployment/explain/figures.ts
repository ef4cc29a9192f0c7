import { isoDay } from '../../core/time';

const SMALL = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'] as const;
const ORDER = [
	'',
	'first',
	'second',
	'third',
	'fourth',
	'fifth',
	'sixth',
	'seventh',
	'eighth',
	'ninth',
	'tenth',
	'eleventh',
	'twelfth',
	'thirteenth'
] as const;

export const inWords = (n: number): string => SMALL[n] ?? String(n);
export const ordinal = (n: number): string => ORDER[n] ?? `${String(n)}th`;
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
export const whole = (n: number): string => Math.round(n).toLocaleString('en-GB');
export const plural = (n: number, one: string, many = `${one}s`): string => `${whole(n)} ${n === 1 ? one : many}`;

/** A rate with two significant figures at least: "0.34", "2.1", "14". */
export const rate = (x: number): string =>
	x >= 9.95 ? whole(x) : x >= 0.995 ? x.toFixed(1) : x >= 0.0095 ? x.toFixed(2) : x > 0 ? '<0.01' : '0';

/** Percentages of one plan, all with the same decimals. */
export class Percents {
	constructor(private readonly decimals: 0 | 1) {}

	/** Number of the percentage as it is shown. */
	shown(share: number): number {
		return Number((100 * share).toFixed(this.decimals));
	}
	of(share: number): string {
		return `${(100 * share).toFixed(this.decimals)}%`;
	}
	/** Without the sign %, with a true minus. */
	plain(share: number): string {
		return signed(100 * share, this.decimals);
	}
	/** The difference of two shares that are shown side by side, as their figures give it. */
	points(from: number, to: number): number {
		return Number((this.shown(to) - this.shown(from)).toFixed(this.decimals));
	}
	pointsText(points: number): string {
		const size = Math.abs(points);
		const least = this.decimals ? 0.1 : 1;
		if (size < least) return `less than ${String(least)} point`;
		return `${signed(points, this.decimals)} ${size === 1 ? 'point' : 'points'}`;
	}
}

/** A number with a true minus. */
const signed = (x: number, decimals: number): string =>
	x
		.toFixed(decimals)
		.replace(/^-(?=[0.]*$)/, '')
		.replace('-', '−');

/** DD/MM/YYYY of a day since 1970-01-01. */
export const ukDay = (day: number): string => isoDay(day).split('-').reverse().join('/');
