/** Headline and volume: totals against the period before. */
import { isMerged } from '../../core/merged';
import type { Look, Pack } from '../../disclosure/pack';
import type { ReportSection } from '../contract';
import { monthsOfPriority } from '../reading';
import { saysChange } from './change';
import { told, type Makers } from './makers';
import { periodWords } from './words';

/** Categories that get a sentence of their own; all are in the figure. */
const MOST = 6;

const sizeOf = (look: Look): number => (typeof look === 'number' ? look : 0);

const period = (pack: Pack): string =>
	pack.before
		? `${periodWords(pack.period)}, compared with ${periodWords(pack.before)}.`
		: `${periodWords(pack.period)}, without a period before.`;

/** All incidents and each priority, in one sentence each. */
export const headline = (pack: Pack, makers: Makers): ReportSection => ({
	id: 'headline',
	heading: 'Headline against priorities',
	said: [
		saysChange(pack, 'Recorded incidents', pack.all, pack.sensitivity),
		...pack.priorities.map((priority) =>
			saysChange(pack, priority.name, { ...priority, months: monthsOfPriority(pack, priority.name) }, priority.sensitivity)
		),
		period(pack)
	],
	figures: told(makers.numberOf(pack, { category: null }), makers.rankingOf(pack, { by: 'priority' })),
	prompt: 'How does this stand against the targets and priorities of the last plan?'
});

/** The largest categories. */
export function volume(pack: Pack, makers: Makers): ReportSection {
	const rows = pack.categories.flatMap((category, at) => {
		const view = pack.byCategory[at];
		return view ? [{ category, view }] : [];
	});
	const largest = rows
		.filter(({ category, view }) => !isMerged(category.name) && typeof view.total === 'number' && view.total > 0)
		.sort((a, b) => sizeOf(b.view.total) - sizeOf(a.view.total))
		.slice(0, MOST);
	const sentences = largest.map(({ category, view }) => saysChange(pack, category.name, view, category.sensitivity));
	return {
		id: 'volume',
		heading: pack.before ? 'Volume by type, this period and the one before' : 'Volume by type',
		said: sentences.slice(0, 1),
		figures: told(makers.rankingOf(pack, { by: 'category' })),
		after: sentences.slice(1),
		prompt: null
	};
}
