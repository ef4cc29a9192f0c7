import { CellTuples, TUPLE_WORDS } from '../../core/cell-tuples';
import { centresOf, putCell } from '../../core/cells';
import { COARSE_RESOLUTIONS } from '../../core/incident';

/** Points as the hexagons that stand for them. */
export interface CoarsePlaces {
	/** Centre of the finest hexagon of each, longitude and latitude in turn. */
	readonly points: Float64Array;
	/** H3 indexes at COARSE_RESOLUTIONS in turn, low and high 32 bits each. */
	readonly cells: Uint32Array;
	/** New place of each old point. */
	readonly places: Int32Array;
}

/** Gives exact points up for their hexagons, each indexed directly from the point. */
export function coarsePlaces(points: Float64Array): CoarsePlaces {
	const tuples = new CellTuples();
	const words = new Uint32Array(TUPLE_WORDS);
	const places = new Int32Array(points.length / 2);
	for (let i = 0; i < places.length; i++) {
		COARSE_RESOLUTIONS.forEach((resolution, level) => {
			putCell(points[2 * i] ?? NaN, points[2 * i + 1] ?? NaN, resolution, words, 2 * level);
		});
		places[i] = tuples.code(words, 0);
	}
	const finest = COARSE_RESOLUTIONS.length - 1;
	return { points: centresOf(Array.from({ length: tuples.size }, (_, code) => tuples.cell(code, finest))), cells: tuples.from(0), places };
}
