import { widened, type Refusal, type Remedy } from '../deployment';
import type { Situation } from './situation';

/** What an action under a refused plan of a shift would change; null where that is nothing, and where other files are to be loaded. */
export function remedyChange(remedy: Remedy, { filter, plan, shift }: Situation): Partial<Situation> | null {
	switch (remedy) {
		case 'all-hours':
			return plan.window && { plan: { ...plan, window: null } };
		case 'widen-window': {
			const window = plan.window && widened(plan.window);
			return window && { plan: { ...plan, window } };
		}
		case 'longer-period':
			return filter.period && { filter: { ...filter, period: null } };
		case 'more-categories': {
			// A priority as objective takes its own categories only, whatever the filter says.
			const whole = shift.objective === 'incidents' || shift.objective === 'harm';
			if (whole && !filter.categories) return null;
			return { filter: { ...filter, categories: null }, shift: whole ? shift : { ...shift, objective: 'incidents' } };
		}
		case 'drop-areas':
			return shift.excluded.length + shift.minimum.length > 0 ? { shift: { ...shift, excluded: [], minimum: [] } } : null;
		case 'lift-cap':
			return shift.cap < 100 ? { shift: { ...shift, cap: 100 } } : null;
		case 'load-located':
			return null;
	}
}

/** The same under a refused plan of the week. */
export function weekRemedyChange(remedy: Remedy, { filter, shift }: Pick<Situation, 'filter' | 'shift'>): Partial<Situation> | null {
	if (remedy === 'drop-areas') return shift.excluded.length > 0 ? { shift: { ...shift, excluded: [] } } : null;
	if (remedy === 'longer-period') return filter.period && { filter: { ...filter, period: null } };
	if (remedy === 'more-categories') return filter.categories && { filter: { ...filter, categories: null } };
	return null;
}

/** The refusal with those actions that change something; loading other files is left where nothing else does. */
export function withRemedies<Now>(refusal: Refusal, now: Now, changeOf: (remedy: Remedy, now: Now) => unknown): Refusal {
	const actions = refusal.actions.filter((remedy) => remedy === 'load-located' || changeOf(remedy, now));
	return { ...refusal, actions: actions.length > 0 ? actions : ['load-located'] };
}
