import type { Filter } from '../../core/filter';
import { listWords, weekWindow } from '../../core/format';

/** Areas and categories that are named one by one. */
const NAMED = 2;

/**
 * A filter in words, without its period: "Canterbury, Fri and Sat nights, 21:00–03:00"; empty for all that is loaded.
 *
 * @param nameOf what categories are called together; null where they have no common name.
 */
export function scopeOf(filter: Filter, nameOf: (categories: readonly string[]) => string | null): string {
	const { areas, boundary, cells, drawn, week, categories, sources, outcomes, origins } = filter;
	const some = (names: readonly string[], what: string): string =>
		names.length <= NAMED ? listWords(names) : `${String(names.length)} ${what}`;
	const parts = [
		categories ? (nameOf(categories) ?? some(categories, 'categories')) : '',
		boundary ? boundary.name : '',
		areas ? some(areas, 'areas') : '',
		cells ? 'chosen hexagons' : drawn ? 'a drawn area' : '',
		week ? weekWindow(week) : '',
		sources ? 'chosen sources' : '',
		outcomes ? 'chosen outcomes' : '',
		origins ? 'chosen origins' : ''
	];
	return parts.filter((part) => part !== '').join(', ');
}
