import type { WeekWindow } from '../../core/filter';

/** A window of the week in a link: days, hours, and "n" where nights belong to their evening. */
export const writeWeek = ({ days, from, to, nights }: WeekWindow): string =>
	`${days.join('')}-${String(from)}-${String(to)}${nights ? 'n' : ''}`;

/** Null when the text is no window. */
export function readWeek(text: string): WeekWindow | null {
	const match = /^([0-6]{1,7})-(\d{1,2})-(\d{1,2})(n?)$/.exec(text);
	if (!match) return null;
	const [, days = '', from = '', to = '', nights] = match;
	if (Number(from) > 23 || Number(to) > 23) return null;
	return { days: [...new Set(days.split('').map(Number))].sort(), from: Number(from), to: Number(to), nights: nights === 'n' };
}
