import type { PeakWindow } from '../../analysis';
import type { CellProfile } from '../../core/answers';
import type { Place } from '../../core/priorities';

/** Below this many records no category or hour is named, and below `FEW` no number. */
const ENOUGH = 20;
const FEW = 5;

/** What a patrol does at a stop, by the priority of what is recorded most there. Typed over on the sheet. */
const ACTIONS: Readonly<Record<NonNullable<Place>, string>> = {
	'serious-organised-crime': 'Be seen; note what you see, do not approach',
	safeguarding: 'Be seen; offer company to the nearest refuge point',
	'young-people': 'Talk to young people; point out where to go',
	'night-time-economy': 'Be seen; speak to door staff and queues',
	vawg: 'Be seen; offer company to the nearest refuge point',
	'anti-social-behaviour': 'Be seen; speak to groups; note damage and noise',
	'road-safety': 'Stand where drivers see you; speak to drivers'
};
const OTHERWISE = 'Be seen; walk through; check the lighting';

const hour = (h: number): string => `${String(h % 24).padStart(2, '0')}:00`;

/** Why a patrol stays at a hexagon, from the records of the shift's hours there, and what it does. */
export function reasonOf(profile: CellProfile, placeOf: (category: string) => Place): { why: string; todo: string } {
	const { count, categories, hours } = profile;
	const top = categories.reduce<CellProfile['categories'][number] | null>((best, one) => (one.now > (best?.now ?? 0) ? one : best), null);
	const place = top && count >= ENOUGH ? placeOf(top.name) : null;
	const todo = place === null ? OTHERWISE : ACTIONS[place];
	if (count === 0) return { why: 'None here: expected from the hexagons around it', todo };
	if (count < FEW) return { why: 'Fewer than 5: expected from the hexagons around it too', todo };
	if (count < ENOUGH || !top) return { why: `${String(count)} incidents: too few to say more`, todo };
	const peak = hours.indexOf(Math.max(...hours));
	const times = hours.some((n) => n > 0) ? `; most ${hour(peak)}–${hour(peak + 1)}` : '';
	return { why: `${count.toLocaleString('en-GB')} incidents, most often ${top.name}${times}`, todo };
}

/**
 * When a patrol's ground is busiest within the shift.
 * @param counts incidents on it in the shift's hours, by civil hour of the day (24)
 * @param peak the run of hours that stands out; null for none
 */
export function peakWords(counts: Float64Array, peak: Pick<PeakWindow, 'window' | 'held'> | null): string {
	const all = counts.reduce((sum, n) => sum + n, 0);
	const number = (n: number): string => n.toLocaleString('en-GB');
	if (all < ENOUGH) return `too few incidents to name an hour: ${all < FEW ? 'fewer than 5' : number(all)}`;
	if (peak) return `${hour(peak.window.from)}–${hour(peak.window.to)}, ${number(peak.held)} of ${number(all)} incidents on its ground`;
	const top = counts.indexOf(Math.max(...counts));
	return `no hours stand out; most ${hour(top)}–${hour(top + 1)}, ${number(counts[top] ?? 0)} of ${number(all)} incidents on its ground`;
}
