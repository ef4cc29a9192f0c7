import type { PlacedCategory } from '../core/crosswalk/crosswalk';
import type { Sensitivity } from './policy';

/** Names of the categories of which small numbers are protected at ten. */
export const sensitiveNames = (placed: readonly PlacedCategory[]): ReadonlySet<string> =>
	new Set(placed.flatMap(({ names, sensitive }) => (sensitive ? names : [])));

/**
 * Whether a count of chosen categories is sensitive: one of them is. Without a choice, all are meant, and the count is sensitive when
 * nothing else is loaded.
 */
export function sensitivityOf(categories: readonly string[] | null, placed: readonly PlacedCategory[]): Sensitivity {
	const sensitive = sensitiveNames(placed);
	const known = placed.flatMap(({ names }) => names);
	const found = categories
		? categories.some((name) => sensitive.has(name))
		: known.length > 0 && known.every((name) => sensitive.has(name));
	return found ? 'sensitive' : 'ordinary';
}
