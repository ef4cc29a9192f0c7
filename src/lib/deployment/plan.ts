import type { DemandCounts } from '../core/answers';
import type { Period, Polygons, WeekWindow } from '../core/filter';
import type { Backtest } from './backtest/contract';
import type { Weighed } from './demand/objective';
import type { PlanWords } from './explain/words';

/** What a plan is asked for. Structured-clone-able. */
export interface PlanRequest {
	/** Incidents by hexagon and week (or month) inside the window; officer-initiated records already out by default. */
	readonly demand: DemandCounts;
	/** The same incidents at all hours, known hour or not: a hexagon's level is learnt from them. Without them from the window alone. */
	readonly everyHour?: DemandCounts;
	/** Patrols on the shift, one post each: 1–12. */
	readonly patrols: number;
	/** Distance that a patrol walks from its post, metres along the ground (50–2,000); 300 is usual. */
	readonly radiusMetres: number;
	/** The shift window that the demand was counted in; null for all hours. */
	readonly window: WeekWindow | null;
	/** What is to be covered; incidents without it. */
	readonly objective?: Objective;
	/** The same incidents by what harm one of them does: makes the harm-weighted answer. Counted like `demand`. */
	readonly harm?: readonly Weighed[];
	/** Areas that patrols keep out of: no post, and nothing reached there. */
	readonly excluded?: readonly NamedArea[];
	/** Areas with at least one post each. */
	readonly minimum?: readonly NamedArea[];
	/** No area of the first layer that divides the ground has more than this share of the hours, 0–1; `hours` of each patrol where they differ. */
	readonly cap?: { readonly share: number; readonly layers: readonly AreaLayer[]; readonly hours?: readonly number[] };
	/** Where patrols stand today: measured beside the plan, on its trials, too. */
	readonly usual?: readonly { readonly lng: number; readonly lat: number }[];
	/** Fixes the resamples: the same request gives the same plan, byte for byte. */
	readonly seed: number;
	/** Days that the data cover: a first or last week (month) not wholly inside is left out. Without it every bin counts as whole. */
	readonly period?: Period | null;
	/** Officer-initiated records were counted after all: said in the safeguards. */
	readonly officer?: boolean;
	/** Share of the records whose origin is unknown, 0–1: of these none could be left out as a patrol's. */
	readonly unknownOrigin?: number;
	/** Some of the data are made up: said wherever the plan shows. */
	readonly synthetic?: boolean;
	/** Locations are snapped to shared map points: said in the notes. */
	readonly snapped?: boolean;
}

export type Objective = 'incidents' | 'harm';

/** An area with the polygons that it consists of. */
export interface NamedArea {
	readonly name: string;
	readonly polygons: Polygons;
}

/** The areas of one loaded layer. */
export interface AreaLayer {
	readonly layer: string;
	readonly areas: readonly NamedArea[];
}

/** What the cap on one area's hours does to a plan. */
export interface CapEffect {
	/** As asked, 0–1, and the layer whose areas it holds for. */
	readonly share: number;
	readonly layer: string;
	/** Posts that one area may have. */
	readonly most: number;
	/** Hours that these come to at most, and those of all patrols; null where all patrols work as long. */
	readonly hours: { readonly most: number; readonly all: number } | null;
	/** Areas that have so many, where the plan would be another without the cap. */
	readonly full: readonly string[];
	/** What the posts would reach more without it, as a part of all that is to be covered, 0–1. */
	readonly cost: number;
}

/** What the posts of today reach. */
export interface UsualPosts {
	/** Their hexagons, each once. */
	readonly posts: readonly { readonly cell: string; readonly lng: number; readonly lat: number }[];
	/** Share of what is to be covered at places within their reach. */
	readonly reached: Share;
}

/** The best posts under one objective, measured by both. */
export interface Alternative {
	readonly objective: Objective;
	readonly posts: readonly { readonly cell: string; readonly lng: number; readonly lat: number }[];
	/** Share of expected incidents and of expected harm at places within reach, 0–1. */
	readonly ofIncidents: number;
	readonly ofHarm: number;
}

/** A proportion with its 95 % interval, 0–1. */
export interface Share {
	readonly value: number;
	readonly low: number;
	readonly high: number;
}

/** How often resamples agree with a choice: ≥ 80 % firm, 50–80 % moderate, else weak. */
export type Firmness = 'firm' | 'moderate' | 'weak';

/** Where one patrol goes. */
export interface Post {
	/** A1, B1, …: patrol and stop. */
	readonly label: string;
	/** H3 index of the hexagon. */
	readonly cell: string;
	/** Centre of the hexagon, degrees. */
	readonly lng: number;
	readonly lat: number;
	/** Expected incidents per occurrence (see {@link PlanBasis.per}) within reach, places that an earlier post reaches left out. */
	readonly expected: number;
	/** 95 % credible interval of `expected`. */
	readonly low: number;
	readonly high: number;
	/** Part of all that is to be covered (incidents, or harm) at those places, 0–1; the posts' shares add to the plan's. */
	readonly share: number;
	/** Incidents recorded in the period in the places counted by `expected`. */
	readonly recorded: number;
	/** Share of resamples that choose this hexagon or one that touches it, 0–1. */
	readonly chosen: number;
	readonly firmness: Firmness;
}

/** Coverage with k patrols. Each k has its own best set of posts: sets need not be nested. */
export interface CurvePoint {
	readonly patrols: number;
	/** Share of expected incidents reached, with its bootstrap interval. */
	readonly reached: Share;
	/** No set of k posts among the candidates reaches a larger share, 0–1. */
	readonly bound: number;
}

/** Cells of expected incidents, for the map. */
export interface ExpectedCells {
	/** H3 indexes in ascending order. */
	readonly ids: readonly string[];
	/** Longitude and latitude in turn, degrees. */
	readonly centres: Float64Array;
	/** Expected incidents per occurrence, with its 95 % credible interval. */
	readonly expected: Float64Array;
	readonly low: Float64Array;
	readonly high: Float64Array;
	/** Incidents recorded in the period used; 0 for a neighbour without any. */
	readonly recorded: Uint32Array;
	/** Part of all that is to be covered (incidents, or harm), 0–1. */
	readonly share: Float64Array;
	/** Share of resamples whose choice reaches the cell, 0–1. */
	readonly reaching: Float64Array;
	/** Index of the first post that reaches the cell; 255 for none. */
	readonly reachedBy: Uint8Array;
}

/** What the plan is based on. */
export interface PlanBasis {
	readonly bin: 'week' | 'month';
	/** First and last bin used, inclusive. */
	readonly first: number;
	readonly last: number;
	/** First and last local day used, days since 1970-01-01. */
	readonly days: { readonly first: number; readonly last: number };
	/** Bins used. */
	readonly bins: number;
	/** Bins inside that hold nothing where something was to be expected: taken as not loaded and left out. */
	readonly gaps: readonly number[];
	/** Part weeks or months at either end, left out. */
	readonly partial: readonly number[];
	/** Located incidents used. */
	readonly incidents: number;
	/** Incidents in the request but before the period used. */
	readonly older: number;
	/** What "per occurrence" means: a shift (an evening of the window), a week or a month. */
	readonly per: 'shift' | 'week' | 'month';
	/** Occurrences in one bin. */
	readonly occurrences: number;
	/** Expected incidents per occurrence over the whole area. */
	readonly expected: number;
	/** Hours play no part: by choice (no window) or because the source has none (months). */
	readonly placeOnly: boolean;
	/** Incidents at all hours that the level of each hexagon is learnt from; null where it is the window's own. */
	readonly everyHour: number | null;
	readonly left: DemandCounts['left'];
	readonly officer: boolean;
	/** Share of the records whose origin is unknown, 0–1. */
	readonly unknownOrigin: number;
	readonly synthetic: boolean;
	readonly snapped: boolean;
}

/** A suggestion of where to post patrols, with everything needed to doubt it. Structured-clone-able. */
export interface Plan {
	readonly kind: 'plan';
	readonly resolution: number;
	readonly patrols: number;
	readonly radiusMetres: number;
	/** Straight-line metres between centres that a walk of `radiusMetres` allows: radius ÷ 1.3. */
	readonly reachMetres: number;
	readonly window: WeekWindow | null;
	/** What the shares of the plan, its curve and its trials are of. */
	readonly objective: Objective;
	/** The answers by incidents and by harm, in this order; null where harm was not given. */
	readonly alternatives: readonly [Alternative, Alternative] | null;
	/** Names of areas kept out of, and of those that have a post in any case. */
	readonly excluded: readonly string[];
	readonly minimum: readonly string[];
	/** Null without a cap, or where no layer divides the ground. */
	readonly cap: CapEffect | null;
	/** Null where no posts of today were given. */
	readonly usual: UsualPosts | null;
	readonly seed: number;
	readonly basis: PlanBasis;
	readonly posts: readonly Post[];
	/** Share of expected incidents at places within reach. */
	readonly reached: Share;
	/** Upper bound of that share over every possible choice, and how near the plan comes (value ÷ bound). */
	readonly bound: number;
	readonly ofBest: number;
	/** k = 0 … patrols + 3. */
	readonly curve: readonly CurvePoint[];
	/** Resamples behind the intervals and `chosen`: of whole bins, or of single incidents where bins are few. */
	readonly resamples: { readonly number: number; readonly of: 'bins' | 'incidents' };
	readonly backtest: Backtest;
	readonly cells: ExpectedCells;
	readonly words: PlanWords;
}

/** What the user can change to get a plan. */
export type Remedy = 'all-hours' | 'widen-window' | 'longer-period' | 'more-categories' | 'load-located' | 'drop-areas' | 'lift-cap';

/** Why no plan is shown. */
export interface Refusal {
	readonly kind: 'refusal';
	readonly code: 'no-located' | 'hours-unknown' | 'too-few-incidents' | 'too-short' | 'minimum-cover' | 'all-excluded';
	/** Plain sentence: what is missing, with the figure. */
	readonly fault: string;
	/** Plain sentence: what to do. */
	readonly remedy: string;
	/** The same as actions, best first; some may change nothing where the filter is open already. */
	readonly actions: readonly Remedy[];
	readonly incidents: number;
	readonly left: DemandCounts['left'];
	readonly synthetic: boolean;
}

/** Work done so far, 0–1, with what is being done. */
export interface PlanProgress {
	readonly done: number;
	readonly stage: 'demand' | 'posts' | 'resamples' | 'trials';
	/** The choice itself, once it is made: what follows only says how sure it is. */
	readonly draft?: Draft;
}

/** A plan before its doubts are worked out. */
export interface Draft {
	readonly objective: Objective;
	readonly patrols: number;
	readonly posts: readonly {
		readonly label: string;
		readonly cell: string;
		readonly lng: number;
		readonly lat: number;
		readonly share: number;
	}[];
	/** Share of what is to be covered by k = 0 … patrols + 3, 0–1. */
	readonly curve: readonly { readonly patrols: number; readonly value: number; readonly bound: number }[];
}
