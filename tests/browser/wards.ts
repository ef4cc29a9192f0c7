/** The wards of the sample, by a test of the test's own for what lies inside. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { FILES } from '../../data/truths';

const folder = path.resolve(import.meta.dirname, '../../data/sample');

interface Ward {
	readonly name: string;
	readonly ring: readonly (readonly [number, number])[];
}
export const wards = (
	JSON.parse(readFileSync(path.join(folder, FILES.wards), 'utf8')) as {
		features: { properties: { name: string }; geometry: { coordinates: [[number, number][]] } }[];
	}
).features.map(({ properties, geometry }): Ward => ({ name: properties.name, ring: geometry.coordinates[0] }));

function holds({ ring }: Ward, x: number, y: number): boolean {
	let inside = false;
	for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
		const [a, b] = [ring[i] ?? [0, 0], ring[j] ?? [0, 0]];
		if (a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside;
	}
	return inside;
}

/** Name of the ward that holds a place, in degrees; empty for none. */
export const wardOf = (x: number, y: number): string => wards.find((ward) => holds(ward, x, y))?.name ?? '';
