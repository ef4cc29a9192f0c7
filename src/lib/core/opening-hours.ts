const HOURS = 168;
const DAY = 24 * 60;
const WEEK = 7 * DAY;
const DAYS = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'] as const;

/** When a place is open. */
export type Opening =
	/** `hours` has 1 for each hour of the week, Monday 00:00 first, throughout which it is open. */
	| { readonly kind: 'given'; readonly text: string; readonly hours: Uint8Array }
	/** Nothing is said of its hours. */
	| { readonly kind: 'none' }
	/** Something is said that cannot be read. */
	| { readonly kind: 'unreadable'; readonly text: string };

/** A place that people can go to, or a camera. */
export interface ServicePoint {
	readonly name: string;
	/** Degrees. */
	readonly lng: number;
	readonly lat: number;
	readonly opening: Opening;
}

const ALWAYS = /^(24\s*\/\s*7|(open )?(24 ?(h|hrs?|hours)|always)( (a day|daily|every day))?)$/i;
const DAY_NAME = '(?:mo|tu|we|th|fr|sa|su)[a-z]*';
const DAY_LIST = new RegExp(`^(?:(?:daily|every day)|${DAY_NAME}(?:\\s*(?:-|to|,|&|and)\\s*${DAY_NAME})*)\\b`, 'i');
const TIME = '(\\d{1,2})(?:[:.](\\d{2}))?\\s*(am|pm)?';
const SPAN = new RegExp(`^${TIME}\\s*(?:-|to)\\s*${TIME}$`, 'i');

/**
 * Reads opening hours in a part of the notation of OpenStreetMap: "24/7", "Mo-Su 08:00-20:00", "Mo-Fr 09:00-12:00,13:00-17:00; Sa off",
 * "Fr-Sa 20:00-04:00" (until 04:00 the next day); days also in full, times also as "9am". Rules for public and school holidays are passed
 * over; seasons, sunset and remarks cannot be read.
 */
export function readOpening(text: string): Opening {
	const plain = text
		.trim()
		.replaceAll(/[–—−‒]/g, '-')
		.replaceAll(/\s+/g, ' ');
	if (plain === '') return { kind: 'none' };
	if (ALWAYS.test(plain)) return { kind: 'given', text: plain, hours: new Uint8Array(HOURS).fill(1) };
	const minutes = new Uint8Array(WEEK);
	const rules = plain.split(/\s*;\s*/).filter((rule) => rule !== '' && !/^(ph|sh)\b/i.test(rule));
	if (rules.length === 0 || !rules.every((rule) => apply(rule, minutes))) return { kind: 'unreadable', text: plain.slice(0, 120) };
	return { kind: 'given', text: plain.slice(0, 120), hours: wholeHours(minutes) };
}

/** Opening hours given as two columns, and the days in a third. */
export const readFromTo = (from: string, to: string, days: string): Opening =>
	from.trim() === '' && to.trim() === '' ? { kind: 'none' } : readOpening(`${days.trim()} ${from.trim()}-${to.trim()}`);

/** An hour counts only where the place is open throughout it. */
function wholeHours(minutes: Uint8Array): Uint8Array {
	const hours = new Uint8Array(HOURS).fill(1);
	for (let m = 0; m < WEEK; m++) if (!minutes[m]) hours[Math.floor(m / 60)] = 0;
	return hours;
}

/** Puts a rule in the place of what earlier ones say of its days; false when it cannot be read. */
function apply(rule: string, minutes: Uint8Array): boolean {
	const named = DAY_LIST.exec(rule)?.[0] ?? '';
	const days = named === '' || /^(daily|every)/i.test(named) ? [0, 1, 2, 3, 4, 5, 6] : daysOf(named);
	const rest = rule.slice(named.length).replace(/^\s*:?\s*/, '');
	if (days === null || rest === '') return false;
	const closed = /^(off|closed)$/i.test(rest);
	const spans = closed ? [] : rest.split(/\s*(?:,|&|\band\b)\s*/).map(spanOf);
	if (spans.some((span) => span === null)) return false;
	for (const day of days) minutes.fill(0, day * DAY, (day + 1) * DAY);
	for (const day of days) for (const span of spans) if (span) for (let m = span.from; m < span.to; m++) minutes[(day * DAY + m) % WEEK] = 1;
	return true;
}

function daysOf(text: string): number[] | null {
	const days: number[] = [];
	for (const part of text.split(/\s*(?:,|&|\band\b)\s*/i)) {
		const ends = part.split(/\s*(?:-|\bto\b)\s*/i).map((name) => DAYS.findIndex((day) => name.toLowerCase().startsWith(day)));
		const [first = -1, last = first] = ends;
		if (first < 0 || last < 0 || ends.length > 2) return null;
		for (let d = first; ; d = (d + 1) % 7) {
			days.push(d);
			if (d === last) break;
		}
	}
	return days;
}

/** Minutes after midnight; an end at or before the start lies on the next day. Null when it cannot be read. */
function spanOf(text: string): { readonly from: number; readonly to: number } | null {
	const match = SPAN.exec(text.trim());
	if (!match) return null;
	const from = minuteOf(match[1], match[2], match[3]);
	const to = minuteOf(match[4], match[5], match[6]);
	if (from === null || to === null || from >= DAY) return null;
	return { from, to: to <= from ? to + DAY : to };
}

function minuteOf(hour: string | undefined, minute: string | undefined, half: string | undefined): number | null {
	const h = Number(hour);
	const m = Number(minute ?? 0);
	if (m > 59 || h > (half === undefined ? 30 : 12)) return null;
	if (half === undefined) return h * 60 + m;
	return ((h % 12) + (half.toLowerCase() === 'pm' ? 12 : 0)) * 60 + m;
}
