import { month } from '../../core/format';
import { sizeOf, type Pack, type Shown } from '../../disclosure/pack';
import type { MonthPoint, MonthsFigure } from '../contract';
import { shownAll, subjectOf, viewOf } from '../reading';

export interface MonthsWish {
	readonly category?: string | null;
	/** Dated remarks: month index and text. */
	readonly events?: readonly { readonly month: number; readonly text: string }[];
}

/** Incidents by month, with the year before; null where the pack tells nothing of months. */
export function monthsOf(pack: Pack, { category = null, events = [] }: MonthsWish = {}): MonthsFigure | null {
	const found = viewOf(pack, category);
	if (!found?.view.months) return null;
	const shown = shownAll(found.view.months, found.rule);
	const points = (wanted: boolean): MonthPoint[] =>
		pack.months.flatMap(({ month: index, now }, at) => (now === wanted ? [pointOf(index, shown[at] ?? null)] : []));
	const now = points(true);
	const before = points(false);
	const [nowLabel, beforeLabel] = [yearLabel(pack, true), yearLabel(pack, false)];
	const first = pack.months.find((one) => one.now)?.month ?? 0;
	const subject = subjectOf(pack, category);
	return {
		kind: 'months',
		title: titleOf(now, subject),
		measure: `${subject}: recorded incidents per month${before.length > 0 ? '; grey: the year before' : ''}`,
		alt: `${subject} by month: ${now.map(({ label, shown: { spoken } }) => `${label} ${spoken}`).join(', ')}.`,
		now,
		before: before.length === now.length ? before : null,
		nowLabel,
		beforeLabel,
		events: events.flatMap(({ month: index, text }) => (index >= first && index < first + now.length ? [{ at: index - first, text }] : []))
	};
}

const NOT_TOLD: Shown = { code: 'hidden', value: null, text: 'not told', spoken: 'not told', below: null };

const pointOf = (index: number, shown: Shown | null): MonthPoint => ({
	label: month(index),
	shown: shown ?? NOT_TOLD,
	size: shown === null || shown.code === 'hidden' ? null : sizeOf(shown)
});

function yearLabel(pack: Pack, now: boolean): string {
	const last = pack.months.findLast((one) => one.now === now);
	return last ? `To ${month(last.month)}` : '';
}

function titleOf(points: readonly MonthPoint[], subject: string): string {
	const told = points.filter(({ shown }) => shown.value !== null);
	const most = told.reduce<MonthPoint | null>((best, point) => ((point.shown.value ?? 0) > (best?.shown.value ?? -1) ? point : best), null);
	return most ? `${subject}: most in ${most.label} (${most.shown.text})` : `${subject}: too few in each month to be told`;
}
