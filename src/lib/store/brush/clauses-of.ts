import { isBox, slotsOf, type Box, type Filter } from '../../core/filter';
import { ORIGINS } from '../../core/incident';
import { checkWhole } from '../checkWhole';
import type { Catalogue } from '../catalogue';
import type { Hexes } from '../hexes';
import type { Clause } from './clauses';
import type { Shapes } from './shapes';

export interface ClauseParts {
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
export function inCells({ hexes }: ClauseParts, resolution: number, ids: readonly string[]): Uint8Array {
	const wanted = new Set(ids.map((id) => hexes.code(resolution, id)));
	const codes = hexes.codes(resolution);
	const passes = new Uint8Array(codes.length + 1);
	for (let i = 0; i < codes.length; i++) if (wanted.has(codes[i])) passes[i + 1] = 1;
	return passes;
}

/** The clauses of a filter by a text that stands for each, the sources left out (blocks have one source each). Shapes must be prepared. */
export function clausesOf(filter: Filter, parts: ClauseParts): Map<string, Clause> {
	const { names, points } = parts.catalogue;
	const { period, week, drawn, cells, boundary, categories, outcomes, areas, origins } = filter;
	const clauses = new Map<string, Clause>();
	const add = (name: string, value: unknown, clause: Clause): void => {
		clauses.set(name + JSON.stringify(value), clause);
	};
	const nothing = new Uint8Array(0);
	if (period) {
		Object.values(period).forEach(checkWhole);
		add('period', period, { field: 'period', period });
	}
	if (week) add('week', week, { field: 'slot', passes: () => listed(slotsOf(week), SLOTS) });
	if (drawn)
		add('drawn', drawn, {
			field: 'location',
			passes: () => (isBox(drawn) ? inBox(drawn, points.positions) : (parts.shapes.find(drawn) ?? nothing))
		});
	if (boundary) add('boundary', boundary.polygons, { field: 'location', passes: () => parts.shapes.find(boundary.polygons) ?? nothing });
	if (cells) add('cells', cells, { field: 'location', passes: () => inCells(parts, cells.resolution, cells.ids) });
	if (categories)
		add('categories', categories, { field: 'category', passes: () => listed(names.category.find(categories), names.category.size) });
	if (outcomes) add('outcomes', outcomes, { field: 'outcome', passes: () => listed(names.outcome.find(outcomes), names.outcome.size) });
	if (areas) add('areas', areas, { field: 'area', passes: () => listed(names.area.findAreas(areas), names.area.size) });
	if (origins)
		add('origins', origins, {
			field: 'origin',
			passes: () =>
				listed(
					origins.map((origin) => ORIGINS.indexOf(origin)),
					ORIGINS.length
				)
		});
	return clauses;
}
