import type { Grid } from '../core/answers';

const EARTH_M = 6_371_008.8;
const RAD = Math.PI / 180;

/** Area of the middle hexagon of a grid in m², on the plane that touches the globe there; null for an empty grid. */
export function cellArea({ cells, corners, starts }: Grid): number | null {
	const at = Math.floor(cells.length / 2);
	const from = starts[at],
		to = starts[at + 1];
	if (from === undefined || to === undefined || to <= from) return null;
	const scale = Math.cos((corners[2 * from + 1] ?? 0) * RAD);
	let twice = 0;
	for (let i = from; i < to; i++) {
		const j = i + 1 < to ? i + 1 : from;
		const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = [corners[2 * i], corners[2 * i + 1], corners[2 * j], corners[2 * j + 1]];
		twice += (x1 * y2 - x2 * y1) * scale;
	}
	return (Math.abs(twice) / 2) * (RAD * EARTH_M) ** 2;
}

/** "0.09 km²", "13,000 m²". */
export function areaWords(squareMetres: number): string {
	if (squareMetres >= 50_000) return `${Number((squareMetres / 1e6).toPrecision(2)).toLocaleString('en-GB')} km²`;
	return `${Number(squareMetres.toPrecision(2)).toLocaleString('en-GB')} m²`;
}
