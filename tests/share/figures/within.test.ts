import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BANDS, ruleOf, shownOf, type Pack } from '../../../src/lib/disclosure/pack';
import { rankingOf, type Within } from '../../../src/lib/share/figures';
import { meetingPack } from '../meeting';
import { packs } from '../packs';

const lengths = (pack: Pack): Record<Within['part'], number> => ({ cells: pack.cells.length, months: pack.months.length, bands: BANDS });
const withins = (pack: Pack): fc.Arbitrary<Within> =>
	fc.constantFrom<Within['part']>('cells', 'months', 'bands').chain((part) => fc.nat(lengths(pack)[part] - 1).map((at) => ({ part, at })));

describe('categories within a part of a pack', () => {
	it('holds what the pack tells there, each once, and nothing else', () => {
		fc.assert(
			fc.property(
				packs().chain((pack) => withins(pack).map((within) => ({ pack, within }))),
				({ pack, within }) => {
					const told = pack.categories.flatMap(({ sensitivity }, i) => {
						const look = pack.byCategory[i]?.[within.part]?.[within.at] ?? null;
						return look === null ? [] : [[i, shownOf(look, ruleOf(pack.audience, sensitivity)).text]];
					});
					const figure = rankingOf(pack, { within });
					if (told.length === 0) {
						expect(figure).toBeNull();
						return;
					}
					const rows = figure?.rows.map(({ category, now }) => [category, now.text]) ?? [];
					expect(rows.toSorted((a, b) => Number(a[0]) - Number(b[0]))).toEqual(told);
				}
			)
		);
	});

	it('compares with nothing, and starts with the largest', () => {
		const figure = rankingOf(meetingPack('partnership'), { within: { part: 'cells', at: 0 } });
		expect(figure?.compared).toBe(false);
		expect(figure?.rows.every(({ before, change }) => before === null && change === null)).toBe(true);
		const sizes = figure?.rows.map(({ size }) => size) ?? [];
		expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
		expect(figure?.title).toBe('Anti-social behaviour is the largest category in Canterbury, with 60');
		expect(figure?.measure).toContain('by category in Canterbury, the 12 months to September 2026');
	});

	it('names months and times as people do', () => {
		const pack = meetingPack('partnership');
		expect(rankingOf(pack, { within: { part: 'months', at: pack.months.length - 1 } })?.measure).toContain('in September 2026');
		expect(rankingOf(pack, { within: { part: 'bands', at: 4 * 12 + 10 } })?.measure).toContain('on Friday, 20:00–22:00');
	});

	it('tells nothing of priorities, or of a place that is not there', () => {
		const pack = meetingPack('partnership');
		expect(rankingOf(pack, { by: 'priority', within: { part: 'cells', at: 0 } })).toBeNull();
		expect(rankingOf(pack, { within: { part: 'cells', at: 9999 } })).toBeNull();
	});
});
