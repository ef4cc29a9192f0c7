/** Who may see what, as data. */

/** Who looks: the analyst at the own desk, the partners at a meeting, anyone. */
export type Audience = 'analyst' | 'partnership' | 'public';

/** Sensitive: domestic abuse, sexual offences, violence against women and girls, safeguarding, hate. */
export type Sensitivity = 'ordinary' | 'sensitive';

/** How a count may look. */
export interface Rule {
	/** Counts of 1 to one less never show as numbers; 1 lets every count show. */
	readonly threshold: number;
	/** Other counts show as the nearest multiple; 1 leaves them as counted. */
	readonly base: number;
	/** None is not told apart from few. */
	readonly zeroMerges: boolean;
}

export type Rules = Readonly<Record<Sensitivity, Rule>>;

/** Fewest incidents behind a derived figure. */
export interface Minima {
	/** The whole of a percentage. */
	readonly whole: number;
	/** The part of a percentage. */
	readonly part: number;
	/** Each side of a change. */
	readonly change: number;
	/** A mean or median. */
	readonly mean: number;
}

/** What an audience may be shown. */
export interface Policy {
	readonly audience: Audience;
	/** Printed across everything that shows exact counts; null for none. */
	readonly watermark: string | null;
	readonly screen: Rules;
	/** Tables in files: the analyst's are exact, but nothing small can be worked out of them. */
	readonly file: Rules;
	readonly minima: Minima;
	/** Finest hexagon resolution. */
	readonly finest: Readonly<Record<Sensitivity, number>>;
	/** A period begins and ends with one of these; null leaves it free. */
	readonly periods: readonly ('week' | 'month')[] | null;
	/** Times of the week come from the fixed list, areas from hexagons; selections that differ by a few incidents are refused. */
	readonly guarded: boolean;
}

/** Postal addresses that a hexagon holds at least, unless it holds none. */
export const FEWEST_ADDRESSES = 8;

export const AS_COUNTED: Rule = { threshold: 1, base: 1, zeroMerges: false };
const rules = (ordinary: number, base: number): Rules => ({
	ordinary: { threshold: ordinary, base, zeroMerges: false },
	sensitive: { threshold: 10, base, zeroMerges: true }
});
/** A rounded whole of 25 or more was at least 22.5. */
const SHOWN_ROUNDED: Minima = { whole: 22.5, part: 0, change: 20, mean: 8 };

export const POLICIES: Readonly<Record<Audience, Policy>> = {
	analyst: {
		audience: 'analyst',
		watermark: 'Exact counts: not for circulation',
		screen: { ordinary: AS_COUNTED, sensitive: AS_COUNTED },
		file: rules(5, 1),
		minima: { whole: 20, part: 20, change: 20, mean: 8 },
		finest: { ordinary: 11, sensitive: 11 },
		periods: null,
		guarded: false
	},
	partnership: {
		audience: 'partnership',
		watermark: null,
		screen: rules(5, 5),
		file: rules(5, 5),
		minima: SHOWN_ROUNDED,
		finest: { ordinary: 9, sensitive: 8 },
		periods: ['week', 'month'],
		guarded: true
	},
	public: {
		audience: 'public',
		watermark: null,
		screen: rules(10, 5),
		file: rules(10, 5),
		minima: SHOWN_ROUNDED,
		finest: { ordinary: 9, sensitive: 8 },
		periods: ['month'],
		guarded: true
	}
};
