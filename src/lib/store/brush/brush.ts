import type { Bin, CellCounts, CellProfile, HourCounts, NameCount, Series, Totals } from '../../core/answers';
import { isBox, type Filter, type Period, type Polygons } from '../../core/filter';
import { NO_SLOT, ORIGINS } from '../../core/incident';
import { monthOf, weekOf } from '../../core/time';
import type { Questions, ValueField } from '../contract';
import type { Grids, PlacedGrid } from '../grids';
import { ranked, type Pair } from '../ranked';
import { Recent } from '../recent';
import type { Blocks } from './blocks';
import { inCells, listsOf, type ListParts } from './lists-of';
import { narrow, select, sizeOf, type Selection } from './select';
import { dated, tally } from './tally';

export interface BrushParts extends ListParts {
	readonly blocks: Blocks;
	readonly grids: Grids;
	/** Called with every question. */
	readonly asked: () => void;
}

/** The questions that brushing asks again at every move. */
export type BrushQuestions = Pick<Questions, 'cells' | 'series' | 'hours' | 'values' | 'totals' | 'cellProfile'>;

const HOURS = 168;
/** Selections kept: the views of one filter share some, and the periods compared alternate. */
const KEPT = 6;
const BINS: Readonly<Record<Bin, (day: number) => number>> = { month: monthOf, week: weekOf, day: (day) => day };
const sum = (counts: Uint32Array): number => counts.reduce((total, n) => total + n, 0);

/** Answers from typed columns in this worker's memory: a filter selects rows once, and every view under it counts those. */
export class Brush {
	readonly #parts: BrushParts;
	readonly #selections = new Recent<Selection>(KEPT);

	constructor(parts: BrushParts) {
		this.#parts = parts;
	}

	/** To be called when the visible rows changed. */
	clear(): void {
		this.#selections.clear();
		this.#parts.shapes.clear();
	}

	questions(): BrushQuestions {
		return {
			cells: (filter, resolution, signal) => this.#cells(filter, resolution, signal),
			series: (filter, bin, signal) => this.#under(filter, (rows) => this.#series(rows, bin), signal),
			hours: (filter, signal) => this.#under(filter, (rows) => this.#hours(rows), signal),
			values: (field, filter, before, signal) => this.#values(field, filter, before, signal),
			totals: (filter, before, signal) => this.#totals(filter, before, signal),
			cellProfile: (filter, resolution, cell, signal) => this.#cellProfile(filter, resolution, cell, signal)
		};
	}

	/** Gives the rows under a filter to `work`, which must not wait: publications would change the rows meanwhile. */
	async #under<T>(filter: Filter, work: (rows: Selection) => T, signal?: AbortSignal): Promise<T> {
		const { catalogue, shapes, grids, asked } = this.#parts;
		asked();
		for (;;) {
			signal?.throwIfAborted();
			const missing = shapesOf(filter).find((shape) => !shapes.find(shape));
			const resolution = filter.cells?.resolution;
			if (missing) await shapes.prepare(missing, catalogue.points, signal);
			else if (resolution !== undefined && !grids.ready(resolution)) await grids.of(resolution, signal);
			else return work(this.#select(filter));
		}
	}

	#select(filter: Filter): Selection {
		const { blocks, catalogue } = this.#parts;
		const key = JSON.stringify(filter);
		const known = this.#selections.get(key);
		if (known) return known;
		const rows = select(blocks.of(catalogue.visible(filter.sources)), filter.period, listsOf(filter, this.#parts));
		this.#selections.set(key, rows);
		return rows;
	}

	async #cells(filter: Filter, resolution: number, signal?: AbortSignal): Promise<CellCounts> {
		const { grids, catalogue } = this.#parts;
		for (;;) {
			const placed = await grids.of(resolution, signal);
			const answer = await this.#under(
				filter,
				(rows) => (placed.grid.version === catalogue.version ? this.#countCells(rows, placed) : null),
				signal
			);
			if (answer) return answer;
		}
	}

	#countCells(rows: Selection, { grid, place }: PlacedGrid): CellCounts {
		const { catalogue, hexes } = this.#parts;
		const byLocation = tally(rows, 'location', catalogue.points.size + 1, 1);
		const codes = hexes.codes(grid.resolution);
		const counts = new Uint32Array(grid.cells.length);
		let located = 0;
		let unlocated = byLocation[0] ?? 0;
		for (let location = 0; location < catalogue.points.size; location++) {
			const n = byLocation[location + 1] ?? 0;
			if (n === 0) continue;
			const at = place[codes[location] ?? -1] ?? -1;
			if (at < 0) unlocated += n;
			else {
				counts[at] = (counts[at] ?? 0) + n;
				located += n;
			}
		}
		return { resolution: grid.resolution, version: grid.version, counts, located, unlocated };
	}

	#series(rows: Selection, bin: Bin): Series {
		const span = this.#parts.catalogue.span(null);
		if (!span) return { bin, start: 0, counts: new Uint32Array(0), undated: 0 };
		const counted = bin === 'month' ? rows : dated(rows);
		const days = tally(counted, 'dayFirst', span.last - span.first + 1, -span.first);
		const start = BINS[bin](span.first);
		const counts = new Uint32Array(BINS[bin](span.last) - start + 1);
		days.forEach((n, i) => {
			if (n === 0) return;
			const at = BINS[bin](span.first + i) - start;
			counts[at] = (counts[at] ?? 0) + n;
		});
		return { bin, start, counts, undated: sizeOf(rows) - sizeOf(counted) };
	}

	#hours(rows: Selection): HourCounts {
		const slots = tally(rows, 'slot', NO_SLOT + 1, 0);
		return { counts: slots.slice(0, HOURS), untimed: slots[NO_SLOT] ?? 0 };
	}

	#values(field: ValueField, filter: Filter, before: Period | null, signal?: AbortSignal): Promise<NameCount[]> {
		const work = (rows: Selection): NameCount[] => {
			const byName = new Map<string, Pair>();
			const add = (side: keyof Pair, counted: Selection): void => {
				this.#countValues(counted, field).forEach((n, i) => {
					if (n === 0) return;
					const name = this.#nameOf(field, i - 1);
					const pair = byName.get(name) ?? { now: 0, before: 0 };
					byName.set(name, { ...pair, [side]: pair[side] + n });
				});
			};
			add('now', rows);
			// The other clauses are the same, so nothing can be missing that was not prepared for them.
			if (before) add('before', this.#select({ ...filter, period: before }));
			return ranked(byName, before !== null);
		};
		return this.#under(filter, work, signal);
	}

	/** Counts at `code + 1`. */
	#countValues(rows: Selection, field: ValueField): Uint32Array {
		const { names } = this.#parts.catalogue;
		if (field !== 'source') return tally(rows, field, (field === 'origin' ? ORIGINS.length : names[field].size) + 1, 1);
		const counts = new Uint32Array(Math.max(0, ...rows.map(({ block }) => block.source)) + 2);
		for (const part of rows) counts[part.block.source + 1] = (counts[part.block.source + 1] ?? 0) + sizeOf([part]);
		return counts;
	}

	#nameOf(field: ValueField, code: number): string {
		const { catalogue } = this.#parts;
		if (field === 'origin') return ORIGINS[code] ?? 'unknown';
		return field === 'source' ? catalogue.key(code) : catalogue.names[field].name(code);
	}

	#totals(filter: Filter, before: Period | null, signal?: AbortSignal): Promise<Totals> {
		const work = (rows: Selection): Totals => {
			const total = sizeOf(rows);
			const [unlocated = 0] = tally(rows, 'location', this.#parts.catalogue.points.size + 1, 1);
			const then = before && sizeOf(this.#select({ ...filter, period: before }));
			return { total, located: total - unlocated, timed: total - this.#hours(rows).untimed, before: then };
		};
		return this.#under(filter, work, signal);
	}

	async #cellProfile(filter: Filter, resolution: number, cell: string, signal?: AbortSignal): Promise<CellProfile> {
		await this.#parts.grids.of(resolution, signal);
		const work = (all: Selection): CellProfile => {
			const here = { field: 'location' as const, passes: inCells(this.#parts, resolution, [cell]) };
			const rows = narrow(all, here);
			const hours = new Uint32Array(24);
			this.#hours(rows).counts.forEach((n, slot) => (hours[slot % 24] = (hours[slot % 24] ?? 0) + n));
			const byName = new Map<string, Pair>();
			const counts = this.#countValues(rows, 'category');
			counts.forEach((n, i) => byName.set(this.#nameOf('category', i - 1), { now: n, before: 0 }));
			return { cell, count: sum(counts), categories: ranked(byName, false), hours };
		};
		return this.#under(filter, work, signal);
	}
}

function shapesOf({ drawn, boundary }: Filter): Polygons[] {
	const shapes = boundary ? [boundary.polygons] : [];
	return drawn && !isBox(drawn) ? [...shapes, drawn] : shapes;
}
