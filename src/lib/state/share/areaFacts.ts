import type { NameCount } from '../../core/answers';
import type { Filter, Period } from '../../core/filter';
import type { Overlay } from '../../core/overlay';
import type { AreaFacts, AreaKind } from '../../disclosure/pack';
import type { Store } from '../../store';
import { hasDistricts, layerUnits, namedCounts } from '../areaUnits';

/** More cannot be read in a table, and would take long to count. */
const MOST_AREAS = 80;

/** An area, and how to choose its incidents. */
interface Part {
	readonly name: string;
	readonly clause: Pick<Filter, 'boundary'> | Pick<Filter, 'areas'>;
}

interface Parts {
	readonly kind: AreaKind;
	readonly parts: readonly Part[];
}

/** The hexagons of a pack: the places of its cells in the grid of their resolution. */
interface Cells {
	readonly resolution: number;
	readonly used: readonly number[];
}

/** The layer of areas that reports divide by: the one with most areas that a table can hold; null without one. */
export const areaLayer = (overlays: readonly Overlay[]): Overlay | null =>
	overlays
		.filter(({ kind, features }) => kind === 'areas' && features.features.length > 1 && features.features.length <= MOST_AREAS)
		.sort((a, b) => b.features.features.length - a.features.features.length)[0] ?? null;

/**
 * Counts a selection by the areas of a layer, else by areas as the data name them. Null where the selection is of areas itself, where there
 * are none or too many, or where they overlap.
 */
export async function areaFacts(
	store: Pick<Store, 'values' | 'cells' | 'totals'>,
	layer: Overlay | null,
	filter: Filter,
	before: Period | null,
	{ resolution, used }: Cells,
	signal?: AbortSignal
): Promise<AreaFacts | null> {
	if (filter.boundary || filter.areas) return null;
	const { kind, parts } = layer ? ofLayer(layer) : ofNames(await store.values('area', filter, null, signal));
	if (parts.length < 2 || parts.length > MOST_AREAS) return null;
	const counted = [];
	for (const { clause } of parts) {
		const own = { ...filter, ...clause };
		const { total, before: earlier } = await store.totals(own, before, signal);
		const { counts } = await store.cells(own, resolution, signal);
		counted.push({ total, earlier, inside: used.flatMap((at, cell) => (counts[at] ? [[cell, counts[at]] as const] : [])) });
	}
	const { total } = await store.totals(filter, null, signal);
	if (counted.reduce((sum, one) => sum + one.total, 0) > total) return null;
	return {
		kind,
		names: parts.map(({ name }) => name),
		now: counted.map((one) => one.total),
		before: before && counted.map(({ earlier }) => earlier ?? 0),
		inside: counted.map(({ inside }) => inside)
	};
}

function ofLayer(layer: Overlay): Parts {
	return {
		kind: /ward/i.test(layer.name) ? 'ward' : 'area',
		parts: layerUnits(layer).flatMap(({ name, polygons }) =>
			polygons ? [{ name, clause: { boundary: { layer: layer.name, name, polygons } } }] : []
		)
	};
}

/** A name also stands for the areas inside it: "Canterbury" for "Canterbury 001A". */
function ofNames(names: readonly NameCount[]): Parts {
	const districts = hasDistricts(names);
	const { named } = namedCounts(names, districts ? 'districts' : 'areas');
	return { kind: districts ? 'district' : 'area', parts: named.map(({ name }) => ({ name, clause: { areas: [name] } })) };
}
