import type { Boundary } from '../../../core/filter';
import { isInside } from '../../../core/inside';

type Where = (lng: number, lat: number) => string;

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
		const area = known.find(({ polygons }) => isInside(polygons, lng, lat));
		const place = whereIs(lng, lat).replace(/^in /, '');
		if (area) return area.name;
		return place === '' ? `${lat.toFixed(3)}° N, ${Math.abs(lng).toFixed(3)}° ${lng < 0 ? 'W' : 'E'}` : place;
	};
}
