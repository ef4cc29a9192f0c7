import type { Explore } from '../../../state/explore.svelte';
import OverviewLens from './OverviewLens.svelte';

/** What every lens of Explore is given. */
export type ExploreLensProps = {
	/** The questions behind the filter bar and the overview. */
	readonly explore: Explore;
	/** A shape that the user asked to draw on the map; call `ondrawn` when it is drawn or given up. */
	readonly drawing: 'none' | 'box' | 'polygon';
	readonly ondrawn: () => void;
	/** Offer the benchmark's hook. */
	readonly bench: boolean;
};

/** Ways to look at the filtered incidents. The first is there at once, the others load when they are first shown. */
export const EXPLORE_LENSES = [
	{ id: 'overview', label: 'Overview', load: () => Promise.resolve({ default: OverviewLens }) },
	{ id: 'compare', label: 'Compare', load: () => import('./compare/CompareLens.svelte') },
	{ id: 'areas', label: 'Areas', load: () => import('./areas/AreasLens.svelte') },
	{ id: 'ask', label: 'Ask', load: () => import('./ask/AskLens.svelte') }
];
