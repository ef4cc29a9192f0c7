/** When near repeats cannot be told from the data, why, and what helps. Pure. */
import type { Holdings, NameCount, Placed } from '../core/answers';
import type { NearRepeatSettings } from './settings/nearRepeat';

export interface NearRefusal {
	readonly code: 'snapped' | 'month-only' | 'coarse' | 'too-few' | 'too-short';
	readonly reason: string;
	readonly remedy: string;
	/** A filter or bands that would do, to offer as a button. */
	readonly offer: { readonly sources: readonly string[] } | { readonly metres: number } | null;
}

/** Fewest incidents with a place and a day: fewer make no more than a handful of close pairs. */
export const FEWEST_PLACED = 50;
/** Two places known only to hexagons of resolution 10 may be this much nearer or farther than their centres, metres. */
const COARSE_METRES = 150;
const COARSE_BAND = 200;
/** Share of the located incidents that must have a day. */
const ENOUGH = 0.5;

const count = (n: number): string => n.toLocaleString('en-GB');
const listed = (names: readonly string[]): string => (names.length > 3 ? `${names.slice(0, 3).join(', ')} and others` : names.join(', '));

/** By the files alone. @param asked incidents under the filter by key of their file */
export function refuseBefore(asked: readonly NameCount[], { sources }: Pick<Holdings, 'sources'>): NearRefusal | null {
	const used = sources.filter(({ key }) => asked.some(({ name, now }) => name === key && now > 0));
	const snapped = used.filter((source) => source.snapped);
	if (snapped.length === 0) return null;
	const exact = used.filter((source) => !source.snapped).map(({ key }) => key);
	return {
		code: 'snapped',
		reason: `Points of ${listed(snapped.map(({ label }) => label))} are snapped to shared map points: incidents that lie streets apart stand on one spot, and would look like repeats.`,
		remedy:
			exact.length > 0
				? 'Leave such files out, or load the incidents with their own coordinates.'
				: 'Load the incidents with their own coordinates: the police.uk files have none.',
		offer: exact.length > 0 ? { sources: exact } : null
	};
}

/** By the incidents themselves. */
export function refusePlaced(placed: Placed, { metres, days, times }: NearRepeatSettings): NearRefusal | null {
	const { day, coarse, left } = placed;
	const located = day.length + left.undated + left.over;
	if (located > 0 && left.undated > located * ENOUGH)
		return {
			code: 'month-only',
			reason: `${count(left.undated)} of ${count(located)} incidents give the month only: days between them cannot be told.`,
			remedy: 'Load records with the day on which each happened.',
			offer: null
		};
	if (day.length < FEWEST_PLACED)
		return {
			code: 'too-few',
			reason: `${count(day.length)} incidents have a place and a day under this filter; the test needs at least ${count(FEWEST_PLACED)}.`,
			remedy: 'Choose a longer period or a wider area.',
			offer: null
		};
	if (coarse > 0 && metres < COARSE_METRES)
		return {
			code: 'coarse',
			reason: `${count(coarse)} places are known to a hexagon only, up to ${String(COARSE_METRES)} m off: bands of ${String(metres)} m are finer than that.`,
			remedy: `Use bands of ${String(COARSE_BAND)} m or more.`,
			offer: { metres: COARSE_BAND }
		};
	const span = (day.at(-1) ?? 0) - (day[0] ?? 0) + 1;
	if (span < 2 * days * times)
		return {
			code: 'too-short',
			reason: `The incidents span ${count(span)} days, and the bands reach ${count(days * times)}: nearly all pairs fall into them by chance.`,
			remedy: 'Choose a longer period, or fewer or shorter bands of days.',
			offer: null
		};
	return null;
}
