import { expectedHits, mostHits } from './efficiency';
import { countsBetween, type History } from './history';
import { viewAt, type View } from './parts';
import type { Outcome } from './stack';
import { volume } from './volume';

/** What is asked of a forecast. */
export interface ForecastRequest {
	/** First day of the forecast, days since 1970-01-01; nothing from this day on is looked at. */
	readonly at: number;
	/** Days that it is for. */
	readonly days: number;
	/** Hexagons to choose. */
	readonly k: number;
}

/** Trials at most; the newest are taken. */
const MOST_TRIALS = 26;
/** Days of history before the first trial. */
const SETTLED = 56;

/** A day of the past on which the forecast could have been made, and what came in the days that followed. */
export interface Trial {
	readonly view: View;
	/** Incidents that came, per candidate. */
	readonly incidents: Float64Array;
	/** Incidents that the best k hexagons of the whole area held. */
	readonly most: number;
	/** Incidents that were to be expected in the whole area. */
	readonly expected: number;
}

/**
 * Rehearsals inside the history, newest first: each begins whole weeks before `at`, half a horizon (at least a week) before the one
 * after it, and ends before `at`. Days in which nothing at all was recorded are no trial.
 * @param view what is known on a day; a caller who asks for many forecasts may remember it
 */
export function trialsBefore(
	history: History,
	{ at, days, k }: ForecastRequest,
	view: (day: number) => View | null = (day) => viewAt(history, day, k)
): Trial[] {
	const { wanted, ground } = history;
	const step = 7 * Math.max(1, Math.floor(days / 14));
	const first = (wanted.day[0] ?? at) + SETTLED;
	const trials: Trial[] = [];
	for (let t = 0, from = at - 7 * Math.ceil(days / 7); t < MOST_TRIALS && from >= first; t++, from -= step) {
		const came = countsBetween(wanted, from, from + days, ground.ids.length);
		const seen = came.some((count) => count > 0) ? view(from) : null;
		if (!seen) continue;
		trials.push({
			view: seen,
			incidents: Float64Array.from(seen.candidates, (i) => came[i] ?? 0),
			most: mostHits(came, k),
			expected: volume(wanted, from, days)
		});
	}
	return trials;
}

/** The candidates on which something happened: all that the likelihood looks at. */
export function outcomeOf({ view, incidents }: Trial): Outcome {
	const hit = Array.from(incidents.keys()).filter((i) => (incidents[i] ?? 0) > 0);
	return {
		shares: view.shares.map((row) => Float64Array.from(hit, (i) => row[i] ?? 0)),
		incidents: Float64Array.from(hit, (i) => incidents[i] ?? 0)
	};
}

/** A mixture of some parts over the candidates. */
export function mix({ candidates, shares }: View, parts: readonly number[], weights: ArrayLike<number>): Float64Array {
	const sum = new Float64Array(candidates.length);
	parts.forEach((part, j) => {
		const row = shares[part];
		if (row) for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + (weights[j] ?? 0) * (row[i] ?? 0);
	});
	return sum;
}

/** How much of the best possible a mixture reached in a trial, 0–1. */
export const efficiencyIn = (trial: Trial, parts: readonly number[], weights: ArrayLike<number>, k: number): number =>
	expectedHits(mix(trial.view, parts, weights), trial.incidents, k) / trial.most;
