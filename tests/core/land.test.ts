import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Box } from '../../src/lib/core/filter';
import { landTile, landWithin, tilesIn, type LandFile } from '../../src/lib/core/land';

const file = JSON.parse(readFileSync('static/basemap/land.json', 'utf8')) as LandFile;

/** Even-odd rule over all rings together. */
function isLand(rings: readonly ArrayLike<number>[], lng: number, lat: number): boolean {
	let inside = false;
	for (const ring of rings)
		for (let i = 0; i < ring.length; i += 2) {
			const last = (i + ring.length - 2) % ring.length;
			const [x0, y0, x1, y1] = [ring[last] ?? 0, ring[last + 1] ?? 0, ring[i] ?? 0, ring[i + 1] ?? 0];
			if (y0 > lat !== y1 > lat && lng < x0 + ((x1 - x0) * (lat - y0)) / (y1 - y0)) inside = !inside;
		}
	return inside;
}

describe('land within a box', () => {
	const box = fc
		.record({
			lng: fc.double({ min: -6, max: 2, noNaN: true }),
			lat: fc.double({ min: 50, max: 58, noNaN: true }),
			size: fc.double({ min: 0.05, max: 1.5, noNaN: true })
		})
		.map(({ lng, lat, size }): Box => ({ west: lng, south: lat, east: lng + size, north: lat + size }));
	it('lies in it, and says of every point off the coast what the whole basemap says', () => {
		fc.assert(
			fc.property(box, (area) => {
				const rings = landWithin(file, area);
				for (const ring of rings)
					for (let i = 0; i < ring.length; i += 2) {
						expect(ring[i]).toSatisfy((lng: number) => lng > area.west - 1e-4 && lng < area.east + 1e-4);
						expect(ring[i + 1]).toSatisfy((lat: number) => lat > area.south - 1e-4 && lat < area.north + 1e-4);
					}
				const whole = tilesIn(file, area).flatMap((name) => landTile(file, name));
				const steps = Array.from({ length: 15 }, (_, i) => (i + 0.5) / 15);
				// A coast moves by its thinning and rounding: only points that lie farther from it than that tell anything.
				const moved = 2 * Math.max(1e-4, Math.max(area.east - area.west, area.north - area.south) / 4000);
				const around = [[0, 0], [moved, 0], [-moved, 0], [0, moved], [0, -moved]] as const; // prettier-ignore
				const wrong = steps.flatMap((x) =>
					steps.filter((y) => {
						const [lng, lat] = [area.west + x * (area.east - area.west), area.south + y * (area.north - area.south)];
						const told = new Set(around.map(([east, north]) => isLand(whole, lng + east, lat + north)));
						return told.size === 1 && !told.has(isLand(rings, lng, lat));
					})
				);
				expect(wrong).toEqual([]);
			}),
			{ numRuns: 25 }
		);
	});
	it('is sea north of Kent and land in Canterbury', () => {
		const rings = landWithin(file, { west: 0.4, south: 51.1, east: 1.5, north: 51.6 });
		expect(isLand(rings, 1.08, 51.28)).toBe(true);
		expect(isLand(rings, 1.12, 51.45)).toBe(false);
		expect(JSON.stringify(rings).length).toBeLessThan(60_000);
	});
});
