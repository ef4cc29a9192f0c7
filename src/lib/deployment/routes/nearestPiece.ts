const RAD = Math.PI / 180;
/** Mean Earth radius (IUGG), metres. */
const EARTH = 6_371_008.8;
const NOBODY: readonly number[] = [];

/** What lies nearest to a position. */
export interface Nearest {
	/** Place among the lines; −1 where none is within the distance. */
	readonly line: number;
	/** Metres; Infinity without one. */
	readonly metres: number;
}

/** Squares of a plane, at least this wide, metres. */
const SQUARE = 50;

/**
 * Finds the line nearest to a position, within a distance: a plane that keeps lengths at the middle latitude (true to 0.1 % across a
 * town), with the legs of the lines in a grid of squares. The first of equally near lines wins.
 */
export class NearestPiece {
	private readonly ends: Float64Array;
	private readonly of: Int32Array;
	private readonly squares = new Map<number, number[]>();
	private readonly side: number;
	private readonly scale: number;
	private readonly lat0: number;
	private readonly lng0: number;

	constructor(
		lines: readonly Float64Array[],
		private readonly within: number
	) {
		this.side = Math.max(SQUARE, within);
		const first = lines.find((line) => line.length > 1);
		this.lng0 = first?.[0] ?? 0;
		this.lat0 = middleLatitude(lines);
		this.scale = Math.cos(this.lat0 * RAD);
		const legs = lines.reduce((sum, line) => sum + Math.max(0, line.length / 2 - 1), 0);
		this.ends = new Float64Array(4 * legs);
		this.of = new Int32Array(legs);
		let leg = 0;
		lines.forEach((line, at) => {
			for (let i = 2; i + 1 < line.length; i += 2, leg++) {
				const [x, y] = this.plane(line[i - 2] ?? 0, line[i - 1] ?? 0);
				const [u, v] = this.plane(line[i] ?? 0, line[i + 1] ?? 0);
				this.ends.set([x, y, u, v], 4 * leg);
				this.of[leg] = at;
				this.put(leg);
			}
		});
	}

	/** The nearest line, and all lines within the distance. */
	find(lng: number, lat: number): Nearest & { readonly all: ReadonlySet<number> } {
		const [x, y] = this.plane(lng, lat);
		let [line, metres] = [-1, Infinity];
		const all = new Set<number>();
		for (const leg of this.squares.get(this.key(Math.floor(x / this.side), Math.floor(y / this.side))) ?? NOBODY) {
			const d = this.gap(leg, x, y);
			if (d > this.within) continue;
			const at = this.of[leg] ?? -1;
			all.add(at);
			if (d < metres || (d === metres && at < line)) [line, metres] = [at, d];
		}
		return { line, metres, all };
	}

	private plane(lng: number, lat: number): readonly [x: number, y: number] {
		return [(lng - this.lng0) * RAD * EARTH * this.scale, (lat - this.lat0) * RAD * EARTH];
	}

	private key(column: number, row: number): number {
		return (row + 0x100000) * 0x400000 + column + 0x200000;
	}

	/** Puts a leg into every square that holds a position within the distance of it. */
	private put(leg: number): void {
		const [x = 0, y = 0, u = 0, v = 0] = this.ends.subarray(4 * leg, 4 * leg + 4);
		const square = (value: number): number => Math.floor(value / this.side);
		for (let row = square(Math.min(y, v) - this.within); row <= square(Math.max(y, v) + this.within); row++)
			for (let column = square(Math.min(x, u) - this.within); column <= square(Math.max(x, u) + this.within); column++) {
				const key = this.key(column, row);
				const known = this.squares.get(key);
				if (known) known.push(leg);
				else this.squares.set(key, [leg]);
			}
	}

	/** Distance from a position to a leg. */
	private gap(leg: number, px: number, py: number): number {
		const e = 4 * leg;
		const [x, y] = [this.ends[e] ?? 0, this.ends[e + 1] ?? 0];
		const [dx, dy] = [(this.ends[e + 2] ?? 0) - x, (this.ends[e + 3] ?? 0) - y];
		const square = dx * dx + dy * dy;
		const t = square === 0 ? 0 : Math.max(0, Math.min(1, ((px - x) * dx + (py - y) * dy) / square));
		return Math.hypot(px - x - t * dx, py - y - t * dy);
	}
}

function middleLatitude(lines: readonly Float64Array[]): number {
	let [low, high] = [Infinity, -Infinity];
	for (const line of lines)
		for (let i = 1; i < line.length; i += 2) {
			low = Math.min(low, line[i] ?? 0);
			high = Math.max(high, line[i] ?? 0);
		}
	return low <= high ? (low + high) / 2 : 0;
}
