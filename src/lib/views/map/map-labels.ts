import type { CellCounts, Grid } from '../../core/answers';
import { classOf, type Classes } from '../../core/classes';
import type { Overlay } from '../../core/overlay';
import type { Projection } from './camera';
import { placeLabels, type LabelSize, type LabelWish, type PlacedLabel, type Rect } from './labels';
import { overlayMarks } from './overlay-marks';
import { areaNames, type OverlayPoint } from './overlay-paths';
import { placesIn, type PlaceRow } from './places';
import { hexagonPixels } from './resolution';

/** A wish that remembers its place on the ground, so that the label moves with the map. */
interface GroundWish extends LabelWish {
	readonly lng: number;
	readonly lat: number;
}
export type MapLabel = PlacedLabel<GroundWish>;

/** What decides where names go. */
export interface LabelScene {
	readonly projection: Projection;
	readonly places: readonly PlaceRow[];
	readonly overlays: readonly Overlay[];
	readonly shown: { readonly grid: Grid; readonly counts: CellCounts } | null;
	readonly classes: Classes;
	/** Cells that no name may cover. */
	readonly selected: ReadonlySet<string>;
	/** Marks that no name may cover, degrees. */
	readonly marks: readonly { readonly lng: number; readonly lat: number }[];
	/** Controls over the map, CSS pixels from its corner. */
	readonly controls: readonly Rect[];
}

const FONTS: Readonly<Record<LabelSize, string>> = { large: '680 17px', medium: '600 13px', small: '550 12px' };
const SIDE: Readonly<Record<LabelSize, number>> = { large: 7, medium: 7, small: 6 };
/** Hexagons narrower than this are too many and too small to step aside for. */
const SMALLEST_CELL = 5;
const MARGIN = 4;
/** Half the room of a mark, CSS pixels. */
const POST = 15;
const SHIELD = 12;
const DOT = 5;
/** Points of layers are named from this zoom on. */
const NAMED = 13;

let brush: CanvasRenderingContext2D | null = null;

/** Width of a label with its ground, CSS pixels. */
function widthOf({ text, size }: LabelWish, family: string): number {
	brush ??= document.createElement('canvas').getContext('2d');
	if (brush === null) return text.length * 8;
	brush.font = `${FONTS[size]} ${family}`;
	return Math.ceil(brush.measureText(text).width) + 2 * SIDE[size];
}

/** Names for the places and areas in view; reading and placing them takes a few milliseconds. */
export function labelsOf(scene: LabelScene, family: string): MapLabel[] {
	const { width, height } = scene.projection.size;
	const frame = { left: MARGIN, top: MARGIN, right: width - MARGIN, bottom: height - MARGIN };
	const cells = cellRects(scene, frame);
	const { shields, dots } = overlayMarks(scene.overlays, scene.projection);
	const room = (marks: LabelScene['marks'], half: number) => marks.map((mark) => markRect(mark, scene.projection, half));
	const placed = placeLabels(wishes(scene, shields, dots), (wish) => widthOf(wish, family), {
		frame,
		taken: [...scene.controls, ...cells.selected, ...room(scene.marks, POST), ...room(shields, SHIELD)],
		avoided: [...cells.top, ...room(dots, DOT)]
	});
	// A wish may lie beside its place on the ground, from which the label is drawn.
	return placed.map((label) => ({ ...label, dy: label.dy + label.y - scene.projection.y(label.lat) }));
}

type Mark = LabelScene['marks'][number];

/** The room of a mark. */
function markRect({ lng, lat }: Mark, projection: Projection, half: number): Rect {
	const [x, y] = [projection.x(lng), projection.y(lat)];
	return { left: x - half, right: x + half, top: y - half, bottom: y + half };
}

function wishes(
	{ projection, places, overlays }: LabelScene,
	shields: readonly OverlayPoint[],
	dots: readonly OverlayPoint[]
): GroundWish[] {
	const { zoom } = projection.view;
	const wish = (text: string, lng: number, lat: number, size: LabelSize): GroundWish => ({
		text,
		lng,
		lat,
		size,
		x: projection.x(lng),
		y: projection.y(lat)
	});
	const towns = placesIn(places, projection.box(), zoom).map(([name, lng, lat, weight]) => wish(name, lng, lat, sizeOf(weight, zoom)));
	const below = (points: readonly OverlayPoint[], half: number) =>
		points.flatMap(({ lng, lat, name }) => (name === null ? [] : [{ ...wish(name, lng, lat, 'small'), y: projection.y(lat) + half + 11 }]));
	const areas = overlays
		.filter(({ kind }) => kind === 'areas')
		.flatMap(areaNames)
		.filter(({ lng, span, name }) => projection.x(lng + span) - projection.x(lng) > 8 * name.length + 20)
		.map(({ name, lng, lat }) => wish(name, lng, lat, 'small'));
	const named = zoom < NAMED ? [] : [...below(shields, SHIELD), ...below(dots, DOT)];
	return [...towns, ...named, ...areas];
}

function sizeOf(weight: number, zoom: number): LabelSize {
	if (weight >= 40_000 && (zoom >= 8.5 || weight >= 400_000)) return 'large';
	return weight >= 8_000 || zoom < 8.5 ? 'medium' : 'small';
}

function cellRects({ projection, shown, classes, selected }: LabelScene, frame: Rect): { top: Rect[]; selected: Rect[] } {
	const out: { top: Rect[]; selected: Rect[] } = { top: [], selected: [] };
	if (shown === null) return out;
	const half = hexagonPixels(projection.view, shown.grid.resolution) / 2;
	if (half * 2 < SMALLEST_CELL) return out;
	const topClass = classes.lower.length - 1;
	shown.grid.cells.forEach((id, cell) => {
		const top = topClass > 0 && classOf(shown.counts.counts[cell] ?? 0, classes) === topClass;
		const chosen = selected.has(id);
		if (!top && !chosen) return;
		const x = projection.x(shown.grid.centres[cell * 2] ?? 0);
		const y = projection.y(shown.grid.centres[cell * 2 + 1] ?? 0);
		if (x < frame.left - half || x > frame.right + half || y < frame.top - half || y > frame.bottom + half) return;
		const reach = chosen ? half + 6 : half;
		out[chosen ? 'selected' : 'top'].push({ left: x - reach, top: y - reach, right: x + reach, bottom: y + reach });
	});
	return out;
}
