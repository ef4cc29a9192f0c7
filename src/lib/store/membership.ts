import pointInPolygon from 'point-in-polygon-hao';
import type { Polygons, Ring } from '../core/filter';
import { breathe } from '../core/breathe';
import type { Catalogue } from './catalogue';
import type { Engine } from './engine';
import type { Lock } from './lock';
import { createTable } from './sql/schema';
import type { Dialect } from './sql/dialect';

/** Locations tested between two chances to cancel. */
const SLICE = 16_384;
/** Shapes kept ready. */
const KEPT = 8;

type Closed = number[][];
const closed = (ring: Ring): Closed => {
	const [first] = ring;
	const last = ring.at(-1);
	const corners = ring.map(([lng, lat]) => [lng, lat]);
	if (first && last && (first[0] !== last[0] || first[1] !== last[1])) corners.push([first[0], first[1]]);
	return corners;
};

interface Part {
	readonly rings: Closed[];
	readonly west: number;
	readonly south: number;
	readonly east: number;
	readonly north: number;
}

function partOf(rings: readonly Ring[]): Part {
	const outer = rings[0] ?? [];
	const extreme = (pick: (...values: number[]) => number, axis: 0 | 1): number =>
		outer.reduce((sum, corner) => pick(sum, corner[axis]), pick());
	return {
		rings: rings.filter((ring) => ring.length > 2).map(closed),
		west: extreme(Math.min, 0),
		south: extreme(Math.min, 1),
		east: extreme(Math.max, 0),
		north: extreme(Math.max, 1)
	};
}

/** Whether a position lies in a polygon; on an edge counts as inside, in a hole does not. */
function holds({ rings, west, south, east, north }: Part, lng: number, lat: number): boolean {
	if (lng < west || lng > east || lat < south || lat > north || rings.length === 0) return false;
	return pointInPolygon([lng, lat], rings) !== false;
}

/** Codes of the positions (longitude and latitude in turn) inside any of the polygons. */
export async function locationsIn(polygons: Polygons, positions: Float64Array, signal?: AbortSignal): Promise<Int32Array> {
	const parts = polygons.map(partOf);
	const inside: number[] = [];
	const size = positions.length / 2;
	for (let from = 0; from < size; from += SLICE) {
		for (let i = from; i < Math.min(size, from + SLICE); i++) {
			const lng = positions[2 * i] ?? NaN;
			const lat = positions[2 * i + 1] ?? NaN;
			if (parts.some((part) => holds(part, lng, lat))) inside.push(i);
		}
		if (from + SLICE < size) await breathe(signal);
	}
	return Int32Array.from(inside);
}

/** Drawn shapes and boundaries as tables of the locations inside, so that the engine needs no geometry. Kept until the rows change. */
export class Membership {
	readonly #tables = new Map<string, string>();
	readonly #engine: Engine;
	readonly #dialect: Dialect;
	readonly #catalogue: Catalogue;
	readonly #lock: Lock;
	#number = 0;

	constructor(engine: Engine, dialect: Dialect, catalogue: Catalogue, lock: Lock) {
		this.#engine = engine;
		this.#dialect = dialect;
		this.#catalogue = catalogue;
		this.#lock = lock;
	}

	/** The table of a shape, if it is ready. */
	find(polygons: Polygons): string | undefined {
		const key = JSON.stringify(polygons);
		const table = this.#tables.get(key);
		if (table === undefined) return undefined;
		this.#tables.delete(key);
		this.#tables.set(key, table);
		return table;
	}

	/** Makes the table of a shape. */
	prepare(polygons: Polygons, signal?: AbortSignal): Promise<void> {
		return this.#lock.run(async () => {
			if (this.find(polygons) !== undefined) return;
			const loc = await locationsIn(polygons, this.#catalogue.points.positions, signal);
			const table = `member_${String(this.#number++)}`;
			await this.#engine.run(createTable(this.#dialect, table, { loc: 'i32' }));
			await this.#engine.append(table, { length: loc.length, columns: { loc } });
			this.#tables.set(JSON.stringify(polygons), table);
			if (this.#tables.size > KEPT) this.#drop(this.#tables.size - KEPT);
		}, signal);
	}

	clear(): void {
		this.#drop(this.#tables.size);
	}

	/** Drops the shapes used longest ago. Questions asked before are ahead in the engine's queue. */
	#drop(many: number): void {
		for (const [key, table] of [...this.#tables].slice(0, many)) {
			this.#tables.delete(key);
			this.#engine.run(`DROP TABLE ${table}`).catch(() => undefined);
		}
	}
}
