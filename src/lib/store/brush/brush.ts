import type { Bin, CellCounts, CellProfile, HourCounts, NameCount, Series, Totals } from '../../core/answers';
import { isBox, type Filter, type Period, type Polygons } from '../../core/filter';
import { NO_SLOT, ORIGINS } from '../../core/incident';
import { monthOf, weekOf } from '../../core/time';
import type { Questions, ValueField } from '../contract';
import type { Grids, PlacedGrid } from '../grids';
import { ranked, type Pair } from '../ranked';
import type { Block, Blocks } from './blocks';
import { clausesOf, inCells, type ClauseParts } from './clauses-of';
import { Clauses } from './clauses';
import type { Shapes } from './shapes';
import { tally, tallyUndated } from './tally';

export interface BrushParts extends ClauseParts {
	readonly blocks: Blocks;
	readonly grids: Grids;
	readonly shapes: Shapes;
}

/** The questions that brushing asks again at every move. */
export type BrushQuestions = Pick<Questions, 'cells' | 'series' | 'hours' | 'values' | 'totals' | 'cellProfile'>;

const HOURS = 168;
const BINS: Readonly<Record<Bin, (day: number) => number>> = { month: monthOf, week: weekOf, day: (day) => day };
const sum = (counts: Uint32Array): number => counts.reduce((total, n) => total + n, 0);

/** The visible rows under a filter: their blocks, and the bits that none of them may have. */
interface Rows {
	readonly blocks: readonly Block[];
	readonly mask: number;
}

/** Answers from typed columns in this worker's memory, in a pass of a few milliseconds per million rows. */
export class Brush {
	readonly #parts: BrushParts;
	readonly #clauses: Clauses;

	constructor(parts: BrushParts) {
		this.#parts = parts;
		this.#clauses = new Clauses(parts.blocks);
	}

	/** To be called when the visible rows changed. */
	clear(): void {
		this.#clauses.clear();
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
	async #under<T>(filter: Filter, work: (rows: Rows) => T, signal?: AbortSignal): Promise<T> {
		const { catalogue, blocks, shapes, grids } = this.#parts;
		for (;;) {
			signal?.throwIfAborted();
			const missing = shapesOf(filter).find((shape) => !shapes.find(shape));
			const resolution = filter.cells?.resolution;
			if (missing) await shapes.prepare(missing, catalogue.points, signal);
			else if (resolution !== undefined && !grids.ready(resolution)) await grids.of(resolution, signal);
			else return work({ blocks: blocks.of(catalogue.visible(filter.sources)), mask: this.#clauses.mask(clausesOf(filter, this.#parts)) });
		}
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

	#countCells({ blocks, mask }: Rows, { grid, place }: PlacedGrid): CellCounts {
		const { catalogue, hexes } = this.#parts;
		const byLocation = new Uint32Array(catalogue.points.size + 1);
		for (const block of blocks) tally(block.location, block.fails, mask, byLocation, 1);
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

	#series({ blocks, mask }: Rows, bin: Bin): Series {
		const span = this.#parts.catalogue.span(null);
		if (!span) return { bin, start: 0, counts: new Uint32Array(0), undated: 0 };
		const days = new Uint32Array(span.last - span.first + 1);
		let undated = 0;
		for (const block of blocks)
			if (bin === 'month' || this.#parts.catalogue.allDated) tally(block.dayFirst, block.fails, mask, days, -span.first);
			else undated += tallyUndated(block, mask, days, -span.first);
		const start = BINS[bin](span.first);
		const counts = new Uint32Array(BINS[bin](span.last) - start + 1);
		days.forEach((n, i) => {
			if (n === 0) return;
			const at = BINS[bin](span.first + i) - start;
			counts[at] = (counts[at] ?? 0) + n;
		});
		return { bin, start, counts, undated };
	}

	#hours({ blocks, mask }: Rows): HourCounts {
		const slots = new Uint32Array(NO_SLOT + 1);
		for (const block of blocks) tally(block.slot, block.fails, mask, slots, 0);
		return { counts: slots.slice(0, HOURS), untimed: slots[NO_SLOT] ?? 0 };
	}

	async #values(field: ValueField, filter: Filter, before: Period | null, signal?: AbortSignal): Promise<NameCount[]> {
		return this.#under(
			filter,
			(rows) => {
				const byName = new Map<string, Pair>();
				const add = (side: keyof Pair, counted: Rows): void => {
					this.#countValues(counted, field).forEach((n, i) => {
						if (n === 0) return;
						const name = this.#nameOf(field, i - 1);
						const pair = byName.get(name) ?? { now: 0, before: 0 };
						byName.set(name, { ...pair, [side]: pair[side] + n });
					});
				};
				add('now', rows);
				// The clauses other than the period are the same, so nothing that is still missing can be found here.
				if (before) add('before', { ...rows, mask: this.#clauses.mask(clausesOf({ ...filter, period: before }, this.#parts)) });
				return ranked(byName, before !== null);
			},
			signal
		);
	}

	/** Counts at `code + 1`. */
	#countValues({ blocks, mask }: Rows, field: ValueField): Uint32Array {
		const { names } = this.#parts.catalogue;
		if (field === 'source') {
			const counts = new Uint32Array(Math.max(0, ...blocks.map(({ source }) => source)) + 2);
			for (const block of blocks) counts[block.source + 1] = (counts[block.source + 1] ?? 0) + sum(passing(block, mask));
			return counts;
		}
		const counts = new Uint32Array((field === 'origin' ? ORIGINS.length : names[field].size) + 1);
		for (const block of blocks) tally(block[field], block.fails, mask, counts, 1);
		return counts;
	}

	#nameOf(field: ValueField, code: number): string {
		const { catalogue } = this.#parts;
		if (field === 'origin') return ORIGINS[code] ?? 'unknown';
		return field === 'source' ? catalogue.key(code) : catalogue.names[field].name(code);
	}

	#totals(filter: Filter, before: Period | null, signal?: AbortSignal): Promise<Totals> {
		const total = ({ blocks, mask }: Rows): number => blocks.reduce((n, block) => n + sum(passing(block, mask)), 0);
		const work = (rows: Rows): Totals => {
			const located = new Uint32Array(this.#parts.catalogue.points.size + 1);
			for (const block of rows.blocks) tally(block.location, block.fails, rows.mask, located, 1);
			const now = total(rows);
			const then = before && total({ ...rows, mask: this.#clauses.mask(clausesOf({ ...filter, period: before }, this.#parts)) });
			return { total: now, located: now - (located[0] ?? 0), timed: now - this.#hours(rows).untimed, before: then };
		};
		return this.#under(filter, work, signal);
	}

	async #cellProfile(filter: Filter, resolution: number, cell: string, signal?: AbortSignal): Promise<CellProfile> {
		await this.#parts.grids.of(resolution, signal);
		const work = ({ blocks }: Rows): CellProfile => {
			const clauses = clausesOf(filter, this.#parts);
			clauses.set(`profile${cell}`, { field: 'location', passes: () => inCells(this.#parts, resolution, [cell]) });
			const rows = { blocks, mask: this.#clauses.mask(clauses) };
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

/** How many rows of a block pass, by origin: the shortest tally there is. */
function passing({ origin, fails }: Block, mask: number): Uint32Array {
	const counts = new Uint32Array(256);
	tally(origin, fails, mask, counts, 0);
	return counts;
}

function shapesOf({ drawn, boundary }: Filter): Polygons[] {
	const shapes = boundary ? [boundary.polygons] : [];
	return drawn && !isBox(drawn) ? [...shapes, drawn] : shapes;
}
