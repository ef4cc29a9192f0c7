import { notesOf } from '../notes';
import { POLICIES, type Policy, type Rule, type Sensitivity } from '../policy';
import { discloseTree, type Member } from '../table';
import { areasOf, type AreaFacts } from './areas';
import { breakDown, FEWEST_BROKEN_DOWN, type Grid, type ShownGrid } from './breakDown';
import type { AreaKind, Look, Pack, PackAreas, PackCategory, PackView } from './contract';
import { exposedIn, PARTS, type Part, type Where } from './joint';
import type { Shown } from '../shown';
import { lookOf, shownOf } from './looks';

/** A category of a selection, as counted. */
export interface CategoryFacts {
	readonly name: string;
	readonly sensitive: boolean;
	readonly priority: string | null;
	readonly now: number;
	/** In the period compared with; null without one. */
	readonly before: number | null;
}

/** What a pack says of itself: nothing of it is a count of incidents. */
export type PackHead = Omit<
	Pack,
	'kind' | 'version' | 'notes' | 'sensitivity' | 'categories' | 'all' | 'byCategory' | 'areas' | 'priorities'
>;

/** A selection as counted, by hexagon, month and time of the week for each category. */
export interface PackFacts {
	readonly head: PackHead;
	readonly categories: readonly CategoryFacts[];
	/** By category, in the order of the head's cells. */
	readonly cells: readonly ArrayLike<number>[];
	/** By category, in the order of the head's months. */
	readonly months: readonly ArrayLike<number>[];
	/** By category, 84 counts; null where hours are not known. */
	readonly bands: readonly ArrayLike<number>[] | null;
	/** Null without areas. */
	readonly areas: AreaFacts | null;
}

type Levels = Readonly<Record<'all' | 'priorities' | 'categories', readonly Look[]>>;

/**
 * Makes a pack of a selection: every count by the rules for files of its audience, and nothing small to be worked out from sums over
 * categories, priorities, hexagons, months or times of the week.
 *
 * @throws HexbeatError `bad-count`
 */
export function makePack(facts: PackFacts): Pack {
	const { head, categories } = facts;
	const policy = POLICIES[head.audience];
	const delicate = isDelicate(categories);
	const sensitivity: Sensitivity = delicate ? 'sensitive' : 'ordinary';
	const priorities = prioritiesOf(categories);
	const now = levels(categories, priorities, policy, ({ now: count }) => count);
	const compared = categories.every(({ before }) => before !== null) && head.before !== null;
	const before = compared ? levels(categories, priorities, policy, ({ before: count }) => count ?? 0) : null;
	const grids = gridsOf(facts, policy, delicate, now, before);
	const kinds = categories.map(({ name, sensitive, priority }): PackCategory => ({
		name,
		priority,
		sensitivity: sensitive ? 'sensitive' : 'ordinary'
	}));
	const all = whole(viewOf(grids, now.all[0] ?? 'hidden', before?.all[0] ?? null, (grid) => grid.all));
	const pack = {
		...head,
		kind: 'hexbeat-pack' as const,
		version: 1 as const,
		sensitivity,
		categories: kinds,
		priorities: priorities.map((name, i) => ({
			name,
			total: now.priorities[i] ?? ('hidden' as const),
			before: before?.priorities[i] ?? null,
			sensitivity: sensitivityOf(categories.filter(({ priority }) => priority === name))
		})),
		all,
		byCategory: categories.map((_, at) =>
			viewOf(grids, now.categories[at] ?? 'hidden', before?.categories[at] ?? null, (grid) => grid.byCategory[at] ?? null)
		),
		areas: areasIn(facts, all, now, before)
	};
	return withNotes(guarded(facts, { ...pack, notes: [] }), policy, facts.areas?.kind ?? null);
}

/** Areas, unless exact counts stand beside exact hexagons of which some are hidden: those could be worked out from both. */
function areasIn({ head, categories, areas }: PackFacts, { cells }: PackView, now: Levels, before: Levels | null): PackAreas | null {
	const policy = POLICIES[head.audience];
	if (!areas || (!policy.guarded && cells?.some((look) => typeof look === 'string'))) return null;
	const total = (side: 'now' | 'before'): number => categories.reduce((sum, category) => sum + (category[side] ?? 0), 0);
	return areasOf(
		areas,
		{ rules: policy.file, delicate: isDelicate(categories) },
		{ count: total('now'), shown: now.all[0] ?? 'hidden' },
		before && { count: total('before'), shown: before.all[0] ?? 'hidden' }
	);
}

/** The pack without those parts by which a small count could be worked out from all of it together. */
function guarded(facts: PackFacts, pack: Pack): Pack {
	const exposed = exposedIn(facts, pack);
	if (!exposed) return pack;
	if (pack.areas) return guarded(facts, { ...pack, areas: null });
	const less = without(pack, exposed);
	return less === pack ? pack : guarded(facts, less);
}

/** Less of what leads to a count: its own part of its category, any part of it, any part of any category, the parts of all. */
function without(pack: Pack, { part, category }: Where): Pack {
	const told = (at: number): Part | undefined => PARTS.find((name) => pack.byCategory[at]?.[name] !== null);
	const places = pack.byCategory.flatMap((_, at) => (told(at) ? [at] : []));
	const at = category !== null && told(category) ? category : places.at(-1);
	if (at === undefined) {
		const last = PARTS.findLast((name) => pack.all[name] !== null);
		return last ? { ...pack, all: { ...pack.all, [last]: null } } : pack;
	}
	const gone = at === category && part !== null && pack.byCategory[at]?.[part] ? part : told(at);
	return gone ? { ...pack, byCategory: pack.byCategory.map((view, i) => (i === at ? { ...view, [gone]: null } : view)) } : pack;
}

/** All of it is sensitive, or so little that nothing of what is would stay unknown. */
function isDelicate(categories: readonly CategoryFacts[]): boolean {
	const few = ([now, before]: readonly [number, number]): boolean => Math.min(now, before) < POLICIES.partnership.file.sensitive.threshold;
	const sums = [
		categories.reduce((sum, { now }) => sum + now, 0),
		categories.reduce((sum, { before }) => sum + (before ?? Infinity), 0)
	] as const;
	return categories.some(({ sensitive }) => sensitive) && (categories.every(({ sensitive }) => sensitive) || few(sums));
}

const sensitivityOf = (categories: readonly CategoryFacts[]): Sensitivity =>
	categories.some(({ sensitive }) => sensitive) ? 'sensitive' : 'ordinary';

const prioritiesOf = (categories: readonly CategoryFacts[]): string[] => [
	...new Set(categories.flatMap(({ priority }) => (priority === null ? [] : [priority])))
];

/** Totals of all, of the priorities and of the categories, which add up. */
function levels(
	categories: readonly CategoryFacts[],
	priorities: readonly string[],
	policy: Policy,
	countOf: (category: CategoryFacts) => number
): Levels {
	const sum = (list: readonly CategoryFacts[]): number => list.reduce((all, one) => all + countOf(one), 0);
	const inside = priorities.map((name) => categories.filter(({ priority }) => priority === name));
	const members: Member[] = [
		{ count: sum(categories), parent: -1 },
		...inside.map((list) => ({ count: sum(list), parent: 0 })),
		...categories.map((one) => ({ count: countOf(one), parent: one.priority === null ? 0 : priorities.indexOf(one.priority) + 1 }))
	];
	const rule = (list: readonly CategoryFacts[]): Rule => policy.file[sensitivityOf(list)];
	const looks = discloseTree(members, [
		policy.file[isDelicate(categories) ? 'sensitive' : 'ordinary'],
		...inside.map(rule),
		...categories.map((one) => rule([one]))
	]).map(lookOf);
	return { all: looks.slice(0, 1), priorities: looks.slice(1, 1 + priorities.length), categories: looks.slice(1 + priorities.length) };
}

interface Grids {
	readonly cells: ShownGrid;
	readonly now: ShownGrid;
	readonly before: ShownGrid | null;
	readonly bands: ShownGrid | null;
	/** Of each of the pack's months its place in `now` or `before`. */
	readonly monthAt: readonly { readonly now: boolean; readonly at: number }[];
}

function gridsOf(facts: PackFacts, policy: Policy, delicate: boolean, now: Levels, before: Levels | null): Grids {
	const { head, categories } = facts;
	const common = { rules: policy.file, delicate, sensitive: categories.map(({ sensitive }) => sensitive) };
	const totals = categories.map((category) => category.now);
	const grid = (counts: Grid['counts'], eligible: Grid['eligible']): ShownGrid =>
		breakDown({ ...common, counts, totals, shownTotals: now.categories, shownTotal: now.all[0] ?? 'hidden', eligible });
	const ofMonths = (wanted: boolean): ArrayLike<number>[] =>
		facts.months.map((counts) => head.months.flatMap((month, i) => (month.now === wanted ? [counts[i] ?? 0] : [])));
	const always = (): boolean => true;
	const places = { now: 0, before: 0 };
	return {
		// Hexagons as small as these are not for sensitive categories, unless the whole pack has the larger ones.
		cells: grid(facts.cells, (category) => delicate || !policy.guarded || categories[category]?.sensitive === false),
		now: grid(ofMonths(true), always),
		before:
			before &&
			breakDown({
				...common,
				counts: ofMonths(false),
				totals: categories.map((category) => category.before ?? 0),
				shownTotals: before.categories,
				shownTotal: before.all[0] ?? 'hidden',
				eligible: always
			}),
		bands: facts.bands && grid(facts.bands, always),
		monthAt: head.months.map((month) => ({ now: month.now, at: places[month.now ? 'now' : 'before']++ }))
	};
}

type Looks = readonly (Look | null)[] | null;

function viewOf(grids: Grids, total: Look, before: Look | null, of: (grid: ShownGrid) => Looks): PackView {
	const [now, then] = [of(grids.now), grids.before && of(grids.before)];
	return {
		total,
		before,
		cells: of(grids.cells),
		months: now || then ? grids.monthAt.map((month) => (month.now ? now : then)?.[month.at] ?? null) : null,
		bands: grids.bands && of(grids.bands)
	};
}

function whole(view: PackView): PackView<Look> {
	const filled = (looks: Looks): readonly Look[] | null => looks?.map((look) => look ?? 'hidden') ?? null;
	return { ...view, cells: filled(view.cells), months: filled(view.months), bands: filled(view.bands) };
}

function withNotes(pack: Pack, policy: Policy, areas: AreaKind | null): Pack {
	const shown = ({ total, before, cells, months, bands }: PackView, sensitivity: Sensitivity): Shown[] =>
		[total, before, ...(cells ?? []), ...(months ?? []), ...(bands ?? [])].flatMap((look) =>
			look === null ? [] : [shownOf(look, policy.file[sensitivity])]
		);
	const ordinary = [
		...shown(pack.all, pack.sensitivity),
		...(pack.areas?.now ?? []).map((look) => shownOf(look, policy.file[pack.sensitivity])),
		...pack.byCategory.flatMap((view, i) => (pack.categories[i]?.sensitivity === 'sensitive' ? [] : shown(view, 'ordinary')))
	];
	const delicate = pack.byCategory.flatMap((view, i) => (pack.categories[i]?.sensitivity === 'sensitive' ? shown(view, 'sensitive') : []));
	const broken = pack.byCategory.some(({ cells, months, bands }) => cells ?? months ?? bands);
	const notes = [
		...new Set([
			...notesOf(ordinary, policy, pack.sensitivity, 'file'),
			...notesOf(delicate, policy, 'sensitive', 'file'),
			...(broken
				? [`Only hexagons, months and times with about ${String(FEWEST_BROKEN_DOWN)} incidents or more are told by category.`]
				: []),
			...(areas && !pack.areas ? [`Counts by ${areas} are left out: beside those of hexagons they would tell small numbers.`] : [])
		])
	];
	return { ...pack, notes };
}
