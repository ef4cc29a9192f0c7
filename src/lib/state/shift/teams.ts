import type { PlanSettings } from '../settings/plan';
import { MOST_PATROLS, type ShiftSettings, type Team } from '../settings/shift';
import { firstCount } from './units';

/** What changes together, as one step of undo. */
interface TeamChange {
	readonly shift: ShiftSettings;
	readonly plan: PlanSettings;
}

/** The teams with their numbers, the first one first. */
export const teamsOf = (shift: ShiftSettings, patrols: number): readonly (Team & { readonly count: number })[] => [
	{ ...shift.first, count: firstCount(shift, patrols) },
	...shift.others
];

/** Changes one team and its number. @param at position in `teamsOf` */
export function setTeam({ shift, plan }: TeamChange, at: number, { kind, hours, depot }: Team, count: number): TeamChange {
	const before = teamsOf(shift, plan.patrols)[at]?.count ?? count;
	const next = { kind, hours, depot };
	return {
		shift:
			at === 0 ? { ...shift, first: next } : { ...shift, others: shift.others.map((own, i) => (i === at - 1 ? { ...next, count } : own)) },
		plan: { ...plan, patrols: plan.patrols + count - before }
	};
}

/** One patrol of another kind more, from the same place. */
export function addTeam({ shift, plan }: TeamChange): TeamChange {
	if (plan.patrols >= MOST_PATROLS) return { shift, plan };
	const others = [...shift.others, { ...shift.first, kind: 'officer' as const, count: 1 }];
	return { shift: { ...shift, others }, plan: { ...plan, patrols: plan.patrols + 1 } };
}

export function removeTeam({ shift, plan }: TeamChange, at: number): TeamChange {
	const count = shift.others[at - 1]?.count ?? 0;
	return {
		shift: { ...shift, others: shift.others.filter((_, i) => i !== at - 1) },
		plan: { ...plan, patrols: Math.max(1, plan.patrols - count) }
	};
}

/** Another number of patrols in all: the first team takes up the difference, and keeps one. */
export const patrolsFor = (shift: ShiftSettings, patrols: number): number =>
	Math.min(MOST_PATROLS, Math.max(patrols, 1 + shift.others.reduce((sum, { count }) => sum + count, 0)));
