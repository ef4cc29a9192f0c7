/** Claims in words, checked on a real store as the screen does it. */
import { areaGroups } from '../../../src/lib/state/areas';
import { readClaim, type Claim, type Vocabulary } from '../../../src/lib/core/claim';
import { categoryKey } from '../../../src/lib/core/crosswalk/category-key';
import { NO_FILTER } from '../../../src/lib/core/filter';
import { checkClaim, type Check } from '../../../src/lib/state/headline/check';
import { askEvidence, type MonthCache } from '../../../src/lib/state/headline/evidence';
import { matchPeriods } from '../../../src/lib/state/headline/matched';
import { sourceGroups } from '../../../src/lib/state/headline/sources';
import { fullMonths } from '../../../src/lib/state/periods';
import type { Store } from '../../../src/lib/store';

export type Checker = (text: string) => Promise<Check>;

/** Checks the first figure of a text; every word must be understood, and subjects are categories or everything. */
export async function checkerOn(store: Store): Promise<Checker> {
	const holdings = await store.holdings();
	const categories = (await store.values('category', NO_FILTER, null)).map(({ name }) => ({ key: categoryKey(name), title: name }));
	const full = fullMonths(holdings);
	const areas = areaGroups(await store.values('area', NO_FILTER, null)).map(({ name }) => name);
	const known: Vocabulary = { categories, areas, lastMonth: full ? full.end - 1 : null };
	const cache: MonthCache = new Map();
	return async (text) => {
		const { claims, unread } = readClaim(text, known);
		if (unread.length > 0) throw new Error(`Not understood: ${unread.join(', ')}`);
		const claim = claims[0] as Claim;
		const everything = claim.subjects.some(({ kind }) => kind === 'all');
		const keys = new Set(claim.subjects.map((subject) => (subject.kind === 'category' ? subject.key : '')));
		const names = everything ? null : categories.filter(({ key }) => keys.has(key)).map(({ title }) => title);
		const matched = matchPeriods(claim.window ?? { kind: 'last', months: 12 }, claim.base ?? { kind: 'year-before' }, holdings);
		if ('kind' in matched) return { kind: 'unchecked', claim, why: matched };
		const filter = { ...NO_FILTER, categories: names, areas: claim.areas.length > 0 ? claim.areas : null };
		const question = { filter, now: matched.now, before: matched.before, groups: sourceGroups(holdings.sources, null) };
		const evidence = await askEvidence(store, question, cache, new AbortController().signal);
		return checkClaim({ claim, matched, names, assumedWindow: claim.window === null, hours: false }, evidence);
	};
}
