import type { Share } from '../plan';

/** Busiest places of the latest four weeks (month), of the same weeks (month) last year, and of all earlier weeks (months). */
export type Simpler = 'previous' | 'last-year' | 'all';

/** Hit rates of one way of choosing posts, over the trials. */
export interface Rival {
	readonly id: 'plan' | 'usual' | Simpler | 'uniform' | 'best';
	/** Mean share of held-out incidents reached; null when no trial could be made. */
	readonly hit: Share | null;
	/** Plan minus this simpler map: mean paired difference in share, 95 % interval; null without three settled trials. */
	readonly gain: Share | null;
}

/** What a simpler map chose in a trial, and reached. */
export interface SimplerMap {
	/** H3 indexes. */
	readonly posts: readonly string[];
	/** Of what was to be covered: reached, reached by the plan only, and by this map only. */
	readonly reached: number;
	readonly planOnly: number;
	readonly only: number;
}

/** One hold-out: posts chosen from earlier bins alone, then counted on bins that they never saw. */
export interface Trial {
	/** Bins that the choice was made from, and those held out; inclusive. */
	readonly train: { readonly first: number; readonly last: number; readonly bins: number };
	readonly test: { readonly first: number; readonly last: number };
	/** Posts that this trial chose (H3 indexes). */
	readonly posts: readonly string[];
	/** Last year's is null where those weeks are not all there. */
	readonly simpler: Readonly<Record<Exclude<Simpler, 'last-year'>, SimplerMap> & Record<'last-year', SimplerMap | null>>;
	/** What the posts of today reached; null where none were given. */
	readonly usual: SimplerMap | null;
	/** Held-out incidents. */
	readonly recorded: number;
	/** What was to be covered of them (incidents; or harm, in units of precision): all, and reached by each way of choosing. `uniform` is an expectation. */
	readonly incidents: number;
	readonly plan: number;
	readonly uniform: number;
	readonly best: number;
}

export type Verdict = 'better' | 'no-better' | 'too-little';

export interface Backtest {
	/** Newest first. */
	readonly trials: readonly Trial[];
	/** Bins held out in each trial. */
	readonly held: number;
	/** Whole bins that there were to try on. */
	readonly whole: number;
	/** Trials after at least 26 weeks (6 months), of which a verdict takes three. */
	readonly settled: number;
	/** Held-out incidents over all trials. */
	readonly incidents: number;
	/** The plan first, hindsight last; last year's map only where every trial had one. */
	readonly rivals: readonly Rival[];
	/** Over the previous four weeks' (month's) map, which the verdict is about. */
	readonly gain: Share | null;
	/** Trials in which the plan reached more than that map. */
	readonly wins: number;
	readonly verdict: Verdict;
}
