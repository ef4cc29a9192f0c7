import type { EventMark } from '../../core/annotation';
import { day } from '../../core/format';
import { spread } from './spread';

/** Room above the plot of a chart that shows events, pixels. */
export const EVENT_ROOM = 22;
/** Radius of a mark. */
export const MARK = 8;
/** Mean width of a character at 12 px, generously. */
const CHARACTER = 6.4;

/** A mark as it is drawn. */
export interface PlacedEvent {
	readonly event: EventMark;
	/** Pixel of the day, and of the end of a spell; null for a single day. */
	readonly at: number;
	readonly to: number | null;
	/** Pixel of the numbered mark: marks of near days stand side by side. */
	readonly mark: number;
	/** Text beside the mark; empty where there is no room, and the list beneath says it. */
	readonly text: string;
	readonly anchor: 'start' | 'end';
}

/** "01/05/2026", "01/05/2026 – 30/06/2026". */
export const eventDays = ({ day: first, last }: Pick<EventMark, 'day' | 'last'>): string =>
	last === null ? day(first) : `${day(first)} – ${day(last)}`;

/** "1, 01/05/2026: Street marshals began". */
export const eventWords = (event: EventMark): string =>
	`${String(event.number)}, ${eventDays(event)}${event.text === '' ? '' : `: ${event.text}`}`;

/**
 * Places events above a plot: marks 18 px apart at least, each text beside its mark where it meets no other.
 *
 * @param x pixel of the beginning of a day; events outside left and right are left out.
 */
export function placeEvents(events: readonly EventMark[], x: (day: number) => number, left: number, right: number): PlacedEvent[] {
	const shown = events.filter((event) => x((event.last ?? event.day) + 1) > left && x(event.day) < right);
	const within = (px: number): number => Math.max(left, Math.min(right, px));
	const marks = spread(
		shown.map((event) => within(x(event.day))),
		2 * MARK + 2,
		left + MARK,
		right - MARK
	);
	let taken = -Infinity;
	return shown.map((event, i) => {
		const mark = marks[i] ?? 0;
		const width = CHARACTER * event.text.length;
		const next = (marks[i + 1] ?? right + 3 * MARK) - 2 * MARK;
		const after = mark + MARK + 4 + width <= next;
		const before = !after && mark - MARK - 4 - width >= Math.max(taken + 4, left);
		taken = mark + MARK + (after ? 4 + width : 0);
		return {
			event,
			at: within(x(event.day)),
			to: event.last === null ? null : within(x(event.last + 1)),
			mark,
			text: after || before ? event.text : '',
			anchor: before ? 'end' : 'start'
		};
	});
}
