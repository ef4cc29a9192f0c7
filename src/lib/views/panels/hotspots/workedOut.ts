import type { WorkedOutData } from '../../parts/WorkedOut.svelte';
import type { Emerged, Tested } from '../../../state/hotspots/ask';
import type { Surface } from '../../../state/hotspots/hotSpots.svelte';
import type { HotLayer } from '../../../state/settings/hotspots';
import { count, decimal, listWords, plural, weekWindow } from '../../../core/format';
import { gapWords } from '../explore/lead';
import { cellsCsv } from './csv';
import { noRateWords, rateWords } from './rateWords';

interface Facts {
	readonly tested: Tested;
	readonly emerged: Emerged | null;
	readonly surface: Surface | null;
	readonly shown: HotLayer;
	readonly synthetic: boolean;
	/** Months (YYYY-MM) that look like a loading gap. */
	readonly gaps: readonly string[];
}

interface Method {
	readonly steps: readonly string[];
	readonly parameters: readonly (readonly [string, string])[];
	readonly source: string;
	readonly limits: readonly string[];
	readonly data: WorkedOutData;
}

/** What the study area is, in words. */
export function groundWords({ ground, result: { facts }, how: { rings }, filter }: Tested): string {
	const size = `${plural(facts.cells.length, 'hexagon')} (${count(facts.areaKm2)} km²)`;
	const parts = facts.parts > 1 ? `, in ${count(facts.parts)} separate parts tested as one` : '';
	const around = `the hexagons where anything was ever recorded${filter.areas ? ` in ${listWords(filter.areas)}` : ''}, ${plural(rings, 'ring')} around them, and what they enclose`;
	const what = {
		recorded: `${around}, whatever the filters`,
		areas: `${around}, whatever the other filters`,
		boundary: `every hexagon that ${filter.boundary?.name ?? 'the boundary'} touches`,
		drawn: 'every hexagon that the drawn shape touches',
		'boundary-drawn': `every hexagon that both ${filter.boundary?.name ?? 'the boundary'} and the drawn shape touch`
	}[ground.kind];
	return `${size} make the study area: ${what}${parts}. Hexagons with no incident belong to it.`;
}

const hotCells = ({ result: { evidence } }: Tested): number => evidence.reduce((sum, at) => sum + (at === 2 ? 0 : 1), 0);

function testSteps(tested: Tested): string[] {
	const { result, how } = tested;
	return [
		groundWords(tested),
		`Each is compared, together with its ${how.steps === 1 ? 'six neighbours' : 'two rings of neighbours'}, with the whole area (Getis–Ord Gi*).`,
		`Testing so many finds some by luck: ${count(result.raw)} looked unusual (p < 0.05), ${count(hotCells(tested))} remain after correction (Benjamini–Hochberg, q < 0.05).`,
		'Hot hexagons that share an edge are one hot spot, named after the place nearest to its busiest hexagon.',
		'Stability: the test is made again with hexagons one size larger, one size smaller, and the other neighbourhood. A hot spot stands a test when at least half of its incidents lie in hexagons that are hot there too. Firm: it stands them all; moderate: all but one; weak: fewer.'
	];
}

function layerSteps({ emerged, surface, shown }: Facts): string[] {
	if (shown === 'emerging' && emerged)
		return [
			`New and rising: the same test for each of ${count(emerged.result.months)} whole months, each month’s hexagons against one another and corrected for their number; a hexagon’s pattern follows from its months and the trend of its z (Mann–Kendall, p < 0.05).`
		];
	if (shown === 'density' && surface?.kind === 'density')
		return [
			`Density: each incident is spread from the middle of its hexagon over ${count(surface.result.bandwidth)} m by the quartic kernel; what would fall outside the study area is shared out inside, so that the whole adds up to ${count(surface.result.inside)} incidents. Rule of thumb on both axes, within each separate part: ${count(surface.result.rule)} m.`
		];
	if (shown === 'rate' && surface?.kind === 'rate')
		return [
			`Rate: incidents ${rateWords(surface)}. The people of each area of ${surface.base.layer} are spread evenly over it (areal weighting, Goodchild & Lam 1980) and added up by hexagon; ${count(Math.round(surface.people.outside))} of them live outside the study area. ${noRateWords(surface).replace(/^./, (first) => first.toUpperCase())}: no rate. The hot spots of the list are of plain counts.`
		];
	if (shown === 'harm' && surface?.kind === 'harm')
		return [
			`Harm: ${surface.weights.map(({ weight, categories }) => `${listWords(categories)} × ${decimal(weight, weight % 1 === 0 ? 0 : 2)}`).join('; ')}. Sum ${count(surface.total)}. Weights: ${surface.scale.source}. The hot spots of the list are of plain counts.`
		];
	return [];
}

function limitsOf({ tested, gaps, emerged }: Facts): string[] {
	const { result, how, ground, filter, periods } = tested;
	const limits = [
		'Hot means more recorded, not more risk per person. Where patrols go, more is recorded.',
		`${count(result.facts.edge)} hexagons at the edge have fewer than six neighbours; they stand out less easily.`,
		'A hot spot is chosen for being high now: part of a rise from the period before is chance, and part of it may fall back by itself.'
	];
	if (result.inside < result.facts.cells.length)
		limits.push(
			'Fewer incidents than hexagons: the normal approximation behind p is rough. Trust large hot spots more than single hexagons.'
		);
	if (how.holdings.sources.some(({ snapped }) => snapped))
		limits.push(
			`Locations are snapped to shared map points: hexagons of size ${String(tested.resolution)} are used; finer ones would show the points, not the places.`
		);
	if (result.facts.parts > 1)
		limits.push('The parts are tested as one area: a quiet town stands in the shade of a busy one. Choose an area to test it alone.');
	if (ground.outliers > 0)
		limits.push(`${plural(ground.outliers, 'hexagon')} with records far outside the middle of the data left out of the study area.`);
	if (filter.week) limits.push(`Only ${weekWindow(filter.week)}: incidents without a known hour take no part.`);
	if (how.holdings.timed === 0) limits.push('The loaded files give no clock times: hours are not recorded.');
	if (periods && periods.matched.months.length > 0)
		limits.push('Months that look like a loading gap are left out of the change, together with the months that stand against them.');
	if (gaps.length > 0 && emerged) limits.push(`${gapWords(gaps)}: a pattern there may be missing data.`);
	if (emerged)
		limits.push(
			'Published codes for these patterns differ from the published text; this follows the text (a run of at least two months, a last month that counts).'
		);
	return limits;
}

const columnOf = (surface: Surface): string =>
	surface.kind === 'density' ? 'Incidents per km²' : surface.kind === 'harm' ? 'Harm-weighted' : `Incidents ${rateWords(surface)}`;

/** Everything under "How is this worked out?". */
export function workedOut(facts: Facts): Method {
	const { tested, emerged, surface, shown, synthetic } = facts;
	const { how, result } = tested;
	const extra = surface && shown === surface.kind ? { name: columnOf(surface), values: surface.values } : null;
	return {
		steps: [...testSteps(tested), ...layerSteps(facts)],
		parameters: [
			[
				'Size of the hexagons',
				`H3 resolution ${String(tested.resolution)}, ${decimal(result.facts.areaKm2 / result.facts.cells.length, 3)} km² each`
			],
			['Neighbourhood', how.steps === 1 ? 'one ring, the hexagon included' : 'two rings, the hexagon included'],
			['Hexagons tested', count(result.facts.cells.length)],
			['Incidents counted', count(result.inside)],
			['p < 0.05 before correction', count(result.raw)],
			['q < 0.05 after correction', count(hotCells(tested))],
			['Moran’s I', `${decimal(result.moran.i, 3)} (z ${decimal(result.moran.z, 1)})`]
		],
		source:
			'Gi*: Ord & Getis (1995); false discovery rate: Benjamini & Hochberg (1995); Moran’s I: Cliff & Ord (1981); change: conditional binomial with Clopper–Pearson interval; emerging patterns: published text of ArcGIS Pro; kernel: quartic, bandwidth after Venables & Ripley.',
		limits: limitsOf(facts),
		data: { fileName: 'hexbeat-hot-spot-hexagons.csv', csv: () => cellsCsv(tested, emerged, extra, synthetic) }
	};
}
