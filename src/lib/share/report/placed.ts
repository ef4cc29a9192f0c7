/** Where and when. */
import { clustersOf, partsWith } from '../figures';
import { bandWords } from '../figures/weekOf';
import { listWords } from '../../core/format';
import type { Look, Pack } from '../../disclosure/pack';
import type { ReportSection } from '../contract';
import { isExact, ruleIn, showIn } from './counted';
import { told, type Makers } from './makers';

const NAMED = 3;
/** Numbered hexagons of a town: on its map, and in the table beside it. */
const SPOTS = 6;

/** Places in a list of the largest counts that may be told, largest first. */
function largest(looks: readonly Look[], most: number): number[] {
	const at = [...looks.keys()].filter((i) => typeof looks[i] === 'number' && looks[i] > 0);
	return at.sort((a, b) => Number(looks[b]) - Number(looks[a])).slice(0, most);
}

function listed(pack: Pack, looks: readonly Look[], nameOf: (at: number) => string): string {
	const about = isExact(ruleIn(pack, pack.sensitivity)) ? '' : 'about ';
	return listWords(
		largest(looks, NAMED).map((at) => `${nameOf(at)} (${about}${showIn(pack, looks[at] ?? 'hidden', pack.sensitivity).text})`)
	);
}

/** What the maps do not show; nothing where one shows all. */
function leftOut(pack: Pack, parts: readonly number[]): string[] {
	const all = clustersOf(pack);
	const drawn = parts.reduce((sum, part) => sum + (all[part]?.cells.length ?? 0), 0);
	if (parts.length === 0 || drawn === pack.cells.length) return [];
	return ['Each map shows one place with its surroundings. Other hexagons are on none of these maps.'];
}

/** The list is of the largest: together they need not be most of all. */
function busiestWords(pack: Pack, cells: readonly Look[]): string {
	const spots = listed(pack, cells, (at) => pack.names[at] ?? 'in an unnamed place');
	if (spots === '') return 'No hexagon holds enough incidents to be named.';
	return `${largest(cells, NAMED).length === 1 ? 'The hexagon with the most is' : 'The hexagons with the most are'} ${spots}.`;
}

export function places(pack: Pack, makers: Makers): ReportSection {
	const { cells } = pack.all;
	const parts = cells ? partsWith(pack, cells) : [];
	// Where no count is told, one map shows what is small and hidden.
	const maps = cells && parts.length === 0 ? [null] : parts;
	return {
		id: 'places',
		heading: 'By place',
		said:
			cells === null
				? ['Nothing is told of places in this selection.']
				: [
						busiestWords(pack, cells),
						'A hexagon is named after the nearest named place; its incidents need not have happened there.',
						...leftOut(pack, parts)
					],
		figures: maps.flatMap((part) => {
			const placed = { category: null, part, spots: SPOTS };
			return told(makers.mapOf(pack, placed), makers.spotsTable(pack, placed));
		}),
		prompt: 'What is at these places, and what is already being done there? Places, not people.'
	};
}

export function times(pack: Pack, makers: Makers): ReportSection {
	const { bands } = pack.all;
	const peaks = bands ? listed(pack, bands, bandWords) : '';
	return {
		id: 'times',
		heading: 'Hour and weekday',
		said:
			bands === null
				? ['Nothing is told of hours: the sources do not know them, or this audience is not shown them.']
				: [
						peaks === '' ? 'No two hours of the week hold enough incidents to be named.' : `The busiest hours of the week are ${peaks}.`,
						'A night belongs to the evening on which it begins and runs to 06:00.'
					],
		figures: told(makers.weekOf(pack, { category: null })),
		prompt: null
	};
}
