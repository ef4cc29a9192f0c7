import type PptxGenJS from 'pptxgenjs';
import type { Shown } from '../../../disclosure/pack';
import type { MonthsFigure, RankingFigure } from '../../contract';
import { INK } from '../ink';
import { clean, FONT, ROW, SIZES, type Box } from './frame';

/**
 * The values of a native chart, which holds them in a workbook that anyone can open: only what may be known. A hole, not an empty value,
 * keeps a place without a point; nought goes as text, for the library would write it as empty.
 */
function valuesOf(shown: readonly Shown[]): number[] {
	const values: (number | string)[] = [];
	values.length = shown.length;
	for (const [i, { value }] of shown.entries()) if (value !== null) values[i] = value === 0 ? '0' : value;
	return values as number[];
}

/** What stands at a place without a point: "<5". */
const wordOf = (shown: Shown | null | undefined): string => (shown && shown.value === null ? shown.text : '');

/** The library leaves out empty labels, and moves all that follow. */
const labelOf = (label: string): string => clean(label).trim() || '–';

const shared = (box: Box, alt: string, name: string): PptxGenJS.IChartOpts => ({
	...box,
	altText: clean(alt),
	objectName: clean(name),
	catAxisLabelFontFace: FONT,
	catAxisLabelFontSize: SIZES.least,
	catAxisLabelColor: INK.ink2,
	valAxisLabelFontFace: FONT,
	valAxisLabelFontSize: SIZES.least,
	valAxisLabelColor: INK.ink2,
	valAxisLabelFormatCode: '#,##0',
	valAxisMinVal: 0,
	valGridLine: { color: INK.line, size: 0.75 },
	dataLabelFontFace: FONT,
	dataLabelFontSize: SIZES.least,
	dataLabelColor: INK.ink,
	dataLabelFormatCode: '#,##0',
	legendPos: 't',
	legendFontFace: FONT,
	legendFontSize: SIZES.least,
	legendColor: INK.ink2,
	chartArea: { roundedCorners: false }
});

/** The months as a native line chart: a suppressed count is a gap, and its month says so. */
export function addMonths(slide: PptxGenJS.Slide, figure: MonthsFigure, box: Box): void {
	const { now, before, nowLabel, beforeLabel, alt, measure } = figure;
	const labels = now.map(({ label, shown }, i) => {
		const earlier = wordOf(before?.[i]?.shown);
		return labelOf([label, wordOf(shown), earlier && `before ${earlier}`].filter(Boolean).join('\n'));
	});
	const series = [{ name: labelOf(nowLabel), labels, values: valuesOf(now.map(({ shown }) => shown)) }];
	if (before) {
		const earlier = now.flatMap((_, i) => before[i]?.shown ?? []);
		series.push({ name: labelOf(beforeLabel), labels: [...labels], values: valuesOf(earlier) });
	}
	slide.addChart('line', series, {
		...shared(box, alt, measure),
		chartColors: [INK.accent, INK.prev],
		displayBlanksAs: 'gap',
		lineSize: 3,
		lineDataSymbolSize: 8,
		showLegend: before !== null
	});
}

/** Height of two bars whose numbers do not touch. */
const PAIR = 0.52;
/** How many bars, or pairs of them, their room holds. */
export const barsIn = ({ compared, rows }: RankingFigure, { h }: Pick<Box, 'h'>): number =>
	Math.min(rows.length, Math.max(1, Math.floor(h / (compared ? PAIR : ROW))));

/** The ranking as native bars from the top, with their numbers; a count that is not told has its word beside its name. */
export function addRanking(slide: PptxGenJS.Slide, figure: RankingFigure, box: Box): void {
	const rows = figure.rows.slice(0, barsIn(figure, box));
	const labels = rows.map(({ label, now, before, change }) => {
		const words = [wordOf(now), wordOf(before) && `before ${wordOf(before)}`, change?.text].filter(Boolean).join(', ');
		return labelOf(words === '' ? label : `${label} (${words})`);
	});
	const series = [{ name: figure.compared ? 'Now' : 'Count', labels, values: valuesOf(rows.map(({ now }) => now)) }];
	const earlier = rows.flatMap(({ before }) => before ?? []);
	const compared = figure.compared && earlier.length === rows.length;
	if (compared) series.push({ name: 'Before', labels: [...labels], values: valuesOf(earlier) });
	slide.addChart('bar', series, {
		...shared(box, figure.alt, figure.measure),
		barDir: 'bar',
		barGapWidthPct: 40,
		// The library's type knows one of the two directions that it writes.
		catAxisOrientation: 'maxMin' as 'minMax',
		valAxisHidden: true,
		valGridLine: { style: 'none' },
		// Two colours for one series would go by turns.
		chartColors: compared ? [INK.accent, INK.prev] : [INK.accent],
		showValue: true,
		showLegend: compared
	});
}
