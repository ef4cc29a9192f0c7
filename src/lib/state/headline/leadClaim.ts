import type { ChangeSentence } from '../../analysis';
import type { Claim, Subject } from '../../core/claim/claim';
// Not the index: what reads claims would come along to every page that writes one.
import { writeClaim } from '../../core/claim/write-claim';
import type { PlacedCategory } from '../../core/crosswalk/crosswalk';
import { namesIn, placeOfNames } from '../../core/crosswalk/crosswalk';
import type { Filter } from '../../core/filter';

/** More categories than this have no name together. */
const MOST = 4;

/** Null where the categories cannot be named in a sentence. */
function subjectsOf(categories: readonly string[] | null, placed: readonly PlacedCategory[]): Subject[] | null {
	if (categories === null) return [{ kind: 'all' }];
	const place = placeOfNames(placed, categories) ?? null;
	if (place !== null && namesIn(placed, place).length > 1) return [{ kind: 'priority', id: place }];
	const keys = new Set(placed.filter(({ names }) => names.some((name) => categories.includes(name))).map(({ key }) => key));
	return keys.size === 0 || keys.size > MOST ? null : [...keys].map((key) => ({ kind: 'category', key }));
}

/** What Explore says of a filter as a claim that can be checked; null where it claims no change. */
export function leadClaim(filter: Filter, change: ChangeSentence | null, placed: readonly PlacedCategory[]): string | null {
	const { period, categories } = filter;
	const subjects = subjectsOf(categories, placed);
	if (!change || !period || !subjects || change.percent === null) return null;
	const claim: Claim = {
		subjects,
		direction: change.percent < 0 ? 'down' : 'up',
		size: { fraction: Math.abs(change.percent), digits: 1, bound: 'exactly' },
		counts: { before: change.from, now: change.to },
		difference: null,
		window: { kind: 'days', ...period },
		base: null,
		areas: []
	};
	return writeClaim(claim, { categories: placed.map(({ key, title }) => ({ key, title })), areas: [], lastMonth: null });
}
