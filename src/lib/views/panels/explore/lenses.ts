import type { Explore } from '../../../state/explore.svelte';
import type { Lens } from '../shell/lens';

/** What every lens of Explore is given. */
export type ExploreLensProps = {
	/** The questions behind the filter bar and the overview. */
	readonly explore: Explore;
	/** A shape that the user asked to draw on the map; call `ondrawn` when it is drawn or given up. */
	readonly drawing: 'none' | 'box' | 'polygon';
	readonly ondrawn: () => void;
	/** Offer the benchmark's hook. */
	readonly bench: boolean;
	/** Leads to Check with a headline. */
	readonly oncheck: (claim: string) => void;
};

/** Ways to look at the filtered incidents; each loads when it is first shown, so that an empty Explore is light. */
export const EXPLORE_LENSES: readonly Lens<ExploreLensProps>[] = [
	{ id: 'overview', label: 'Overview', load: () => import('./OverviewLens.svelte') },
	{ id: 'trends', label: 'Trends', load: () => import('./trends/TrendsLens.svelte') },
	{ id: 'times', label: 'Time of day', load: () => import('./times/TimesLens.svelte') },
	{ id: 'compare', label: 'Compare', load: () => import('./compare/CompareLens.svelte') },
	{ id: 'areas', label: 'Areas', load: () => import('./areas/AreasLens.svelte') },
	{ id: 'playback', label: 'Playback', load: () => import('./playback/PlaybackLens.svelte') },
	{ id: 'ask', label: 'Ask', load: () => import('./ask/AskLens.svelte') }
];
