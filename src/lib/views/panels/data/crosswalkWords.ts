import type { PlacedCategory, Scope } from '../../../core/crosswalk/crosswalk';
import { PLACES, placeName, type Place } from '../../../core/priorities';
import { percent, plural } from '../../../core/format';

/** What the sources of a category are called. */
const SCOPE_WORDS: Readonly<Partial<Record<Scope, string>>> = {
	'police-uk-street': 'police.uk',
	'police-uk-stop-search': 'stop and search',
	safezone: 'SafeZone'
};

const sum = (list: readonly PlacedCategory[]): number => list.reduce((total, { count }) => total + count, 0);

/** How much of the loaded incidents the priorities cover. */
export interface Cover {
	readonly categories: number;
	readonly mapped: number;
	readonly incidents: number;
	readonly mappedIncidents: number;
	/** Categories that nobody has placed: new ones, and those whose sources disagree. */
	readonly open: number;
}

export function coverOf(placed: readonly PlacedCategory[]): Cover {
	const mapped = placed.filter(({ place }) => place !== null);
	return {
		categories: placed.length,
		mapped: mapped.length,
		incidents: sum(placed),
		mappedIncidents: sum(mapped),
		open: placed.filter(isOpen).length
	};
}

export const isOpen = ({ reason }: PlacedCategory): boolean => reason === 'new' || reason === 'conflict';

/** "12,345 of 15,678 incidents (79%)". */
export const coverWords = ({ incidents, mappedIncidents }: Cover): string =>
	`${mappedIncidents.toLocaleString('en-GB')} of ${plural(incidents, 'incident')}${incidents === 0 ? '' : ` (${percent(mappedIncidents / incidents)})`}`;

/** Where a category's name comes from when that is not obvious, and how else it is written. */
export function sourceWords({ profiles, names }: PlacedCategory): string {
	const [, ...others] = names;
	const from = profiles.flatMap((profile) => SCOPE_WORDS[profile] ?? []);
	return [from.join(', '), others.length > 0 ? `also written ${others.map((name) => `“${name}”`).join(', ')}` : '']
		.filter((text) => text !== '')
		.join('; ');
}

/** What was done, for those who see it and those who hear it: "Robbery is in Young people: 2 categories, 340 incidents there." */
export function movedWords(title: string, place: Place, there: readonly PlacedCategory[]): string {
	return `${title} is in ${placeName(place)}: ${plural(there.length, 'category', 'categories')}, ${plural(sum(there), 'incident')} there.`;
}

/** The place next to this one in the order in which they are listed; the same at either end. */
export function neighbour(place: Place, by: -1 | 1): Place {
	const at = PLACES.indexOf(place) + by;
	return PLACES[Math.max(0, Math.min(PLACES.length - 1, at))] ?? null;
}
