import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellOf, childrenOf, neighbours, parentOf, resolutionOf } from '../../src/lib/core/cells';
import { rangeOf } from '../../src/lib/disclosure/disclose';
import {
	discloseHexagons,
	disclose,
	holdsTooFew,
	legendOf,
	markOf,
	POLICIES,
	scaleOf,
	sizeOf,
	type Rule,
	type Shown
} from '../../src/lib/disclosure';

const CENTRE = cellOf(1.0815, 51.2779, 9);
const TOWN = [CENTRE, ...neighbours(CENTRE, 4)];

const field = fc
	.array(
		fc.tuple(fc.constantFrom(...TOWN), fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 9 }), fc.nat({ max: 200 })), fc.nat({ max: 30 })),
		{
			minLength: 1,
			maxLength: 40
		}
	)
	.map((rows) => {
		const counts = new Map(rows.map(([cell, count]) => [cell, count]));
		return {
			cells: [...counts.keys()],
			counts: [...counts.values()],
			addresses: new Map(rows.map(([cell, , addresses]) => [cell, addresses]))
		};
	});

/** Hexagons without a number whose count is known too closely to somebody who knows the total and all other looks. */
function shortIntervals(shown: readonly Shown[], total: Shown, counts: readonly number[], rule: Rule): number[] {
	const whole = counts.reduce((sum, count) => sum + count, 0);
	const ofSmall = total.code === 'suppressed';
	const range = ({ code }: Shown, count: number): { low: number; high: number } => {
		if (code === 'hidden') return { low: ofSmall ? 0 : rule.threshold, high: Infinity };
		return rangeOf(count, rule);
	};
	const ranges = shown.map((one, i) => range(one, counts[i] ?? NaN));
	const all = range(total, whole);
	return shown.flatMap(({ value }, i) => {
		const own = ranges[i];
		if (value !== null || !own) return [];
		const others = ranges.filter((_, j) => j !== i);
		const least = Math.max(own.low, all.low - others.reduce((sum, { high }) => sum + high, 0));
		const most = Math.min(own.high, all.high - others.reduce((sum, { low }) => sum + low, 0));
		// The nearest counts that are impossible lie a threshold apart, as for a label by itself.
		return most + 1 - (least - 1) < rule.threshold ? [i] : [];
	});
}

describe('discloseHexagons', () => {
	it('shows no small count on any surface of 1,000 fields, and loses none', () => {
		fc.assert(
			fc.property(field, fc.constantFrom('partnership' as const, 'public' as const), fc.boolean(), (given, audience, delicate) => {
				const policy = POLICIES[audience];
				const sensitivity = delicate ? 'sensitive' : 'ordinary';
				const rule = policy.screen[sensitivity];
				const { cells, shown, total, within } = discloseHexagons(given, policy, sensitivity);

				const scale = scaleOf(shown, rule);
				const texts = [...shown, total].flatMap(({ text, spoken }) => [text, spoken]);
				const legend = scale ? legendOf(shown, scale).map(({ text }) => text) : [];
				const numbers = [...texts, ...legend].flatMap((text) =>
					(text.match(/[\d,]+/g) ?? []).map((digits) => Number(digits.replaceAll(',', '')))
				);
				const sizes = [...shown, total].map(sizeOf);
				const small = [...numbers, ...sizes, ...(scale?.domain ?? []), ...(scale?.classes.lower ?? [])].filter(
					(number) => number > 0 && number < rule.threshold
				);
				expect(small).toEqual([]);
				if (scale) {
					const marks = new Set(legendOf(shown, scale).map(({ mark }) => mark));
					expect(shown.filter((one) => !marks.has(markOf(one, scale)))).toEqual([]);
				}

				// Every hexagon is counted in just one that is shown, and none of these lies in another.
				expect([...within.keys()].sort()).toEqual([...given.cells].sort());
				const places = new Set(cells);
				expect([...within.values()].every((cell) => places.has(cell))).toBe(true);
				const above = (cell: string): string[] => Array.from({ length: resolutionOf(cell) }, (_, r) => parentOf(cell, r));
				expect(cells.some((cell) => above(cell).some((parent) => places.has(parent)))).toBe(false);
				expect(cells.every((cell) => resolutionOf(cell) <= policy.finest[sensitivity])).toBe(true);

				const addresses = new Map<string, number>();
				const counts = new Map<string, number>();
				given.cells.forEach((cell, i) => {
					const place = within.get(cell) ?? '';
					addresses.set(place, (addresses.get(place) ?? 0) + (given.addresses.get(cell) ?? 0));
					counts.set(place, (counts.get(place) ?? 0) + (given.counts[i] ?? 0));
				});
				expect([...addresses].filter(([cell, number]) => holdsTooFew(number) && resolutionOf(cell) > 0)).toEqual([]);
				expect(
					shortIntervals(
						shown,
						total,
						cells.map((cell) => counts.get(cell) ?? NaN),
						rule
					)
				).toEqual([]);
				const looks = cells.map((cell) => disclose(counts.get(cell) ?? NaN, rule).text);
				expect(shown.filter(({ code, text }, i) => code !== 'hidden' && text !== looks[i])).toEqual([]);
			}),
			{ numRuns: 1000 }
		);
	});

	it('counts a hexagon of few addresses with its brothers, and leaves a park alone', () => {
		const parent = parentOf(CENTRE, 8);
		const cells = childrenOf(parent, 9);
		const counts = [8, 30, 40, 0, 6, 12, 9];
		const shownWith = (first: number) =>
			discloseHexagons(
				{ cells, counts, addresses: new Map(cells.map((cell, i) => [cell, i === 0 ? first : 50])) },
				POLICIES.partnership,
				'ordinary'
			);
		expect(shownWith(0).shown.map(({ text }) => text)).toEqual(['10', '30', '40', '0', '5', '10', '10']);
		expect(shownWith(7)).toMatchObject({ cells: [parent], shown: [{ text: '105' }], total: { text: '105' } });
		expect(shownWith(8).cells).toEqual(cells);
	});

	it('gives the analyst every hexagon as counted', () => {
		const { cells, shown, total } = discloseHexagons({ cells: TOWN.slice(0, 3), counts: [1, 0, 7] }, POLICIES.analyst, 'sensitive');
		expect([cells.length, ...shown.map(({ text }) => text), total.text]).toEqual([3, '1', '0', '7', '8']);
	});
});

describe('scaleOf', () => {
	const { ordinary, sensitive } = POLICIES.partnership.screen;
	const shown = (counts: readonly number[], rule = ordinary): Shown[] => counts.map((count) => disclose(count, rule));

	it('begins at the threshold where the smallest count is suppressed', () => {
		expect(scaleOf(shown([2, 20, 31]), ordinary)).toMatchObject({ min: { text: '<5' }, max: { text: '30' }, domain: [5, 30] });
		expect(scaleOf(shown([0, 2, 31]), ordinary)).toMatchObject({ min: { text: '0' }, domain: [0, 30] });
		expect(scaleOf(shown([0, 31], sensitive), sensitive)).toMatchObject({ min: { text: '<10' }, domain: [10, 30] });
		expect(scaleOf([], ordinary)).toBeNull();
	});

	it('makes classes of shown values alone, with a mark of their own for small counts', () => {
		const counts = shown([0, 1, 4, 6, 9, 12, 27, 40, 93]);
		const scale = scaleOf(counts, ordinary);
		if (!scale) throw new Error('no scale');
		expect(legendOf(counts, scale).map(({ text }) => text)).toEqual(['0', '<5', '5', '10–20', '25–35', '40–90', '95 or more']);
		expect(counts.map((count) => markOf(count, scale))).toEqual(['none', 'small', 'small', 0, 1, 1, 2, 3, 4]);
	});
});
