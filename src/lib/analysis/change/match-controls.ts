/** What is known of a place before the intervention. */
export interface Earlier {
	/** Incidents in the period before. */
	readonly count: number;
	/** Incidents month by month over the same time and since. */
	readonly months: ArrayLike<number>;
}

/** What two places are told apart by: the square root of the count, whose chance variance is ¼ whatever its size, and the monthly trend. */
export interface Likeness {
	readonly root: number;
	/** Incidents a month more each month, by least squares. */
	readonly slope: number;
	/** Chance variance of the slope, months as Poisson. */
	readonly variance: number;
}

export function likenessOf({ count, months }: Earlier): Likeness {
	const middle = (months.length - 1) / 2;
	let [rise, spread, variance] = [0, 0, 0];
	for (let i = 0; i < months.length; i++) {
		const n = months[i] ?? 0;
		rise += (i - middle) * n;
		spread += (i - middle) ** 2;
		// Half an incident keeps months without any from looking certain.
		variance += (i - middle) ** 2 * (n + 0.5);
	}
	return spread === 0
		? { root: Math.sqrt(count), slope: 0, variance: 1 }
		: { root: Math.sqrt(count), slope: rise / spread, variance: variance / spread ** 2 };
}

/** How unlike two places were before: squared differences of count and of trend, each in units of what chance alone gives. */
export function unlikeness(a: Likeness, b: Likeness): number {
	const counts = (a.root - b.root) ** 2 / 0.5;
	return counts + (a.slope - b.slope) ** 2 / (a.variance + b.variance);
}
