import type { Pack } from '../../../disclosure/pack';
import type { Chart, Figure } from '../../../share';
import { clustersOf, mapOf, monthsOf, partsWith, rankingOf, weekOf } from '../../../share/figures';
import { KIND_NAMES } from '../../../share/story';
import type { ToldSlide } from '../../../state/share/telling';

/** A chart or map that can be saved as a picture, and the pack that it is of. */
export interface PictureChoice {
	readonly id: string;
	readonly name: string;
	readonly pack: Pack;
	readonly chart: Chart;
}

const DRAWN: ReadonlySet<Figure['kind']> = new Set(['map', 'months', 'week', 'ranking'] satisfies Chart['kind'][]);
const isChart = (figure: Figure): figure is Chart => DRAWN.has(figure.kind);

/** A map of each town, where hexagons lie in several: on a map of all they are small. */
function townMaps(pack: Pack): (readonly [id: string, name: string, chart: Chart | null])[] {
	const towns = clustersOf(pack);
	if (towns.length < 2) return [];
	return partsWith(pack, pack.all.cells ?? []).map((part) => {
		const { name = '' } = towns[part] ?? {};
		return [`map-${String(part)}`, name === '' ? `Map of part ${String(part + 1)}` : `Map around ${name}`, mapOf(pack, { spots: 4, part })];
	});
}

/** Pictures of the whole selection, then those of slides with a view of their own. */
export function pictureChoices(pack: Pack, told: readonly ToldSlide[]): PictureChoice[] {
	const whole: readonly (readonly [id: string, name: string, chart: Chart | null])[] = [
		['map', 'Map', mapOf(pack, { spots: 4 })],
		...townMaps(pack),
		['months', 'Months', monthsOf(pack)],
		['week', 'Time of day', weekOf(pack)],
		['categories', 'Categories', rankingOf(pack)],
		['priorities', 'Priorities', rankingOf(pack, { by: 'priority' })]
	];
	return [
		...whole.flatMap(([id, name, chart]) => (chart ? [{ id, name, pack, chart }] : [])),
		...told.flatMap(({ spec, slide, pack: own }, i) => {
			const chart = slide.figures.find(isChart);
			if (!spec.view || !own || !chart) return [];
			return [{ id: `slide-${String(i + 1)}`, name: `Slide ${String(i + 1)}: ${KIND_NAMES[spec.kind]}`, pack: own, chart }];
		})
	];
}
