import type { Overlay } from '../../core/overlay';

type Where = (lng: number, lat: number) => string;

/** Metres within which a named point says where a stop is. */
const NEAR = 250;
/** Nearer than this the stop is at the point itself. */
const AT = 40;
const EARTH_M = 6_371_008.8;
const RAD = Math.PI / 180;
const COMPASS = ['north', 'north-east', 'east', 'south-east', 'south', 'south-west', 'west', 'north-west'] as const;

interface Named {
	readonly name: string;
	readonly lng: number;
	readonly lat: number;
}

/** The named points of loaded layers. */
export function namedPoints(overlays: readonly Overlay[]): Named[] {
	return overlays
		.filter(({ kind }) => kind === 'points')
		.flatMap(({ nameField, features }) =>
			features.features.flatMap(({ geometry, properties }): Named[] => {
				const name: unknown = nameField === null ? null : properties?.[nameField];
				if (geometry.type !== 'Point' || typeof name !== 'string' || name === '') return [];
				const [lng = 0, lat = 0] = geometry.coordinates;
				return [{ name, lng, lat }];
			})
		);
}

/** Metres in a straight line on the plane that touches the globe between the places. */
export function metresApart(a: { readonly lng: number; readonly lat: number }, b: { readonly lng: number; readonly lat: number }): number {
	const scale = Math.cos(((a.lat + b.lat) / 2) * RAD);
	return Math.hypot((a.lng - b.lng) * scale, a.lat - b.lat) * RAD * EARTH_M;
}

/** Names a stop by the nearest named point ("80 m west of Library foyer"), else by the area or place that it lies in. */
export function stopNamer(points: readonly Named[], placeOf: Where): Where {
	return (lng, lat) => {
		let best: { readonly point: Named; readonly metres: number } | null = null;
		for (const point of points) {
			const metres = metresApart(point, { lng, lat });
			if (metres <= NEAR && metres < (best?.metres ?? Infinity)) best = { point, metres };
		}
		if (!best) return placeOf(lng, lat);
		const { point, metres } = best;
		if (metres <= AT) return point.name;
		const angle = Math.atan2((lng - point.lng) * Math.cos(lat * RAD), lat - point.lat) / RAD;
		const side = COMPASS[(Math.round(angle / 45) + 8) % 8] ?? '';
		return `${String(Math.round(metres / 10) * 10)} m ${side} of ${point.name}`;
	};
}
