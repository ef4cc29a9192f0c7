import '@fontsource-variable/inter';
import '../../../src/lib/views/tokens.css';
import { cellToBoundary, cellToLatLng, gridDisk, latLngToCell } from 'h3-js';
import { createRawSnippet, flushSync, mount } from 'svelte';
import type { CellCounts, Grid } from '../../../src/lib/core/answers';
import type { Box, Polygons } from '../../../src/lib/core/filter';
import HexMap from '../../../src/lib/views/map/HexMap.svelte';
import Legend from '../../../src/lib/views/map/Legend.svelte';
import type { HexMapProps } from '../../../src/lib/views/map/props';
import type { StreetSource } from '../../../src/lib/core/street-source';

/** Canterbury. */
const MIDDLE = [51.279, 1.08] as const;
const CLASSES = { lower: [1, 2, 4, 10, 25, 60], max: 70 };
const STEPS = [0, 1, 3, 5, 12, 30, 70];

/** A disk of hexagons around Canterbury. */
function disk(resolution: number, rings: number, version: number): Grid {
	const cells = gridDisk(latLngToCell(...MIDDLE, resolution), rings);
	const loops = cells.map((cell) => cellToBoundary(cell));
	const starts = new Uint32Array(cells.length + 1);
	loops.forEach((loop, i) => (starts[i + 1] = (starts[i] ?? 0) + loop.length));
	const corners = Float64Array.from(loops.flat().flatMap(([lat, lng]) => [lng, lat]));
	const centres = Float64Array.from(cells.flatMap((cell) => cellToLatLng(cell).reverse()));
	return { resolution, version, cells, corners, starts, centres };
}

/** Every class in turn, moved on by `turn`. */
function countsOf(grid: Grid, turn: number): CellCounts {
	const counts = Uint32Array.from(grid.cells, (_, i) => STEPS[(i + turn) % STEPS.length] ?? 0);
	return { resolution: grid.resolution, version: grid.version, counts, located: counts.reduce((a, b) => a + b), unlocated: 0 };
}

const first = disk(9, 12, 1);
const heard: { selected: string[][]; zooms: number[]; drawn: (Box | Polygons | null)[] } = { selected: [], zooms: [], drawn: [] };
let given = $state.raw<HexMapProps>({
	grid: first,
	counts: countsOf(first, 0),
	classes: CLASSES,
	selected: [],
	fit: { west: 1.04, south: 51.25, east: 1.12, north: 51.31 },
	theme: 'light',
	overlays: [],
	drawing: 'none',
	drawn: null,
	plan: null,
	streets: null,
	basemap: 'basemap/',
	caption: 'Synthetic data',
	onzoom: (resolution: number) => heard.zooms.push(resolution),
	onselect: (cells: string[]) => {
		heard.selected.push(cells);
		set({ selected: cells });
	},
	ondraw: (shape: Box | Polygons | null) => {
		heard.drawn.push(shape);
		set({ drawn: shape });
	},
	tooltip: createRawSnippet<[{ cell: string; count: number }]>((now) => ({ render: () => `<b data-tip>${String(now().count)}</b>` })),
	legend: createRawSnippet<[boolean]>(() => ({
		render: () => '<div></div>',
		setup: (target) => {
			mount(Legend, { target, props: { classes: CLASSES, title: 'Incidents per hexagon', subtitle: 'Made up' } });
		}
	}))
});
/** Each property asks for what is given now. */
const names = Object.keys(given) as (keyof HexMapProps)[];
const props = Object.defineProperties(
	{},
	Object.fromEntries(names.map((name) => [name, { enumerable: true, get: () => given[name] }]))
) as HexMapProps;
const map = mount(HexMap, { target: document.querySelector('#map') ?? document.body, props }) as { whenDrawn(): Promise<void> };

function set(change: Partial<HexMapProps>): void {
	given = { ...given, ...change };
	flushSync();
}

/** What the tests turn and read. */
const harness = {
	heard,
	grid: () => given.grid,
	counts: () => given.counts,
	set,
	theme(theme: HexMapProps['theme']): void {
		document.documentElement.dataset['theme'] = theme;
		set({ theme });
	},
	disk(resolution: number, rings: number): void {
		const grid = disk(resolution, rings, 2);
		set({ grid, counts: countsOf(grid, 0) });
	},
	turn(by: number): void {
		if (given.grid !== null) set({ counts: countsOf(given.grid, by) });
	},
	streets(bytes: number[]): void {
		const file = new File([new Uint8Array(bytes)], 'made.pmtiles');
		const source: StreetSource = { kind: 'file', file, attribution: 'Streets made by this test' };
		set({ streets: source });
	},
	whenDrawn: (): Promise<void> => map.whenDrawn()
};
export type Harness = typeof harness;
Object.assign(window, { harness });
