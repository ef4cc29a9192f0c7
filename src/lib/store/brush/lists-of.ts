import { isBox, slotsOf, type Box, type Filter } from '../../core/filter';
import { ORIGINS } from '../../core/incident';
import type { Catalogue } from '../catalogue';
import type { Hexes } from '../hexes';
import type { Shapes } from './shapes';

/** The fields whose codes a clause lists. */
export type ListedField = 'slot' | 'category' | 'outcome' | 'area' | 'origin' | 'location';

/** A clause in codes: `passes[code + 1]` is 1 for the codes that it lets through. */
export interface List {
	readonly field: ListedField;
	readonly passes: Uint8Array;
}

export interface ListParts {
	readonly catalogue: Catalogue;
	readonly hexes: Hexes;
	readonly shapes: Shapes;
}

/** Hours of the week and NO_SLOT. */
const SLOTS = 256;

/** 1 at `code + 1` for the codes that pass. */
function listed(codes: readonly number[], size: number): Uint8Array {
	const passes = new Uint8Array(size + 1);
	for (const code of codes) passes[code + 1] = 1;
	return passes;
}

function inBox({ west, south, east, north }: Box, positions: Float64Array): Uint8Array {
	const size = positions.length / 2;
	const passes = new Uint8Array(size + 1);
	for (let i = 0; i < size; i++) {
		const lng = positions[2 * i] ?? NaN;
		const lat = positions[2 * i + 1] ?? NaN;
		if (lng >= west && lng <= east && lat >= south && lat <= north) passes[i + 1] = 1;
	}
	return passes;
}

/** Locations in some hexagons. The resolution must be indexed. */
export function inCells({ hexes }: ListParts, resolution: number, ids: readonly string[]): Uint8Array {
	const wanted = new Set(ids.map((id) => hexes.code(resolution, id)));
	const codes = hexes.codes(resolution);
	const passes = new Uint8Array(codes.length + 1);
	for (let i = 0; i < codes.length; i++) if (wanted.has(codes[i])) passes[i + 1] = 1;
	return passes;
}

/** The clauses of a filter but the period and the sources, which have their own ways. Shapes must be prepared. */
export function listsOf(filter: Filter, parts: ListParts): List[] {
	const { names, points } = parts.catalogue;
	const { week, drawn, cells, boundary, categories, outcomes, areas, origins } = filter;
	const lists: List[] = [];
	const add = (field: ListedField, passes: Uint8Array | undefined): void => {
		lists.push({ field, passes: passes ?? new Uint8Array(0) });
	};
	if (categories) add('category', listed(names.category.find(categories), names.category.size));
	if (outcomes) add('outcome', listed(names.outcome.find(outcomes), names.outcome.size));
	if (areas) add('area', listed(names.area.findAreas(areas), names.area.size));
	if (week) add('slot', listed(slotsOf(week), SLOTS));
	if (origins) {
		const codes = origins.map((origin) => ORIGINS.indexOf(origin));
		add('origin', listed(codes, ORIGINS.length));
	}
	if (drawn) add('location', isBox(drawn) ? inBox(drawn, points.positions) : parts.shapes.find(drawn));
	if (boundary) add('location', parts.shapes.find(boundary.polygons));
	if (cells) add('location', inCells(parts, cells.resolution, cells.ids));
	return lists;
}
