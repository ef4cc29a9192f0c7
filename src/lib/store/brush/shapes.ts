import type { Polygons } from '../../core/filter';
import { locationsIn } from '../membership';
import type { Points } from '../points';

/** Shapes kept ready. */
const KEPT = 8;

/** Which locations lie inside the shapes used last. */
export class Shapes {
	readonly #inside = new Map<string, Uint8Array>();

	/** 1 at `location + 1` for every location inside; undefined while the shape is not prepared. */
	find(polygons: Polygons): Uint8Array | undefined {
		const key = JSON.stringify(polygons);
		const found = this.#inside.get(key);
		if (!found) return undefined;
		this.#inside.delete(key);
		this.#inside.set(key, found);
		return found;
	}

	async prepare(polygons: Polygons, points: Points, signal?: AbortSignal): Promise<void> {
		const inside = new Uint8Array(points.size + 1);
		for (const location of await locationsIn(polygons, points.positions, signal)) inside[location + 1] = 1;
		this.#inside.set(JSON.stringify(polygons), inside);
		for (const oldest of this.#inside.keys()) {
			if (this.#inside.size <= KEPT) break;
			this.#inside.delete(oldest);
		}
	}

	clear(): void {
		this.#inside.clear();
	}
}
