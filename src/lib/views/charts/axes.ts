/** Ticks of the charts' axes. */
import type { Bin } from '../../core/answers';
import { monthOf, monthStart } from '../../core/time';
import { binAt, binStart } from './bins';
import { dayMonth, monthShort } from '../../core/format';

const STEPS = [1, 2, 4, 5, 10, 20, 25, 40, 50];

/** Counts to draw gridlines at: from 0, whole numbers, four at most, the last one at or above `max`. */
export function countTicks(max: number): number[] {
	const enough = Math.max(1, max);
	for (let scale = 1; ; scale *= 10) {
		const step = STEPS.map((s) => s * scale).find((s) => s * 3 >= enough);
		if (step === undefined) continue;
		return Array.from({ length: Math.ceil(enough / step) + 1 }, (_, i) => i * step);
	}
}

export interface TimeTick {
	/** Position in bins from the first bin's start, in the middle of what it names. */
	readonly at: number;
	readonly label: string;
	/** Year, under the first label and under each January. */
	readonly year: string | null;
}

const LABEL_PX = 38;
const YEAR_PX = 34;

/** Labels of a time axis for `length` bins from bin `first`, on `width` pixels. */
export function timeTicks(bin: Bin, first: number, length: number, width: number): TimeTick[] {
	const from = binStart(bin, first);
	const to = binStart(bin, first + length);
	if (bin !== 'month' && to - from < 70) return dayTicks(bin, first, from, to, width);
	const begin = monthOf(from);
	const end = monthOf(to - 1);
	const perMonth = width / (end - begin + 1);
	const step = [1, 2, 3, 6, 12, 24, 60, 120].find((s) => s * perMonth >= LABEL_PX) ?? 240;
	const ticks: TimeTick[] = [];
	let yearEdge = -Infinity;
	for (let m = Math.ceil(begin / step) * step; m <= end; m += step) {
		const [a, b] = [
			Math.max(0, binAt(bin, monthStart(m)) - first),
			Math.min(length, binAt(bin, monthStart(m + (step < 12 ? 1 : 12))) - first)
		];
		const at = (a + b) / 2;
		const x = (at / length) * width;
		// Half of a cut month or less is not worth a name that would touch its neighbour's.
		if (step < 12 && ((b - a) / length) * width < perMonth / 2) continue;
		if (step >= 12) {
			ticks.push({ at, label: String(Math.floor(m / 12)), year: null });
			continue;
		}
		const names = ticks.length === 0 || m % 12 === 0;
		const nextJanuary = ((Math.ceil((m + 1) / 12) * 12 - m) / (end - begin + 1)) * width;
		const fits = x - yearEdge >= YEAR_PX && (m % 12 === 0 || nextJanuary >= YEAR_PX || Math.ceil((m + 1) / 12) * 12 > end);
		const year = names && fits ? String(Math.floor(m / 12)) : null;
		if (year !== null) yearEdge = x;
		ticks.push({ at, label: monthShort(m), year });
	}
	return ticks;
}

function dayTicks(bin: Bin, first: number, from: number, to: number, width: number): TimeTick[] {
	const step = [1, 2, 7, 14, 28].find((s) => (s / (to - from)) * width >= LABEL_PX + 10) ?? 56;
	const every = bin === 'week' ? Math.max(7, step) : step;
	const ticks: TimeTick[] = [];
	// Weeks begin on Mondays: 1970-01-05 was day 4.
	const start = every % 7 === 0 ? from + ((((4 - from) % 7) + 7) % 7) : from;
	for (let d = start; d < to; d += every) {
		const at = binAt(bin, d) - first + 0.5;
		ticks.push({ at, label: dayMonth(d), year: ticks.length === 0 ? String(new Date(d * 86_400_000).getUTCFullYear()) : null });
	}
	return ticks;
}
