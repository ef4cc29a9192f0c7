import type { WeekWindow } from '../../core/filter';
import type { Line } from '../network/network';

export const SITE_MODELS = ['cover', 'median', 'centre'] as const;
/** What new points are chosen for: most incidents within reach, least walking altogether, or the shortest longest walk. */
export type SiteModel = (typeof SITE_MODELS)[number];

export const SITE_KINDS = ['refuge', 'hub', 'camera'] as const;
export type SiteKind = (typeof SITE_KINDS)[number];

/** Incidents by hexagon and hour of the week: one entry per pair that occurs. */
export interface HourlyDemand {
	/** H3 indexes. */
	readonly cells: readonly string[];
	/** Longitude and latitude in turn, degrees. */
	readonly centres: Float64Array;
	/** Place in `cells`. */
	readonly cell: Uint32Array;
	/** Weekday × 24 + hour, Monday 00:00 = 0; NO_SLOT where the hour is unknown. */
	readonly slot: Uint8Array;
	readonly count: Uint32Array;
}

/** A point that is there already. */
export interface ExistingPoint {
	readonly name: string;
	/** Degrees. */
	readonly lng: number;
	readonly lat: number;
	/** 168 hours of the week, 1 where it is open; null for always. */
	readonly hours: Uint8Array | null;
}

/** A place where a new point could go. */
export interface CandidatePoint {
	/** Name of premises; empty for a hexagon. */
	readonly name: string;
	/** H3 index of a hexagon; empty for premises. */
	readonly cell: string;
	/** Degrees. */
	readonly lng: number;
	readonly lat: number;
}

/** What is asked for. Structured-clone-able. */
export interface SiteRequest {
	readonly demand: HourlyDemand;
	readonly existing: readonly ExistingPoint[];
	readonly candidates: readonly CandidatePoint[];
	/** New points, 1–5. */
	readonly more: number;
	/** Metres on foot; for a camera, metres in a straight line. */
	readonly radiusMetres: number;
	/** Walked metres for each metre in a straight line; 1 for a camera. */
	readonly detour: number;
	/** Streets or paths to walk along; straight lines × the detour where there are none, or none is near. Without it straight lines alone. */
	readonly streets?: readonly Line[] | null;
	readonly model: SiteModel;
	/** Hours that count, and throughout which a new point is open; null for all. */
	readonly window: WeekWindow | null;
	/** Existing points count only while they are open: incidents of unknown hour are left out. */
	readonly whileOpen: boolean;
	/** Fixes the resamples. */
	readonly seed: number;
}

/** A share with its 95 % interval, 0–1. */
export interface SiteShare {
	readonly value: number;
	readonly low: number;
	readonly high: number;
}

/** Incidents within reach of a point that is open, of all that count. */
export interface Coverage {
	readonly covered: number;
	/** Mean walk to the nearest open point, metres; Infinity where some have none. */
	readonly meanMetres: number;
	/** Longest walk from a hexagon that holds an incident, metres. */
	readonly furthestMetres: number;
}

/** A point that is proposed. */
export interface NewSite extends CandidatePoint {
	/** Place among the candidates. */
	readonly at: number;
	/** Incidents that it brings into reach beyond existing points and the new ones named before it. */
	readonly adds: number;
	/** Share of resamples that choose it, or a candidate beside it, 0–1; null where it was not asked (median and centre). */
	readonly chosen: number | null;
	/** Streets were given and none leads to it: all its walks are straight lines × the detour, which are often shorter. */
	readonly offStreets: boolean;
}

/** The answer with one new point exchanged for another. */
export interface Alternative extends CandidatePoint {
	/** Place among the proposed sites of the one that it stands for. */
	readonly insteadOf: number;
	/** Incidents within reach with it, and that less the proposed. */
	readonly covered: number;
	readonly difference: number;
	/** Mean and longest walk with it, metres. */
	readonly meanMetres: number;
	readonly furthestMetres: number;
}

/** One hour of the day, all chosen days together. */
export interface SiteHour {
	readonly hour: number;
	readonly incidents: number;
	readonly coveredBefore: number;
	readonly coveredAfter: number;
	/** Median walk to the nearest open point, metres; Infinity where half have none. */
	readonly walkBefore: number;
	readonly walkAfter: number;
}

/** New points with one more or fewer, chosen afresh for each number. */
export interface SiteCurvePoint {
	readonly more: number;
	readonly covered: number;
	/** No choice of as many covers more. */
	readonly bound: number;
}

/** The proposal with all that is needed to doubt it. Structured-clone-able. */
export interface SitePlan {
	readonly kind: 'sites';
	readonly model: SiteModel;
	/** Incidents that count: located, in the hours, with a known hour where opening hours matter. */
	readonly total: number;
	/** Located incidents of unknown hour, left out. */
	readonly untimed: number;
	/** Incidents whose walk to the nearest point is a straight line, as no street leads there; null where no streets were asked for. */
	readonly straight: number | null;
	readonly sites: readonly NewSite[];
	readonly before: Coverage;
	readonly after: Coverage;
	readonly shareBefore: SiteShare;
	readonly shareAfter: SiteShare;
	/** What no choice of as many can beat, in the model's unit: incidents covered (above) or metres (below). */
	readonly bound: number;
	/** How near what the new points add (or the walk that they leave) comes to the best possible, 0–1; 1 when proved best. */
	readonly ofBest: number;
	readonly alternatives: readonly Alternative[];
	/** Candidates nearer than this to a proposed site or to another alternative are no alternative, metres; 0 for premises. */
	readonly apartMetres: number;
	readonly hours: readonly SiteHour[];
	/** For maximal covering; empty otherwise. */
	readonly curve: readonly SiteCurvePoint[];
	readonly resamples: number;
}

/** Why no proposal is made. */
export interface SiteRefusal {
	readonly kind: 'refusal';
	readonly code: 'too-few-incidents' | 'no-candidates' | 'too-large';
	readonly fault: string;
	readonly remedy: string;
}
