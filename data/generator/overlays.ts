/** Illustrative map layers of our own making, as GeoJSON. Rough sketches: no real boundary, route or service. */
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { LngLat } from '../truths';

const feature = (name: string, geometry: Geometry, more: Record<string, string> = {}): Feature => ({
	type: 'Feature',
	properties: { name, ...more, synthetic: true },
	geometry
});

function layer(title: string, features: Feature[]): string {
	const collection: FeatureCollection & { name: string; note: string } = {
		type: 'FeatureCollection',
		name: title,
		note: 'Synthetic layer made for Hexbeat: not a real boundary, route or service',
		features
	};
	return JSON.stringify(collection, null, '\t') + '\n';
}

const REFUGES: readonly (readonly [string, number, number, string, string])[] = [
	['Library foyer', 1.0668, 51.2968, '24 hours', '24/7'],
	['Campus Security', 1.0642, 51.2985, '24 hours', '24/7'],
	['Students’ union', 1.0692, 51.2962, '09:00–02:00', 'Mo-Su 09:00-02:00'],
	['West campus lodge', 1.0595, 51.2996, '07:00–00:00', 'Mo-Su 07:00-24:00'],
	['St Dunstans shop', 1.0716, 51.2836, '06:00–23:00', 'Mo-Su 06:00-23:00'],
	['Westgate café', 1.0758, 51.2812, '08:00–20:00', 'Mo-Sa 08:00-20:00'],
	['High Street hub', 1.0805, 51.279, 'Fri and Sat 20:00–04:00', 'Fr-Sa 20:00-04:00'],
	['Whitefriars desk', 1.0838, 51.2774, '07:00–19:00', 'Mo-Su 07:00-19:00'],
	['Bus station office', 1.0827, 51.2762, '06:30–22:30', 'Mo-Su 06:30-22:30'],
	['Northgate pharmacy', 1.0841, 51.284, '09:00–18:00', 'Mo-Fr 09:00-18:00'],
	['Longport college', 1.0902, 51.2781, '07:00–22:00', 'Mo-Su 07:00-22:00'],
	['Hales Place centre', 1.0842, 51.2946, '08:00–21:00', 'Mo-Su 08:00-21:00']
];

export const refuges = (): string =>
	layer(
		'Synthetic refuge points',
		REFUGES.map(([name, lng, lat, hours, opening]) =>
			feature(name, { type: 'Point', coordinates: [lng, lat] }, { hours, opening_hours: opening })
		)
	);

const ROUTES: readonly (readonly [string, readonly LngLat[]])[] = [
	[
		'Route A: campus to Westgate',
		[
			[1.0672, 51.2962],
			[1.0688, 51.2938],
			[1.0671, 51.2905],
			[1.0694, 51.2872],
			[1.0716, 51.2842],
			[1.0752, 51.2815]
		]
	],
	[
		'Route B: campus to High Street by the east',
		[
			[1.0692, 51.2958],
			[1.0742, 51.2932],
			[1.0772, 51.2892],
			[1.0795, 51.2858],
			[1.0812, 51.2826],
			[1.0805, 51.2792]
		]
	],
	[
		'Route C: High Street to Longport',
		[
			[1.0805, 51.2792],
			[1.0836, 51.2778],
			[1.0868, 51.2786],
			[1.0905, 51.2781],
			[1.0942, 51.2779]
		]
	]
];

const line = (points: readonly LngLat[]): Geometry => ({ type: 'LineString', coordinates: points.map(([lng, lat]) => [lng, lat]) });

export const routes = (): string =>
	layer(
		'Synthetic way-marked walking routes',
		ROUTES.map(([name, points]) => feature(name, line(points)))
	);

const CAMPUS: readonly LngLat[] = [
	[1.0566, 51.2974],
	[1.0612, 51.2948],
	[1.0668, 51.2938],
	[1.0722, 51.2946],
	[1.0738, 51.2976],
	[1.0705, 51.3004],
	[1.0646, 51.3022],
	[1.0584, 51.3012]
];

const ring = (points: readonly LngLat[]): Geometry => ({
	type: 'Polygon',
	coordinates: [[...points, ...points.slice(0, 1)].map(([lng, lat]) => [lng, lat])]
});

export const campus = (): string => layer('Synthetic campus outline', [feature('University campus (sketch)', ring(CAMPUS))]);

/** Corners shared by neighbouring sketch wards: an inner and an outer ring around the old town. */
const INNER: readonly LngLat[] = [
	[1.0808, 51.2846],
	[1.0869, 51.2826],
	[1.0886, 51.2781],
	[1.0832, 51.2743],
	[1.0759, 51.2746],
	[1.0726, 51.2795]
];
const OUTER: readonly LngLat[] = [
	[1.0795, 51.3095],
	[1.1195, 51.2985],
	[1.1225, 51.2722],
	[1.0878, 51.2548],
	[1.0472, 51.2592],
	[1.0418, 51.2925]
];
const WARDS = ['North Bank', 'Meadows', 'Southfields', 'Orchard', 'Rheims Road', 'Beverley Hill'] as const;

function sector(i: number): LngLat[] {
	const next = (i + 1) % INNER.length;
	return [INNER[i], OUTER[i], OUTER[next], INNER[next]].filter((corner) => corner !== undefined);
}

// Own outlines run clockwise; GeoJSON wants outer rings the other way round.
export const wards = (): string =>
	layer('Synthetic sketch wards', [
		feature('Old Town (sketch ward)', ring([...INNER].reverse())),
		...WARDS.map((name, i) => feature(`${name} (sketch ward)`, ring(signedArea(sector(i)) > 0 ? sector(i) : sector(i).reverse())))
	]);

function signedArea(points: readonly LngLat[]): number {
	return points.reduce((sum, [x, y], i) => {
		const [nx, ny] = points[(i + 1) % points.length] ?? [x, y];
		return sum + x * ny - nx * y;
	}, 0);
}
