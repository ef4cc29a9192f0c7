import { POLICIES, discloseShare, shownOf, type Pack, type Shown } from '../../disclosure/pack';
import { shownAll, viewOf } from '../reading';
import { clustersOf } from './clusters';
import { placeOf } from './mapOf';
import { largest } from './scales';
import { bandWords } from './weekOf';

/** The hexagons that hold most, and the times of the week that do: what presence can be planned by. */
export interface Busiest {
	/** Each with its count and share of all, as they look. */
	readonly places: readonly { readonly at: number; readonly name: string; readonly shown: Shown; readonly share: Shown }[];
	/** In words, the most first. */
	readonly times: readonly string[];
}

export function busiestOf(pack: Pack, category: string | null, part: number, most: number): Busiest {
	const found = viewOf(pack, category);
	if (!found) return { places: [], times: [] };
	const { view, rule } = found;
	const total = shownOf(view.total, rule);
	const parts = clustersOf(pack);
	const inside = parts.length > 1 ? new Set(parts[Math.min(part, parts.length - 1)]?.cells) : null;
	const cells = shownAll(view.cells ?? [], rule).map((one, at) => (!inside || inside.has(at) ? one : null));
	const shareOf = (shown: Shown): Shown =>
		discloseShare(shown.value ?? 0, total.value ?? 0, rule, POLICIES[pack.audience].minima, [shown, total]);
	const bands = shownAll(view.bands ?? [], rule).map((one) => one?.value ?? 0);
	const times = bands
		.map((value, at) => ({ value, at }))
		.filter(({ value }) => value > 0)
		.sort((a, b) => b.value - a.value || a.at - b.at);
	return {
		places: largest(pack, cells, most).flatMap((at) => {
			const shown = cells[at];
			return shown ? [{ at, name: placeOf(pack, at), shown, share: shareOf(shown) }] : [];
		}),
		times: times.slice(0, 3).map(({ at }) => bandWords(at))
	};
}
