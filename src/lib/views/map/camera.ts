import type { Box } from '../../core/filter';

/** Where the map looks, north up. */
export interface View {
	readonly lng: number;
	readonly lat: number;
	/** The world is 512 · 2^zoom CSS pixels wide. */
	readonly zoom: number;
}

/** CSS pixels. */
export interface Size {
	readonly width: number;
	readonly height: number;
}

export interface Padding {
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
	readonly left: number;
}

export const MIN_ZOOM = 3;
export const MAX_ZOOM = 18;
const TILE = 512;
const EQUATOR_METRES = 40_075_016.686;
const MAX_LATITUDE = 85;

const worldX = (lng: number): number => (lng + 180) / 360;
const worldY = (lat: number): number => {
	const sin = Math.sin((Math.max(-MAX_LATITUDE, Math.min(MAX_LATITUDE, lat)) * Math.PI) / 180);
	return 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI);
};
const lngOf = (x: number): number => x * 360 - 180;
const latOf = (y: number): number => (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;

export const clampZoom = (zoom: number): number => Math.max(MIN_ZOOM, Math.min(MAX_ZOOM, zoom));

/** Ground length of one CSS pixel in the middle of the view, metres. */
export const metresPerPixel = ({ lat, zoom }: View): number => (Math.cos((lat * Math.PI) / 180) * EQUATOR_METRES) / (TILE * 2 ** zoom);

/** Both ways between degrees and CSS pixels from the top left corner (Web Mercator). */
export class Projection {
	readonly #scale: number;
	readonly #left: number;
	readonly #top: number;

	constructor(
		readonly view: View,
		readonly size: Size
	) {
		this.#scale = TILE * 2 ** view.zoom;
		this.#left = worldX(view.lng) * this.#scale - size.width / 2;
		this.#top = worldY(view.lat) * this.#scale - size.height / 2;
	}

	x(lng: number): number {
		return worldX(lng) * this.#scale - this.#left;
	}

	y(lat: number): number {
		return worldY(lat) * this.#scale - this.#top;
	}

	lng(x: number): number {
		return lngOf((x + this.#left) / this.#scale);
	}

	lat(y: number): number {
		return latOf((y + this.#top) / this.#scale);
	}

	/** What a view shows, widened on each side by a share of its size. */
	box(margin = 0): Box {
		const { width, height } = this.size;
		return {
			west: this.lng(-margin * width),
			east: this.lng((1 + margin) * width),
			north: this.lat(-margin * height),
			south: this.lat((1 + margin) * height)
		};
	}
}

/** The closest view that shows a whole box inside the padding. */
export function fitBox({ west, south, east, north }: Box, { width, height }: Size, padding: Padding): View {
	const across = Math.max(1, width - padding.left - padding.right);
	const down = Math.max(1, height - padding.top - padding.bottom);
	const spanX = Math.max(1e-9, worldX(east) - worldX(west));
	const spanY = Math.max(1e-9, worldY(south) - worldY(north));
	const scale = Math.min(across / spanX, down / spanY);
	const zoom = Math.max(MIN_ZOOM, Math.min(15, Math.log2(scale / TILE)));
	const pixels = TILE * 2 ** zoom;
	const x = (worldX(west) + worldX(east)) / 2 + (padding.right - padding.left) / 2 / pixels;
	const y = (worldY(north) + worldY(south)) / 2 + (padding.bottom - padding.top) / 2 / pixels;
	return { lng: lngOf(x), lat: latOf(y), zoom };
}

/** A view on the way from one to another, both ends exact; time runs from 0 to 1. */
export function between(from: View, to: View, time: number): View {
	if (time >= 1) return to;
	const ease = 1 - (1 - time) ** 3;
	const mix = (a: number, b: number) => a + (b - a) * ease;
	// Ground passes evenly: while the zoom changes, the centre moves with the change of scale.
	const [start, end] = [2 ** -from.zoom, 2 ** -to.zoom];
	const zoom = mix(from.zoom, to.zoom);
	const travel = Math.abs(start - end) < 1e-12 ? ease : (2 ** -zoom - start) / (end - start);
	const along = (a: number, b: number) => a + (b - a) * travel;
	return { lng: lngOf(along(worldX(from.lng), worldX(to.lng))), lat: latOf(along(worldY(from.lat), worldY(to.lat))), zoom };
}

/** The view after zooming by steps while one point of the ground stays under the same pixel. */
export function zoomAround(view: View, size: Size, by: number, at: readonly [x: number, y: number]): View {
	const zoom = clampZoom(view.zoom + by);
	const held = new Projection(view, size);
	const next = new Projection({ ...view, zoom }, size);
	const [lng, lat] = [held.lng(at[0]), held.lat(at[1])];
	const x = size.width / 2 + next.x(lng) - at[0];
	const y = size.height / 2 + next.y(lat) - at[1];
	return { lng: next.lng(x), lat: next.lat(y), zoom };
}
