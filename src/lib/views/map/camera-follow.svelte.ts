import { untrack } from 'svelte';
import type { Box } from '../../core/filter';
import type { Camera } from './camera.svelte';
import { duration } from './interaction';
import { resolutionFor } from './resolution';

const FIT_MS = 400;
/** Rest after which a view counts as settled. */
const SETTLED_MS = 200;

/** What each camera shows already: maps that share one, or follow each other on it, leave it where it is. */
const fitted = new WeakMap<Camera, string>();

/** Shows an extent whenever its values change, the first at once. Call while a component is set up. */
export function followExtent(camera: Camera, extent: () => Box | null): void {
	$effect(() => {
		const box = extent();
		if (box === null || !camera.ready || fitted.get(camera) === JSON.stringify(box)) return;
		const first = !fitted.has(camera);
		fitted.set(camera, JSON.stringify(box));
		untrack(() => {
			camera.fit(box, first ? 0 : duration(FIT_MS));
		});
	});
}

/** Proposes the resolution that suits the zoom, at the start and whenever the view settles. Call while a component is set up. */
export function proposeResolution(camera: Camera, wanted: () => boolean, propose: (resolution: number) => void): void {
	let proposed: number | null = null;
	$effect(() => {
		const { view, ready } = camera;
		if (!ready || !wanted()) return;
		const settle = () => {
			const next = resolutionFor(view, proposed);
			if (next === proposed) return;
			proposed = next;
			propose(next);
		};
		const timer = setTimeout(settle, proposed === null ? 0 : SETTLED_MS);
		return () => {
			clearTimeout(timer);
		};
	});
}
