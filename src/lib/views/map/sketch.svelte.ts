import type { Box, Polygons } from '../../core/filter';
import type { Camera } from './camera.svelte';
import { boxBetween, closes, cornersOf, polygonOf, type Corner } from './drawing';
import type { Spot } from './gestures';

/** The shape being drawn: a rectangle by dragging, a polygon click by click. */
export class Sketch {
	readonly #camera: Camera;
	readonly #done: (shape: Box | Polygons) => void;
	#corners = $state.raw<readonly Corner[]>([]);
	#box = $state.raw<Box | null>(null);
	#pointer = $state.raw<Spot | null>(null);
	/** Corners to show, the pointer last. */
	readonly draft: readonly Corner[] = $derived.by(() => {
		if (this.#box !== null) return [...cornersOf(this.#box), ...cornersOf(this.#box).slice(0, 1)];
		const { projection } = this.#camera;
		const pointer = this.#pointer === null ? [] : [[projection.lng(this.#pointer.x), projection.lat(this.#pointer.y)] as const];
		return this.#corners.length === 0 ? [] : [...this.#corners, ...pointer];
	});

	constructor(camera: Camera, done: (shape: Box | Polygons) => void) {
		this.#camera = camera;
		this.#done = done;
	}

	get active(): boolean {
		return this.#corners.length > 0 || this.#box !== null;
	}

	/** A drag of the rectangle. */
	drag(from: Spot, to: Spot, done: boolean): void {
		const box = boxBetween(this.#camera.projection, from, to);
		this.#box = done ? null : box;
		if (done) this.#done(box);
	}

	/** A click of the polygon. */
	click(spot: Spot): void {
		const { projection } = this.#camera;
		if (closes(projection, this.#corners, spot)) this.close();
		else this.#corners = [...this.#corners, [projection.lng(spot.x), projection.lat(spot.y)]];
	}

	follow(spot: Spot): void {
		this.#pointer = spot;
	}

	/** Ends the polygon; false when it has too few corners. */
	close(): boolean {
		const shape = polygonOf(this.#corners);
		if (shape === null) return false;
		this.cancel();
		this.#done(shape);
		return true;
	}

	cancel(): void {
		this.#corners = [];
		this.#box = null;
		this.#pointer = null;
	}
}
