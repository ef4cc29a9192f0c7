/** One section for each priority. */
import type { Look, Pack, PackCategory, PackView } from '../../disclosure/pack';
import type { Figure, ReportSection } from '../contract';
import { partsWith } from '../figures';
import { monthsOfPriority } from '../reading';
import { saysChange } from './change';
import { told, type Makers } from './makers';

/** Categories of a priority whose months are drawn. */
const DRAWN = 3;
/** Towns with a map of the largest category, and the hexagons that are numbered there. */
const MAPS = 2;
const SPOTS = 3;

interface Member {
	readonly at: number;
	readonly category: PackCategory;
	readonly view: PackView;
}

const sizeOf = (look: Look): number => (typeof look === 'number' ? look : look === 'few' ? 0 : -1);

function membersOf(pack: Pack, name: string): Member[] {
	const members = pack.categories.flatMap((category, at) => {
		const view = pack.byCategory[at];
		return category.priority === name && view ? [{ at, category, view }] : [];
	});
	return members.sort((a, b) => sizeOf(b.view.total) - sizeOf(a.view.total));
}

/** Stable id of the section of a priority, for what people write under it. */
export const priorityId = (name: string): string =>
	`priority-${name
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '')}`;

/** A section for each priority of the pack: its sum, its categories and their months. */
export const priorities = (pack: Pack, makers: Makers): ReportSection[] =>
	pack.priorities.map((priority) => {
		const members = membersOf(pack, priority.name);
		const [largest] = members;
		const drawn = members.filter(({ view }) => sizeOf(view.total) > 0).slice(0, DRAWN);
		return {
			id: priorityId(priority.name),
			heading: `Priority: ${priority.name}`,
			said: [
				saysChange(pack, priority.name, { ...priority, months: monthsOfPriority(pack, priority.name) }, priority.sensitivity),
				...(members.length > 1 ? members.map(({ category, view }) => saysChange(pack, category.name, view, category.sensitivity)) : [])
			],
			figures: told(...drawn.map(({ at }) => makers.monthsOf(pack, { category: at })), ...(largest ? mapsOf(pack, makers, largest) : [])),
			prompt: 'What do partners know that the counts do not show? Current work, gaps, changes in recording. No names of people.'
		};
	});

/** A map of each town that holds most of a category; where there is one alone, its hexagons by name and number beside it. */
function mapsOf(pack: Pack, makers: Makers, { at, view }: Member): (Figure | null)[] {
	const parts = partsWith(pack, view.cells ?? [], MAPS);
	return parts.flatMap((part) => {
		const placed = { category: at, part, spots: SPOTS };
		return [makers.mapOf(pack, placed), parts.length === 1 ? makers.spotsTable(pack, placed) : null];
	});
}
