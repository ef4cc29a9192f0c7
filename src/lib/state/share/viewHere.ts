import type { Holdings } from '../../core/answers';
import { HexbeatError } from '../../core/errors';
import type { Filter } from '../../core/filter';
import type { Layers } from '../layers.svelte';

/** A saved view for what is loaded now, or what is missing for it: without that it would be another view. */
export function viewHere(view: Filter, layers: Pick<Layers, 'find'>, { sources }: Pick<Holdings, 'sources'>): Filter | HexbeatError {
	const known = new Set(sources.map(({ key }) => key));
	if (view.sources?.some((key) => !known.has(key)))
		return new HexbeatError(
			'view-sources-missing',
			'This view is of files that are not loaded.',
			'Load them again on Data, or let the slide show the whole selection.'
		);
	if (!view.boundary || view.boundary.polygons.length > 0) return view;
	const boundary = layers.find(view.boundary);
	if (boundary) return { ...view, boundary };
	return new HexbeatError(
		'view-layer-missing',
		`This view is of ${view.boundary.name}, an area of the layer ${view.boundary.layer}, which is not loaded.`,
		'Drop the layer, or let the slide show the whole selection.'
	);
}
