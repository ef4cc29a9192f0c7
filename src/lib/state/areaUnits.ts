import type { NameCount } from '../core/answers';
import type { Polygons } from '../core/filter';
import type { Overlay } from '../core/overlay';
import { boundariesOf } from './layers.svelte';

/** An area that incidents are counted in. */
export interface AreaUnit {
	readonly name: string;
	/** Every text by which tables may know it: its name, its codes. */
	readonly texts: readonly string[];
	/** Null for areas that only have a name. */
	readonly polygons: Polygons | null;
}

/** The areas of a dropped layer. */
export function layerUnits(layer: Overlay): AreaUnit[] {
	const shapes = boundariesOf(layer);
	return layer.features.features.flatMap(({ properties }, at) => {
		const shape = shapes[at];
		if (!shape) return [];
		const texts = Object.values(properties ?? {}).filter((value): value is string => typeof value === 'string' && value !== '');
		return [{ name: shape.name, texts: [...new Set([shape.name, ...texts])], polygons: shape.polygons }];
	});
}

/** What the store calls an empty name. */
export const NOT_GIVEN = 'Not given';
/** "Canterbury 001A" belongs to "Canterbury". */
const LSOA = /^(.+) \d{3}[A-Z]$/;

/** Whether some of the names are LSOAs, so that districts can be told. */
export const hasDistricts = (values: readonly NameCount[]): boolean => values.some(({ name }) => LSOA.test(name));

/** Counts by the names that the data give, or by their districts; the incidents without a name apart. */
export function namedCounts(values: readonly NameCount[], by: 'areas' | 'districts'): { named: NameCount[]; none: NameCount | null } {
	const sums = new Map<string, NameCount>();
	for (const { name, now, before } of values) {
		const own = by === 'districts' ? (LSOA.exec(name)?.[1] ?? name) : name;
		const sum = sums.get(own);
		sums.set(own, { name: own, now: now + (sum?.now ?? 0), before: before === null ? null : before + (sum?.before ?? 0) });
	}
	const none = sums.get(NOT_GIVEN) ?? null;
	sums.delete(NOT_GIVEN);
	return { named: [...sums.values()], none };
}
