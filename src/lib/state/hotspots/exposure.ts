import { weekHourExposure } from '../../analysis';
import type { Holdings } from '../../core/answers';
import { slotsOf, type Filter } from '../../core/filter';

/** How often each civil hour of the week came under a filter: hours outside its window of the week never did. */
export function hourExposure({ period, week }: Filter, { days }: Pick<Holdings, 'days'>): Uint32Array {
	const all = weekHourExposure(period ?? { from: days?.first ?? 0, to: (days?.last ?? 0) + 1 });
	if (!week) return all;
	const wanted = new Set(slotsOf(week));
	return all.map((times, slot) => (wanted.has(slot) ? times : 0));
}
