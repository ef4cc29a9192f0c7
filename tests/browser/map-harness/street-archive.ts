import GeoJSONVT from 'geojson-vt';
import { zxyToTileId } from 'pmtiles';
import vtpbf from 'vt-pbf';

const MAX_ZOOM = 13;

/** A ladder of roads around Canterbury: GeoJSON lines 500 m apart. */
function roads() {
	const rungs = Array.from({ length: 13 }, (_, i) => 51.25 + i * 0.005);
	return {
		type: 'FeatureCollection' as const,
		features: rungs.map((lat, i) => ({
			type: 'Feature' as const,
			properties: { kind: i % 3 === 0 ? 'major_road' : 'minor_road' },
			geometry: {
				type: 'LineString' as const,
				coordinates: [
					[1.0, lat],
					[1.16, lat]
				]
			}
		}))
	};
}

function varint(value: number): number[] {
	const bytes: number[] = [];
	for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
	return [...bytes, value];
}

/** A PMTiles archive (version 3, nothing compressed) with one layer of roads. */
export function streetArchive(): Uint8Array {
	const index = new GeoJSONVT(roads(), { maxZoom: MAX_ZOOM, indexMaxZoom: MAX_ZOOM, indexMaxPoints: 0 });
	const tiles = index.tileCoords
		.map(({ z, x, y }) => ({ id: zxyToTileId(z, x, y), tile: index.getTile(z, x, y) }))
		.filter(({ tile }) => tile !== null)
		.map(({ id, tile }) => ({ id, bytes: vtpbf.fromGeojsonVt({ roads: tile }, { version: 2 }) }))
		.sort((a, b) => a.id - b.id);
	const data = Buffer.concat(tiles.map(({ bytes }) => bytes));
	const deltas = tiles.map(({ id }, i) => id - (tiles[i - 1]?.id ?? 0));
	const lengths = tiles.map(({ bytes }) => bytes.length);
	const columns = [deltas, tiles.map(() => 1), lengths, tiles.map((_, i) => (i === 0 ? 1 : 0))];
	const root = Buffer.from([...varint(tiles.length), ...columns.flat().flatMap(varint)]);
	const meta = Buffer.from(JSON.stringify({ vector_layers: [{ id: 'roads', fields: { kind: 'String' } }] }));
	const header = Buffer.alloc(127);
	header.write('PMTiles');
	header.writeUInt8(3, 7);
	const spans = [127, root.length, 127 + root.length, meta.length, 0, 0, 127 + root.length + meta.length, data.length];
	[...spans, tiles.length, tiles.length, tiles.length].forEach((value, i) => header.writeBigUInt64LE(BigInt(value), 8 + i * 8));
	[1, 1, 1, 1, 0, MAX_ZOOM].forEach((value, i) => header.writeUInt8(value, 96 + i));
	[1.0, 51.2, 1.2, 51.4].forEach((degrees, i) => header.writeInt32LE(Math.round(degrees * 1e7), 102 + i * 4));
	header.writeUInt8(MAX_ZOOM, 118);
	[1.08, 51.28].forEach((degrees, i) => header.writeInt32LE(Math.round(degrees * 1e7), 119 + i * 4));
	return Buffer.concat([header, root, meta, data]);
}
