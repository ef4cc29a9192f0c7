import type { Box } from '../../core/filter';
import { between, clampZoom, fitBox, Projection, zoomAround, type Size, type View } from './camera';

const FIT_MARGIN = 32;
/** Middle of the British Isles: shown until there is an extent to fit. */
const START: View = { lng: -3.2, lat: 54.4, zoom: 4.6 };

/** Where the map looks, and how it gets there. */
export class Camera {
	#view = $state.raw<View>(START);
	#size = $state.raw<Size>({ width: 0, height: 0 });
	#projection = $derived(new Projection(this.#view, this.#size));
	#frame = 0;
	/** Where a movement under way will end. */
	#aim: View = START;

	get view(): View {
		return this.#view;
	}

	get size(): Size {
		return this.#size;
	}

	get projection(): Projection {
		return this.#projection;
	}

	/** False until the page has given the map a size. */
	get ready(): boolean {
		return this.#size.width > 0 && this.#size.height > 0;
	}

	resize(size: Size): void {
		if (size.width !== this.#size.width || size.height !== this.#size.height) this.#size = size;
	}

	/** Goes to a view within so many milliseconds; 0 jumps. A newer call takes over. */
	go(to: View, ms: number): void {
		cancelAnimationFrame(this.#frame);
		const aim = { ...to, zoom: clampZoom(to.zoom) };
		this.#aim = aim;
		if (ms <= 0) {
			this.#view = aim;
			return;
		}
		const from = this.#view;
		const start = performance.now();
		const tick = (now: number) => {
			const time = Math.min(1, Math.max(0, (now - start) / ms));
			this.#view = between(from, aim, time);
			if (time < 1) this.#frame = requestAnimationFrame(tick);
		};
		this.#frame = requestAnimationFrame(tick);
	}

	fit(box: Box, ms: number): void {
		const margin = Math.min(FIT_MARGIN, this.#size.width / 12);
		this.go(fitBox(box, this.#size, { top: margin, right: margin, bottom: margin, left: margin }), ms);
	}

	pan(dx: number, dy: number): void {
		const { width, height } = this.#size;
		const x = width / 2 - dx;
		const y = height / 2 - dy;
		this.go({ lng: this.projection.lng(x), lat: this.projection.lat(y), zoom: this.#view.zoom }, 0);
	}

	zoom(by: number, ms: number, at: readonly [x: number, y: number] = [this.#size.width / 2, this.#size.height / 2]): void {
		// Steps add up: the second press of a key goes on from where the first one leads.
		this.go(zoomAround(ms > 0 ? this.#aim : this.#view, this.#size, by, at), ms);
	}

	/** Brings a point into view with the least movement. */
	reveal(lng: number, lat: number, ms: number): void {
		const [x, y] = [this.projection.x(lng), this.projection.y(lat)];
		const { width, height } = this.#size;
		const margin = Math.min(80, width / 6, height / 6);
		const over = (value: number, most: number) => Math.min(0, value - margin) + Math.max(0, value - (most - margin));
		const dx = over(x, width);
		const dy = over(y, height);
		if (dx === 0 && dy === 0) return;
		this.go({ lng: this.projection.lng(width / 2 + dx), lat: this.projection.lat(height / 2 + dy), zoom: this.#view.zoom }, ms);
	}

	stop(): void {
		cancelAnimationFrame(this.#frame);
	}
}
