import type { NameCount } from '../core/answers';

/** Incidents of one name now and in the compared period. */
export interface Pair {
	readonly now: number;
	readonly before: number;
}

/** Largest first, then by name; names that occur in neither period are left out. */
export function ranked(byName: ReadonlyMap<string, Pair>, compared: boolean): NameCount[] {
	return [...byName]
		.filter(([, { now, before }]) => now + before > 0)
		.map(([name, { now, before }]) => ({ name, now, before: compared ? before : null }))
		.sort((a, b) => b.now - a.now || (b.before ?? 0) - (a.before ?? 0) || (a.name < b.name ? -1 : 1));
}
