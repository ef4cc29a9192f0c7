import { describe, expect, it } from 'vitest';
import { averageAreaKm2, cellOf, neighbours } from '../../../src/lib/core/cells';
import type { Look, Pack } from '../../../src/lib/disclosure/pack';
import { clustersOf, mapOf, partsWith, rankingOf, spotsTable } from '../../../src/lib/share/figures';
import { headlineOf } from '../../../src/lib/share/headline';
import { changePercent, rounded } from '../../../src/lib/share/precision';
import { aboutOf } from '../../../src/lib/share/files';
import { MERGED } from '../../../src/lib/core/merged';
import { reportOf, startTexts } from '../../../src/lib/share/report';
import { blankSlide, slideOf } from '../../../src/lib/share/story';
import { cornersOf } from '../../disclosure/packs';
import { packOf } from '../report/packs';

/** A pack of two towns, and two lone hexagons between them. @param counts of each hexagon of a town. */
function towns(resolution: number, counts: readonly (readonly Look[])[]): Pack {
	const { pack } = packOf(1, 'partnership');
	const town = (lng: number, lat: number): string[] => neighbours(cellOf(lng, lat, resolution), 1);
	const cells = [...town(1.0789, 51.2802), ...town(0.5167, 51.2667), cellOf(0.8, 51.4, resolution)];
	const looks = [...(counts[0] ?? []), ...(counts[1] ?? []), 5];
	return {
		...pack,
		resolution,
		cellArea: averageAreaKm2(resolution),
		cells,
		corners: cells.map(cornersOf),
		names: cells.map((_, i) => `place ${String(i)}`),
		places: [
			{ name: 'Maidstone', lng: 0.5167, lat: 51.2667 },
			{ name: 'Canterbury', lng: 1.0789, lat: 51.2802 }
		],
		all: { ...pack.all, cells: looks },
		byCategory: pack.byCategory.map((view) => ({ ...view, cells: looks.toReversed() }))
	};
}
const size = neighbours(cellOf(1.0789, 51.2802, 9), 1).length;
const falling = (from: number): number[] => Array.from({ length: size }, (_, i) => from - 5 * i);

describe('parts of a map', () => {
	it('are towns, the one with most first, at every size of hexagon', () => {
		for (const resolution of [9, 8, 7]) {
			const pack = towns(resolution, [falling(100), falling(300)]);
			expect(clustersOf(pack).map(({ name }) => name)).toEqual(['Maidstone', 'Canterbury']);
			expect(partsWith(pack, pack.all.cells ?? [])).toEqual([0, 1]);
			expect(partsWith(pack, pack.byCategory[0]?.cells ?? [])).toEqual([1, 0]);
		}
	});
	it('leave out a town of which nothing is told', () => {
		const pack = towns(9, [falling(100), falling(300)]);
		const looks = pack.cells.map((_, at) => (at < size ? 25 : null));
		expect(partsWith(pack, looks)).toEqual([1]);
		expect(
			partsWith(
				pack,
				pack.cells.map(() => null)
			)
		).toEqual([]);
	});
	it('are one, and one map of the report, where every count is small or hidden', () => {
		const few = Array.from({ length: size }, (_, i): Look => (i % 3 === 0 ? 'hidden' : 'few'));
		const pack = towns(9, [few, few]);
		const suppressed: Pack = { ...pack, all: { ...pack.all, cells: pack.cells.map(() => 'few') } };
		expect(clustersOf(suppressed).map(({ cells }) => cells.length)).toEqual([pack.cells.length]);
		expect(partsWith(suppressed, suppressed.all.cells ?? [])).toEqual([]);
		const places = reportOf(suppressed, startTexts(suppressed)).sections.find(({ id }) => id === 'places');
		expect(places?.figures).toEqual([mapOf(suppressed, { spots: 6 })]);
		expect(places?.said[0]).toBe('No hexagon holds enough incidents to be named.');
	});
	it('are no part of a category that tells no count there', () => {
		const pack = towns(9, [falling(100), falling(300)]);
		expect(
			partsWith(
				pack,
				pack.cells.map((_, at) => (at < size ? 'few' : 25))
			)
		).toEqual([0]);
	});
	it('are looked for once in a pack', () => {
		const pack = towns(9, [falling(100), falling(300)]);
		expect(clustersOf(pack)).toBe(clustersOf(pack));
		expect(clustersOf({ ...pack })).not.toBe(clustersOf(pack));
	});
	it('are named in the report without a word of most, with as many as are named', () => {
		const said = (cells: readonly Look[]): string => {
			const pack = towns(9, [falling(100), falling(300)]);
			const told = { ...pack, all: { ...pack.all, cells } };
			return reportOf(told, startTexts(told)).sections.find(({ id }) => id === 'places')?.said[0] ?? '';
		};
		const lone = towns(9, [[], []]).cells.map((_, at): Look => (at === 1 ? 40 : 'few'));
		expect(said(lone)).toBe('The hexagon with the most is place 1 (about 40).');
		expect(said(lone.with(3, 35))).toBe('The hexagons with the most are place 1 (about 40) and place 3 (about 35).');
	});
	it('have busiest hours on a slide, without a word of most', () => {
		const { lead } = slideOf(blankSlide('plan', 'plan-1'), towns(9, [falling(100), falling(300)]));
		expect(lead).toMatch(/^The busiest hours of the week: \w+day( night)?, \d\d:00–\d\d:00; /);
	});
	it('have in the report a map and a table with the same hexagons in the same order', () => {
		const pack = towns(9, [falling(100), falling(300)]);
		const places = reportOf(pack, startTexts(pack)).sections.find(({ id }) => id === 'places');
		expect(places?.figures.map(({ kind }) => kind)).toEqual(['map', 'table', 'map', 'table']);
		for (const part of [0, 1]) {
			const [map, table] = [mapOf(pack, { part, spots: 6 }), spotsTable(pack, { part, most: 6 })];
			expect(places?.figures.slice(2 * part, 2 * part + 2)).toEqual([map, table]);
			expect(map?.spots.map(({ number, name }) => [String(number), name])).toEqual(table?.rows.map(([number, name]) => [number, name]));
		}
		expect(places?.said.join(' ')).toContain('Other hexagons are on none of these maps.');
	});
});

describe('percentages of a change', () => {
	it('are less than 1%, not about that', () => {
		const { pack } = packOf(3, 'partnership', { hide: 0 });
		const told: Pack = { ...pack, all: { ...pack.all, total: 1_004_000, before: 1_000_000, months: null } };
		expect(headlineOf(told, null)).toBe('Canterbury rose by less than 1% from 1,000,000 to 1,004,000: about 4,000 more');
	});
	it('are as fine in rankings as in sentences', () => {
		const { pack } = packOf(3, 'partnership', { hide: 0 });
		const told: Pack = {
			...pack,
			categories: pack.categories.slice(0, 1),
			byCategory: pack.byCategory.slice(0, 1).map((view) => ({ ...view, total: 2710, before: 3280 }))
		};
		expect(rankingOf(told)?.rows[0]?.change?.text).toBe('−17%');
		expect(headlineOf(told, told.categories[0]?.name ?? '')).toContain('fell by about 17% from 3,280 to 2,710');
	});
	it('have a decimal where counts are exact, and never say none where there is one', () => {
		const shown = { code: 'exact', value: -0.1738, text: '−17.4%', spoken: 'down 17.4%', below: null } as const;
		const exact = { threshold: 1, base: 1, zeroMerges: false };
		const byFive = { threshold: 5, base: 5, zeroMerges: false };
		expect(rounded(shown, exact)).toEqual(shown);
		expect(rounded(shown, byFive)).toMatchObject({ text: '−17%', spoken: 'down 17%', value: -0.1738 });
		expect([changePercent(0.1738, exact), changePercent(0.1738, byFive), changePercent(0.004, byFive)]).toEqual([
			'17.4%',
			'17%',
			'less than 1%'
		]);
	});
});

/** A pack whose second category stands for several. @param most its incidents. */
function mergedPack(most: Look): Pack {
	const { pack } = packOf(4, 'partnership', { size: 300, hide: 0 });
	return {
		...pack,
		categories: pack.categories.map((one, i) => (i === 1 ? { ...one, name: MERGED } : one)),
		byCategory: pack.byCategory.map((view, i) => (i === 1 ? { ...view, total: most, before: 45_000 } : view))
	};
}

describe('categories that are counted together', () => {
	it('come last under a name that says so, and are never called the largest', () => {
		const merged = mergedPack(90_000);
		const ranking = rankingOf(merged);
		expect(ranking?.rows.at(-1)?.label).toBe('Smaller categories together');
		expect(ranking?.title).not.toContain('together');
		const volume = reportOf(merged, startTexts(merged)).sections.find(({ id }) => id === 'volume');
		expect([...(volume?.said ?? []), ...(volume?.after ?? [])].join(' ')).not.toContain('together');
	});
	it('are not the largest where they alone are told', () => {
		const merged = mergedPack(90_000);
		const alone: Pack = {
			...merged,
			byCategory: merged.byCategory.map((view, i) => ({ ...view, cells: merged.cells.map((_, at) => (i === 1 && at === 0 ? 25 : null)) }))
		};
		expect(rankingOf(alone, { within: { part: 'cells', at: 0 } })?.title).toMatch(/^Too few to rank by category/);
	});
	it('are no category that changed, and none of a number of categories', () => {
		const merged = mergedPack(90_000);
		const still: Pack = {
			...merged,
			byCategory: merged.byCategory.map((view, i) => (i === 1 ? { ...view, months: null } : { ...view, total: 500, before: 500 }))
		};
		expect(headlineOf(still, MERGED)).toContain('rose by about 100%');
		expect(slideOf(blankSlide('comparison', 'comparison-1'), still).title).toBe('No category changed clearly against the year before');
		const many: Pack = {
			...still,
			categories: [...still.categories, ...still.categories.map((one) => ({ ...one, name: `${one.name}, attempted` }))],
			byCategory: [...still.byCategory, ...still.byCategory]
		};
		expect(slideOf(blankSlide('comparison', 'comparison-1'), many).lead).toBe('The 8 largest categories');
		expect(rankingOf(many, { most: 6 })?.measure).toMatch(/; the 6 largest; grey mark: the year before$/);
	});
});

describe('areas that are listed', () => {
	it('are those with most incidents, without a word of how many there are', () => {
		const { pack } = packOf(4, 'partnership');
		const areas = { kind: 'ward', names: ['Barton', 'Northgate', 'Wincheap'], now: [45, 120, 80], before: null } as const;
		const ranking = rankingOf({ ...pack, areas }, { by: 'area', most: 2 });
		expect(ranking?.rows.map(({ label }) => label)).toEqual(['Northgate', 'Wincheap']);
		expect(ranking?.measure).toContain('; the 2 with most incidents');
	});
});

describe('what a file says of itself', () => {
	it('has the warnings of the packs of added views, once, and what they are of', () => {
		const { pack } = packOf(5, 'partnership');
		const other = { ...pack, scope: 'Friday and Saturday nights', remarks: [...pack.remarks, 'About 4% of the incidents have no place.'] };
		const warnings = aboutOf(pack, [other]).filter(({ label }) => label === 'Data warning');
		expect(warnings.map(({ text }) => text)).toEqual([
			...pack.remarks,
			'Friday and Saturday nights, 1 November 2025 to 31 October 2026: About 4% of the incidents have no place.'
		]);
	});
});
