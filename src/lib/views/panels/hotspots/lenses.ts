import type { Filter } from '../../../core/filter';
import type { Lens } from '../shell/lens';

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

/** Ways to look for places that stand out; each loads when it is first shown. */
export const HOTSPOT_LENSES: readonly Lens<HotspotLensProps>[] = [
	{ id: 'hot-spots', label: 'Hot spots', load: () => import('./HotspotsLens.svelte') },
	{ id: 'near-repeat', label: 'Near repeat', load: () => import('./near/NearRepeatLens.svelte') }
];
