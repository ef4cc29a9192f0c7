import type { Feature, FeatureCollection, Position as LngLat } from 'geojson';
import { isoDay } from '../../core/time';
import { firmnessOf } from '../firmness';
import type { Plan } from '../plan';
import { windowLabel } from '../windows';
import { remarks, stopLabel, type ShiftSheets, type UnitSheet } from './handOver';
import { clock } from './occurrences';

const OUT_OF_REACH = 255;
const round = (degrees: number): number => Number(degrees.toFixed(6));
const at = ({ lng, lat }: { readonly lng: number; readonly lat: number }): LngLat => [round(lng), round(lat)];

/**
 * The plan as GeoJSON (RFC 7946, WGS 84): posts, the hexagons that they reach, and, with a date, the stops and lines of the tours.
 * @param outlineOf corners of a hexagon, degrees, not closed
 */
export function planGeoJson(plan: Plan, sheets: ShiftSheets | null, outlineOf: (cell: string) => readonly LngLat[]): string {
	const features = [...posts(plan), ...cells(plan, outlineOf), ...(sheets?.units.flatMap((unit) => tour(sheets, unit)) ?? [])];
	const collection: FeatureCollection & Record<string, unknown> = {
		type: 'FeatureCollection',
		name: 'Hexbeat plan',
		when: windowLabel(plan.window),
		objective: plan.objective,
		remarks: sheets ? remarks(sheets) : plan.words.caution,
		...(plan.basis.synthetic ? { synthetic: true } : {}),
		features
	};
	return JSON.stringify(collection);
}

function posts({ posts: all }: Plan): Feature[] {
	return all.map((post) => ({
		type: 'Feature',
		properties: {
			kind: 'post',
			post: post.label,
			hexagon: post.cell,
			share: Number(post.share.toFixed(4)),
			expected: Number(post.expected.toPrecision(3)),
			firmness: post.firmness
		},
		geometry: { type: 'Point', coordinates: at(post) }
	}));
}

function cells(
	{ cells: { ids, expected, share, reachedBy, reaching }, posts: all }: Plan,
	outlineOf: (cell: string) => readonly LngLat[]
): Feature[] {
	return ids.flatMap((id, i): Feature[] => {
		if (reachedBy[i] === OUT_OF_REACH) return [];
		const corners = outlineOf(id).map(([lng = 0, lat = 0]) => at({ lng, lat }));
		const [first] = corners;
		if (!first) return [];
		return [
			{
				type: 'Feature',
				properties: {
					kind: 'reached',
					hexagon: id,
					post: all[reachedBy[i] ?? 0]?.label ?? '',
					share: Number((share[i] ?? 0).toFixed(5)),
					expected: Number((expected[i] ?? 0).toPrecision(3)),
					confidence: firmnessOf(reaching[i] ?? 0)
				},
				geometry: { type: 'Polygon', coordinates: [[...corners, first]] }
			}
		];
	});
}

function tour({ when }: ShiftSheets, unit: UnitSheet): Feature[] {
	const { stays, places, way, start, finish } = unit.tour;
	const stops = places.map((place, i): Feature => ({
		type: 'Feature',
		properties: {
			kind: 'stop',
			patrol: unit.name,
			stop: stopLabel(unit, i),
			place: unit.places[i]?.name ?? '',
			arrivals: stays.filter((stay) => stay.place === i).map(({ arrive }) => clock(arrive)),
			hexagon: place.cell
		},
		geometry: { type: 'Point', coordinates: at(place) }
	}));
	const line: Feature = {
		type: 'Feature',
		properties: { kind: 'tour', patrol: unit.name, date: isoDay(when.day), start: clock(start), finish: clock(finish) },
		geometry: { type: 'LineString', coordinates: way.map(([lng, lat]) => at({ lng, lat })) }
	};
	return [line, ...stops];
}
