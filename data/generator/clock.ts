/** When made-up incidents happen: local civil time, Europe/London. */
import { dayOf, isoDay, weekdayOf } from '../../src/lib/core/time';
import { SCHOOL_HOLIDAYS, SPAN, SPRING_CHANGES } from '../truths';
import { at, Urn, type Dice } from './dice';

/** Days since 1970 of an ISO date. */
export const day = (iso: string): number => dayOf(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), Number(iso.slice(8, 10)));

/** First day of each year of the sample and the day after the last. */
export const YEARS = [
	{ first: day(SPAN.first), end: day(SPAN.turn) },
	{ first: day(SPAN.turn), end: day(SPAN.last) + 1 }
] as const;

/** A local minute. */
export interface Moment {
	readonly day: number;
	readonly minute: number;
}

const two = (n: number): string => String(n).padStart(2, '0');
export const stamp = ({ day, minute }: Moment): string => `${isoDay(day)} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;

const springs = new Set(SPRING_CHANGES.map(day));
/** False for the hour that the clocks skip in spring. */
export const exists = ({ day, minute }: Moment): boolean => !(springs.has(day) && minute >= 60 && minute < 120);

/** Later by so many minutes on the clock, past the skipped hour if need be. */
export function later(from: Moment, minutes: number): Moment {
	const sum = from.minute + minutes;
	const moment = { day: from.day + Math.floor(sum / 1440), minute: sum % 1440 };
	return exists(moment) ? moment : { ...moment, minute: moment.minute + 60 };
}

const inRange = (d: number, ranges: readonly (readonly [string, string])[]): boolean =>
	ranges.some(([from, to]) => d >= day(from) && d <= day(to));
export const isSchoolDay = (d: number): boolean => weekdayOf(d) < 5 && !inRange(d, SCHOOL_HOLIDAYS);

const UNIVERSITY_TERMS = [
	['2024-11-01', '2024-12-13'],
	['2025-01-13', '2025-04-04'],
	['2025-05-06', '2025-06-13'],
	['2025-09-22', '2025-12-12'],
	['2026-01-12', '2026-03-27'],
	['2026-04-27', '2026-06-12'],
	['2026-09-21', '2026-10-31']
] as const;
const WELCOME_WEEKS = [
	['2025-09-22', '2025-09-28'],
	['2026-09-21', '2026-09-27']
] as const;

/** How a category spreads over the week. */
export interface Rhythm {
	/** Weight by hour of the day. */
	readonly hours: readonly number[];
	/** Weight by weekday, Monday first. */
	readonly days: readonly number[];
	/** Times the weight on Friday and Saturday nights, 20:00–04:00. */
	readonly weekendNights: number;
	/** Times the weight in university term, and again in welcome week. */
	readonly term: number;
	/** Weight by month, January first. */
	readonly months: readonly number[];
}

const isWeekendNight = (weekday: number, hour: number): boolean =>
	hour >= 20 ? weekday === 4 || weekday === 5 : hour < 4 && (weekday === 5 || weekday === 6);

/** Draws moments of one year of the sample by a rhythm, with the heaping of minutes that real logs show. */
export class Calendar {
	readonly #first: number;
	readonly #urn: Urn;

	constructor(year: { readonly first: number; readonly end: number }, rhythm: Rhythm) {
		this.#first = year.first;
		const weights: number[] = [];
		for (let d = year.first; d < year.end; d++) {
			const weekday = weekdayOf(d);
			const term = inRange(d, UNIVERSITY_TERMS) ? rhythm.term * (inRange(d, WELCOME_WEEKS) ? rhythm.term : 1) : 1;
			const month = at(rhythm.months, new Date(d * 86_400_000).getUTCMonth());
			for (let hour = 0; hour < 24; hour++) {
				const night = isWeekendNight(weekday, hour) ? rhythm.weekendNights : 1;
				weights.push(at(rhythm.hours, hour) * at(rhythm.days, weekday) * night * term * month);
			}
		}
		this.#urn = new Urn(weights);
	}

	draw(dice: Dice): Moment {
		const slot = this.#urn.draw(dice);
		const heap = dice.unit();
		const minute = heap < 0.08 ? 0 : heap < 0.13 ? 30 : dice.int(0, 59);
		const moment = { day: this.#first + Math.floor(slot / 24), minute: (slot % 24) * 60 + minute };
		return exists(moment) ? moment : this.draw(dice);
	}
}
