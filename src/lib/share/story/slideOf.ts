import { isMerged } from '../../core/merged';
import { POLICIES, type Pack } from '../../disclosure/pack';
import type { Figure, RankingFigure, Slide, SlideKind, SlideSpec, TableFigure, ToldPlan } from '../contract';
import { AREAS_DIFFER, mapOf, methodOf, monthsOf, numberOf, rankingOf, spotsTable, weekOf } from '../figures';
import { AUDIENCE_NAMES } from '../audiences';
import { footOf, watermarkOf } from '../foot';
import { headlineOf } from '../headline';
import { spanWords, subjectOf } from '../reading';
import { planContent, type Content } from './planContent';
import { textFigure as text } from './textFigure';

const RANKED = 8;
/** Numbered hexagons of a map beside its table. */
const NUMBERED = 6;

/**
 * A slide as it is drawn: what the pack tells of its subject, and what was typed.
 *
 * @param plan what may be told of the slide's plan; without it, a slide of where to be shows where most was recorded.
 */
export function slideOf(spec: SlideSpec, pack: Pack, plan: ToldPlan | null = null): Slide {
	const { title, lead, figures } = CONTENTS[spec.kind](spec, pack, plan);
	return {
		id: spec.id,
		kind: spec.kind,
		title: spec.title ?? title,
		lead: spec.kind === 'text' ? lead : (spec.text ?? lead),
		figures: figures.filter((figure) => figure !== null),
		foot: footOf(pack),
		audience: AUDIENCE_NAMES[pack.audience],
		watermark: watermarkOf(pack),
		speaker: spec.speaker
	};
}

const CONTENTS: Readonly<Record<SlideKind, (spec: SlideSpec, pack: Pack, plan: ToldPlan | null) => Content>> = {
	title: (_, pack) => ({
		title: subjectOf(pack, null),
		lead: `Recorded incidents, ${spanWords(pack.period)}`,
		figures: [text(pack.sources.slice(0, 6), `Made on ${pack.made.split('-').reverse().join('/')}`)]
	}),
	headline: ({ category }, pack) => ({
		title: headlineOf(pack, category),
		lead: '',
		figures: [numberOf(pack, { category }), category === null ? rankingOf(pack, { most: 6 }) : monthsOf(pack, { category })]
	}),
	map: ({ category, notes, part }, pack) =>
		figureFirst(pack, category, [
			mapOf(pack, { category, notes, part, spots: NUMBERED }),
			spotsTable(pack, { category, part, most: NUMBERED })
		]),
	trend: ({ category }, pack) => figureFirst(pack, category, [monthsOf(pack, { category })]),
	times: ({ category }, pack) => figureFirst(pack, category, [weekOf(pack, { category })]),
	comparison: (_, pack) => {
		const ranking = rankingOf(pack, { most: RANKED });
		return {
			title: ranking ? comparisonTitle(pack) : 'Nothing to compare',
			lead: comparisonLead(pack, ranking),
			figures: [ranking && comparisonTable(ranking)]
		};
	},
	ranking: (_, pack) => {
		const ranking = rankingOf(pack, { by: pack.priorities.length > 1 ? 'priority' : 'category', most: RANKED });
		return { title: ranking?.title ?? 'Nothing to rank', lead: '', figures: [ranking] };
	},
	areas: (_, pack) => {
		const ranking = rankingOf(pack, { by: 'area' });
		return ranking
			? { title: ranking.title, lead: AREAS_DIFFER, figures: [ranking] }
			: { title: 'Nothing is told by area', lead: whyNoAreas(pack), figures: [] };
	},
	plan: planContent,
	method: (_, pack) => ({ title: 'Method and limits', lead: '', figures: [methodOf(pack)] }),
	text: ({ text: typed }) => ({
		title: 'To decide',
		lead: '',
		figures: [text((typed ?? '').split('\n').filter((line) => line.trim() !== ''))]
	})
};

/** What a pack notes where it had counts by area, and could not tell them. */
const WITHHELD = /^Counts by \w+ are left out:/;

/** Why nothing is told by area, and what helps. */
function whyNoAreas({ audience, notes }: Pack): string {
	const withheld = notes.find((note) => WITHHELD.test(note));
	if (withheld === undefined) return 'Load a layer of wards, or choose no area, to have counts by area.';
	const remedy = POLICIES[audience].guarded
		? 'With a longer period or more categories fewer numbers are small, and they can mostly be told.'
		: `For ${AUDIENCE_NAMES.partnership}, where counts are rounded, they can mostly be told.`;
	return `${withheld} ${remedy}`;
}

/** A slide whose title is the finding of its first figure; without one, what is missing. */
function figureFirst(pack: Pack, category: string | null, figures: readonly (Figure | null)[]): Content {
	const title = figures[0]?.title ?? `${subjectOf(pack, category)}: too little is known for this picture`;
	// A chart says by itself what it measures; a map has no room for it.
	return { title, lead: figures[0]?.kind === 'map' ? figures[0].measure : '', figures };
}

function comparisonTitle(pack: Pack): string {
	if (!pack.before) return 'Categories in this period';
	const clear = pack.categories.filter(({ name }) => !isMerged(name) && / (rose|fell) by /u.test(headlineOf(pack, name))).length;
	const number = clear === 0 ? 'No category' : clear === 1 ? 'One category' : `${String(clear)} categories`;
	return `${number} changed clearly against the year before`;
}

/** That the title speaks of more categories than are listed. */
const comparisonLead = ({ categories }: Pack, ranking: RankingFigure | null): string =>
	ranking && ranking.rows.length < categories.length ? `The ${String(ranking.rows.length)} largest categories` : '';

function comparisonTable({ rows, compared, measure, alt }: RankingFigure): TableFigure {
	const numeric = (label: string) => ({ label, numeric: true });
	return {
		kind: 'table',
		title: '',
		measure,
		alt,
		columns: [
			{ label: 'Category', numeric: false },
			...(compared ? [numeric('Year before'), numeric('Now'), numeric('Change')] : [numeric('Incidents')])
		],
		rows: rows.map(({ label, now, before, change }) => (compared ? [label, before ?? 'n/a', now, change ?? 'n/a'] : [label, now]))
	};
}
