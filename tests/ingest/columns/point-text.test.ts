import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PointText } from '../../../src/lib/ingest/columns/point-text';

const point = new PointText();
const read = (text: string): unknown[] | null => (point.read(text) ? [point.form, round(point.first), round(point.second)] : null);
const round = (value: number): number => Math.round(value * 1e6) / 1e6;

describe('points that people write', () => {
	test.each([
		['51.28, 1.08', ['pair', 51.28, 1.08]],
		['51.2800 -1.0800', ['pair', 51.28, -1.08]],
		['51,2812 1,0812', ['pair', 51.2812, 1.0812]],
		['51,28; 1,08', ['pair', 51.28, 1.08]],
		['(37.86, -122.25)', ['pair', 37.86, -122.25]],
		['100 A ST &B ST\nTown, CA\n(37.86, -122.25)', ['pair', 37.86, -122.25]],
		['(0.0, 0.0)', ['pair', 0, 0]],
		['POINT(1.08 51.28)', ['geometry', 1.08, 51.28]],
		['SRID=4326;POINT Z (1.08 51.28 30.5)', ['geometry', 1.08, 51.28]],
		['POINT(615000 157000)', ['geometry', 615_000, 157_000]],
		['615000.5, 157000.5', ['pair', 615_000.5, 157_000.5]],
		['{"type":"Point","coordinates":[1.08,51.28]}', ['geometry', 1.08, 51.28]],
		["{'latitude': '37.86', 'longitude': '-122.25'}", ['axes', -122.25, 37.86]],
		['Lat 51.28 Long -1.08', ['axes', -1.08, 51.28]],
		['51.28N 1.08W', ['axes', -1.08, 51.28]],
		['1.08E 51.28N', ['axes', 1.08, 51.28]],
		['51°16\'48.2"N 1°04\'48"E', ['axes', 1.08, 51.280056]],
		['51 16 48 N, 1 4 48 W', ['axes', -1.08, 51.28]],
		['N51 16.8 E1 4.8', ['axes', 1.08, 51.28]],
		['33°51′S 151°12′E', ['axes', 151.2, -33.85]],
		['TR 149 579', ['grid', 614_950, 157_950]]
	])('%j', (text, expected) => {
		expect(read(text)).toEqual(expected);
	});

	test.each([
		'',
		'51.28',
		'12, 34',
		'05.03.1999',
		'05/03/2024 14:05',
		'2024-03-05',
		'10.4.0.1',
		'12.30 - 14.15',
		'$10.50, $20.50',
		'ST Johns Road 12',
		'12 High Street, Town (near 5)',
		'51.28N 1.08N',
		"51°61'N 1°E"
	])('%j is none', (text) => {
		expect(read(text)).toBeNull();
	});
});

test('degrees, minutes and seconds come back to a tenth of a second', () => {
	const written = (value: number, letters: string): string => {
		const tenths = Math.round(Math.abs(value) * 36_000);
		const seconds = ((tenths % 600) / 10).toFixed(1);
		return `${String(Math.floor(tenths / 36_000))}° ${String(Math.floor(tenths / 600) % 60)}′ ${seconds}″ ${letters[value < 0 ? 1 : 0] ?? ''}`;
	};
	fc.assert(
		fc.property(fc.double({ min: -89.9, max: 89.9, noNaN: true }), fc.double({ min: -179.9, max: 179.9, noNaN: true }), (lat, lng) => {
			expect(point.read(`${written(lat, 'NS')}, ${written(lng, 'EW')}`)).toBe(true);
			expect(point.form).toBe('axes');
			expect(Math.abs(point.second - lat)).toBeLessThan(0.06 / 3600);
			expect(Math.abs(point.first - lng)).toBeLessThan(0.06 / 3600);
		})
	);
});
