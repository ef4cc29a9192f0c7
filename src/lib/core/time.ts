/** Local civil calendar arithmetic on whole days since 1970-01-01 and month indexes (year × 12 + month − 1). */
const DAY_MS = 86_400_000;

export const dayOf = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day) / DAY_MS;
export const monthOf = (day: number): number => {
	const date = new Date(day * DAY_MS);
	return date.getUTCFullYear() * 12 + date.getUTCMonth();
};
/** First day of a month index. */
export const monthStart = (month: number): number => dayOf(Math.floor(month / 12), (month % 12) + 1, 1);
/** Weekday of a day, Monday = 0. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;
/** ISO week number since the week of 1969-12-29, Monday first. */
export const weekOf = (day: number): number => Math.floor((day + 3) / 7);
export const weekStart = (week: number): number => week * 7 - 3;

/** The same days a year earlier (29 February becomes 1 March when the year has none). */
export function yearBefore(day: number): number {
	const date = new Date(day * DAY_MS);
	return dayOf(date.getUTCFullYear() - 1, date.getUTCMonth() + 1, date.getUTCDate());
}

export const isoDay = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
export const isoMonth = (month: number): string => isoDay(monthStart(month)).slice(0, 7);
