import { dayOf } from './time';

const UK = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$/;
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * A day as people type it: "27/11/2026", "1.2.2026", "2026-11-27".
 *
 * @returns days since 1970-01-01; null for what is no day of the calendar.
 */
export function typedDay(text: string): number | null {
	const uk = UK.exec(text.trim());
	const [year, month, day] = uk ? [uk[3], uk[2], uk[1]] : (ISO.exec(text.trim())?.slice(1) ?? []);
	if (year === undefined || month === undefined || day === undefined) return null;
	const days = dayOf(Number(year), Number(month), Number(day));
	const date = new Date(days * 86_400_000);
	// 31 April would become 1 May.
	return date.getUTCMonth() + 1 === Number(month) && date.getUTCFullYear() === Number(year) ? days : null;
}
