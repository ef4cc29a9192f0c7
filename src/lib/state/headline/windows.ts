/** Periods that a claim may mean, for menus: those that are loaded. */
import type { Holdings } from '../../core/answers';
import type { Window } from '../../core/claim';
import type { Period } from '../../core/filter';
import { yearFrom, yearWindows, type YearKind } from '../../core/year-window';
import { fullMonths } from '../periods';

export interface WindowGroup {
	readonly name: string;
	readonly windows: readonly { readonly name: string; readonly window: Window }[];
}

const KINDS: readonly (readonly [YearKind, string])[] = [
	['calendar', 'Calendar years'],
	['apr-mar', 'Years April to March'],
	['oct-sep', 'Years October to September'],
	['nov-oct', 'Years November to October']
];
const LAST = [1, 3, 6, 12, 24];

/** The latest full months, whole years by which partnerships count, and 12 months to each month, the latest first. */
export function windowGroups(holdings: Pick<Holdings, 'days'>, filter: Period | null): WindowGroup[] {
	const full = fullMonths(holdings);
	const { days } = holdings;
	const own: WindowGroup[] = filter
		? [{ name: 'Filter bar', windows: [{ name: 'The period of the filter bar', window: { kind: 'days', ...filter } }] }]
		: [];
	if (!full || !days) return own;
	const last = LAST.filter((months) => months <= full.end - full.first).map((months) => ({
		name: months === 1 ? 'The last full month' : `The last ${String(months)} full months`,
		window: { kind: 'last', months } as const
	}));
	const years = KINDS.map(([kind, name]) => ({ name, windows: yearWindows({ kind, to: null }, days).map(asOption).reverse() }));
	const rolling: WindowGroup['windows'][number][] = [];
	for (let first = full.end - 12; first >= full.first && rolling.length < 24; first--) rolling.push(asOption(yearFrom('to', first)));
	return [...own, { name: 'Latest full months', windows: last }, ...years, { name: '12 months to', windows: rolling }].filter(
		({ windows }) => windows.length > 0
	);
}

const asOption = ({ label, period }: { readonly label: string; readonly period: Period }): WindowGroup['windows'][number] => ({
	name: label,
	window: { kind: 'days', ...period }
});
