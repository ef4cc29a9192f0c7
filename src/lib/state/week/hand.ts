/** Plans of a week as they are kept, by the names of their areas, and as the grid that is measured. Pure. */
import type { WeekCurves, WeekGrid } from '../../deployment';
import { MOST_IN_BLOCK, type HandPlan } from '../settings/planWeek';

type Frame = Pick<WeekCurves, 'shifts' | 'areas'>;

const startsOf = ({ shifts }: Frame): number[] => [...new Set(shifts.map(({ from }) => from))];
export const emptyGrid = ({ shifts, areas }: Frame): WeekGrid => new Uint8Array(shifts.length * areas.length);

/** Whether a plan was made for these shifts: under others its figures mean nothing. */
export const fitsShifts = (hand: HandPlan, frame: Frame): boolean => startsOf(frame).join() === hand.starts.join();

/** A plan on the areas that are there; null when it was made for other shifts. Areas that it does not name get nobody. */
export function gridOf(hand: HandPlan, frame: Frame): WeekGrid | null {
	if (!fitsShifts(hand, frame)) return null;
	const grid = emptyGrid(frame);
	frame.areas.forEach(({ name }, a) => {
		const own = hand.areas.find((area) => area.name === name)?.patrols ?? [];
		frame.shifts.forEach((_, s) => (grid[s * frame.areas.length + a] = Math.min(MOST_IN_BLOCK, own[s] ?? 0)));
	});
	return grid;
}

/** A grid as it is kept. Areas of the earlier plan that are not in the grid stay in it: they come back with their layer. */
export function handOf(grid: WeekGrid, frame: Frame, earlier: HandPlan | null): HandPlan {
	const areas = frame.areas.map(({ name }, a) => ({
		name,
		patrols: frame.shifts.map((_, s) => grid[s * frame.areas.length + a] ?? 0)
	}));
	const kept = earlier && fitsShifts(earlier, frame) ? earlier.areas.filter(({ name }) => !areas.some((area) => area.name === name)) : [];
	return { starts: startsOf(frame), areas: [...areas, ...kept] };
}

/** Names of areas with patrols in a plan that are not in the grid. */
export const areasAway = (hand: HandPlan, { areas }: Frame): string[] =>
	hand.areas.filter(({ name, patrols }) => !areas.some((area) => area.name === name) && patrols.some((n) => n > 0)).map(({ name }) => name);
