import { roomFor, unmet, type Rules } from './rules';

/**
 * At most k sites, one in each area that needs one, with no area above its limit; null where there are none. Candidates that lie in the
 * same areas stand for one another, so that the search over them is complete.
 * @param worth what each candidate is worth: of those that stand for one another the first of the worthiest is taken
 */
export function meetRequired(rules: Rules, k: number, worth: (candidate: number) => number): number[] | null {
	const { required, capped } = rules;
	const room = roomFor(rules, k);
	const best = new Map<string, number>();
	for (const c of [...new Set(required.flat())].sort((a, b) => worth(b) - worth(a) || a - b)) {
		const key = [...required.map((area) => area.includes(c)), ...capped.map(({ sites }) => sites.has(c))].map(Number).join('');
		if (!best.has(key)) best.set(key, c);
	}
	const kinds = [...best.values()];
	const search = (sites: readonly number[]): readonly number[] | null => {
		const [area] = unmet(required, sites);
		if (!area) return sites;
		if (sites.length >= k) return null;
		for (const c of kinds) {
			const found = area.includes(c) && room(sites, c) ? search([...sites, c]) : null;
			if (found) return found;
		}
		return null;
	};
	const found = search([]);
	return found && [...found];
}

/** Positions of the fewest required areas that cannot all have a site, as far as leaving them out one by one finds; empty when all can. */
export function conflicting(rules: Rules, k: number): number[] {
	const possible = (kept: readonly number[]): boolean =>
		meetRequired({ ...rules, required: kept.map((at) => rules.required[at] ?? []) }, k, () => 0) !== null;
	let kept = [...rules.required.keys()];
	if (possible(kept)) return [];
	for (const at of [...kept]) {
		const fewer = kept.filter((own) => own !== at);
		if (!possible(fewer)) kept = fewer;
	}
	return kept;
}
