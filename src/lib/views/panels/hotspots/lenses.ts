import type { Filter } from '../../../core/filter';
import HotspotsLens from './HotspotsLens.svelte';

/** What every lens of Hot spots is given. */
export type HotspotLensProps = {
	/** What is asked: hexagons chosen by hand elsewhere are left out, they would be tested against themselves. */
	readonly filter: Filter;
	/** A shape that the user asked to draw on the map; call `ondrawn` when it is drawn or given up. */
	readonly drawing: 'none' | 'box' | 'polygon';
	readonly ondrawn: () => void;
	/** Leads to Plan with the situation as it then is. */
	readonly onplan: () => void;
	/** Leads to Check. */
	readonly oncheck: () => void;
};

/** Ways to look for places that stand out. The first is there at once, the others load when they are first shown. */
export const HOTSPOT_LENSES = [
	{ id: 'hot-spots', label: 'Hot spots', load: () => Promise.resolve({ default: HotspotsLens }) },
	{ id: 'near-repeat', label: 'Near repeat', load: () => import('./near/NearRepeatLens.svelte') }
];
