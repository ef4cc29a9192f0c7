import type { ChangeSentence } from '../../../analysis';
import type { Holdings } from '../../../core/answers';
import type { Filter } from '../../../core/filter';
import { allGaps, isDoubted, type Gaps } from '../../../state/gapDoubt';
import { count, isoMonthName, listWords, percent, period as periodWords, plural, weekWindow } from '../../../core/format';

/** A piece of a sentence; strong pieces carry the finding. */
export interface Piece {
	readonly text: string;
	readonly strong?: boolean;
}

interface Facts {
	readonly filter: Filter;
	readonly holdings: Holdings;
	readonly now: number;
	readonly change: ChangeSentence | null;
	/** Where missing data may be all there is to the change. */
	readonly gaps?: Gaps;
	/** What categories are called together; null when they have no common name. */
	readonly nameOf?: (categories: readonly string[]) => string | null;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "On Friday and Saturday nights, 21:00–03:00, ": where and when, as far as the user restricted it. */
function scope({ week, areas, boundary, drawn, cells }: Filter): Piece[] {
	const place = boundary?.name ?? (areas && areas.length <= 2 ? listWords(areas) : areas ? `${String(areas.length)} areas` : null);
	const pieces: Piece[] = [];
	if (cells)
		pieces.push({
			text: cells.ids.length === 1 ? 'in the chosen hexagon' : `in the ${String(cells.ids.length)} chosen hexagons`,
			strong: true
		});
	else if (drawn) pieces.push({ text: 'in the drawn area', strong: true });
	else if (place !== null) pieces.push({ text: `in ${place}`, strong: true });
	if (week) pieces.push({ text: `on ${weekWindow(week, true)}`, strong: true });
	return pieces;
}

function subject({ filter: { categories }, nameOf }: Facts): Piece {
	if (!categories || categories.length === 0) return { text: 'incidents' };
	const known = categories.length <= 2 ? listWords(categories) : nameOf?.(categories);
	return known ? { text: known.toLowerCase(), strong: true } : { text: `incidents of ${String(categories.length)} categories` };
}

function span(filter: Filter, holdings: Holdings): string {
	if (filter.period) return `in the ${periodWords(filter.period)}`.replace('in the the', 'in the');
	return holdings.days ? `in ${periodWords({ from: holdings.days.first, to: holdings.days.last + 1 })}` : '';
}

/** "In Canterbury, on Friday nights, burglary": what a sentence about the filter begins with; capital at the start. */
export function leadSubject(facts: Facts): Piece[] {
	const where = scope(facts.filter).flatMap((piece, i): Piece[] =>
		i === 0 ? [{ ...piece, text: capital(piece.text) }, { text: ', ' }] : [piece, { text: ', ' }]
	);
	const what = subject(facts);
	return [...where, where.length > 0 ? what : { ...what, text: capital(what.text) }];
}

/** "Feb 2026 looks like a loading gap". */
export const gapWords = (gaps: readonly string[]): string =>
	`${listWords(gaps.map(isoMonthName))} ${gaps.length === 1 ? 'looks' : 'look'} like a loading gap`;

/** A change in words; only both counts, and why it has no name, where missing data may be all there is to it. */
export function changePieces(change: ChangeSentence, gaps?: Gaps): { readonly said: readonly Piece[]; readonly doubt: string } {
	if (!gaps || !isDoubted(change, gaps)) return { said: [{ text: change.text, strong: true }], doubt: '' };
	return {
		said: [{ text: `went from ${count(change.from)} to ` }, { text: count(change.to), strong: true }],
		doubt: ` ${gapWords(allGaps(gaps))}: this is not called a ${change.kind}.`
	};
}

/** The one sentence that opens Explore; every number in it is the one in the filter bar or a chart. */
export function leadSentence(facts: Facts): Piece[] {
	const { filter, holdings, now, change } = facts;
	const opening = leadSubject(facts).slice(0, -1);
	const what = subject(facts);
	if (change) {
		const { said, doubt } = changePieces(change, facts.gaps);
		return [
			...leadSubject(facts),
			{ text: ' ' },
			...said,
			{ text: `${doubt ? ' ' : ', '}${span(filter, holdings)} against the year before.${doubt}` }
		];
	}
	return [
		...opening,
		{ text: opening.length > 0 ? 'there were ' : 'There were ' },
		{ text: plural(now, 'recorded incident'), strong: true },
		...(filter.categories ? [{ text: ' of ' }, what] : []),
		{ text: ` ${span(filter, holdings)}.` }
	];
}

/** What stands under the sentence: the interval, and what share of everything this is. */
export function leadNotes({ filter, holdings, now, change }: Facts): string[] {
	const notes: string[] = [];
	if (change?.interval) notes.push(`95% interval of the change ${signed(change.interval.low)} to ${signed(change.interval.high)}`);
	if (now < holdings.total) notes.push(`${percent(now / Math.max(1, holdings.total), 1)} of all ${count(holdings.total)} loaded incidents`);
	if (filter.week && holdings.timed < holdings.total)
		notes.push(`${count(holdings.total - holdings.timed)} incidents without a known hour are left out`);
	return notes;
}

const signed = (fraction: number): string => `${fraction < 0 ? '−' : '+'}${percent(Math.abs(fraction), 1)}`;
