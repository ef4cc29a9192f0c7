import type { Period } from '../filter';
import type { PriorityId } from '../priorities';

export type Direction = 'up' | 'down' | 'same';

/** What a claim counts: a priority of the crosswalk, a category by its `categoryKey`, or all that is loaded. */
export type Subject =
	{ readonly kind: 'priority'; readonly id: PriorityId } | { readonly kind: 'category'; readonly key: string } | { readonly kind: 'all' };

/** `about`: to the nearest 5 percentage points; `over`, `under`: at least, or at most ("more than", "nearly"). */
export type Bound = 'exactly' | 'about' | 'over' | 'under';

export interface Size {
	/** Relative change without its sign: 0.28 for 28 %. */
	readonly fraction: number;
	/** Decimals that the claim gives its percentage with. */
	readonly digits: number;
	readonly bound: Bound;
}

/** The newer of the two periods. `last` are full months, the latest that are loaded. */
export type Window = { readonly kind: 'last'; readonly months: number } | ({ readonly kind: 'days' } & Period);

/** The older one: the same days a year earlier, as many just before, or days of its own. */
export type Base = { readonly kind: 'year-before' } | { readonly kind: 'just-before' } | ({ readonly kind: 'days' } & Period);

/** One figure of a headline. Null is what it does not say. */
export interface Claim {
	/** Counted together; empty when the words name nothing that is known. */
	readonly subjects: readonly Subject[];
	readonly direction: Direction | null;
	readonly size: Size | null;
	readonly counts: { readonly before: number; readonly now: number } | null;
	/** Incidents more or fewer, without a sign. */
	readonly difference: number | null;
	readonly window: Window | null;
	/** Null is the same days a year earlier. */
	readonly base: Base | null;
	/** Names of areas, as the filter knows them. */
	readonly areas: readonly string[];
}

/** A stretch of the text: part of figure `claim`, of what all share, not read, or said in passing and not checked. */
export interface Piece {
	readonly text: string;
	readonly kind: 'figure' | 'shared' | 'plain' | 'unread' | 'aside';
	/** Number of the figure; null outside one. */
	readonly claim: number | null;
}

export interface Reading {
	readonly claims: readonly Claim[];
	/** The whole text in order. */
	readonly pieces: readonly Piece[];
	/** Runs of words that were not understood. */
	readonly unread: readonly string[];
	/** Runs of words that were understood and are not checked. */
	readonly asides: readonly string[];
}

/** What the words of a claim may mean. */
export interface Vocabulary {
	/** Loaded categories by `categoryKey`, with a name to show. */
	readonly categories: readonly { readonly key: string; readonly title: string }[];
	/** Names by which the filter knows areas. */
	readonly areas: readonly string[];
	/** Last month whose every day is loaded, year × 12 + month − 1; null without one. */
	readonly lastMonth: number | null;
}
