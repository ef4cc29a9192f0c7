import type { Component } from 'svelte';

/** What every lens of Check is given. */
export type CheckLensProps = {
	/** Leads to Data. */
	readonly ondata: () => void;
};

interface Lens {
	readonly id: string;
	readonly label: string;
	readonly load: () => Promise<{ default: Component<CheckLensProps> }>;
}

/** Ways to check a statement; each loads when it is first shown. */
export const CHECK_LENSES: readonly Lens[] = [
	{ id: 'headline', label: 'Headline', load: () => import('./HeadlineLens.svelte') },
	{ id: 'before-after', label: 'Before and after', load: () => import('./BeforeAfterLens.svelte') }
];
