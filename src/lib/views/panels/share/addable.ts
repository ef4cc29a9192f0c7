import type { SlideKind } from '../../../share';

/** Kinds of slides that a view of the analysis can become. */
export const ADDABLE = ['map', 'trend', 'times', 'comparison', 'ranking', 'areas', 'headline'] as const satisfies readonly SlideKind[];

/** What suits each way to look at Explore; a map suits the others. */
const EXPLORE: Readonly<Partial<Record<string, SlideKind>>> = {
	trends: 'trend',
	times: 'times',
	compare: 'comparison',
	areas: 'areas',
	ask: 'headline'
};

export const kindOfLens = (lens: string | undefined): SlideKind => EXPLORE[lens ?? ''] ?? 'map';
