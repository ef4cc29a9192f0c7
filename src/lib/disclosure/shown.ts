/**
 * - `exact`: as counted; `rounded`: the nearest multiple;
 * - `suppressed`: small, and said so ("<5"); `hidden`: so that nothing small can be worked out from its neighbours;
 * - `too few`: a derived figure without enough incidents; `n/a`: nothing to compare with.
 */
export type ShownCode = 'exact' | 'rounded' | 'suppressed' | 'hidden' | 'too few' | 'n/a';

/** A number as it may look. No surface (map, chart, tooltip, table, spoken text, picture, file) knows more of it than this. */
export interface Shown {
	readonly code: ShownCode;
	/** What heights, colours and further sums may use; null where nothing may. */
	readonly value: number | null;
	/** On screens, in pictures, tables and files: "10", "<5", "n/a". */
	readonly text: string;
	/** For screen readers and notes: "about 10", "fewer than 5". */
	readonly spoken: string;
	/** Of a suppressed count, the number that it is below; else null. */
	readonly below: number | null;
}

const figures = new Intl.NumberFormat('en-GB');
const word = (code: ShownCode, text: string, spoken: string): Shown => ({ code, value: null, text, spoken, below: null });

export const HIDDEN: Shown = word('hidden', 'hidden', 'hidden, so that a small number beside it stays unknown');
export const TOO_FEW: Shown = word('too few', 'too few', 'too few incidents for this figure');
export const NOT_APPLICABLE: Shown = word('n/a', 'n/a', 'not applicable: none before');

export function exactly(value: number): Shown {
	const text = figures.format(value);
	return { code: 'exact', value, text, spoken: text, below: null };
}

export function rounded(value: number): Shown {
	const text = figures.format(value);
	return { code: 'rounded', value, text, spoken: value === 0 ? text : `about ${text}`, below: null };
}

export function fewerThan(below: number, zeroMerges: boolean): Shown {
	const spoken = `fewer than ${figures.format(below)}${zeroMerges ? ', perhaps none' : ''}`;
	return { code: 'suppressed', value: null, text: `<${figures.format(below)}`, spoken, below };
}

/** A value of a table in a file: a number where one may be known, else its words. */
export const fileValue = ({ value, text }: Shown): number | string => value ?? text;
