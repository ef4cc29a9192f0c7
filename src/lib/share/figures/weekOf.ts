import { DAY_BREAK } from '../../core/filter';
import { hour, hourSpan, weekday } from '../../core/format';
import { BAND_HOURS, type LegendRow, type Pack, type Shown } from '../../disclosure/pack';
import type { WeekFigure } from '../contract';
import { shownAll, spanWords, subjectOf, viewOf } from '../reading';
import { marked } from './scales';

const COLUMNS = 24 / BAND_HOURS;
const FIRST = DAY_BREAK / BAND_HOURS;
const NOT_TOLD: Shown = { code: 'hidden', value: null, text: 'not told', spoken: 'not told', below: null };

/** Incidents by night and two hours; null where the pack tells nothing of hours. */
export function weekOf(pack: Pack, { category = null }: { readonly category?: string | null } = {}): WeekFigure | null {
	const found = viewOf(pack, category);
	if (!found?.view.bands) return null;
	const shown = shownAll(found.view.bands, found.rule);
	const { marks, legend, classes } = marked(shown, found.rule);
	const subject = subjectOf(pack, category);
	const busiest = shown.reduce<number>((best, one, at) => ((one?.value ?? 0) > (shown[best]?.value ?? 0) ? at : best), 0);
	const known = (shown[busiest]?.value ?? 0) > 0;
	return {
		kind: 'week',
		title: known ? `${subject}: most on ${bandWords(busiest)}` : `${subject}: no time of the week can be told`,
		measure: `Recorded incidents by two hours, ${spanWords(pack.period)}; each row runs 06:00–06:00`,
		alt: known
			? `${subject} by day and hour: the most ${bandWords(busiest)}, ${shown[busiest]?.spoken ?? ''}.`
			: `${subject} by day and hour: nothing can be told.`,
		rows: Array.from({ length: 7 }, (_, day) => ({
			label: weekday(day),
			cells: Array.from({ length: COLUMNS }, (_unused, column) => {
				const at = bandAt(day, column);
				return { mark: shown[at] ? (marks[at] ?? 'none') : 'hidden', shown: shown[at] ?? NOT_TOLD };
			})
		})),
		hours: Array.from({ length: COLUMNS }, (_, column) => hour(DAY_BREAK + column * BAND_HOURS)),
		legend: shown.includes(null) ? [...legend.filter(({ mark }) => mark !== 'hidden'), untoldRow(legend)] : legend,
		classes
	};
}

/** What is not told is hatched as what is hidden. */
const untoldRow = (legend: readonly LegendRow[]): LegendRow => ({
	mark: 'hidden',
	text: legend.some(({ mark }) => mark === 'hidden') ? 'hidden or not told' : 'not told'
});

/** Band of the civil week in a row that begins in the morning. */
function bandAt(day: number, column: number): number {
	const band = column + FIRST;
	return band < COLUMNS ? day * COLUMNS + band : ((day + 1) % 7) * COLUMNS + band - COLUMNS;
}

/** "Saturday, 22:00–00:00"; after midnight with the evening it belongs to: "Saturday night, 00:00–02:00". */
export function bandWords(at: number): string {
	const from = (at % COLUMNS) * BAND_HOURS;
	const day = Math.floor(at / COLUMNS);
	const night = from < DAY_BREAK;
	return `${weekday(night ? day + 6 : day, true)}${night ? ' night' : ''}, ${hourSpan(from, from + BAND_HOURS)}`;
}
