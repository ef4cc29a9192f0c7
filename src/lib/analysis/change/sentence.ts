/** The house sentence about a change: "rose by 9.8% from 2,867 to 3,148: an extra 281, or about 5 a week". */
import { rateRatio } from '../stats/rate-ratio';

/** Two matched periods: incidents, and the local days over which they were counted. */
export interface Compared {
	readonly now: number;
	readonly before: number;
	readonly days: { readonly now: number; readonly before: number };
}

/**
 * - `rise`, `fall`: the 95 % interval of the ratio excludes 1;
 * - `unclear`: it does not;
 * - `too-few`: a count under 20, so no percentage;
 * - `none-before`: nothing to compare with (n/a), nor a percentage.
 */
export type ChangeKind = 'rise' | 'fall' | 'unclear' | 'too-few' | 'none-before';

export interface ChangeSentence {
	readonly kind: ChangeKind;
	/** "rose", "fell", "went", "showed no clear change" or "were". */
	readonly verb: string;
	/** Change of the rate per day, 0.098 for +9.8 %; null where none may be given. */
	readonly percent: number | null;
	/** 95 % interval of `percent`; null with it. */
	readonly interval: { readonly low: number; readonly high: number } | null;
	readonly from: number;
	readonly to: number;
	/** Incidents more (or, below 0, fewer) than the rate before would have given, whole. */
	readonly difference: number;
	/** The size of the difference per day or week where that is about 2 or more, else per month; null under 1 a month, or not to be said. */
	readonly perUnit: { readonly value: number; readonly unit: 'day' | 'week' | 'month' } | null;
	/** Predicate of a sentence whose subject the caller supplies, without a full stop. */
	readonly text: string;
}

/** Fewest incidents on either side for a percentage. */
export const FEWEST = 20;

const whole = (n: number): string => n.toLocaleString('en-GB');

const plainPercent = (fraction: number): string =>
	`${(Math.abs(fraction) * 100).toLocaleString('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 })}%`;

/** "+9.8%", "−5.6%" with a true minus, "0.0%". */
export function signedPercent(fraction: number): string {
	const shown = plainPercent(fraction);
	return `${shown === '0.0%' ? '' : fraction < 0 ? '−' : '+'}${shown}`;
}

/**
 * States a change between two periods. Periods of unequal length are compared by their rates per day, and the sentence says so.
 *
 * Source of the interval: {@link rateRatio}, exact at 95 %.
 *
 * @throws RangeError for counts that are negative or not whole, or days that are not positive.
 */
export function changeSentence(compared: Compared): ChangeSentence {
	const { now, before, days } = compared;
	const { ratio, low, high } = rateRatio({ count: now, exposure: days.now }, { count: before, exposure: days.before });
	const difference = Math.round(now - (before * days.now) / days.before);
	const kind = kindOf(compared, low, high);
	const percentless = kind === 'too-few' || kind === 'none-before';
	const parts = {
		kind,
		verb: VERBS[kind],
		percent: percentless ? null : ratio - 1,
		interval: percentless ? null : { low: low - 1, high: high - 1 },
		from: before,
		to: now,
		difference,
		perUnit: kind === 'rise' || kind === 'fall' ? perUnit(Math.abs(difference), days.now) : null
	};
	return { ...parts, text: textOf(parts, days) };
}

const VERBS: Readonly<Record<ChangeKind, string>> = {
	rise: 'rose',
	fall: 'fell',
	unclear: 'showed no clear change',
	'too-few': 'went',
	'none-before': 'were'
};

function kindOf({ now, before }: Compared, low: number, high: number): ChangeKind {
	if (before === 0) return 'none-before';
	if (now < FEWEST || before < FEWEST) return 'too-few';
	if (low > 1) return 'rise';
	return high < 1 ? 'fall' : 'unclear';
}

/** Unit, its days, and the value from which it is used: "11 a week" says more than "2 a day". */
const UNITS = [
	['day', 1, 1.95],
	['week', 7, 1.95],
	['month', 365.25 / 12, 0.95]
] as const;

function perUnit(size: number, days: number): ChangeSentence['perUnit'] {
	for (const [unit, length, least] of UNITS) {
		const value = (size / days) * length;
		if (value >= least) return { value: Math.round(value), unit };
	}
	return null;
}

function textOf(parts: Omit<ChangeSentence, 'text'>, days: Compared['days']): string {
	const { kind, verb, percent, interval, from, to, difference, perUnit: per } = parts;
	const even = days.now === days.before;
	const span = (count: number, over: number): string => (even ? whole(count) : `${whole(count)} in ${whole(over)} days`);
	const path = `from ${span(from, days.before)} to ${span(to, days.now)}`;
	if (kind === 'none-before') return `${verb} ${span(to, days.now)}, against none before (n/a)`;
	if (kind === 'too-few') return `${verb} ${path}: too few for a percentage`;
	const daily = even ? '' : ' a day';
	if (kind === 'unclear') {
		const range = `95% interval ${signedPercent(interval?.low ?? 0)} to ${signedPercent(interval?.high ?? 0)}`;
		return `${verb}, ${path}: ${signedPercent(percent ?? 0)}${daily}, ${range}`;
	}
	const size = whole(Math.abs(difference));
	const extra = difference < 0 ? `${size} fewer` : `an extra ${size}`;
	const rate = per ? `, or about ${whole(per.value)} a ${per.unit}` : '';
	return `${verb} by ${plainPercent(percent ?? 0)}${daily} ${path}: ${extra}${rate}`;
}
