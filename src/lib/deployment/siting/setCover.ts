/** Which places each candidate covers: row c × words … of 32 places a word. */
export interface Rows {
	readonly candidates: number;
	readonly places: number;
	readonly words: number;
	readonly bits: Uint32Array;
}

/** Whether k candidates can cover every place: a set that does, `none` proved, or `unknown` where the search was given up. */
export type Covered = { readonly found: 'set'; readonly sites: readonly number[] } | { readonly found: 'none' | 'unknown' };

export function rowsOf(candidates: number, places: number, covers: (candidate: number, place: number) => boolean): Rows {
	const words = Math.ceil(places / 32);
	const bits = new Uint32Array(candidates * words);
	for (let c = 0; c < candidates; c++)
		for (let i = 0; i < places; i++) {
			const at = c * words + (i >>> 5);
			if (covers(c, i)) bits[at] = (bits[at] ?? 0) | (1 << (i & 31));
		}
	return { candidates, places, words, bits };
}

/**
 * Branch and bound: the place that fewest candidates cover is covered by each of them in turn, the widest first. A branch falls when
 * places that no candidate shares outnumber the sites left, or when those, each at its widest, cannot cover what is left; so does a
 * candidate that covers nothing beyond what another choice covers.
 * @param most work (words compared) after which the search is given up
 */
export function coverAll(rows: Rows, k: number, most: number): Covered {
	const search = new Search(rows, most);
	const open = new Uint32Array(rows.words);
	for (let i = 0; i < rows.places; i++) open[i >>> 5] = (open[i >>> 5] ?? 0) | (1 << (i & 31));
	const found = search.descend(open, k);
	if (found) return { found: 'set', sites: [...search.sites] };
	return { found: search.work > most ? 'unknown' : 'none' };
}

class Search {
	readonly sites: number[] = [];
	work = 0;
	private readonly by: readonly (readonly number[])[];

	constructor(
		private readonly rows: Rows,
		private readonly most: number
	) {
		const { candidates, places, words, bits } = rows;
		this.by = Array.from({ length: places }, (_, i) =>
			Array.from({ length: candidates }, (__, c) => c).filter((c) => ((bits[c * words + (i >>> 5)] ?? 0) >>> (i & 31)) & 1)
		);
	}

	/** Open places that a candidate covers. */
	private width(open: Uint32Array, candidate: number): number {
		const { words, bits } = this.rows;
		let sum = 0;
		this.work += words;
		for (let w = 0; w < words; w++) sum += ones((open[w] ?? 0) & (bits[candidate * words + w] ?? 0));
		return sum;
	}

	descend(open: Uint32Array, k: number): boolean {
		const places = listed(open);
		const rarest = places.reduce((best, i) => (this.choices(i) < this.choices(best) ? i : best), places[0] ?? -1);
		if (rarest < 0) return true;
		if (k === 0 || this.work > this.most || this.falls(open, places, k)) return false;
		for (const c of this.branches(open, this.by[rarest] ?? [])) {
			this.sites.push(c);
			if (this.descend(this.without(open, c), k - 1)) return true;
			this.sites.pop();
			if (this.work > this.most) return false;
		}
		return false;
	}

	/** The widest first, without those that another one includes. */
	private branches(open: Uint32Array, candidates: readonly number[]): number[] {
		const widths = candidates.map((c) => [c, this.width(open, c)] as const).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
		const kept: number[] = [];
		for (const [c] of widths) if (!kept.some((wider) => this.includes(open, wider, c))) kept.push(c);
		return kept;
	}

	private includes(open: Uint32Array, wider: number, candidate: number): boolean {
		const { words, bits } = this.rows;
		this.work += words;
		for (let w = 0; w < words; w++) if ((open[w] ?? 0) & (bits[candidate * words + w] ?? 0) & ~(bits[wider * words + w] ?? 0)) return false;
		return true;
	}

	private choices(place: number): number {
		return this.by[place]?.length ?? 0;
	}

	private without(open: Uint32Array, candidate: number): Uint32Array {
		const { words, bits } = this.rows;
		return open.map((word, w) => word & ~(bits[candidate * words + w] ?? 0));
	}

	private falls(open: Uint32Array, places: readonly number[], k: number): boolean {
		const widths = Array.from({ length: this.rows.candidates }, (_, c) => this.width(open, c)).sort((a, b) => b - a);
		if (widths.slice(0, k).reduce((sum, width) => sum + width, 0) < places.length) return true;
		// Places of which no two share a candidate need a site each.
		const used = new Uint8Array(this.rows.candidates);
		let apart = 0;
		for (const i of [...places].sort((a, b) => this.choices(a) - this.choices(b) || a - b)) {
			const by = this.by[i] ?? [];
			if (by.some((c) => used[c])) continue;
			for (const c of by) used[c] = 1;
			if (++apart > k) return true;
		}
		return false;
	}
}

function listed(open: Uint32Array): number[] {
	const places: number[] = [];
	open.forEach((word, w) => {
		for (let left = word; left !== 0; left &= left - 1) places.push(32 * w + 31 - Math.clz32(left & -left));
	});
	return places;
}

/** Bits set in a word. */
function ones(word: number): number {
	let v = word - ((word >>> 1) & 0x55555555);
	v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
	return (((v + (v >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
