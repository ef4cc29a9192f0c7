import { month } from '../../core/format';
import { isMerged } from '../../core/merged';
import { ruleOf, shownOf, sizeOf, type Pack, type Rule } from '../../disclosure/pack';
import type { RankingFigure, RankingRow } from '../contract';
import { changeOf, monthsOfPriority, spanWords, type Counted } from '../reading';
import { placeOf } from './mapOf';
import { bandWords } from './weekOf';

/** One hexagon, month or two hours of the week, by its place in the pack. */
export interface Within {
	readonly part: 'cells' | 'months' | 'bands';
	readonly at: number;
}

/** `area`: by ward, or whatever the pack's areas are. */
export type RankedBy = 'category' | 'priority' | 'area';

/** What must stand beside counts by area. */
export const AREAS_DIFFER =
	'Incidents in none of the areas, or without a place, are in no row. Areas differ in size and in how many people are there.';

export interface RankingWish {
	readonly by?: RankedBy;
	/** Only categories there, as far as they are told; there is nothing to compare with. */
	readonly within?: Within | null;
	/** Rows at most; all without. */
	readonly most?: number;
}

/** Categories, priorities or areas, the largest first; null where there are none, or none is told of what it is within. */
export function rankingOf(pack: Pack, { by = 'category', within = null, most = Infinity }: RankingWish = {}): RankingFigure | null {
	const rows = within ? partsOf(pack, by, within) : ROWS[by](pack);
	if (rows.length === 0) return null;
	// Several categories together are no category: they come last.
	const sorted = rows.toSorted((a, b) => Number(isMerged(a.label)) - Number(isMerged(b.label)) || b.size - a.size).slice(0, most);
	const [first] = sorted;
	const what = by === 'area' ? (pack.areas?.kind ?? by) : by;
	const compared = pack.before !== null && !within;
	const where = within ? ` ${whereWords(pack, within)}` : '';
	return {
		kind: 'ranking',
		title:
			first?.now.value && !isMerged(first.label)
				? `${first.label} ${by === 'area' ? 'has the most incidents' : `is the largest ${what}`}${where}, with ${first.now.text}`
				: `Too few to rank by ${what}${where}`,
		measure: `Recorded incidents by ${what}${where}, ${spanWords(pack.period)}${cut(by, sorted.length, rows.length)}${compared ? '; grey mark: the year before' : ''}`,
		alt: `By ${what}${where}: ${sorted.map(({ label, now }) => `${label} ${now.spoken}`).join(', ')}.`,
		rows: sorted,
		compared
	};
}

/** That only the largest are listed. Of how many is not said: several categories together are one row. */
const cut = (by: RankedBy, listed: number, all: number): string =>
	listed < all ? `; the ${String(listed)} ${by === 'area' ? 'with most incidents' : 'largest'}` : '';

/** "in Canterbury", "in October 2026", "on Saturday, 22:00–00:00". */
function whereWords(pack: Pack, { part, at }: Within): string {
	if (part === 'cells') return placeOf(pack, at);
	return part === 'months' ? `in ${month(pack.months[at]?.month ?? 0, true)}` : `on ${bandWords(at)}`;
}

function rowOf(pack: Pack, label: string, category: number, looks: Counted, rule: Rule): RankingRow {
	const now = shownOf(looks.total, rule);
	const before = looks.before === null ? null : shownOf(looks.before, rule);
	return {
		category,
		label,
		now,
		size: sizeOf(now),
		before,
		beforeSize: before ? sizeOf(before) : 0,
		change: changeOf(pack, looks, rule)
	};
}

const categoriesOf = (pack: Pack): RankingRow[] =>
	pack.categories.flatMap(({ name, sensitivity }, i) => {
		const view = pack.byCategory[i];
		return view ? [rowOf(pack, name, i, view, ruleOf(pack.audience, sensitivity))] : [];
	});

/** What is told of each category within a part of the pack; of priorities and areas only totals are told. */
function partsOf(pack: Pack, by: RankedBy, { part, at }: Within): RankingRow[] {
	if (by !== 'category') return [];
	return pack.categories.flatMap(({ name, sensitivity }, i) => {
		const total = pack.byCategory[i]?.[part]?.[at] ?? null;
		return total === null ? [] : [rowOf(pack, name, i, { total, before: null }, ruleOf(pack.audience, sensitivity))];
	});
}

const prioritiesOf = (pack: Pack): RankingRow[] =>
	pack.priorities.map(({ name, sensitivity, ...looks }) =>
		rowOf(pack, name, -1, { ...looks, months: monthsOfPriority(pack, name) }, ruleOf(pack.audience, sensitivity))
	);

const areasOf = (pack: Pack): RankingRow[] =>
	(pack.areas?.names ?? []).map((name, i) => {
		const total = pack.areas?.now[i] ?? 'hidden';
		return rowOf(pack, name, -1, { total, before: pack.areas?.before?.[i] ?? null }, ruleOf(pack.audience, pack.sensitivity));
	});

const ROWS: Readonly<Record<RankedBy, (pack: Pack) => RankingRow[]>> = { category: categoriesOf, priority: prioritiesOf, area: areasOf };
