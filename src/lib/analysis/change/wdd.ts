import quantile from '@stdlib/stats-base-dists-normal-quantile';

/** Incidents before and after. */
export type BeforeAfter = readonly [before: number, after: number];

/** A place where something was done, and places to hold it against. */
export interface Intervention {
	readonly treated: BeforeAfter;
	readonly control: BeforeAfter;
	/** The ring around the treated area, and its own control: where crime may have moved to. */
	readonly displaced?: { readonly treated: BeforeAfter; readonly control: BeforeAfter };
	/** Length of the periods before and after, relative to each other. */
	readonly time?: BeforeAfter;
	/** Size of the areas in the order control, treated, displacement control, displacement treated. */
	readonly area?: readonly [number, number, number, number];
	/** 1 − confidence of the interval. */
	readonly alpha?: number;
}

export interface Effect {
	readonly estimate: number;
	readonly error: number;
}

/** Weighted displacement difference: incidents prevented (negative) or added, per unit of the weights. */
export interface Displacement {
	readonly local: Effect;
	readonly displaced: Effect;
	readonly total: Effect;
	readonly z: number;
	readonly low: number;
	readonly high: number;
}

/**
 * Change in the treated area less the change in its control, with the displacement area where there is one; counts as Poisson, so that the
 * variance is the sum of count ÷ weight².
 *
 * Source: Wheeler & Ratcliffe (2018), Crime Science 7:11; weights as ptools `wdd`.
 */
export function displacement({ treated, control, displaced, time = [1, 1], area = [1, 1, 1, 1], alpha = 0.1 }: Intervention): Displacement {
	const [weighControl, weighTreated, weighRingControl, weighRing] = area;
	const change = (counts: BeforeAfter, size: number): Effect => ({
		estimate: counts[1] / (time[1] * size) - counts[0] / (time[0] * size),
		error: counts[1] / (time[1] * size) ** 2 + counts[0] / (time[0] * size) ** 2
	});
	const less = (a: Effect, b: Effect): Effect => ({ estimate: a.estimate - b.estimate, error: Math.sqrt(a.error + b.error) });
	const local = less(change(treated, weighTreated), change(control, weighControl));
	const moved = displaced
		? less(change(displaced.treated, weighRing), change(displaced.control, weighRingControl))
		: { estimate: 0, error: 0 };
	const total = { estimate: local.estimate + moved.estimate, error: Math.hypot(local.error, moved.error) };
	return { local, displaced: moved, total, ...interval(total, alpha) };
}

/** Sum of effects weighted by harm, with the interval of independent estimates. Source: ptools `wdd_harm`. */
export function harmDisplacement(effects: readonly Effect[], weights: readonly number[], alpha = 0.1) {
	const estimate = effects.reduce((sum, effect, i) => sum + effect.estimate * (weights[i] ?? 0), 0);
	const error = Math.sqrt(effects.reduce((sum, effect, i) => sum + (effect.error * (weights[i] ?? 0)) ** 2, 0));
	return { estimate, error, ...interval({ estimate, error }, alpha) };
}

function interval({ estimate, error }: Effect, alpha: number): { z: number; low: number; high: number } {
	const reach = quantile(1 - alpha / 2, 0, 1) * error;
	return { z: estimate / error, low: estimate - reach, high: estimate + reach };
}
