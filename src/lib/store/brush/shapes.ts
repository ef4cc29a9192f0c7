import type { Polygons } from '../../core/filter';
import { locationsIn } from '../membership';
import type { Points } from '../points';
import { Recent } from '../recent';

/** Shapes kept ready. */
const KEPT = 8;

/** Which locations lie inside the shapes used last. */
export class Shapes {
	readonly #inside = new Recent<Uint8Array>(KEPT);

	/** 1 at `location + 1` for every location inside; undefined while the shape is not prepared. */
	find(polygons: Polygons): Uint8Array | undefined {
		return this.#inside.get(JSON.stringify(polygons));
	}

	async prepare(polygons: Polygons, points: Points, signal?: AbortSignal): Promise<void> {
		const inside = new Uint8Array(points.size + 1);
		for (const location of await locationsIn(polygons, points.positions, signal)) inside[location + 1] = 1;
		this.#inside.set(JSON.stringify(polygons), inside);
	}

	clear(): void {
		this.#inside.clear();
	}
}
