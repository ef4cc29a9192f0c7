import { rowsOf, type Total } from './breakDown';
import type { Rules } from '../policy';
import type { AreaKind, PackAreas } from './contract';

/** Incidents of all categories by area, as counted. */
export interface AreaFacts {
	readonly kind: AreaKind;
	readonly names: readonly string[];
	/** In the order of the names; no incident in two areas. */
	readonly now: readonly number[];
	/** In the period compared with; null without one. */
	readonly before: readonly number[] | null;
	/** How many of an area's incidents lie in which hexagons: place in the head's cells, and count. */
	readonly inside: readonly (readonly (readonly [cell: number, count: number])[])[];
}

/** How areas may look, as a list by themselves; null where their total would have to be hidden. */
export function areasOf(
	{ kind, names, now, before }: AreaFacts,
	rules: { readonly rules: Rules; readonly delicate: boolean },
	total: Total,
	earlier: Total | null
): PackAreas | null {
	const shown = rowsOf(now, total, rules);
	return shown && { kind, names, now: shown, before: before && earlier && rowsOf(before, earlier, rules) };
}
