/** What the report is, how it was made, and what its words mean. */
import { count, listWords } from '../../core/format';
import type { Pack } from '../../disclosure/pack';
import type { ReportSection, TableFigure } from '../contract';
import { isExact, ruleIn } from './counted';
import { isoWords, periodWords } from './words';

const TITLES = { analyst: 'the analyst alone', partnership: 'partners at a meeting', public: 'anyone' } as const;
const SYNTHETIC = 'All data in this report are synthetic: made up, and about no real incident.';

export const introduction = (pack: Pack): ReportSection => ({
	id: 'introduction',
	heading: 'Introduction',
	said: [
		`This report covers ${pack.scope === '' ? 'all incidents that were loaded' : pack.scope}, ${periodWords(pack.period)}.`,
		`Its figures were made on ${isoWords(pack.made)} for ${TITLES[pack.audience]}.`,
		...(pack.synthetic ? [SYNTHETIC] : [])
	],
	figures: [],
	prompt: 'Who wrote this, for whom, and which decision does it serve?'
});

export function method(pack: Pack): ReportSection {
	const rule = ruleIn(pack, pack.sensitivity);
	return {
		id: 'method',
		heading: 'Method',
		said: [
			`Recorded incidents are counted in hexagons of about ${areaWords(pack.cellArea)} (H3 resolution ${count(pack.resolution)}), in months and in two-hour bands of the week.`,
			...(pack.before ? [`${periodWords(pack.period)} is compared with ${periodWords(pack.before)}.`] : []),
			'A change is called a rise or a fall only if its 95% interval (exact, Poisson) excludes no change. No percentage is given where either count is under 20.',
			...(isExact(rule) ? [] : ['Percentages, intervals and shares are worked out on the counts as shown, never on those behind them.']),
			...pack.notes,
			'Recorded incidents are not all incidents: reporting and recording change, too.'
		],
		figures: [],
		prompt: null
	};
}

const areaWords = (km2: number): string => `${km2.toLocaleString('en-GB', { maximumSignificantDigits: 1 })} km²`;

export const dataQuality = (pack: Pack): ReportSection => ({
	id: 'data-quality',
	heading: 'Data quality',
	said:
		pack.remarks.length > 0
			? pack.remarks
			: ['No gap in loading, and no rows without a place or an hour, were noticed. Other faults of the sources are not known here.'],
	figures: [],
	prompt: 'What else should a reader know of the data? Known delays, changed categories, areas that do not report.'
});

export const sources = (pack: Pack): ReportSection => ({
	id: 'sources',
	heading: 'Sources',
	said: [
		pack.sources.length > 0 ? `Incidents: ${listWords(pack.sources)}.` : 'The sources were not named.',
		`Counted and disclosed by ${pack.app} on ${isoWords(pack.made)}.`,
		...(pack.synthetic ? [SYNTHETIC] : [])
	],
	figures: [],
	prompt: 'Licences and references that your sources ask for.'
});

const WORDS: readonly (readonly [string, string])[] = [
	[
		'95% interval',
		'A range made so that it holds the true figure in at least 95 cases of 100; where it includes no change, a change is not clear.'
	],
	['ASB', 'Anti-social behaviour.'],
	['Control chart (XmR)', 'A series with the range in which its points usually lie.'],
	['H3', 'The grid of hexagons of nearly equal size in which incidents are counted.'],
	['Hidden', 'Not shown, because a small number beside it could be worked out from it.'],
	['Hot spot', 'A small place with clearly more recorded incidents than others.'],
	['MoRiLE', 'Management of Risk in Law Enforcement: a way to score themes by harm, likelihood and organisational position.'],
	['n/a', 'Not applicable: none before, so no percentage.'],
	['Night', 'Belongs to the evening on which it begins; runs to 06:00.'],
	['NTE', 'Night-time economy.'],
	['Priority', 'A theme that the partnership plans by; categories belong to one each, or to none.'],
	['Recorded incident', 'One row of a source, such as a crime, a call or an alert.'],
	['Too few', 'Fewer than 20 incidents on either side: no percentage.'],
	['VAWG', 'Violence against women and girls.']
];

function smallWords(pack: Pack): (readonly [string, string])[] {
	const rules = [ruleIn(pack, 'ordinary'), ruleIn(pack, 'sensitive')];
	const limits = [...new Set(rules.filter(({ threshold }) => threshold > 1).map(({ threshold }) => threshold))];
	return limits.map((limit) => [
		`<${count(limit)}`,
		`Fewer than ${count(limit)}${rules.some(({ threshold, zeroMerges }) => threshold === limit && zeroMerges) ? ', in sensitive categories perhaps none' : ''}: not shown, so that no one can be identified.`
	]);
}

/** Fields that no reader sees. */
const UNSEEN: ReadonlySet<string> = new Set(['code', 'kind', 'id', 'cell', 'mark', 'alt', 'prompt']);
const seenIn = (sections: readonly ReportSection[]): string =>
	JSON.stringify(sections, (key, value: unknown) => (UNSEEN.has(key) ? undefined : value));

/** Whether a text has a word, or its plural; what stands in brackets after it is another way to say it. */
function uses(text: string, word: string): boolean {
	const stem = (word.split(' (')[0] ?? word).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
	return new RegExp(`(?<!\\p{L})${stem}s?(?!\\p{L})`, 'iu').test(text);
}

/**
 * The words that the other sections of the report use, and what they mean.
 *
 * @param written what people wrote into the report.
 */
export function glossary(pack: Pack, sections: readonly ReportSection[], written: string): ReportSection {
	const used = `${seenIn(sections)} ${written}`;
	const table: TableFigure = {
		kind: 'table',
		title: 'Words used in this report',
		measure: '',
		alt: 'A table of words and what they mean.',
		columns: [
			{ label: 'Word', numeric: false },
			{ label: 'Meaning', numeric: false }
		],
		rows: [...smallWords(pack), ...WORDS].filter(([word]) => uses(used, word))
	};
	return { id: 'glossary', heading: 'Glossary', said: [], figures: [table], prompt: null };
}
