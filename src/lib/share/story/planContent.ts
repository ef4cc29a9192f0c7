import type { Pack } from '../../disclosure/pack';
import type { Figure, MapFigure, SlideSpec, TableFigure, ToldPlan } from '../contract';
import { busiestOf, clustersOf, mapOf, type Busiest } from '../figures';
import { textFigure } from './textFigure';

/** Numbered hexagons of a slide: more cannot be read from the back of a room. */
const SPOTS = 4;

/** What a slide holds beside what was typed. */
export interface Content {
	readonly title: string;
	readonly lead: string;
	readonly figures: readonly (Figure | null)[];
}

/** What Plan answered, else where and when most was recorded. */
export const planContent = (spec: SlideSpec, pack: Pack, plan: ToldPlan | null): Content =>
	plan ? answered(spec, pack, plan) : busiest(spec, pack);

function answered({ category, notes }: SlideSpec, pack: Pack, { title, lead, stops, more, points }: ToldPlan): Content {
	const map = mapOf(pack, { category, notes, part: partWith(pack, stops) });
	const rest = more === 0 ? [] : [`${String(more)} more ${more === 1 ? 'stop is' : 'stops are'} not numbered.`];
	const numbered: MapFigure | null = map && {
		...map,
		spots: stops,
		alt: `${map.alt} Stops: ${stops.map(({ number, name }) => `${String(number)}, ${name}`).join('; ')}.`
	};
	return { title, lead, figures: [numbered, stopsTable(stops), textFigure([...points, ...rest])] };
}

const stopsTable = (stops: ToldPlan['stops']): TableFigure => ({
	kind: 'table',
	title: '',
	measure: 'Stops of the patrols',
	alt: stops.map(({ number, name }) => `${String(number)}, ${name}`).join('; '),
	columns: ['', 'Stop'].map((label) => ({ label, numeric: false })),
	rows: stops.map(({ number, name }) => [String(number), name])
});

/** The part of the map that holds all stops; null for the whole map where no part does. */
function partWith(pack: Pack, stops: ToldPlan['stops']): number | null {
	const parts = clustersOf(pack);
	const at = parts.findIndex(({ cells }) => {
		const inside = new Set(cells.map((cell) => pack.cells[cell]));
		return stops.every(({ cell }) => inside.has(cell));
	});
	return at < 0 ? null : at;
}

/** Numbered as on the map. */
const placesTable = (places: Busiest['places']): TableFigure => ({
	kind: 'table',
	title: '',
	measure: 'Hexagons with most recorded incidents',
	alt: places.map(({ name, shown }, i) => `${String(i + 1)}, ${name}: ${shown.spoken}`).join('; '),
	columns: [
		...['', 'Place'].map((label) => ({ label, numeric: false })),
		...['Recorded', 'Of all'].map((label) => ({ label, numeric: true }))
	],
	rows: places.map(({ name, shown, share }, i) => [String(i + 1), name, shown, share])
});

/** What presence can be planned by: no promise that it would prevent anything. */
function busiest({ category, notes, part, plan }: SlideSpec, pack: Pack): Content {
	const { places, times } = busiestOf(pack, category, part, SPOTS);
	return {
		title:
			places.length === 0 ? 'Too little was recorded in one place for a plan' : 'Where presence would meet the most recorded incidents',
		lead: times.length > 0 ? `The busiest hours of the week: ${times.join('; ')}.` : 'No time of the week can be told.',
		figures: [
			mapOf(pack, { category, notes, part, spots: SPOTS }),
			places.length === 0 ? null : placesTable(places),
			textFigure([
				'Counts of the past: what presence would prevent is not known.',
				...(plan === 'again' ? ['These are the busiest places, not a plan: the plan must be made again in Plan.'] : [])
			])
		]
	};
}
