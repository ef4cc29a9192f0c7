/** What figures say, to be held against what a pack tells. */
import { ruleOf, shownOf, type Look, type Pack, type Shown } from '../../../src/lib/disclosure/pack';
import type { Chart } from '../../../src/lib/share';

/** Every count that a picture shows. */
export function countsOf(figure: Chart): Shown[] {
	switch (figure.kind) {
		case 'map':
			return figure.cells.map(({ shown }) => shown);
		case 'months':
			return [...figure.now, ...(figure.before ?? [])].map(({ shown }) => shown);
		case 'week':
			return figure.rows.flatMap(({ cells }) => cells.map(({ shown }) => shown));
		case 'ranking':
			return figure.rows.flatMap(({ now, before }) => [now, ...(before ? [before] : [])]);
	}
}

/** Texts of every count of a category of the pack, or of all. */
export function looksOf(pack: Pack, category: number | null): Set<string> {
	const view = category === null ? pack.all : pack.byCategory[category];
	const rule = ruleOf(pack.audience, category === null ? pack.sensitivity : (pack.categories[category]?.sensitivity ?? 'ordinary'));
	const { total, before, cells, months, bands } = view ?? pack.all;
	const looks = [total, before, ...(cells ?? []), ...(months ?? []), ...(bands ?? [])].filter((look): look is Look => look !== null);
	return new Set(looks.map((look) => shownOf(look, rule).text));
}
