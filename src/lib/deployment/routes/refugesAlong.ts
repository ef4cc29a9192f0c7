import { slotsOf, type WeekWindow } from '../../core/filter';
import { metresBetween } from '../coverage/nearby';
import { DETOUR } from '../coverage/reach';
import type { ExistingPoint } from '../sites/contract';

const WEEK = Array.from({ length: 168 }, (_, slot) => slot);

/** Hours of the week that count. */
export const slotsIn = (window: WeekWindow | null): readonly number[] => (window ? slotsOf(window) : WEEK);

interface Position {
	readonly lng: number;
	readonly lat: number;
}

/** For each position the points within a walk of so many metres, straight line × 1.3. */
export const withinWalk = (positions: readonly Position[], points: readonly ExistingPoint[], metres: number): ExistingPoint[][] =>
	positions.map(({ lng, lat }) => points.filter((point) => DETOUR * metresBetween(lng, lat, point.lng, point.lat) <= metres));

const isOpen = ({ hours }: ExistingPoint, slot: number): boolean => hours === null || hours[slot] === 1;

/** Hours of the week, of those that count, in which one of the points is open. */
export const openHours = (points: readonly ExistingPoint[], slots: readonly number[]): number =>
	slots.filter((slot) => points.some((point) => isOpen(point, slot))).length;

/** Share of the positions with an open point by hour of the day, mean over the days; NaN for hours that do not count. */
export function coveredByHour(reached: readonly (readonly ExistingPoint[])[], slots: readonly number[]): Float64Array {
	const sums = new Float64Array(24);
	const days = new Uint8Array(24);
	for (const slot of slots) {
		const open = reached.filter((points) => points.some((point) => isOpen(point, slot))).length;
		sums[slot % 24] = (sums[slot % 24] ?? 0) + open / Math.max(1, reached.length);
		days[slot % 24] = (days[slot % 24] ?? 0) + 1;
	}
	return sums.map((sum, hour) => (days[hour] ? sum / (days[hour] ?? 1) : NaN));
}
