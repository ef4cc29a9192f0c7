import proj4 from 'proj4';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { expect, test } from 'vitest';
import { Gazetteer } from '../../../../src/lib/ingest/columns/crs/gazetteer';
import { inferCrs, rankSystems, type CrsHints } from '../../../../src/lib/ingest/columns/crs/infer-crs';
import { loadSystems, type CrsSystem } from '../../../../src/lib/ingest/columns/crs/systems';
import { loadUnprojector } from '../../../../src/lib/ingest/columns/crs/unprojector';
import cities from '../../../../src/lib/ingest/columns/crs/cities.json';

const NOTHING: CrsHints = { words: [], texts: new Set() };
const systems = (await loadSystems()).candidates();
const gazetteer = new Gazetteer(cities.lines);
const unprojector = await loadUnprojector();
const towns = cities.lines.split('\n').map((line) => {
	const [name = '', lng, lat, thousands] = line.split('|');
	return { name, lng: Number(lng), lat: Number(lat), people: Number(thousands) * 1000 };
});

/** Forty points scattered over a town, rounded to the unit, in a system. */
function pointsOf(town: (typeof towns)[number], system: CrsSystem, random: () => number): [number, number][] {
	const spread = Math.max(1.5, 0.7 * Math.sqrt(town.people / (Math.PI * 3000))) / 111;
	const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
	const project = proj4('EPSG:4326', system.definition);
	return Array.from({ length: 40 }, () => {
		const [x = 0, y = 0] = project.forward([
			town.lng + (normal() * spread) / Math.cos((town.lat * Math.PI) / 180),
			town.lat + normal() * spread
		]);
		return [Math.round(x), Math.round(y)];
	});
}

/** Tries towns in systems drawn at random; a guess is right when it puts the points within a kilometre of where they are. */
function tally(
	seed: number,
	tries: number,
	drawSystem: (random: () => number) => CrsSystem
): { right: number; wrong: number; open: number } {
	const generator = xoroshiro128plus(seed);
	const random = (): number => uniformFloat64(generator);
	const count = { right: 0, wrong: 0, open: 0 };
	while (count.right + count.wrong + count.open < tries) {
		const system = drawSystem(random);
		const inside = towns.filter(({ lng, lat }) => lng > system.west && lng < system.east && lat > system.south && lat < system.north);
		const town = inside[Math.floor(random() * inside.length)];
		if (!town) continue;
		const points = pointsOf(town, system, random);
		const { best } = rankSystems(points, systems, gazetteer, unprojector, NOTHING);
		const [[x, y] = [0, 0]] = points;
		const at = (one: CrsSystem): readonly [number, number] => unprojector(one.definition)(x, y);
		const apart = best ? Math.hypot(at(best.system)[0] - at(system)[0], at(best.system)[1] - at(system)[1]) : NaN;
		count[best === null ? 'open' : apart < 0.01 ? 'right' : 'wrong']++;
	}
	return count;
}

const BNG = systems.find(({ code }) => code === 'EPSG:27700');

test('towns of Great Britain in British National Grid', () => {
	if (!BNG) throw new Error('not listed');
	const { right, wrong } = tally(1, 60, () => BNG);
	expect(wrong).toBe(0);
	expect(right).toBeGreaterThanOrEqual(50);
});

test('towns of the world in any of the systems: seldom wrong, at the price of questions left open', () => {
	const { right, wrong } = tally(2, 120, (random) => systems[Math.floor(random() * systems.length)] ?? systems[0] ?? never());
	expect(wrong).toBeLessThanOrEqual(2);
	expect(right).toBeGreaterThanOrEqual(60);
});

const never = (): never => {
	throw new Error('no systems');
};

test('a code in a header decides, whatever the towns say', async () => {
	const { best } = await inferCrs([7_661_410, 7_636_022], [682_295, 667_101], { ...NOTHING, words: ['x', '2269'] });
	expect(best?.system.code).toBe('EPSG:2269');
});

test('the name of a town in another column tells two systems apart', async () => {
	const washington = [397_835, 400_541, 394_355, 398_200];
	const north = [136_718, 136_543, 144_412, 138_000];
	expect((await inferCrs(washington, north, NOTHING)).best).toBeNull();
	const { best } = await inferCrs(washington, north, { ...NOTHING, texts: new Set(['washington, d.c.']) });
	expect(best?.system.name).toBe('NAD83 / Maryland');
});

test('points outside every system single nothing out', async () => {
	expect((await inferCrs([900_000, 900_010], [-4_000_000, -4_000_010], NOTHING)).best).toBeNull();
	expect((await inferCrs([], [], NOTHING)).best).toBeNull();
});
