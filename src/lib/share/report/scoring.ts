/** Scoring of the themes, and what the partnership recommends: both by people. */
import { listWords } from '../../core/format';
import { blankWorksheet, FORMULA, rankThemes, type Worksheet } from '../../core/morile';
import type { Pack } from '../../disclosure/pack';
import type { ReportSection } from '../contract';

/** A worksheet with the names of the pack's priorities, and nothing judged. */
export const worksheetOf = (pack: Pack): Worksheet => blankWorksheet(pack.priorities.map(({ name }) => name));

const figure = (value: number | null | undefined): string =>
	value === null || value === undefined ? '' : value.toLocaleString('en-GB', { maximumFractionDigits: 2 });

/** What the scores say; nothing where nothing is scored. */
function said(sheet: Worksheet): string[] {
	const ranked = rankThemes(sheet);
	const scored = ranked.filter(({ score }) => score.score !== null);
	const open = ranked.filter(({ score }) => score.score === null);
	const order = listWords(scored.map(({ theme, score }) => `${theme.name} (${figure(score.score)})`));
	return [
		FORMULA,
		...(scored.length > 0 ? [`Scored, highest first: ${order}.`] : ['No theme was scored yet.']),
		...(scored.length > 0 && open.length > 0 ? [`Not scored: ${listWords(open.map(({ theme }) => theme.name))}.`] : []),
		'Scores are judgements of people. They are not worked out from the counts of this report.'
	];
}

export const scoring = (sheet: Worksheet): ReportSection => ({
	id: 'scoring',
	heading: 'Scoring of themes (after MoRiLE)',
	said: said(sheet),
	figures: [],
	prompt: 'Who took part in the scoring, and when? Where did views differ?'
});

export const recommendations = (): ReportSection => ({
	id: 'recommendations',
	heading: 'Recommendations',
	said: [],
	figures: [],
	prompt:
		'What should the partnership do, who leads, by when, and how will it be seen whether it worked? Say what is aimed at, not what is certain.'
});
