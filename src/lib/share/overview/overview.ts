/** One picture of a whole pack, and what it shows when a category or a hexagon is chosen in it. */
import { POLICIES, ruleOf, shownOf, type Pack, type Shown } from '../../disclosure/pack';
import type { MapFigure, MonthsFigure, RankingFigure, WeekFigure } from '../contract';
import { mapOf, monthsOf, rankingOf, weekOf } from '../figures';
import { AUDIENCE_NAMES } from '../audiences';
import { headlineOf } from '../headline';
import { spanWords, viewOf } from '../reading';

/** What is chosen, by name, so that it outlives another pack. */
export interface Pick {
	readonly category: string | null;
	/** H3 index. */
	readonly cell: string | null;
}

export const NO_PICK: Pick = { category: null, cell: null };

export interface Overview {
	/** What is chosen of what this pack has. */
	readonly pick: Pick;
	/** Place of the chosen category in the pack. */
	readonly category: number | null;
	/** The chosen hexagon: what it is called, and its counts; null without one. */
	readonly place: { readonly name: string; readonly said: string } | null;
	readonly headline: string;
	/** "Recorded incidents, the 12 months to October 2026". */
	readonly measure: string;
	/** Hexagons of all: the chosen category's lie among them. */
	readonly ground: MapFigure | null;
	/** These are null where nothing is told. */
	readonly map: MapFigure | null;
	readonly months: MonthsFigure | null;
	readonly week: WeekFigure | null;
	readonly ranking: RankingFigure | null;
	/** What is chosen, as a sentence; empty where nothing is. */
	readonly said: string;
}

/** A pack as it looks when something is chosen in it. What it does not have is not chosen. */
export function overviewOf(pack: Pack, wish: Pick): Overview {
	const found = pack.categories.findIndex(({ name }) => name === wish.category);
	const at = wish.cell === null ? -1 : pack.cells.indexOf(wish.cell);
	const pick: Pick = { category: found < 0 ? null : wish.category, cell: at < 0 ? null : wish.cell };
	const { category } = pick;
	const ground = mapOf(pack);
	const place = at < 0 ? null : placeWords(pack, at, category);
	return {
		pick,
		category: found < 0 ? null : found,
		place,
		headline: headlineOf(pack, category),
		measure: `Recorded incidents, ${spanWords(pack.period)}`,
		ground,
		map: category === null ? ground : mapOf(pack, { category }),
		months: monthsOf(pack, { category }),
		week: weekOf(pack, { category }),
		ranking: rankingOf(pack, at < 0 ? {} : { within: { part: 'cells', at } }),
		said: [category ?? '', place ? `${place.name}: ${place.said}` : ''].filter(Boolean).join('. ')
	};
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function placeWords(pack: Pack, at: number, category: string | null): { name: string; said: string } {
	const name = capital((pack.names[at] ?? '') || `Hexagon ${pack.cells[at] ?? ''}`);
	const all = countIn(pack, at, null);
	const own = category === null ? null : countIn(pack, at, category);
	const whole = all ? `${all.text} recorded` : 'nothing is told';
	const told = pack.byCategory.some(({ cells }) => (cells?.[at] ?? null) !== null);
	const part = own ? `, ${own.text} of them ${category ?? ''}` : category === null ? '' : ', this category is not told here';
	return { name, said: `${whole}${told ? part : ', too few to tell by category'}` };
}

/** The count of one hexagon; null where nothing is told of it. */
function countIn(pack: Pack, at: number, category: string | null): Shown | null {
	const found = viewOf(pack, category);
	const look = found?.view.cells?.[at] ?? null;
	return found === null || look === null ? null : shownOf(look, found.rule);
}

/** Whom a screen is for, and what its numbers are. */
export interface AudienceLine {
	readonly name: string;
	readonly said: string;
}

/** What stands above everything that is made of a pack. */
export function audienceLine(pack: Pack): AudienceLine {
	const { base, threshold } = ruleOf(pack.audience, pack.sensitivity);
	const few = `fewer than ${String(threshold)} shows as <${String(threshold)}`;
	const { watermark } = POLICIES[pack.audience];
	return {
		name: `${AUDIENCE_NAMES[pack.audience]} view.`,
		said:
			base === 1
				? `${watermark === null ? 'Exact counts' : watermark}. ${capital(few)}${delicate(pack)}.`
				: `Counts are rounded to the nearest ${String(base)}; ${few}${delicate(pack)}. Nothing on this screen, or copied or saved from it, is exact.`
	};
}

/** Sensitive categories among others have a threshold of their own. */
function delicate({ audience, sensitivity, categories }: Pack): string {
	const some = sensitivity === 'ordinary' && categories.some((one) => one.sensitivity === 'sensitive');
	const { threshold } = ruleOf(audience, 'sensitive');
	return some ? ` (<${String(threshold)} in sensitive categories)` : '';
}

/** What must be known to read it, the warnings first. */
export const remarksOf = (pack: Pack): string[] => [
	...(pack.synthetic ? ['Synthetic data: no incident in it happened.'] : []),
	...pack.remarks,
	...pack.notes,
	'Recorded incidents are not all that happened: recording differs between times, places and sources.'
];
