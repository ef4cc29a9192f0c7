import type { Box, Polygons } from '../../core/filter';
import type { Camera } from './camera.svelte';
import type { GestureHandlers, Spot } from './gestures';
import type { Pointing } from './pointing.svelte';
import type { Sketch } from './sketch.svelte';
import { isArrow } from './step';

/** What the user may do at the moment, and who hears of it. */
export interface InteractionState {
	readonly selected: readonly string[];
	readonly drawing: 'none' | 'box' | 'polygon';
	readonly drawn: Box | Polygons | null;
	readonly onselect: ((cells: string[]) => void) | undefined;
	readonly ondraw: ((shape: Box | Polygons | null) => void) | undefined;
}

const STEP_MS = 180;

/** Milliseconds that a movement may take: none when the user asked for less motion. */
export const duration = (ms: number): number => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : ms);

/** Turns pointers and keys into movements, selections and drawings. */
export class Interaction {
	constructor(
		readonly camera: Camera,
		readonly pointing: Pointing,
		readonly sketch: Sketch,
		readonly now: () => InteractionState
	) {}

	/** One cell alone, or none when it was the only one; with `add`, one more or one fewer. */
	select(cell: string, add: boolean): void {
		const { selected, onselect } = this.now();
		const has = selected.includes(cell);
		if (add) onselect?.(has ? selected.filter((other) => other !== cell) : [...selected, cell]);
		else onselect?.(has && selected.length === 1 ? [] : [cell]);
	}

	zoom(by: number): void {
		this.camera.zoom(by, duration(STEP_MS));
	}

	get handlers(): GestureHandlers {
		const { camera, pointing, sketch } = this;
		return {
			draws: ({ shiftKey }) => this.now().drawing === 'box' || (this.now().drawing === 'none' && shiftKey),
			pan: (dx, dy) => {
				pointing.clear();
				camera.pan(dx, dy);
			},
			zoom: (by, x, y) => {
				camera.zoom(by, 0, [x, y]);
			},
			hover: (x, y) => {
				if (this.now().drawing === 'polygon') sketch.follow({ x, y });
				else pointing.at(x, y);
			},
			leave: () => {
				pointing.clear();
			},
			tap: (x, y, event) => {
				this.#tap({ x, y }, event);
			},
			drag: (from, to, done) => {
				pointing.clear();
				sketch.drag(from, to, done);
			},
			cancel: () => {
				sketch.cancel();
			}
		};
	}

	#tap(spot: Spot, { ctrlKey, metaKey, shiftKey }: PointerEvent): void {
		if (this.now().drawing === 'polygon') {
			this.sketch.click(spot);
			return;
		}
		this.pointing.at(spot.x, spot.y);
		if (this.pointing.cell !== null) this.select(this.pointing.cell, ctrlKey || metaKey || shiftKey);
	}

	/** Whether a key meant something here. */
	key({ key, ctrlKey, shiftKey }: KeyboardEvent): boolean {
		const { pointing, sketch } = this;
		if (isArrow(key)) pointing.step(key, duration(STEP_MS));
		else if (key === '+' || key === '=') this.zoom(1);
		else if (key === '-' || key === '_') this.zoom(-1);
		else if (key === 'Escape') return this.#escape();
		else if (key === 'Enter' && this.now().drawing === 'polygon') return sketch.close();
		else if ((key === 'Enter' || key === ' ') && pointing.cell !== null) this.select(pointing.cell, key === ' ' || ctrlKey || shiftKey);
		else return false;
		return true;
	}

	/** Gives up the newest thing first: the sketch, the selection, the drawn shape, the hexagon pointed at. */
	#escape(): boolean {
		const { selected, drawn, onselect, ondraw } = this.now();
		if (this.sketch.active) this.sketch.cancel();
		else if (selected.length > 0) onselect?.([]);
		else if (drawn !== null) ondraw?.(null);
		else if (this.pointing.cell !== null) this.pointing.clear();
		else return false;
		return true;
	}
}
