/** Values of the hexagons for layers that are no test. */
import type { DensityResult } from '../../analysis/jobs';
import type { Filter } from '../../core/filter';
import type { Scale } from '../../core/crosswalk/weights';
import type { Backends } from '../backends';
import type { Tested } from './ask';

/** Incidents per km² by the quartic kernel. */
export interface DensityLayer {
	readonly kind: 'density';
	readonly tested: Tested;
	readonly values: Float64Array;
	readonly result: DensityResult;
}

/** Sum of the weights of all incidents. */
export interface HarmLayer {
	readonly kind: 'harm';
	readonly tested: Tested;
	readonly values: Float64Array;
	readonly scale: Scale;
	/** Distinct weights, with the categories that have each, heaviest first. */
	readonly weights: readonly { readonly weight: number; readonly categories: readonly string[] }[];
	readonly total: number;
}

export async function densityLayer(
	{ store, analyst }: Backends,
	tested: Tested,
	bandwidth: number | null,
	signal: AbortSignal
): Promise<DensityLayer> {
	const { filter, resolution, ground } = tested;
	const { cells } = await store.grid(resolution, signal);
	const values = (await store.cells(filter, resolution, signal)).counts;
	const result = await analyst.densityMap({ study: ground.request, counts: { cells, values }, bandwidth }, signal);
	return { kind: 'density', tested, values: result.density, result };
}

/** Categories by weight, those of the filter alone. */
function byWeight({ categories }: Filter, weights: ReadonlyMap<string, number>): HarmLayer['weights'] {
	const groups = new Map<number, string[]>();
	for (const [category, weight] of weights) {
		if (categories && !categories.includes(category)) continue;
		groups.set(weight, [...(groups.get(weight) ?? []), category]);
	}
	return [...groups].map(([weight, names]) => ({ weight, categories: names.sort() })).sort((a, b) => b.weight - a.weight);
}

/** Incidents of each weight are counted on their own and added up, so that the plain counts and these can never disagree. */
export async function harmLayer(
	{ store }: Pick<Backends, 'store'>,
	tested: Tested,
	weights: ReadonlyMap<string, number>,
	scale: Scale,
	signal: AbortSignal
): Promise<HarmLayer> {
	const { filter, resolution, grid } = tested;
	const { cells } = await store.grid(resolution, signal);
	const at = new Map(grid.cells.map((cell, i) => [cell, i]));
	const values = new Float64Array(grid.cells.length);
	const groups = byWeight(filter, weights);
	for (const { weight, categories } of groups) {
		const { counts } = await store.cells({ ...filter, categories }, resolution, signal);
		counts.forEach((count, i) => {
			const place = at.get(cells[i] ?? '');
			if (place !== undefined) values[place] = (values[place] ?? 0) + weight * count;
		});
	}
	return { kind: 'harm', tested, values, scale, weights: groups, total: values.reduce((sum, value) => sum + value, 0) };
}
