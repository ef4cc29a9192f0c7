import { NO_NAME, NO_SLOT, PRECISIONS, UNLOCATED, type IncidentBatch } from '../../core/incident';
import type { StandOut } from '../contract';
import { AlikeClasses } from './alike-classes';

const MONTH = PRECISIONS.indexOf('month');
/** Side of a square as large as the mean hexagon of resolution 9 (0.105 km²), degrees of latitude. */
const SIDE = 0.324_5 / 111.2;
/** Categories named. */
const NAMED = 5;

/**
 * How many rows stand out: fewer than five are alike in place (squares of 0.1 km², as large as hexagons of resolution 9), hour of the week
 * or weekday, category, and whatever else that describes people is kept (k-anonymity, Sweeney 2002, doi 10.1142/S0218488502001648, with
 * k = 5). Dates are left out: with them nearly every row of a real file stands alone, and the figure would say nothing. It informs; it
 * does not gate.
 */
export class StandOutCount {
	readonly #fine = new AlikeClasses();
	readonly #byDay = new AlikeClasses();
	readonly #squares = new Map<number, number>();
	/** Square of each point of the source. */
	#squareOf = new Int32Array(1024);
	#points = 0;
	/** Rows of each category. */
	readonly #ofLabel = new Uint32Array(NO_NAME + 1);
	#hours = 0;
	#rows = 0;
	#days = 0;

	/** @param people fields beside the category that hold ages, sexes or other features of people */
	constructor(private readonly people: readonly ('outcome' | 'area')[]) {}

	/** Takes a batch with its points as they were read. */
	add({ columns, length, newPoints }: IncidentBatch): void {
		this.#place(newPoints);
		const { location, slot, dayFirst, precision, category } = columns;
		const people = this.people.map((field) => columns[field]);
		for (let i = 0; i < length; i++) {
			const point = location[i] ?? UNLOCATED;
			const square = point === UNLOCATED ? -1 : (this.#squareOf[point] ?? -1);
			const label = category[i] ?? NO_NAME;
			this.#ofLabel[label] = (this.#ofLabel[label] ?? 0) + 1;
			const hour = slot[i] ?? NO_SLOT;
			const weekday = precision[i] === MONTH ? 7 : ((dayFirst[i] ?? 0) + 3) % 7;
			let more = 0;
			for (const codes of people) more = Math.imul(more, 65_537) + (codes[i] ?? NO_NAME) + 1;
			if (hour !== NO_SLOT) {
				this.#hours++;
				this.#fine.add(square, hour ^ Math.imul(more, 0x27d4eb2f), label);
			} else this.#fine.add(square, (1000 + weekday) ^ Math.imul(more, 0x27d4eb2f), label);
			if (weekday !== 7) this.#days++;
			this.#byDay.add(square, (1000 + weekday) ^ Math.imul(more, 0x27d4eb2f), label);
		}
		this.#rows += length;
	}

	/** @param days whether clock times are being coarsened to days; @param names of the categories by code */
	result(days: boolean, names: readonly string[]): StandOut | null {
		if (this.#rows === 0) return null;
		const timed = !days && this.#hours > 0;
		const byDay = this.#byDay.result();
		const { rows, sampled, byLabel } = timed ? this.#fine.result() : byDay;
		const time = timed ? ['hour of the week'] : this.#days > 0 ? ['weekday'] : [];
		const share = (found: number): number => Math.min(1, found / this.#rows);
		const worst = [...byLabel].sort(([, a], [, b]) => b - a).slice(0, NAMED);
		return {
			share: share(rows),
			rows: Math.min(this.#rows, rows),
			sampled,
			by: ['place (0.1 km²)', ...time, 'category', ...this.people],
			shareInDays: timed ? share(byDay.rows) : null,
			worst: worst.map(([code, count]) => {
				const of = this.#ofLabel[code] ?? 0;
				return { category: names[code] ?? null, rows: Math.min(of, count), of };
			})
		};
	}

	#place(points: Float64Array): void {
		const size = this.#points + points.length / 2;
		if (size > this.#squareOf.length) {
			const wider = new Int32Array(Math.max(size, 2 * this.#squareOf.length));
			wider.set(this.#squareOf);
			this.#squareOf = wider;
		}
		for (let i = 0; i < points.length; i += 2) {
			const row = Math.floor((points[i + 1] ?? 0) / SIDE);
			const side = SIDE / Math.max(0.01, Math.cos((row * SIDE * Math.PI) / 180));
			const key = (row + 65_536) * 131_072 * 16 + Math.floor((points[i] ?? 0) / side) + 1_000_000;
			const known = this.#squares.get(key) ?? this.#squares.size;
			this.#squares.set(key, known);
			this.#squareOf[this.#points++] = known;
		}
	}
}
