/** What the counts by area say: shares, changes with intervals, rates with intervals, and who stands out in the funnel. Pure. */
import { changeSentence, funnel, poissonInterval, poissonLimits, type ChangeSentence, type Funnel, type FunnelUnit } from '../analysis';
import type { AreaAnswer } from './areaCounts.svelte';
import { matchAreas, perOf, type Denominator, type Matched } from './denominator';

/** A rate per `Rates.per`, with its exact 95 % Poisson interval. */
export interface AreaRate {
	/** What it is counted over: residents, students. */
	readonly base: number;
	readonly value: number;
	readonly low: number;
	readonly high: number;
}

export interface AreaRow {
	/** Place in the answer's units. */
	readonly at: number;
	readonly name: string;
	readonly now: number;
	readonly then: number | null;
	/** Of all incidents under the filter. */
	readonly share: number;
	/** Without the months that look like a loading gap; null without a period to compare with. */
	readonly change: ChangeSentence | null;
	/** Null without a denominator of its own. */
	readonly rate: AreaRate | null;
	readonly funnel: FunnelUnit | null;
}

export interface Rates {
	readonly denominator: Denominator;
	readonly matched: Matched;
	/** Rates are per so many: 1,000, or more where they would be under 1. */
	readonly per: number;
	/** All incidents of the areas that have a denominator, over all of it, per `per`. */
	readonly overall: number;
	readonly funnel: Funnel;
	/** Limits of the rate, per `per`, around the overall one for areas of rising size. */
	readonly curve: readonly FunnelLimits[];
	/** Areas without a denominator, by name. */
	readonly without: readonly string[];
}

/** Inside which 95 % and 99.8 % of areas of a size fall when their rate is the overall one. */
export interface FunnelLimits {
	readonly base: number;
	readonly limits95: readonly [low: number, high: number];
	readonly limits998: readonly [low: number, high: number];
}

export interface AreaFigures {
	/** Most incidents first. */
	readonly rows: readonly AreaRow[];
	/** Null without a denominator that knows any of the areas. */
	readonly rates: Rates | null;
}

function ratesOf(
	{ units, now }: AreaAnswer,
	denominator: Denominator
): (Rates & { readonly units: readonly (FunnelUnit | null)[] }) | null {
	const matched = matchAreas(
		denominator,
		units.map(({ texts }) => texts)
	);
	const known = [...units.keys()].filter((at) => (matched.values[at] ?? NaN) > 0);
	if (known.length === 0) return null;
	const made = funnel(
		known.map((at) => now[at] ?? 0),
		known.map((at) => matched.values[at] ?? 0)
	);
	const per = perOf(made.target);
	const largest = Math.max(...known.map((at) => matched.values[at] ?? 0));
	const byUnit = new Array<FunnelUnit | null>(units.length).fill(null);
	known.forEach((at, i) => (byUnit[at] = made.units[i] ?? null));
	const without = units.filter((_, at) => !known.includes(at)).map(({ name }) => name);
	return {
		denominator,
		matched,
		per,
		overall: made.target * per,
		funnel: made,
		curve: curveOf(made.target, largest, per),
		without,
		units: byUnit
	};
}

/** Steps of the curve: close together where it is steep. */
const STEPS = 80;

function curveOf(target: number, largest: number, per: number): FunnelLimits[] {
	if (target === 0) return [];
	return Array.from({ length: STEPS }, (_, i) => {
		const base = largest * 1.05 * ((i + 1) / STEPS) ** 2;
		const limits = (level: number): readonly [number, number] => {
			const { low, high } = poissonLimits(base * target, level);
			return [(low / base) * per, (high / base) * per];
		};
		return { base, limits95: limits(0.95), limits998: limits(0.998) };
	});
}

function rateOf(count: number, base: number, per: number): AreaRate {
	const { low, high } = poissonInterval(count);
	return { base, value: (count / base) * per, low: (low / base) * per, high: (high / base) * per };
}

function changeOf({ matched }: AreaAnswer, at: number): ChangeSentence | null {
	return matched && changeSentence({ now: matched.now[at] ?? 0, before: matched.then[at] ?? 0, days: matched.days });
}

export function areaFigures(answer: AreaAnswer, denominator: Denominator | null): AreaFigures {
	const { units, now, then, total } = answer;
	const rates = denominator && ratesOf(answer, denominator);
	const rows = units.map(({ name }, at): AreaRow => {
		const count = now[at] ?? 0;
		const previous = then ? (then[at] ?? 0) : null;
		const unit = rates?.units[at] ?? null;
		return {
			at,
			name,
			now: count,
			then: previous,
			share: total === 0 ? 0 : count / total,
			change: changeOf(answer, at),
			rate: rates && unit ? rateOf(count, rates.matched.values[at] ?? NaN, rates.per) : null,
			funnel: unit
		};
	});
	return { rows: rows.sort((a, b) => b.now - a.now || a.name.localeCompare(b.name, 'en-GB')), rates };
}
