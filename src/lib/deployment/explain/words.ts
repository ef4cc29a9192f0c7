/** Everything that a plan says in prose, ready to show, read out or print. Place names are added by whoever shows it. */
export interface PlanWords {
	/** The sentence first; `strong` is set bold. */
	readonly lead: { readonly before: string; readonly strong: string; readonly after: string };
	/** Interval, bound and what the figure does not mean. */
	readonly caution: readonly string[];
	readonly curve: { readonly title: string; readonly subtitle: string };
	readonly backtest: {
		readonly title: string;
		readonly subtitle: string;
		/** Name of each way of choosing, in the order of `Backtest.rivals`. */
		readonly rivals: readonly string[];
		readonly verdict: string;
		readonly sentence: string;
		/** How the plan stands to the other simple maps, where it is not better than them; else empty. */
		readonly others: string;
	};
	/** The posts of today beside the plan: what they are expected to reach, and reached in the trials (empty without trials). */
	readonly usual: { readonly expected: string; readonly trials: string } | null;
	/** One per post, to follow the name of its place: "reaches 9% of expected incidents…" */
	readonly posts: readonly { readonly reason: string; readonly firmness: string }[];
	/** What the plan is based on: period, number, what was left out, how it was measured. */
	readonly basis: readonly string[];
	readonly safeguards: readonly { readonly tone: 'ok' | 'warn'; readonly text: string }[];
}
