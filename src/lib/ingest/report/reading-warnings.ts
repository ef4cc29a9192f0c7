import type { Warning } from '../contract';
import { cellReach, type PlaceNotes } from '../columns/place-reader';
import type { WhenNotes } from '../columns/when-reader';

const number = (count: number): string => count.toLocaleString('en-GB');
const rows = (count: number, one: string, many: string): string => (count === 1 ? `1 row ${one}` : `${number(count)} rows ${many}`);
const some = (count: number, code: string, message: string): Warning[] => (count > 0 ? [{ code, message }] : []);

/** Why rows have no location, by reason; and what to know of those that have one. */
export function placeWarnings(notes: PlaceNotes): Warning[] {
	const { missing, unreadable, zero, range, unknown, coarse, exchanged, worse9, worse8 } = notes;
	const reach = (level: number): string => `${String(Math.round(cellReach(level)))} m`;
	return [
		...some(missing, 'no-location', `${rows(missing, 'has', 'have')} no coordinates.`),
		...some(unreadable, 'unreadable-location', `${rows(unreadable, 'has', 'have')} coordinates that cannot be read.`),
		...some(zero, 'zero-location', `${rows(zero, 'lies', 'lie')} at 0, 0: the place was withheld or not known, so they have no location.`),
		...some(range, 'impossible-location', `${rows(range, 'has', 'have')} coordinates outside the range of longitude and latitude.`),
		...some(unknown, 'unknown-crs', `${rows(unknown, 'has', 'have')} coordinates in an unknown reference system and no location.`),
		...some(coarse, 'coarse-left-out', `${rows(coarse, 'has', 'have')} a fix worse than ${reach(9)} and, as you chose, no location.`),
		...some(exchanged, 'swapped-rows', `${rows(exchanged, 'has', 'have')} longitude and latitude exchanged, going by the other rows.`),
		...some(
			worse9 + worse8,
			'coarse-fix',
			`${rows(worse9 + worse8, 'has', 'have')} a fix worse than ${reach(9)}, the size of a hexagon of level 9` +
				(worse8 > 0 ? `, ${number(worse8)} of them worse than ${reach(8)} (level 8)` : '') +
				': they count where they are marked, but may lie in another hexagon.'
		)
	];
}

/** What was noticed about clock times and ranges. */
export function whenWarnings(notes: WhenNotes, zone: string): Warning[] {
	return [
		...some(
			notes.skipped,
			'skipped-hour',
			`${rows(notes.skipped, 'has', 'have')} a time that the spring change skips (${zone}): kept as written.`
		),
		...some(
			notes.doubled,
			'double-hour',
			`${rows(notes.doubled, 'has', 'have')} a time that happens twice at the autumn change (${zone}): kept as written, the first is assumed.`
		),
		...some(notes.untimed, 'no-time', `${rows(notes.untimed, 'has', 'have')} a date without a readable time: they count by day only.`),
		...some(notes.endless, 'no-end', `${rows(notes.endless, 'has', 'have')} no readable end of the time range: they count at its start.`),
		...some(notes.reversed, 'end-before-start', `${rows(notes.reversed, 'ends', 'end')} before the start: they count at the start.`)
	];
}
