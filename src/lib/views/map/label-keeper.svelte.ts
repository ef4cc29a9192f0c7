import type { Camera } from './camera.svelte';
import type { Rect } from './labels';
import { labelsOf, type LabelScene, type MapLabel } from './map-labels';

/** Labels are placed anew at once when the scale changed by this many zoom levels, else once the map rests. */
const RESCALED = 0.25;
const REST_MS = 100;

/** Keeps names in place while the map moves and places them anew when it rests. Make one while a component is set up. */
export class LabelKeeper {
	#labels = $state.raw<readonly MapLabel[]>([]);
	#zoom = -1;

	constructor(camera: Camera, root: () => HTMLElement | null, scene: () => Omit<LabelScene, 'projection' | 'controls'>) {
		$effect(() => {
			const { projection, ready } = camera;
			const parts = scene();
			const node = root();
			if (!ready || node === null) return;
			const place = () => {
				this.#zoom = projection.view.zoom;
				const family = getComputedStyle(node).getPropertyValue('--font');
				this.#labels = labelsOf({ ...parts, projection, controls: controlRects(node) }, family);
			};
			const timer = setTimeout(place, Math.abs(projection.view.zoom - this.#zoom) > RESCALED ? 0 : REST_MS);
			return () => {
				clearTimeout(timer);
			};
		});
	}

	get labels(): readonly MapLabel[] {
		return this.#labels;
	}
}

/** Where controls lie over the map. */
function controlRects(node: HTMLElement): Rect[] {
	const from = node.getBoundingClientRect();
	return [...node.querySelectorAll('[data-map-control]')].map((control) => {
		const { left, top, right, bottom } = control.getBoundingClientRect();
		return { left: left - from.left, top: top - from.top, right: right - from.left, bottom: bottom - from.top };
	});
}
