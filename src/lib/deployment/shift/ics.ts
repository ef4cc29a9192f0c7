import { isoDay } from '../../core/time';
import { remarks, shiftStamp, stopLabel, type ShiftSheets, type UnitSheet } from './handOver';

/** Octets of a content line before it is folded (RFC 5545, 3.1). */
const LINE = 75;
const DAY_MINUTES = 1440;

/** Europe/London since 1996: the last Sundays of March and October, 01:00 UTC. */
const LONDON = [
	'BEGIN:VTIMEZONE',
	'TZID:Europe/London',
	'BEGIN:DAYLIGHT',
	'TZOFFSETFROM:+0000',
	'TZOFFSETTO:+0100',
	'TZNAME:BST',
	'DTSTART:19960331T010000',
	'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
	'END:DAYLIGHT',
	'BEGIN:STANDARD',
	'TZOFFSETFROM:+0100',
	'TZOFFSETTO:+0000',
	'TZNAME:GMT',
	'DTSTART:19961027T020000',
	'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
	'END:STANDARD',
	'END:VTIMEZONE'
] as const;

/**
 * Calendar of the stays of some patrols (RFC 5545), in Europe/London local time: one event for each.
 * @param now when the file is made, milliseconds since 1970 (UTC)
 */
export function icsOf(sheets: ShiftSheets, units: readonly UnitSheet[], now: number): string {
	const stamp = new Date(now).toISOString().replaceAll(/[-:]|\.\d+/g, '');
	const lines = [
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Hexbeat//Tasking//EN',
		'CALSCALE:GREGORIAN',
		'METHOD:PUBLISH',
		`X-WR-CALNAME:${text(sheets.title)}`,
		...LONDON,
		...units.flatMap((unit) => unit.tour.stays.flatMap((_, stay) => event(sheets, unit, stay, stamp))),
		'END:VCALENDAR'
	];
	return lines.map((line) => fold(line) + '\r\n').join('');
}

function event(sheets: ShiftSheets, unit: UnitSheet, index: number, stamp: string): string[] {
	const stay = unit.tour.stays[index];
	const place = stay && unit.tour.places[stay.place];
	if (!stay || !place) return [];
	const words = unit.places[stay.place];
	const label = stopLabel(unit, stay.place);
	const { day } = sheets.when;
	const visit = unit.tour.stays.slice(0, index + 1).filter((own) => own.place === stay.place).length;
	return [
		'BEGIN:VEVENT',
		// A calendar takes an event with a known UID for a change of it: a plan made again moves its visits, another shift adds its own.
		`UID:${shiftStamp(sheets.when)}-${unit.letter}-${place.cell}-${String(visit)}@hexbeat.invalid`,
		`DTSTAMP:${stamp}`,
		`DTSTART;TZID=Europe/London:${local(day, stay.arrive)}`,
		`DTEND;TZID=Europe/London:${local(day, stay.leave)}`,
		`SUMMARY:${text(`${unit.callSign || unit.name}: ${label} ${words?.name ?? ''}`.trim())}`,
		`LOCATION:${text(words?.name || `${place.lat.toFixed(5)}, ${place.lng.toFixed(5)}`)}`,
		`GEO:${place.lat.toFixed(6)};${place.lng.toFixed(6)}`,
		`DESCRIPTION:${text([words ? `Recorded in these hours: ${words.why}` : '', words?.todo ?? '', ...remarks(sheets)].filter((line) => line !== '').join('\n'))}`,
		'TRANSP:OPAQUE',
		'END:VEVENT'
	];
}

/** "20261128T011000" of minutes after midnight of a day. */
function local(day: number, minutes: number): string {
	const on = day + Math.floor(minutes / DAY_MINUTES);
	const m = minutes - (on - day) * DAY_MINUTES;
	const two = (n: number): string => String(n).padStart(2, '0');
	return `${isoDay(on).replaceAll('-', '')}T${two(Math.floor(m / 60))}${two(m % 60)}00`;
}

const text = (value: string): string =>
	value
		.replaceAll('\\', '\\\\')
		.replaceAll(';', '\\;')
		.replaceAll(',', '\\,')
		.replaceAll(/\r\n|\r|\n/g, '\\n')
		.replaceAll(/\p{Cc}/gu, '');

/** Folds a line at 75 octets of UTF-8, never inside a character. */
function fold(line: string): string {
	const encoder = new TextEncoder();
	let folded = '';
	let room = LINE;
	for (const character of line) {
		const octets = encoder.encode(character).length;
		if (octets > room) {
			folded += '\r\n ';
			room = LINE - 1;
		}
		folded += character;
		room -= octets;
	}
	return folded;
}
