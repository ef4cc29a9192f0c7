import { ruleOf, shownOf, sizeOf, type Pack, type Rule } from '../../disclosure/pack';
import type { RankingFigure, RankingRow } from '../contract';
import { changeOf, monthsOfPriority, spanWords, type Counted } from '../reading';

export interface RankingWish {
	readonly by?: 'category' | 'priority';
	/** Rows at most; all without. */
	readonly most?: number;
}

/** Categories or priorities, the largest first; null where there are none. */
export function rankingOf(pack: Pack, { by = 'category', most = Infinity }: RankingWish = {}): RankingFigure | null {
	const rows = by === 'category' ? categoriesOf(pack) : prioritiesOf(pack);
	if (rows.length === 0) return null;
	const sorted = rows.toSorted((a, b) => b.size - a.size).slice(0, most);
	const [first] = sorted;
	const what = by === 'category' ? 'category' : 'priority';
	return {
		kind: 'ranking',
		title: first?.now.value == null ? `Too few to rank by ${what}` : `${first.label} is the largest ${what}, with ${first.now.text}`,
		measure: `Recorded incidents by ${what}, ${spanWords(pack.period)}${pack.before ? '; grey mark: the year before' : ''}`,
		alt: `By ${what}: ${sorted.map(({ label, now }) => `${label} ${now.spoken}`).join(', ')}.`,
		rows: sorted,
		compared: pack.before !== null
	};
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

const prioritiesOf = (pack: Pack): RankingRow[] =>
	pack.priorities.map(({ name, sensitivity, ...looks }) =>
		rowOf(pack, name, -1, { ...looks, months: monthsOfPriority(pack, name) }, ruleOf(pack.audience, sensitivity))
	);
