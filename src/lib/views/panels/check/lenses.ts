import type { Lens } from '../shell/lens';

/** What every lens of Check is given. */
export type CheckLensProps = {
	/** Leads to Data. */
	readonly ondata: () => void;
};

/** Ways to check a statement; each loads when it is first shown. */
export const CHECK_LENSES: readonly Lens<CheckLensProps>[] = [
	{ id: 'headline', label: 'Headline', load: () => import('./HeadlineLens.svelte') },
	{ id: 'before-after', label: 'Before and after', load: () => import('./BeforeAfterLens.svelte') }
];
