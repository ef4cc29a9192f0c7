import fc from 'fast-check';
import proj4 from 'proj4';
import { expect, test } from 'vitest';
import { byTheBook } from './british-grid';
import { loadSystems } from '../../../../src/lib/ingest/columns/crs/systems';
import { loadUnprojector } from '../../../../src/lib/ingest/columns/crs/unprojector';

/** Metres between two places in degrees that lie close together. */
const metres = ([a, b]: readonly [number, number], [c, d]: readonly [number, number]): number =>
	Math.hypot((a - c) * Math.cos((b * Math.PI) / 180), b - d) * 111_320;

const systems = await loadSystems();
const unprojector = await loadUnprojector();

function roundTrip(code: string, lng: number, lat: number): number {
	const definition = systems.find(code)?.definition ?? '';
	const [east = NaN, north = NaN] = proj4('EPSG:4326', definition).forward([lng, lat]);
	return metres(unprojector(definition)(east, north), [lng, lat]);
}

test('British National Grid agrees with the printed formulas to about a millimetre: their series ends there, and so do the axes of Airy', () => {
	const { definition = '' } = systems.find('EPSG:27700') ?? {};
	const unproject = unprojector(definition);
	fc.assert(
		fc.property(
			fc.double({ min: 150_000, max: 650_000, noNaN: true }),
			fc.double({ min: 0, max: 1_220_000, noNaN: true }),
			(east, north) => {
				expect(metres(unproject(east, north), byTheBook(east, north))).toBeLessThan(0.0015);
			}
		)
	);
});

test('British National Grid: there and back within 2 mm, the part that proj4 leaves out when it turns the shift round', () => {
	fc.assert(
		fc.property(fc.double({ min: -7.5, max: 1.8, noNaN: true }), fc.double({ min: 49.9, max: 60.8, noNaN: true }), (lng, lat) => {
			expect(roundTrip('EPSG:27700', lng, lat)).toBeLessThan(0.002);
		})
	);
});

test('UTM: there and back within a millimetre, in every zone and both hemispheres', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 1, max: 60 }),
			fc.double({ min: -3, max: 3, noNaN: true }),
			fc.double({ min: -80, max: 83, noNaN: true }),
			(zone, off, lat) => {
				const code = `EPSG:${String((lat < 0 ? 32_700 : 32_600) + zone)}`;
				expect(roundTrip(code, zone * 6 - 183 + off, lat)).toBeLessThan(0.001);
			}
		)
	);
});

// Places as their surveyors publish them; the shift itself explains differences of some metres.
test.each([
	['EPSG:27700', 651_409.903, 313_177.27, 1.716074, 52.658008, 6],
	['EPSG:28992', 155_000, 463_000, 5.387204, 52.155172, 2],
	['EPSG:2154', 652_469.02, 6_862_035.26, 2.352222, 48.856667, 60],
	['EPSG:2056', 2_600_072.37, 1_200_147.07, 7.439583, 46.952406, 220],
	['EPSG:3021', 1_628_293, 6_580_994, 18.0686, 59.3294, 600],
	['EPSG:2263', 988_223, 211_953, -73.9857, 40.7484, 60]
])('%s', (code, east, north, lng, lat, within) => {
	const system = systems.find(code);
	expect(system).not.toBeNull();
	expect(metres(unprojector(system?.definition ?? '')(east, north), [lng, lat])).toBeLessThan(within);
});

test('every candidate can be read, and unknown codes are not found', () => {
	const candidates = systems.candidates();
	expect(candidates.length).toBeGreaterThan(300);
	for (const { definition, west, east, south, north } of candidates) {
		const [x = NaN, y = NaN] = proj4('EPSG:4326', definition).forward([(west + east) / 2, (south + north) / 2]);
		expect(metres(unprojector(definition)(x, y), [(west + east) / 2, (south + north) / 2])).toBeLessThan(1);
	}
	expect(systems.find('EPSG:1')).toBeNull();
	expect(systems.find('EPSG:27700')?.name).toBe('OSGB36 / British National Grid');
});
