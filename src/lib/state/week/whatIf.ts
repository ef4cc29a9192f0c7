/** One thing of a week's plan changed: what it does, beside the plan as it is. */
import {
	bestStep,
	leastStep,
	measureWeek,
	weekDifference,
	type Infeasible,
	type Measurable,
	type PerHour,
	type Refusal,
	type Share,
	type Suggestion,
	type WeekCurves,
	type WeekFigures,
	type WeekGrid,
	type WeekTerms
} from '../../deployment';

/** What is tried. */
export type WeekChange = { readonly kind: 'patrol'; readonly by: 1 | -1 } | { readonly kind: 'walk'; readonly metres: number };

/** The plan with one thing changed. */
export interface WeekTrial {
	readonly kind: 'trial';
	readonly change: WeekChange;
	readonly curves: WeekCurves;
	readonly grid: WeekGrid;
	readonly before: WeekFigures;
	readonly after: WeekFigures;
	/** Share reached after minus before, with its paired interval. */
	readonly gain: Share;
	/** Blocks with more or fewer patrols than before. */
	readonly moved: readonly { readonly block: number; readonly from: number; readonly to: number }[];
}

/** The trial could not be made: the terms conflict, or the plan has no such patrol. */
export type NoTrial = Infeasible | { readonly kind: 'none'; readonly why: string };

/** What a change is tried on. */
interface Trying {
	readonly now: Measurable;
	/** Terms under which a new suggestion is made; null where the plan is one made by hand. */
	readonly terms: WeekTerms | null;
	readonly perHour: PerHour;
	readonly curvesFor: (radius: number) => Promise<WeekCurves | Refusal>;
	readonly suggest: (curves: WeekCurves, terms: WeekTerms) => Promise<Suggestion | Infeasible>;
}

/** Another walk, or a suggestion under other terms; a plan made by hand gains its best patrol or gives up the one that it misses least. */
export async function tryChange(change: WeekChange, trying: Trying): Promise<WeekTrial | NoTrial> {
	const { now, terms, suggest, perHour } = trying;
	const curves = change.kind === 'walk' ? await trying.curvesFor(change.metres) : now.curves;
	if (curves.kind === 'refusal') return { kind: 'none', why: curves.fault };
	if (terms) {
		const found = await suggest(curves, terms);
		return found.kind === 'infeasible' ? found : trialOf(change, now, { curves, grid: found.grid }, perHour);
	}
	if (change.kind === 'walk') return trialOf(change, now, { curves, grid: now.grid }, perHour);
	const step = change.by > 0 ? bestStep(curves, now.grid, perHour, 'hours') : leastStep(curves, now.grid, perHour);
	if (!step) return { kind: 'none', why: change.by > 0 ? 'No shift takes another patrol that adds anything.' : 'Nobody is sent yet.' };
	const grid = now.grid.slice();
	const block = step.shift * curves.areas.length + step.area;
	grid[block] = (grid[block] ?? 0) + change.by;
	return trialOf(change, now, { curves, grid }, perHour);
}

function trialOf(change: WeekChange, now: Measurable, then: Measurable, perHour: PerHour): WeekTrial {
	const moved = Array.from(then.grid.keys()).flatMap((block) => {
		const [from, to] = [now.grid[block] ?? 0, then.grid[block] ?? 0];
		return from === to ? [] : [{ block, from, to }];
	});
	return {
		kind: 'trial',
		change,
		...then,
		before: measureWeek(now.curves, now.grid, perHour),
		after: measureWeek(then.curves, then.grid, perHour),
		gain: weekDifference(then, now),
		moved
	};
}
