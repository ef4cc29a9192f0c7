import type { Uncoverable } from './shiftCover';
import type { StaffingRequest } from './staffing';

/** A shift that people can be put on, on every day of the week; shifts may overlap. */
export interface DayShift {
	/** Civil hour at which it begins, 0–23, and its length, 1–24 hours. */
	readonly from: number;
	readonly hours: number;
	/** £ an hour of one person; null where it is not given. */
	readonly perHour: number | null;
}

/** What the people of a week are asked for. Structured-clone-able. */
export interface StaffWeekRequest {
	/** Incidents by civil hour of the week (168, Monday 00:00 first), over so many weeks. */
	readonly hourly: Uint32Array;
	readonly weeks: number;
	/** What one incident takes, and how well calls are to be met. */
	readonly calls: Omit<StaffingRequest, 'perHour'>;
	readonly shifts: readonly DayShift[];
	/** Hours a week that can be worked, where they are fewer than the calls need; null for as many as it takes. */
	readonly within: number | null;
	/** Fixes the resamples. */
	readonly seed: number;
}

/** The people on shifts that cover every hour at least cost. */
export interface PeopleCover {
	readonly kind: 'cover';
	/** What no other cover has less of: £ where every shift has a price and hours suffice for it, else hours. */
	readonly least: 'pounds' | 'hours';
	/** Where hours are limited: the cover that costs less and takes more of them. */
	readonly cheaper: { readonly hours: number; readonly pounds: number } | null;
	/** People by day and shift: day × shifts + shift. */
	readonly units: readonly number[];
	/** People at work in each hour of the week. */
	readonly onDuty: Uint16Array;
	/** Hours worked a week beyond what the calls need. */
	readonly spare: number;
	/** Hours worked a week, with the 95 % bootstrap interval. */
	readonly hours: { readonly value: number; readonly low: number; readonly high: number };
	/** Null where a shift that is worked has no price. */
	readonly pounds: number | null;
	/** Share of calls that find someone free at once (Erlang C), 0–1. */
	readonly free: number;
}

/** The people on shifts within fewer hours than the calls need: most calls find someone free. */
export interface FewerPeople extends Pick<PeopleCover, 'units' | 'onDuty' | 'pounds' | 'free'> {
	readonly hours: number;
	/** With these hours no plan of these shifts leaves someone free for a larger share of calls; `free` where that is proved. */
	readonly bound: number;
}

/** People that a week's calls need, hour by hour, and on shifts. */
export interface WeekStaffing {
	readonly kind: 'staffing';
	/** The shifts of a day that it is for. */
	readonly shifts: readonly DayShift[];
	/** Incidents behind it. */
	readonly incidents: number;
	/** By civil hour of the week: incidents expected, people busy on average, people needed. */
	readonly perHour: Float64Array;
	readonly load: Float64Array;
	readonly need: Uint16Array;
	readonly cover: PeopleCover | Uncoverable;
	/** Null where hours are not limited, or suffice, or no shift covers some hour. */
	readonly fewer: FewerPeople | null;
}

/** What is to be put on shifts: the people of the hours that there are, else of those that the calls need; null while hours are uncovered. */
export const onShifts = ({ cover, fewer }: WeekStaffing): Pick<PeopleCover, 'units' | 'onDuty' | 'pounds'> | null =>
	fewer ?? (cover.kind === 'cover' ? cover : null);

/** Too little is known. */
export interface StaffRefusal {
	readonly kind: 'refusal';
	readonly fault: string;
	readonly remedy: string;
}
