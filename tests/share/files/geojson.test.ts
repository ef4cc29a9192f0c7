import fc from 'fast-check';
import type { FeatureCollection, Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { POLICIES, type Pack } from '../../../src/lib/disclosure/pack';
import { geojsonOf } from '../../../src/lib/share/files';
import { packs } from '../packs';

interface Read extends FeatureCollection<Polygon, { h3: string; name: string; count: number | null; shown: string }> {
	readonly hexbeat: Readonly<Record<string, unknown>>;
}

const read = (pack: Pack): Read | null => JSON.parse(geojsonOf(pack) ?? 'null') as Read | null;

/** Twice the area by the trapezium rule: positive when the ring runs anticlockwise. */
const area = (ring: readonly Position[]): number =>
	ring.slice(1).reduce((sum, [x = 0, y = 0], i) => sum + ((ring[i]?.[0] ?? 0) - x) * ((ring[i]?.[1] ?? 0) + y), 0);

describe('geojsonOf', () => {
	it('has closed rings that run anticlockwise, one for each hexagon', () => {
		fc.assert(
			fc.property(packs(), (pack) => {
				const collection = read(pack);
				if (!collection) {
					expect(pack.all.cells).toBeNull();
					return;
				}
				expect(collection.features.map(({ properties: { h3 } }) => h3)).toEqual(pack.cells);
				for (const { geometry } of collection.features) {
					const [ring = []] = geometry.coordinates;
					expect(ring).toHaveLength(7);
					expect(ring.at(-1)).toEqual(ring[0]);
					expect(area(ring)).toBeGreaterThan(0);
				}
			})
		);
	});

	it('has counts only where they may be known, and says the others in words', () => {
		fc.assert(
			fc.property(packs('partnership', 'public'), (pack) => {
				const { threshold } = POLICIES[pack.audience].screen[pack.sensitivity];
				for (const [i, { properties }] of (read(pack)?.features ?? []).entries()) {
					const look = pack.all.cells?.[i];
					expect(properties.count).toBe(typeof look === 'number' ? look : null);
					expect(properties.count === null || properties.count === 0 || properties.count >= threshold).toBe(true);
					expect(properties.shown).toBe(
						look === 'few' ? `<${threshold}` : typeof look === 'number' ? look.toLocaleString('en-GB') : 'hidden'
					);
				}
			})
		);
	});

	it('turns a ring that runs clockwise, and says what it is', () => {
		const [some] = fc.sample(packs('analyst'), { numRuns: 1, seed: 7 }) as [Pack];
		const pack: Pack = {
			...some,
			synthetic: true,
			period: { from: 20_393, to: 20_758 },
			cells: ['891948514b3ffff'],
			corners: [[0, 0, 0, 1, 1, 1]],
			all: { ...some.all, cells: [12] }
		};
		const collection = read(pack);
		expect(collection?.features[0]?.geometry.coordinates).toEqual([
			[
				[1, 1],
				[0, 1],
				[0, 0],
				[1, 1]
			]
		]);
		expect(collection?.hexbeat).toMatchObject({
			audience: 'Analyst',
			marking: ['Exact counts: not for circulation', 'Synthetic data'],
			synthetic: true,
			period: { from: '2025-11-01', to: '2026-10-31' },
			warnings: pack.remarks,
			notes: pack.notes,
			made: '2026-11-22',
			app: 'Hexbeat 0.1.0'
		});
	});
});
