import fc from 'fast-check';
import { cellOf, neighbours, ringOf } from '../../src/lib/core/cells';
import type { AreaFacts, Audience, PackFacts } from '../../src/lib/disclosure/pack';

/** Counts as they occur: many zeros, many small ones, some large. */
const count = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 80 }));
const AUDIENCES: readonly Audience[] = ['analyst', 'partnership', 'public'];

interface Size {
	readonly categories: number;
	readonly cells: number;
	readonly months: number;
	readonly bands: number;
}

/** Throws a number of incidents into places: so many that they add up to it at most. */
function spread(total: number, weights: readonly number[]): number[] {
	const all = weights.reduce((a, b) => a + b, 0);
	let left = total;
	return weights.map((weight) => {
		const share = all === 0 ? 0 : Math.min(left, Math.round((total * weight) / all));
		left -= share;
		return share;
	});
}

const MIDDLE = cellOf(1.0789, 51.2802, 9);
const CELLS = [MIDDLE, ...neighbours(MIDDLE, 2)];
/** Corners of a hexagon as a pack keeps them. */
export const cornersOf = (cell: string): number[] => ringOf(cell).flatMap(([lng, lat]) => [Number(lng.toFixed(5)), Number(lat.toFixed(5))]);

/** Two areas: what lies in them of each hexagon, a shared one halved, and of the year before a third and a half. */
function areasOf(
	wards: readonly string[],
	categories: readonly { readonly cells: readonly number[]; readonly before: readonly number[] }[],
	compared: boolean
): AreaFacts {
	const sum = (counts: readonly number[]): number => counts.reduce((a, b) => a + b, 0);
	const inside = ['A', 'B'].map((name, i) =>
		wards.flatMap((ward, cell): [number, number][] => {
			const all = sum(categories.map(({ cells }) => cells[cell] ?? 0));
			const half = i === 0 ? Math.floor(all / 2) : Math.ceil(all / 2);
			const part = ward === name ? all : ward === 'AB' ? half : 0;
			return part > 0 ? [[cell, part]] : [];
		})
	);
	const before = sum(categories.flatMap((category) => category.before));
	return {
		kind: 'ward',
		names: ['Barton', 'Northgate'],
		now: inside.map((list) => sum(list.map(([, count]) => count))),
		before: compared ? [Math.floor(before / 3), Math.floor(before / 2)] : null,
		inside
	};
}

/** Selections as they may be counted: hexagons add up to fewer than all, months and times too. */
export const packFacts = (most: Size): fc.Arbitrary<PackFacts> =>
	fc
		.record({
			audience: fc.constantFrom(...AUDIENCES),
			categories: fc.array(
				fc.record({
					sensitive: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
					priority: fc.constantFrom('Night', 'Streets', null),
					cells: fc.array(count, { minLength: most.cells, maxLength: most.cells }),
					unlocated: fc.oneof(fc.constant(0), count),
					months: fc.array(fc.nat(5), { minLength: most.months, maxLength: most.months }),
					bands: fc.array(fc.nat(5), { minLength: most.bands, maxLength: most.bands }),
					before: fc.array(count, { minLength: most.months, maxLength: most.months })
				}),
				{ minLength: 1, maxLength: most.categories }
			),
			compared: fc.boolean(),
			timed: fc.boolean(),
			// Of each hexagon, which area holds it, or which two share it.
			wards: fc.option(fc.array(fc.constantFrom('A', 'B', 'AB', ''), { minLength: most.cells, maxLength: most.cells }))
		})
		.map(({ audience, categories, compared, timed, wards }) => {
			const totals = categories.map(({ cells, unlocated }) => cells.reduce((a, b) => a + b, unlocated));
			return {
				head: {
					app: 'Hexbeat test',
					audience,
					made: '2026-11-22',
					synthetic: true,
					scope: '',
					period: { from: 20_000, to: 20_100 },
					before: compared ? { from: 19_635, to: 19_735 } : null,
					months: [
						...(compared ? (categories[0]?.before ?? []) : []).map((_, i) => ({ month: 24_200 + i, now: false })),
						...(categories[0]?.months ?? []).map((_, i) => ({ month: 24_212 + i, now: true }))
					],
					gaps: [],
					sources: ['test'],
					remarks: [],
					resolution: 9,
					cellArea: 0.1,
					cells: CELLS.slice(0, most.cells),
					corners: CELLS.slice(0, most.cells).map(cornersOf),
					names: CELLS.slice(0, most.cells).map((_, i) => `Place ${String.fromCharCode(65 + i)}`),
					places: []
				},
				categories: categories.map(({ sensitive, priority, before }, i) => ({
					name: `Category ${String.fromCharCode(65 + i)}`,
					sensitive,
					priority,
					now: totals[i] ?? 0,
					before: compared ? before.reduce((a, b) => a + b, 0) : null
				})),
				cells: categories.map(({ cells }) => cells),
				months: categories.map(({ months, before }, i) => [...(compared ? before : []), ...spread(totals[i] ?? 0, months)]),
				bands: timed ? categories.map(({ bands }, i) => spread(totals[i] ?? 0, bands)) : null,
				areas: wards && areasOf(wards, categories, compared)
			};
		});
