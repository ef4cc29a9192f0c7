import type { Filter, Period } from '../core/filter';
import { mayContain, placingOf, type Known, type Placing } from './contains';
import { disclose } from './disclose';
import type { Policy, Rule, Sensitivity } from './policy';

/** Whether two counts, one of them part of the other, may both be shown. */
export interface Difference {
	readonly allowed: boolean;
	/** Incidents in the one and not in the other. */
	readonly size: number;
}

/** Shown exactly, a pair that differs by a small count gives it away. */
export function differenceOf(whole: number, part: number, threshold: number): Difference {
	const size = Math.abs(whole - part);
	return { allowed: size === 0 || size >= threshold, size };
}

/** Whether a step of a few incidents shows, although both counts are rounded: the reason why filters go by whole weeks and months. */
export function tellsStep(one: number, other: number, rule: Rule): boolean {
	const few = Math.abs(one - other) < rule.threshold;
	return few && disclose(one, rule).text !== disclose(other, rule).text;
}

/** The answer to a selection: whether its figures may be shown, and if not, why and what to do. */
export type Admission = { readonly allowed: true } | { readonly allowed: false; readonly fault: string; readonly remedy: string };

interface Released extends Placing {
	readonly count: number;
	readonly sensitivity: Sensitivity;
}

/**
 * The selections whose figures an audience has seen, so that no two of them can be set against each other. Counts of selections that lie in
 * one another and differ by a small count are never both shown; where both are suppressed, they tell nothing. A log belongs to one state of
 * the loaded rows.
 */
export class SelectionLog {
	readonly #policy: Policy;
	readonly #sensitive: ReadonlySet<string>;
	readonly #known: Known;
	/** By the text of the filter. */
	readonly #seen = new Map<string, Released>();

	/**
	 * @param sensitive names of the categories of which small numbers are protected at ten.
	 * @param known values of the loaded rows: choosing all of them is no choice.
	 */
	constructor(policy: Policy, sensitive: ReadonlySet<string>, known: Known = {}) {
		this.#policy = policy;
		this.#sensitive = sensitive;
		this.#known = known;
	}

	/**
	 * Asks to show a selection, and remembers it when it may be shown.
	 *
	 * @param count its incidents, unrounded.
	 * @param before the same in the period that it is compared with: shown with it or not at all.
	 */
	admit(
		filter: Filter,
		count: number,
		sensitivity: Sensitivity,
		before: { readonly period: Period; readonly count: number } | null = null
	): Admission {
		if (!this.#policy.guarded) return { allowed: true };
		const earlier = before ? [{ filter: { ...filter, period: before.period }, count: before.count }] : [];
		const asked = [{ filter, count }, ...earlier].map((one): Released => ({ ...placingOf(one.filter), count: one.count, sensitivity }));
		for (const one of asked)
			for (const seen of this.#seen.values()) {
				const clash = this.#clash(one, seen) ?? this.#clash(seen, one);
				if (clash !== null) return refusal(clash);
			}
		for (const one of asked) this.#seen.set(JSON.stringify(one.filter), one);
		return { allowed: true };
	}

	/** The threshold under which the difference of two selections lies; null where they may both be shown. */
	#clash(outer: Released, inner: Released): number | null {
		if (outer.count < inner.count || !mayContain(outer, inner, this.#known)) return null;
		const { threshold } = this.#policy.screen[this.#sensitivityBetween(outer, inner)];
		const told = disclose(outer.count, this.#policy.screen[outer.sensitivity]).value !== null;
		return told && !differenceOf(outer.count, inner.count, threshold).allowed ? threshold : null;
	}

	#sensitivityBetween(outer: Released, inner: Released): Sensitivity {
		if (outer.sensitivity === 'sensitive' || inner.sensitivity === 'sensitive') return 'sensitive';
		const kept = inner.filter.categories;
		const all = outer.filter.categories ?? [...this.#sensitive];
		return kept && all.some((name) => this.#sensitive.has(name) && !kept.includes(name)) ? 'sensitive' : 'ordinary';
	}
}

const refusal = (threshold: number): Admission => ({
	allowed: false,
	fault: `This selection differs from one that was shown before by fewer than ${String(threshold)} incidents, which could then be worked out.`,
	remedy: 'Choose a longer period, a larger area or more categories, or go back to the selection before.'
});
