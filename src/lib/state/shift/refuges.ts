import type { Overlay } from '../../core/overlay';
import type { Occurrence, ShiftTour } from '../../deployment';
import { weekdayOf } from '../../core/time';
import { servicePoints } from '../../ingest';
import { walkMinutes } from '../walkMinutes';
import { metresApart } from './stopNames';

/** Layers whose points offer help, by their names. */
const HELP = /refuge|safe|haven|shelter|help|hub/i;
export const offersHelp = ({ kind, name }: Overlay): boolean => kind === 'points' && HELP.test(name);
/** Walked metres for each metre in a straight line. */
const DETOUR = 1.3;
/** Refuge points further than this from every stop are left out, walked metres. */
const FARTHEST = 1000;

export interface NearRefuge {
	readonly name: string;
	/** "open throughout", "open until 23:00", "closed in these hours", "hours not known". */
	readonly open: string;
	/** Minutes on foot from its nearest stop, and that stop's number from 1. */
	readonly minutes: number;
	readonly stop: number;
}

const hour = (h: number): string => `${String(h % 24).padStart(2, '0')}:00`;

/** Open during a shift, by whole hours of the week. */
function openWords(hours: Uint8Array, { day, from, to }: Occurrence): string {
	const first = weekdayOf(day) * 24 + Math.floor(from / 60);
	const open = Array.from({ length: Math.ceil(to / 60) - Math.floor(from / 60) }, (_, i) => hours[(first + i) % 168] === 1);
	const at = (i: number): string => hour(Math.floor(from / 60) + i);
	if (open.every(Boolean)) return 'open throughout';
	if (!open.some(Boolean)) return 'closed in these hours';
	const closes = open.indexOf(false);
	if (closes > 0 && !open.slice(closes).some(Boolean)) return `open until ${at(closes)}`;
	const opens = open.indexOf(true);
	if (closes === 0 && open.slice(opens).every(Boolean)) return `open from ${at(opens)}`;
	return `open ${open.flatMap((is, i) => (is && !open[i - 1] ? [at(i)] : [])).join(' and from ')} for part of the shift`;
}

/** The nearest places of loaded layers that offer help, open ones first. @param speed walking, km/h */
export function refugesNear(overlays: readonly Overlay[], tour: ShiftTour, when: Occurrence, speed: number, most = 4): NearRefuge[] {
	return overlays
		.filter(offersHelp)
		.flatMap(servicePoints)
		.map((point) => {
			const ways = tour.places.map((place) => metresApart(point, place) * DETOUR);
			const way = Math.min(...ways);
			const open = point.opening.kind === 'given' ? openWords(point.opening.hours, when) : 'hours not known';
			return { name: point.name, open, way, minutes: Math.max(1, Math.round(walkMinutes(way, speed))), stop: ways.indexOf(way) + 1 };
		})
		.filter(({ way }) => way <= FARTHEST)
		.sort((a, b) => Number(a.open.startsWith('closed')) - Number(b.open.startsWith('closed')) || a.way - b.way)
		.slice(0, most)
		.map(({ name, open, minutes, stop }) => ({ name, open, minutes, stop }));
}
