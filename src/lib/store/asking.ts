import { isBox, slotsOf, type Filter, type Polygons } from '../core/filter';
import { ORIGINS } from '../core/incident';
import type { Catalogue } from './catalogue';
import type { Engine, EngineTable } from './engine';
import type { Grids } from './grids';
import type { Hexes } from './hexes';
import type { Membership } from './membership';
import type { Dialect } from './sql/dialect';
import { scope, type Codes } from './sql/where';
import type { Tables } from './tables';

export interface AskingParts {
	readonly engine: Engine;
	readonly dialect: Dialect;
	readonly catalogue: Catalogue;
	readonly tables: Tables;
	readonly hexes: Hexes;
	readonly grids: Grids;
	readonly membership: Membership;
}

/** Rows of an answer as numbers by column. */
export interface Rows {
	readonly length: number;
	/** Values of a numeric column. */
	column(name: string): ArrayLike<number>;
	/** Value of a column in the first row; 0 without one. */
	first(name: string): number;
}

function rowsOf({ length, columns }: EngineTable): Rows {
	const column = (name: string): ArrayLike<number> => columns[name] as ArrayLike<number>;
	return { length, column, first: (name) => column(name)[0] ?? 0 };
}

/** Turns filters into statements and runs them. */
export class Asking {
	readonly parts: AskingParts;

	constructor(parts: AskingParts) {
		this.parts = parts;
	}

	/**
	 * Runs the statement that `sql` makes of the filter's FROM and WHERE (with more conditions, if given). It is made in the same
	 * moment in which it joins the engine's queue, so that it sees the rows that are visible then.
	 */
	async run(filter: Filter, sql: (from: string) => string, signal?: AbortSignal, ...more: readonly string[]): Promise<Rows> {
		for (;;) {
			const codes = this.#codes(filter);
			if (codes) return rowsOf(await this.parts.engine.run(sql(scope(this.parts.tables.incident, codes, ...more)), signal));
			await this.#prepare(filter, signal);
		}
	}

	/** Repeats work of several steps until no publication fell between them. */
	async steady<T>(work: () => Promise<T>): Promise<T> {
		const { catalogue } = this.parts;
		for (;;) {
			const { version } = catalogue;
			const answer = await work();
			if (catalogue.version === version) return answer;
		}
	}

	async #prepare({ cells, drawn, boundary }: Filter, signal?: AbortSignal): Promise<void> {
		const { tables, grids, membership } = this.parts;
		if (!tables.ready) await grids.open();
		if (cells && !tables.has(cells.resolution)) await grids.activate(cells.resolution, signal);
		for (const shape of shapesOf(drawn, boundary)) if (membership.find(shape) === undefined) await membership.prepare(shape, signal);
	}

	/** The filter in codes; null while a table that it needs is missing. */
	#codes(filter: Filter): Codes | null {
		const { catalogue, tables, hexes, membership } = this.parts;
		const { names } = catalogue;
		const { cells, drawn } = filter;
		const members = shapesOf(drawn, filter.boundary).map((shape) => membership.find(shape));
		if (!tables.ready || (cells && !tables.has(cells.resolution)) || members.includes(undefined)) return null;
		return {
			source: catalogue.visible(filter.sources),
			period: filter.period,
			slot: filter.week && slotsOf(filter.week),
			category: filter.categories && names.category.find(filter.categories),
			outcome: filter.outcomes && names.outcome.find(filter.outcomes),
			area: filter.areas && names.area.findAreas(filter.areas),
			origin: filter.origins && filter.origins.map((origin) => ORIGINS.indexOf(origin)),
			box: drawn && isBox(drawn) ? drawn : null,
			cells: cells && { resolution: cells.resolution, codes: cells.ids.flatMap((id) => hexes.code(cells.resolution, id) ?? []) },
			members: members.filter((table) => table !== undefined)
		};
	}
}

function shapesOf(drawn: Filter['drawn'], boundary: Filter['boundary']): Polygons[] {
	const shapes = boundary ? [boundary.polygons] : [];
	return drawn && !isBox(drawn) ? [...shapes, drawn] : shapes;
}
