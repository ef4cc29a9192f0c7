/** A name that wants a place on the map. */
export interface LabelWish {
	readonly text: string;
	/** Where the named thing is, CSS pixels. */
	readonly x: number;
	readonly y: number;
	readonly size: LabelSize;
}

export type LabelSize = 'large' | 'medium' | 'small';

/** A name and its offset from the named thing to the middle of the label, CSS pixels. */
export type PlacedLabel<W extends LabelWish = LabelWish> = W & {
	readonly dx: number;
	readonly dy: number;
	readonly width: number;
	readonly height: number;
};

/** CSS pixels. */
export interface Rect {
	readonly left: number;
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
}

export interface LabelGround {
	/** What no label may cover: the selection, controls. */
	readonly taken: readonly Rect[];
	/** What labels keep off as far as they can: hexagons of the top class. */
	readonly avoided: readonly Rect[];
	/** Where labels may lie. */
	readonly frame: Rect;
}

export const LABEL_HEIGHT: Readonly<Record<LabelSize, number>> = { large: 26, medium: 20, small: 18 };
/** Room kept between two labels. */
const GAP = 4;
const STEPS: Readonly<Record<LabelSize, readonly number[]>> = { large: [0, 1, 1.5], medium: [0, 1, 1.5], small: [0, 1] };

/**
 * Gives names their places, greedily, in the order of the wishes: each takes the nearest free place around its thing. Large names may
 * cover a little of the avoided ground when nothing near is free; others are then left out.
 */
export function placeLabels<W extends LabelWish>(
	wishes: readonly W[],
	widthOf: (wish: LabelWish) => number,
	ground: LabelGround
): PlacedLabel<W>[] {
	const taken = [...ground.taken];
	const avoided = new Coverage(ground.frame, ground.avoided);
	const placed: PlacedLabel<W>[] = [];
	for (const wish of wishes) {
		const width = widthOf(wish);
		const height = LABEL_HEIGHT[wish.size];
		const best = bestOffset(wish, width, height, ground.frame, taken, avoided);
		if (best === null) continue;
		const [dx, dy] = best;
		placed.push({ ...wish, dx, dy, width, height });
		taken.push(around(wish.x + dx, wish.y + dy, width + 2 * GAP, height + 2 * GAP));
	}
	return placed;
}

function bestOffset(
	{ x, y, size }: LabelWish,
	width: number,
	height: number,
	frame: Rect,
	taken: readonly Rect[],
	avoided: Coverage
): readonly [number, number] | null {
	let best: readonly [number, number] | null = null;
	let least = Infinity;
	for (const [dx, dy] of offsets(width, height, STEPS[size])) {
		const rect = around(x + dx, y + dy, width, height);
		if (!inside(rect, frame) || taken.some((other) => overlap(rect, other))) continue;
		const covered = avoided.share(rect);
		if (covered > 0 && size !== 'large') continue;
		const cost = covered * 6 + Math.hypot(dx / width, dy / height);
		if (cost < least) [best, least] = [[dx, dy], cost];
	}
	return best;
}

/** On the thing, then above, below, beside and askew of it, further and further. */
function offsets(width: number, height: number, steps: readonly number[]): (readonly [number, number])[] {
	return steps.flatMap((step): (readonly [number, number])[] => {
		if (step === 0) return [[0, 0]];
		const up = step * (height * 0.5 + 8);
		const across = width / 2 + 10 * step;
		const askew = Math.min(up, height * 0.8);
		return [
			[0, up],
			[0, -up],
			[across, 0],
			[-across, 0],
			[across, askew],
			[-across, askew],
			[across, -askew],
			[-across, -askew]
		];
	});
}

const around = (x: number, y: number, width: number, height: number): Rect => ({
	left: x - width / 2,
	top: y - height / 2,
	right: x + width / 2,
	bottom: y + height / 2
});
const overlap = (a: Rect, b: Rect): boolean => a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
const inside = (a: Rect, b: Rect): boolean => a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom;

const CELL = 6;

/** Which share of a rectangle lies on the avoided ground: a coarse raster with running sums, so that asking is cheap. */
class Coverage {
	readonly #columns: number;
	readonly #rows: number;
	readonly #sums: Uint32Array;

	constructor(
		readonly frame: Rect,
		rects: readonly Rect[]
	) {
		this.#columns = Math.max(1, Math.ceil((frame.right - frame.left) / CELL));
		this.#rows = Math.max(1, Math.ceil((frame.bottom - frame.top) / CELL));
		const wide = this.#columns + 1;
		this.#sums = new Uint32Array(wide * (this.#rows + 1));
		for (const rect of rects) this.#mark(rect, wide);
		for (let y = 1; y <= this.#rows; y++)
			for (let x = 1, run = 0; x <= this.#columns; x++) {
				run += this.#sums[y * wide + x] ?? 0;
				this.#sums[y * wide + x] = run + (this.#sums[(y - 1) * wide + x] ?? 0);
			}
	}

	share(rect: Rect): number {
		const [x0, y0, x1, y1] = this.#cells(rect);
		if (x1 <= x0 || y1 <= y0) return 0;
		const wide = this.#columns + 1;
		const at = (x: number, y: number) => this.#sums[y * wide + x] ?? 0;
		return (at(x1, y1) - at(x0, y1) - at(x1, y0) + at(x0, y0)) / ((x1 - x0) * (y1 - y0));
	}

	#mark(rect: Rect, wide: number): void {
		const [x0, y0, x1, y1] = this.#cells(rect);
		for (let y = y0; y < y1; y++) this.#sums.fill(1, (y + 1) * wide + x0 + 1, (y + 1) * wide + x1 + 1);
	}

	#cells({ left, top, right, bottom }: Rect): readonly [number, number, number, number] {
		const within = (value: number, most: number) => Math.max(0, Math.min(most, value));
		return [
			within(Math.floor((left - this.frame.left) / CELL), this.#columns),
			within(Math.floor((top - this.frame.top) / CELL), this.#rows),
			within(Math.ceil((right - this.frame.left) / CELL), this.#columns),
			within(Math.ceil((bottom - this.frame.top) / CELL), this.#rows)
		];
	}
}
