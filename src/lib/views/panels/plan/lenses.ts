import type { Lens } from '../shell/lens';

/** What every lens of Plan is given. */
export type PlanLensProps = {
	/** Leads to Data. */
	readonly ondata: () => void;
	/** Leads to Check. */
	readonly oncheck: () => void;
};

/** Decisions that can be planned; each loads when it is first shown. */
export const PLAN_LENSES: readonly Lens<PlanLensProps>[] = [
	{ id: 'shift', label: 'Shift', load: () => import('./ShiftLens.svelte') },
	{ id: 'week', label: 'Week', load: () => import('./week/WeekLens.svelte') },
	{ id: 'site', label: 'Site', load: () => import('./site/SiteLens.svelte') },
	{ id: 'routes', label: 'Routes', load: () => import('./routes/RoutesLens.svelte') }
];
