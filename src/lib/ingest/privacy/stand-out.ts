import { NO_NAME, NO_SLOT, PRECISIONS, UNLOCATED, type IncidentBatch } from '../../core/incident';
import type { StandOut } from '../contract';
import { AlikeClasses } from './alike-classes';

const HOUR = PRECISIONS.indexOf('hour');
const MONTH = PRECISIONS.indexOf('month');
/** Side of a square as large as the mean hexagon of resolution 9 (0.105 km²), degrees of latitude. */
const SIDE = 0.324_5 / 111.2;
/** Categories named. */
const NAMED = 5;

/**
 * How many rows stand out: fewer than five are alike in place (squares of 0.1 km², as large as hexagons of resolution 9), time as finely as
 * it is known, category, and whatever else that describes people is kept (k-anonymity, Sweeney 2002, doi 10.1142/S0218488502001648, with k
 * = 5). Its figure informs; it does not gate.
 */
export class StandOutCount {
	readonly #fine = new AlikeClasses();
	readonly #byDay = new AlikeClasses();
	readonly #squares = new Map<number, number>();
	/** Square of each point of the source. */
	#squareOf = new Int32Array(1024);
	#points = 0;
	#hours = 0;
	#rows = 0;
	#months = 0;

	/** @param people fields beside the category that hold ages, sexes or other features of people */
	constructor(private readonly people: readonly ('outcome' | 'area')[]) {}

	/** Takes a batch with its points as they were read. */
	add({ columns, length, newPoints }: IncidentBatch): void {
		this.#place(newPoints);
		const { location, slot, dayFirst, month, precision, category } = columns;
		const people = this.people.map((field) => columns[field]);
		for (let i = 0; i < length; i++) {
			const point = location[i] ?? UNLOCATED;
			const square = point === UNLOCATED ? -1 : (this.#squareOf[point] ?? -1);
			const label = category[i] ?? NO_NAME;
			const hour = slot[i] ?? NO_SLOT;
			const day = precision[i] === MONTH ? -1 - (month[i] ?? 0) : (dayFirst[i] ?? 0);
			let more = 0;
			for (const codes of people) more = Math.imul(more, 65_537) + (codes[i] ?? NO_NAME) + 1;
			if (hour !== NO_SLOT) this.#hours++;
			if (day < 0) this.#months++;
			this.#fine.add(square, (day * 32 + (hour === NO_SLOT ? 24 : hour % 24)) ^ Math.imul(more, 0x27d4eb2f), label);
			this.#byDay.add(square, (day * 32 + 25) ^ Math.imul(more, 0x27d4eb2f), label);
		}
		this.#rows += length;
	}

	/** @param days whether clock times are being coarsened to days; @param names of the categories by code */
	result(days: boolean, names: readonly string[]): StandOut | null {
		if (this.#rows === 0) return null;
		const timed = !days && this.#hours > 0;
		const byDay = this.#byDay.result();
		const { rows, of, sampled, byLabel } = timed ? this.#fine.result() : byDay;
		const time = timed ? PRECISIONS[HOUR] : this.#months === this.#rows ? 'month' : 'day';
		const worst = [...byLabel]
			.filter(([, count]) => count.rows > 0)
			.sort(([, a], [, b]) => b.rows - a.rows)
			.slice(0, NAMED);
		return {
			share: of === 0 ? 0 : rows / of,
			rows: rows * sampled,
			sampled,
			by: ['place (0.1 km²)', time ?? 'hour', 'category', ...this.people],
			shareInDays: timed && byDay.of > 0 ? byDay.rows / byDay.of : null,
			worst: worst.map(([code, count]) => ({
				category: names[code] ?? null,
				rows: count.rows * sampled,
				of: count.of * sampled
			}))
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
