import { dayOfWeek } from '../../core/format';
import { clock, type Rival } from '../../deployment';
import type { PlanFacts, PlanPatrol, PlanShare } from '../../share';
import type { Planning } from '../planning.svelte';
import { shiftUnits } from '../shift/units';

type Answered = Pick<Planning, 'plan' | 'tours' | 'units' | 'date' | 'when'>;

/**
 * What Plan answered, as a slide may tell it; null without a plan.
 *
 * @param callSignOf what was typed for a patrol's letter; empty for nothing.
 */
export function planFacts({ plan, tours, units, date, when }: Answered, callSignOf: (letter: string) => string): PlanFacts | null {
	if (!plan) return null;
	const share = (value: number, of: number): PlanShare => ({ share: value, of });
	const hours = date ? shiftUnits(units, date).map(({ from, to }) => `${clock(from)}–${clock(to)}`) : [];
	const patrolOf = (unit: number, stops: PlanPatrol['stops']): PlanPatrol => {
		const own = units[unit];
		return {
			name: callSignOf(own?.letter ?? '') || (own?.name ?? ''),
			hours: hours[unit] ?? '',
			stops: stops.map(({ lng, lat }) => ({ lng, lat }))
		};
	};
	const toured = tours.value?.tours ?? [];
	const { rivals, incidents } = plan.backtest;
	const hit = (id: Rival['id']): number | undefined => rivals.find((rival) => rival.id === id)?.hit?.value;
	const [own, before] = [hit('plan'), hit('previous')];
	return {
		when: `${when}${date ? `, ${dayOfWeek(date.day)}` : ''}`,
		objective: plan.objective,
		patrols:
			toured.length > 0 ? toured.map(({ unit, places }) => patrolOf(unit, places)) : plan.posts.map((post, unit) => patrolOf(unit, [post])),
		reached: share(plan.reached.value, plan.basis.incidents),
		verdict: plan.words.backtest.verdict,
		trial: own === undefined || before === undefined ? null : { plan: share(own, incidents), before: share(before, incidents) }
	};
}
