import type { Boundary, Ring } from '../../../core/filter';

type Where = (lng: number, lat: number) => string;

function inRing(lng: number, lat: number, ring: Ring): boolean {
	let inside = false;
	ring.forEach(([x, y], i) => {
		const [px, py] = ring.at(i - 1) ?? [x, y];
		if (y > lat !== py > lat && lng < ((px - x) * (lat - y)) / (py - y) + x) inside = !inside;
	});
	return inside;
}

const holds = ({ polygons }: Boundary, lng: number, lat: number): boolean =>
	polygons.some((rings) => rings.filter((ring) => inRing(lng, lat, ring)).length % 2 === 1);

/** Areas with more names than this are looked through no further: a name must not cost a second. */
const MOST = 400;
/** A larger area (degrees of longitude, some 5 km) says less than the nearest place. */
const WIDEST = 0.08;

function isSmall({ polygons }: Boundary): boolean {
	const lngs = polygons.flatMap(([outer = []]) => outer.map(([lng]) => lng));
	return Math.max(...lngs) - Math.min(...lngs) <= WIDEST;
}

/**
 * Name of a position: the small area of a dropped layer that holds it, else the nearest place: "Old Town", "1.2 km NE of Sturry", "Canterbury".
 */
export function placeNamer(boundaries: readonly Boundary[], whereIs: Where): Where {
	const known = boundaries.length <= MOST ? boundaries.filter(isSmall) : [];
	return (lng, lat) => {
		const area = known.find((boundary) => holds(boundary, lng, lat));
		const place = whereIs(lng, lat).replace(/^in /, '');
		if (area) return area.name;
		return place === '' ? `${lat.toFixed(3)}° N, ${Math.abs(lng).toFixed(3)}° ${lng < 0 ? 'W' : 'E'}` : place;
	};
}
