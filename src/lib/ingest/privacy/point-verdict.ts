import type { Positions } from '../../core/source';
import { isFineDegree, type Grain } from './point-grain';

/** Rows that share their point, from which share of the located rows on a source counts as snapped to shared map points. */
const SNAPPED = 0.2;
/** Share of the distinct points finer than four decimals from which on a source can be exact. */
const FINE = 0.05;

/** What is known of the points of a file so far. */
export interface PointCounts {
	/** Rows with a location. */
	readonly located: number;
	/** Those that share their point with another row; never falls. */
	readonly shared: number;
}

/** Decides, per file, whether its points are exact positions of single incidents. */
export class PointVerdict {
	#points = 0;
	#fine = 0;

	constructor(private readonly grain: Grain) {}

	/** Takes the distinct points that a block of rows used for the first time. */
	add(points: Float64Array): void {
		this.#points += points.length / 2;
		if (this.grain !== 'degrees') return;
		for (let i = 0; i < points.length; i += 2) if (isFineDegree(points[i] ?? 0) || isFineDegree(points[i + 1] ?? 0)) this.#fine++;
	}

	/** Whether the verdict can still be `exact` when `rows` are expected in the whole file. */
	isOpen({ shared }: PointCounts, rows: number): boolean {
		return this.grain !== 'rough' && shared < SNAPPED * rows;
	}

	/** The verdict on a file that was read to its end. */
	decide({ located, shared }: PointCounts): Exclude<Positions, 'cells'> {
		if (located > 0 && shared >= SNAPPED * located) return 'shared';
		const fine = this.grain === 'degrees' ? this.#fine > FINE * this.#points : this.grain === 'fine';
		return fine && located > 0 ? 'exact' : 'rough';
	}
}
