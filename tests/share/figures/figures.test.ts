import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruleOf, shownOf, type Pack } from '../../../src/lib/disclosure/pack';
import type { Chart, TableFigure } from '../../../src/lib/share';
import { headlineOf } from '../../../src/lib/share/headline';
import { mapOf, monthsOf, numberOf, rankingOf, tableOf, weekOf } from '../../../src/lib/share/figures';
import { packs } from '../packs';
import { countsOf, looksOf } from './told';

/** Categories may be called alike: the first of a name is meant. */
const subjects = (pack: Pack): (number | null)[] => [
	null,
	...pack.categories.flatMap(({ name }, i) => (pack.categories.findIndex((one) => one.name === name) === i ? [i] : []))
];
const nameOf = (pack: Pack, category: number | null): string | null =>
	category === null ? null : (pack.categories[category]?.name ?? null);

function chartsOf(pack: Pack, at: number | null): Chart[] {
	const category = nameOf(pack, at);
	return [mapOf(pack, { category }), monthsOf(pack, { category }), weekOf(pack, { category })].filter((figure) => figure !== null);
}

describe('figures of a pack', () => {
	it('show only counts that the pack tells of their subject', () => {
		fc.assert(
			fc.property(packs(), (pack) => {
				for (const at of subjects(pack)) {
					const told = looksOf(pack, at);
					const counts = [...chartsOf(pack, at).flatMap(countsOf), numberOf(pack, { category: nameOf(pack, at) })?.shown];
					for (const shown of counts)
						if (shown) expect(shown.text === 'not told' || told.has(shown.text), `${shown.text} of ${String(at)}`).toBe(true);
				}
			})
		);
	});

	it('rank by totals that the pack tells', () => {
		fc.assert(
			fc.property(packs(), (pack) => {
				for (const { category, now, before } of rankingOf(pack)?.rows ?? [])
					for (const shown of [now, before]) if (shown) expect(looksOf(pack, category)).toContain(shown.text);
			})
		);
	});

	it('hold no number from 1 to one below the threshold, nor one that is not rounded, for whom that is not meant', () => {
		fc.assert(
			fc.property(packs('partnership', 'public'), (pack) => {
				for (const at of subjects(pack)) {
					const sensitivity = at === null ? pack.sensitivity : (pack.categories[at]?.sensitivity ?? 'ordinary');
					const { threshold, base } = ruleOf(pack.audience, sensitivity);
					for (const { value } of chartsOf(pack, at).flatMap(countsOf)) {
						if (value === null) continue;
						expect(value === 0 || value >= threshold).toBe(true);
						expect(value % base).toBe(0);
					}
				}
			})
		);
	});

	it('are the same numbers as tables', () => {
		fc.assert(
			fc.property(packs(), (pack) => {
				const ranking = rankingOf(pack);
				for (const figure of [...chartsOf(pack, null), ...(ranking ? [ranking] : [])]) {
					const counts = (table: TableFigure): string[] =>
						table.rows.flatMap((row) => row.flatMap((cell) => (typeof cell === 'string' || !isCount(figure, cell) ? [] : [cell.text])));
					expect(counts(tableOf(figure)).sort()).toEqual(
						countsOf(figure)
							.map(({ text }) => text)
							.sort()
					);
				}
			})
		);
	});

	it('open with a sentence of the shown counts', () => {
		fc.assert(
			fc.property(packs(), (pack) => {
				for (const at of subjects(pack)) {
					const view = at === null ? pack.all : pack.byCategory[at];
					const rule = ruleOf(pack.audience, at === null ? pack.sensitivity : (pack.categories[at]?.sensitivity ?? 'ordinary'));
					if (!view) continue;
					const said = headlineOf(pack, nameOf(pack, at));
					expect(said).toContain(shownOf(view.total, rule).text);
					if (view.before !== null) expect(said).toContain(shownOf(view.before, rule).text);
				}
			})
		);
	});
});

/** A change of a ranking is a figure of its own. */
const isCount = (figure: Chart, cell: object): boolean => figure.kind !== 'ranking' || figure.rows.every(({ change }) => change !== cell);
