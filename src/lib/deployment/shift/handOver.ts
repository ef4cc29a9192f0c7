import { isoDay } from '../../core/time';
import { clock, type Occurrence } from './occurrences';
import type { ShiftTour } from './shift';

/** Everything that the files of one patrol say. */
export interface UnitSheet {
	/** "Marshal A", and "A". */
	readonly name: string;
	readonly letter: string;
	/** Typed by the user; empty for none. */
	readonly callSign: string;
	readonly tour: ShiftTour;
	/** The hours of the shift with most incidents on its ground, or why none is named. */
	readonly peak: string;
	/** Name of each of the tour's places, and why it was chosen; from the same records as the plan, without a name of a person. */
	readonly places: readonly { readonly name: string; readonly why: string; readonly todo: string }[];
	/** Name of where it starts and finishes. */
	readonly depot: string;
}

/** A plan's tours on one date. */
export interface ShiftSheets {
	readonly title: string;
	readonly when: Occurrence;
	readonly units: readonly UnitSheet[];
	/** Made up: said in every file. */
	readonly synthetic: boolean;
	/** "OFFICIAL – SENSITIVE"; empty for none. */
	readonly marking: string;
	/** Start and order of the tours are varied by it. */
	readonly seed: number;
}

const digits = (minutes: number): string => clock(minutes).replace(':', '');

/** "2026-11-27-2100" for names of files: a day may have several shifts. */
export const fileStamp = ({ day, from }: Pick<Occurrence, 'day' | 'from'>): string => `${isoDay(day)}-${digits(from)}`;

/** "2026-11-27-2100-0300": the same for the same shift, whenever a file of it is made. */
export const shiftStamp = (when: Pick<Occurrence, 'day' | 'from' | 'to'>): string => `${fileStamp(when)}-${digits(when.to)}`;

/** What every file says of itself. */
export function remarks({ synthetic, marking, when }: ShiftSheets): string[] {
	return [
		...(marking === '' ? [] : [marking]),
		...(synthetic ? ['Synthetic data: made up, not for sending anyone anywhere.'] : []),
		'Reaching a place is not the same as preventing an incident.',
		'Stops are middles of hexagons: stand where it is safe and you are seen.',
		...(when.clocksChange ? ['The clocks change during this shift: check the times after 01:00.'] : [])
	];
}

/** Stop number of a place, as on the map: "A1". */
export const stopLabel = ({ letter }: Pick<UnitSheet, 'letter'>, place: number): string => `${letter}${String(place + 1)}`;
