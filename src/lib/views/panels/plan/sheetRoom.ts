import type { UnitSheet } from '../../../deployment';
import { clockWords } from '../../charts/clockWords';

/** Widths of the sheet's columns: mark, place, first, again, why, what to do. All sizes here are CSS pixels. */
export const COLUMNS = [32, 152, 46, 88, 200, 170] as const;
/** A4 within the margins of print.css, a little left for a longer line than expected. */
const PAGE = 1000;
/** The map at most, what it has beside rows in full size, and at least. */
const MAP = { most: 290, wanted: 170, least: 150 } as const;
/** Room inside a column, the header beside the call-sign, and half the sheet. */
const GAP = 8;
const HEADER = 560;
const HALF = 332;
/** Average width of Inter's letters, of the font size, on the safe side. */
const LETTER = { plain: 0.5, bold: 0.54 } as const;
const FULL = { font: 12, line: 15, mark: 24, pad: 7, head: 37 } as const;
const SMALL = { font: 10.5, line: 12, mark: 20, pad: 3, head: 27 } as const;
/** A line of the list that follows the table, and its heading and closing note. */
const LISTED = { line: 15, head: 34 } as const;
/** Times in that list at most. */
const TIMES = 4;

/** What stands around the map and the table. */
interface Around {
	/** Lines under the title. */
	readonly header: readonly string[];
	/** Paragraphs of the two halves below the table. */
	readonly halves: readonly (readonly string[])[];
}

/** How a sheet fills its page. */
interface SheetRoom {
	/** Stops in the table, and those after them that a list without reasons holds; the rest is in the files only. */
	readonly full: number;
	readonly listed: number;
	readonly small: boolean;
	/** Height of the map. */
	readonly map: number;
}

/** Shares one A4 page between the map and the stops: smaller letters first, then a list of the later stops, each with its times. */
export function sheetRoom(unit: UnitSheet, around: Around): SheetRoom {
	const space = PAGE - heightAround(around);
	const stops = unit.tour.places.length;
	for (const [size, least] of [[FULL, MAP.wanted] as const, [SMALL, MAP.least] as const]) {
		const map = Math.floor(space - size.head - sum(rowHeights(unit, size)));
		if (map >= least) return { full: stops, listed: 0, small: size === SMALL, map: Math.min(MAP.most, map) };
	}
	const rows = rowHeights(unit, SMALL);
	const listable = (full: number): number =>
		2 * Math.max(0, Math.floor((space - MAP.least - SMALL.head - LISTED.head - sum(rows.slice(0, full))) / LISTED.line));
	let full = stops - 1;
	while (full > 0 && listable(full) < stops - full) full--;
	return { full, listed: Math.min(stops - full, listable(full)), small: true, map: MAP.least };
}

/** When a patrol comes to a place, minutes after midnight of the shift's day. */
export const arrivals = ({ stays }: UnitSheet['tour'], place: number): number[] =>
	stays.filter((stay) => stay.place === place).map(({ arrive }) => arrive);

/** "22:10 00:25"; "–" for none. */
export const timesText = (minutes: readonly number[]): string => (minutes.length > 0 ? minutes.map(clockWords).join(' ') : '–');

/** The same on one line: "22:10 23:10 00:10 01:10 +2". */
export const fewTimes = (minutes: readonly number[]): string =>
	timesText(minutes.slice(0, TIMES)) + (minutes.length > TIMES ? ` +${String(minutes.length - TIMES)}` : '');

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

function rowHeights({ tour, places }: UnitSheet, { font, line, mark, pad }: typeof FULL | typeof SMALL): number[] {
	const [, name, , again, why, todo] = COLUMNS;
	return places.map((place, at) => {
		const lines = [
			linesOf(place.name, name - GAP, font * LETTER.bold),
			linesOf(timesText(arrivals(tour, at).slice(1)), again - GAP, font * LETTER.bold),
			linesOf(place.why, why - GAP, font * LETTER.plain),
			linesOf(place.todo, todo - GAP, font * LETTER.plain)
		];
		return Math.max(mark, line * Math.max(...lines)) + pad;
	});
}

/** Markings, header, key, the two halves, debrief (three lines of 9 mm) and footer, with their spaces. */
function heightAround({ header, halves }: Around): number {
	const lines = (texts: readonly string[], width: number): number =>
		FULL.line * sum(texts.map((text) => linesOf(text, width, FULL.font * LETTER.plain)));
	const half = Math.max(...halves.map((texts) => lines(texts, HALF)));
	return 2 * FULL.line + 16 + 28 + lines(header, HEADER) + 23 + 20 + 18 + half + 146 + 12 + 2 * FULL.line;
}

/** Lines that a text takes, broken between words. */
function linesOf(text: string, width: number, letter: number): number {
	const most = Math.floor(width / letter);
	let lines = 1;
	let used = 0;
	for (const { length } of text.split(/\s+/)) {
		if (used > 0 && used + 1 + length > most) {
			lines++;
			used = 0;
		}
		const more = Math.max(0, Math.ceil(length / most) - 1);
		lines += more;
		used += (used > 0 ? 1 : 0) + length - more * most;
	}
	return lines;
}
