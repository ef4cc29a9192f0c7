import type { Feature, FeatureCollection, Polygon, Position } from 'geojson';
import { isoDay } from '../../core/time';
import { ruleOf, shownOf, type Pack } from '../../disclosure/pack';
import { audienceOf, marksOf } from './about';

interface HexagonProperties {
	readonly h3: string;
	readonly name: string;
	/** Null where no number may be known. */
	readonly count: number | null;
	/** "1,205", "<5" or "hidden". */
	readonly shown: string;
}

const DIMENSIONS = 2;

/** Twice the area, positive where the ring runs anticlockwise. */
const turnOf = (ring: readonly Position[]): number =>
	ring.reduce((sum, [lng = 0, lat = 0], i) => {
		const [nextLng = 0, nextLat = 0] = ring[(i + 1) % ring.length] ?? [];
		return sum + lng * nextLat - nextLng * lat;
	}, 0);

/** A closed ring that keeps its inside to the left, as RFC 7946 asks. */
function ringOf(corners: readonly number[]): Position[] {
	const ring: Position[] = [];
	for (let i = 0; i + 1 < corners.length; i += DIMENSIONS) ring.push([corners[i] ?? 0, corners[i + 1] ?? 0]);
	const turned = turnOf(ring) < 0 ? ring.reverse() : ring;
	return [...turned, ...turned.slice(0, 1)];
}

function featuresOf(pack: Pack): Feature<Polygon, HexagonProperties>[] {
	const rule = ruleOf(pack.audience, pack.sensitivity);
	return (pack.all.cells ?? []).map((look, i) => {
		const { value, text } = shownOf(look, rule);
		return {
			type: 'Feature',
			id: pack.cells[i] ?? '',
			geometry: { type: 'Polygon', coordinates: [ringOf(pack.corners[i] ?? [])] },
			properties: { h3: pack.cells[i] ?? '', name: pack.names[i] ?? '', count: value, shown: text }
		};
	});
}

const daysOf = ({ from, to }: Pack['period']): { from: string; to: string } => ({ from: isoDay(from), to: isoDay(to - 1) });

/** The hexagons of a pack with their counts, as GeoJSON text; null where nothing is told of places. */
export function geojsonOf(pack: Pack): string | null {
	if (!pack.all.cells) return null;
	const { app, made, scope, period, before, synthetic, sources, remarks, notes, resolution } = pack;
	const collection: FeatureCollection<Polygon, HexagonProperties> & Record<'hexbeat', unknown> = {
		type: 'FeatureCollection',
		hexbeat: {
			audience: audienceOf(pack),
			marking: marksOf(pack),
			synthetic,
			scope,
			period: daysOf(period),
			before: before && daysOf(before),
			resolution,
			sources,
			warnings: remarks,
			notes,
			made,
			app
		},
		features: featuresOf(pack)
	};
	return JSON.stringify(collection);
}
