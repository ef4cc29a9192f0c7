export type Metric = 'euclidean' | 'manhattan';

/** Band [a, b) of a value between ascending ends; the number of bands for one that is in none. */
export function bandOf(ends: readonly number[], value: number): number {
	for (let band = 0; band + 1 < ends.length; band++) if (value >= (ends[band] ?? 0) && value < (ends[band + 1] ?? 0)) return band;
	return ends.length - 1;
}

/** Pairs of points: those of point a are with `partners[starts[a]] … partners[starts[a + 1] − 1]`. */
export interface Partners {
	readonly starts: Uint32Array;
	readonly partners: Uint16Array | Uint32Array;
}

/** Squares along the longer side at most: finer ones would cost more to visit than they save. */
const MOST_SQUARES = 1024;

/**
 * Pairs of points inside the bands of distance. Points are sorted into squares as wide as the last band, so that only neighbouring squares
 * need to be compared.
 */
export class NearPairs {
	readonly #points: Float64Array;
	readonly #ends: Float64Array;
	readonly #manhattan: boolean;
	readonly #across: number;
	/** Points by square, those of square s from starts[s] on. */
	readonly #starts: Uint32Array;
	readonly #order: Uint32Array;

	constructor(points: Float64Array, distances: readonly number[], metric: Metric) {
		this.#points = points;
		this.#ends = Float64Array.from(distances);
		this.#manhattan = metric === 'manhattan';
		const { left, bottom, width, height } = extentOf(points);
		const size = Math.max(distances.at(-1) ?? 0, Math.max(width, height) / MOST_SQUARES, Number.MIN_VALUE);
		const place = (from: number, value: number): number => Math.trunc((value - from) / size);
		this.#across = place(left, left + width) + 1;
		const squares = Uint32Array.from({ length: points.length / 2 }, (_, i) => {
			return place(bottom, points[2 * i + 1] ?? 0) * this.#across + place(left, points[2 * i] ?? 0);
		});
		this.#starts = new Uint32Array(this.#across * (place(bottom, bottom + height) + 1) + 1);
		for (const square of squares) this.#starts[square + 1] = (this.#starts[square + 1] ?? 0) + 1;
		for (let s = 1; s < this.#starts.length; s++) this.#starts[s] = (this.#starts[s] ?? 0) + (this.#starts[s - 1] ?? 0);
		const next = this.#starts.slice();
		this.#order = new Uint32Array(squares.length);
		squares.forEach((square, i) => {
			const at = next[square] ?? 0;
			this.#order[at] = i;
			next[square] = at + 1;
		});
	}

	/** Pairs by band; the last entry is those in none. */
	sizes(): number[] {
		const n = this.#order.length;
		const last = this.#ends.length - 1;
		const sizes = new Array<number>(last).fill(0);
		this.#eachPair((band) => {
			sizes[band] = (sizes[band] ?? 0) + 1;
		});
		return [...sizes, (n * (n - 1)) / 2 - sizes.reduce((sum, size) => sum + size, 0)];
	}

	/** The pairs of each band; those of one band (`without`) are left out. */
	lists(without: number): Partners[] {
		const n = this.#order.length;
		const last = this.#ends.length - 1;
		const wanted = (visit: (band: number, a: number, b: number) => void): void => {
			const each = without === last ? this.#eachPair.bind(this) : this.#eachOfAll.bind(this);
			each((band, a, b) => {
				if (band !== without) visit(band, a, b);
			});
		};
		const starts = Array.from(this.#ends, () => new Uint32Array(n + 1));
		wanted((band, a) => {
			const own = starts[band];
			if (own) own[a + 1] = (own[a + 1] ?? 0) + 1;
		});
		for (const own of starts) for (let i = 1; i <= n; i++) own[i] = (own[i] ?? 0) + (own[i - 1] ?? 0);
		const next = starts.map((own) => own.slice());
		const Places = n <= 0x10000 ? Uint16Array : Uint32Array;
		const partners = starts.map((own) => new Places(own[n] ?? 0));
		wanted((band, a, b) => {
			const [list, free] = [partners[band], next[band]];
			if (!list || !free) return;
			const at = free[a] ?? 0;
			list[at] = b;
			free[a] = at + 1;
		});
		return starts.map((own, band) => ({ starts: own, partners: partners[band] ?? new Places(0) }));
	}

	#band(a: number, b: number): number {
		const points = this.#points;
		const x = (points[2 * a] ?? 0) - (points[2 * b] ?? 0);
		const y = (points[2 * a + 1] ?? 0) - (points[2 * b + 1] ?? 0);
		const apart = this.#manhattan ? Math.abs(x) + Math.abs(y) : Math.sqrt(x * x + y * y);
		const ends = this.#ends;
		const last = ends.length - 1;
		if (apart >= (ends[last] ?? 0) || apart < (ends[0] ?? 0)) return last;
		let band = 0;
		while (apart >= (ends[band + 1] ?? 0)) band++;
		return band;
	}

	/** Pairs in any band, once each. */
	#eachPair(visit: (band: number, a: number, b: number) => void): void {
		const [starts, across] = [this.#starts, this.#across];
		for (let square = 0; square + 1 < starts.length; square++) {
			if (starts[square] === starts[square + 1]) continue;
			// Its own, the one to the right, and the three above: every pair of neighbouring squares once.
			const column = square % across;
			const right = column + 1 < across ? 1 : 0;
			const left = column > 0 ? 1 : 0;
			const above = square + across;
			const from = above < starts.length - 1 ? (starts[above - left] ?? 0) : 0;
			const to = above < starts.length - 1 ? (starts[above + right + 1] ?? 0) : 0;
			for (let i = starts[square] ?? 0; i < (starts[square + 1] ?? 0); i++) {
				this.#eachPartner(this.#order[i] ?? 0, i + 1, starts[square + right + 1] ?? 0, visit);
				this.#eachPartner(this.#order[i] ?? 0, from, to, visit);
			}
		}
	}

	/** A point with those at some places of the order. */
	#eachPartner(a: number, from: number, to: number, visit: (band: number, a: number, b: number) => void): void {
		const none = this.#ends.length - 1;
		for (let k = from; k < to; k++) {
			const b = this.#order[k] ?? 0;
			const band = this.#band(a, b);
			if (band !== none) visit(band, a, b);
		}
	}

	/** All pairs, those in no band among them. */
	#eachOfAll(visit: (band: number, a: number, b: number) => void): void {
		for (let a = 0; a < this.#order.length; a++) for (let b = a + 1; b < this.#order.length; b++) visit(this.#band(a, b), a, b);
	}
}

function extentOf(points: Float64Array): { left: number; bottom: number; width: number; height: number } {
	let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity];
	for (let i = 0; 2 * i < points.length; i++) {
		const [x, y] = [points[2 * i] ?? 0, points[2 * i + 1] ?? 0];
		if (x < left) left = x;
		if (x > right) right = x;
		if (y < bottom) bottom = y;
		if (y > top) top = y;
	}
	return points.length === 0 ? { left: 0, bottom: 0, width: 0, height: 0 } : { left, bottom, width: right - left, height: top - bottom };
}
