import type { CellSeries } from '../../core/answers';
import { breathe } from '../../core/breathe';
import { likenessOf, unlikeness, type Earlier, type Likeness } from '../change/match-controls';
import type { BeforeAfter } from '../change/wdd';
import type { OnProgress } from './index';

/** Bins from the start of the series, half-open. */
export interface BinRange {
	readonly from: number;
	readonly to: number;
}

export interface AreasRequest {
	readonly series: Pick<CellSeries, 'cell' | 'when' | 'count' | 'bins'>;
	/** Longitude and latitude in turn of all cells of the grid, degrees. */
	readonly centres: Float64Array;
	/** Places in the grid; −1 for a hexagon where nothing was ever recorded. */
	readonly target: readonly number[];
	readonly ring: readonly number[];
	/** Picked by hand, or how many to propose for each hexagon of the target. */
	readonly control: { readonly picked: readonly number[] } | { readonly perTarget: number };
	/** Bins counted before and after. */
	readonly before: readonly BinRange[];
	readonly after: readonly BinRange[];
	/** Month of each bin, counted from 0, and how many there are. */
	readonly monthOf: Uint16Array;
	readonly months: number;
	/** Months by which trends are compared, half-open; the intervention lies at their end. */
	readonly earlier: BinRange;
}

/** One area of the test. */
export interface AreaCounts {
	/** Places in the grid; −1 as in the request. */
	readonly cells: readonly number[];
	readonly counts: BeforeAfter;
	/** Incidents by month, all months of the series. */
	readonly months: Uint32Array;
}

export interface AreasResult {
	readonly target: AreaCounts;
	readonly control: AreaCounts;
	readonly ring: AreaCounts;
	readonly ringControl: AreaCounts;
	/** Hexagons that could have been proposed. */
	readonly candidates: number;
	/** Place of the busiest hexagon of the target among all of the grid before (1 is the busiest), and how many there are. */
	readonly rank: { readonly at: number; readonly of: number };
	/** Incidents of the whole grid by hexagon, all bins. */
	readonly all: Uint32Array;
}

/** Counts by cell over chosen bins. */
function countsOver({ cell, when, count, bins }: AreasRequest['series'], cells: number, ranges: readonly BinRange[]): Uint32Array {
	const inside = new Uint8Array(bins);
	for (const { from, to } of ranges) inside.fill(1, Math.max(0, from), Math.max(0, to));
	const counts = new Uint32Array(cells);
	for (let i = 0; i < cell.length; i++) {
		const at = cell[i] ?? 0;
		if (inside[when[i] ?? 0] === 1) counts[at] = (counts[at] ?? 0) + (count[i] ?? 0);
	}
	return counts;
}

/** Where the entries of each cell begin: entries are in order of cell. */
function startsOf(cell: Uint32Array, cells: number): Uint32Array {
	const starts = new Uint32Array(cells + 1);
	for (const at of cell) starts[at + 1] = (starts[at + 1] ?? 0) + 1;
	for (let i = 0; i < cells; i++) starts[i + 1] = (starts[i + 1] ?? 0) + (starts[i] ?? 0);
	return starts;
}

/** Reads counts of single cells out of the series. */
class Cells {
	readonly size: number;
	readonly before: Uint32Array;
	readonly after: Uint32Array;
	readonly #request: AreasRequest;
	readonly #starts: Uint32Array;

	constructor(request: AreasRequest) {
		this.#request = request;
		this.size = request.centres.length / 2;
		this.before = countsOver(request.series, this.size, request.before);
		this.after = countsOver(request.series, this.size, request.after);
		this.#starts = startsOf(request.series.cell, this.size);
	}

	/** Incidents of a cell month by month. */
	monthsOf(cell: number): Uint32Array {
		const { series, monthOf, months } = this.#request;
		const sums = new Uint32Array(months);
		if (cell < 0) return sums;
		for (let i = this.#starts[cell] ?? 0; i < (this.#starts[cell + 1] ?? 0); i++) {
			const month = monthOf[series.when[i] ?? 0] ?? 0;
			sums[month] = (sums[month] ?? 0) + (series.count[i] ?? 0);
		}
		return sums;
	}

	earlierOf(cell: number): Earlier {
		const { from, to } = this.#request.earlier;
		return { count: this.before[cell] ?? 0, months: this.monthsOf(cell).subarray(from, to) };
	}

	areaOf(cells: readonly number[]): AreaCounts {
		const { months } = this.#request;
		const sums = new Uint32Array(months);
		let [before, after] = [0, 0];
		for (const cell of cells) {
			before += this.before[cell] ?? 0;
			after += this.after[cell] ?? 0;
			this.monthsOf(cell).forEach((n, month) => (sums[month] = (sums[month] ?? 0) + n));
		}
		return { cells, counts: [before, after], months: sums };
	}
}

/** Candidates looked at between two chances to cancel. */
const SLICE = 4096;

/** Proposes places that were most like others before; each is proposed once. */
class Proposer {
	readonly #cells: Cells;
	readonly #centres: Float64Array;
	readonly #free: Uint8Array;
	readonly #likeness: Likeness[];

	constructor(cells: Cells, centres: Float64Array, likeness: Likeness[], taken: readonly number[]) {
		this.#cells = cells;
		this.#centres = centres;
		this.#likeness = likeness;
		this.#free = new Uint8Array(cells.size).fill(1);
		for (const cell of taken) if (cell >= 0) this.#free[cell] = 0;
	}

	get left(): number {
		return this.#free.reduce((sum, free) => sum + free, 0);
	}

	/** The most alike free place for each, the busiest first, as it has the fewest like it. */
	propose(wanted: readonly number[]): number[] {
		const order = wanted.toSorted((a, b) => (this.#cells.before[b] ?? 0) - (this.#cells.before[a] ?? 0));
		return order.flatMap((cell) => {
			const found = this.#nearest(cell);
			if (found !== null) this.#free[found] = 0;
			return found ?? [];
		});
	}

	/** Among equally alike ones, the closest on the ground. */
	#nearest(wanted: number): number | null {
		const own = this.#likeness[wanted] ?? likenessOf(this.#cells.earlierOf(wanted));
		let best: number | null = null;
		let [least, nearest] = [Infinity, Infinity];
		for (let cell = 0; cell < this.#cells.size; cell++) {
			const other = this.#likeness[cell];
			if (this.#free[cell] !== 1 || other === undefined) continue;
			const unlike = unlikeness(own, other);
			if (unlike > least) continue;
			const far = this.#apart(wanted, cell);
			if (unlike < least || far < nearest) [best, least, nearest] = [cell, unlike, far];
		}
		return best;
	}

	#apart(a: number, b: number): number {
		const [lng = 0, lat = 0] = this.#centres.subarray(2 * Math.max(0, a), 2 * Math.max(0, a) + 2);
		const [east = 0, north = 0] = this.#centres.subarray(2 * b, 2 * b + 2);
		return ((east - lng) * Math.cos((lat * Math.PI) / 180)) ** 2 + (north - lat) ** 2;
	}
}

async function allLikeness(cells: Cells, signal?: AbortSignal, onProgress?: OnProgress): Promise<Likeness[]> {
	const likeness: Likeness[] = [];
	for (let from = 0; from < cells.size; from += SLICE) {
		for (let cell = from; cell < Math.min(cells.size, from + SLICE); cell++) likeness.push(likenessOf(cells.earlierOf(cell)));
		onProgress?.(Math.min(1, (from + SLICE) / cells.size) / 2);
		await breathe(signal);
	}
	return likeness;
}

/** Control cells for the target, then for the ring, `times` for each; with a pause after every round. */
async function choose(
	request: AreasRequest,
	cells: Cells,
	signal?: AbortSignal,
	onProgress?: OnProgress
): Promise<{ readonly control: readonly number[]; readonly ringControl: readonly number[]; readonly candidates: number }> {
	const { control, target, ring, centres } = request;
	const picked = 'picked' in control ? control.picked : [];
	const likeness = await allLikeness(cells, signal, onProgress);
	const proposer = new Proposer(cells, centres, likeness, [...target, ...ring, ...picked]);
	const candidates = proposer.left;
	const own: number[] = [...picked];
	const around: number[] = [];
	const rounds = 'picked' in control ? 1 : control.perTarget;
	for (let round = 0; round < rounds; round++) {
		if (!('picked' in control)) own.push(...proposer.propose(target));
		await breathe(signal);
		onProgress?.(0.5 + (round + 0.5) / rounds / 2);
	}
	for (let round = 0; round < rounds; round++) {
		around.push(...proposer.propose(ring));
		await breathe(signal);
	}
	return { control: own, ringControl: around, candidates };
}

/**
 * Counts target, ring and control areas before and after. Control areas that were not picked are proposed: one after the other, the busiest
 * hexagon first, each hexagon gets the free one outside target and ring whose count before and whose monthly trend were most like its own.
 */
export async function beforeAfterAreas(request: AreasRequest, signal?: AbortSignal, onProgress?: OnProgress): Promise<AreasResult> {
	const cells = new Cells(request);
	const { control, ringControl, candidates } = await choose(request, cells, signal, onProgress);
	const most = Math.max(0, ...request.target.map((cell) => cells.before[cell] ?? 0));
	return {
		target: cells.areaOf(request.target),
		control: cells.areaOf(control),
		ring: cells.areaOf(request.ring),
		ringControl: cells.areaOf(ringControl),
		candidates,
		rank: { at: 1 + cells.before.reduce((above, n) => above + (n > most ? 1 : 0), 0), of: cells.size },
		all: countsOver(request.series, cells.size, [{ from: 0, to: request.series.bins }])
	};
}
