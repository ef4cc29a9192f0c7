/** What pointers do on the map; CSS pixels from its top left corner. */
export interface GestureHandlers {
	/** Whether a drag draws instead of moving the map. */
	draws(event: PointerEvent): boolean;
	pan(dx: number, dy: number): void;
	/** Zoom by so many levels around a point. */
	zoom(by: number, x: number, y: number): void;
	hover(x: number, y: number): void;
	leave(): void;
	tap(x: number, y: number, event: PointerEvent): void;
	drag(from: Spot, to: Spot, done: boolean): void;
	/** A drag that ended without a result. */
	cancel(): void;
}

export interface Spot {
	readonly x: number;
	readonly y: number;
}

/** A press that moves less than this is a tap. */
const SLACK = 4;
const WHEEL_PER_LEVEL = 300;
const LINE = 30;

/** Listens to pointers and wheel on an element; returns what ends it. */
export function gestures(node: HTMLElement, handlers: GestureHandlers): () => void {
	const tracker = new Tracker(node, handlers);
	const stop = new AbortController();
	const options = { signal: stop.signal };
	node.addEventListener(
		'pointerdown',
		(event) => {
			tracker.down(event);
		},
		options
	);
	node.addEventListener(
		'pointermove',
		(event) => {
			tracker.move(event);
		},
		options
	);
	node.addEventListener(
		'pointerup',
		(event) => {
			tracker.up(event);
		},
		options
	);
	node.addEventListener(
		'pointercancel',
		(event) => {
			tracker.drop(event);
		},
		options
	);
	node.addEventListener(
		'pointerleave',
		() => {
			handlers.leave();
		},
		options
	);
	node.addEventListener(
		'wheel',
		(event) => {
			tracker.wheel(event);
		},
		{ ...options, passive: false }
	);
	return () => {
		stop.abort();
	};
}

class Tracker {
	readonly #active = new Map<number, Spot>();
	#start: Spot | null = null;
	#moved = false;
	#drawing = false;

	constructor(
		readonly node: HTMLElement,
		readonly handlers: GestureHandlers
	) {}

	#spot({ clientX, clientY }: MouseEvent): Spot {
		const { left, top } = this.node.getBoundingClientRect();
		return { x: clientX - left, y: clientY - top };
	}

	down(event: PointerEvent): void {
		if (event.button !== 0) return;
		const spot = this.#spot(event);
		this.#active.set(event.pointerId, spot);
		this.node.setPointerCapture(event.pointerId);
		if (this.#active.size > 1) {
			if (this.#drawing) this.handlers.cancel();
			this.#drawing = false;
			this.#moved = true;
			return;
		}
		this.#start = spot;
		this.#moved = false;
		this.#drawing = this.handlers.draws(event);
	}

	move(event: PointerEvent): void {
		const spot = this.#spot(event);
		const before = this.#active.get(event.pointerId);
		if (before === undefined) {
			this.handlers.hover(spot.x, spot.y);
			return;
		}
		const start = this.#start ?? spot;
		this.#moved ||= Math.hypot(spot.x - start.x, spot.y - start.y) >= SLACK;
		if (!this.#moved) return;
		const other = [...this.#active].find(([id]) => id !== event.pointerId)?.[1];
		this.#active.set(event.pointerId, spot);
		if (other !== undefined) this.#pinch(before, spot, other);
		else if (this.#drawing) this.handlers.drag(start, spot, false);
		else this.handlers.pan(spot.x - before.x, spot.y - before.y);
	}

	#pinch(before: Spot, now: Spot, other: Spot): void {
		const by = Math.log2(
			Math.max(1, Math.hypot(now.x - other.x, now.y - other.y)) / Math.max(1, Math.hypot(before.x - other.x, before.y - other.y))
		);
		this.handlers.pan((now.x - before.x) / 2, (now.y - before.y) / 2);
		this.handlers.zoom(by, (now.x + other.x) / 2, (now.y + other.y) / 2);
	}

	up(event: PointerEvent): void {
		const start = this.#start;
		if (!this.#active.delete(event.pointerId) || this.#active.size > 0 || start === null) return;
		const spot = this.#spot(event);
		if (!this.#moved) this.handlers.tap(spot.x, spot.y, event);
		else if (this.#drawing) this.handlers.drag(start, spot, true);
		this.#start = null;
	}

	drop(event: PointerEvent): void {
		this.#active.delete(event.pointerId);
		if (this.#drawing) this.handlers.cancel();
		this.#start = null;
	}

	wheel(event: WheelEvent): void {
		event.preventDefault();
		const { x, y } = this.#spot(event);
		const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE : 1;
		// A trackpad pinch arrives as a wheel with Ctrl and small steps.
		const by = (-event.deltaY * lines * (event.ctrlKey ? 4 : 1)) / WHEEL_PER_LEVEL;
		this.handlers.zoom(Math.max(-1, Math.min(1, by)), x, y);
	}
}
