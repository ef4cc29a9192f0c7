import { countQuantile } from '../../analysis/stats/count-quantile';
import { HexbeatError } from '../../core/errors';
import { before, type History } from './history';
import { chooseRung, type Chosen } from './ladder';
import { partNames, rungsOf, top, viewAt } from './parts';
import { mix, trialsBefore, type ForecastRequest, type Trial } from './trials';
import { volume } from './volume';

/** Incidents below which no forecast is made, and days that the history must cover. */
const FEWEST = { incidents: 20, days: 28 };
/** Other kinds of incidents that are looked at, the most frequent first. */
const MOST_OTHERS = 6;

export interface ForecastCell {
	/** H3 index. */
	readonly cell: string;
	/** Incidents expected in the days of the forecast. */
	readonly expected: number;
	/** The number to come lies from `low` to `high` with a probability of about 95 %. */
	readonly low: number;
	readonly high: number;
	/** 1 for the highest expectation. */
	readonly rank: number;
}

export interface DayForecast {
	/** The k chosen hexagons, by rank. */
	readonly cells: readonly ForecastCell[];
	/** Incidents expected in the whole area. */
	readonly total: number;
	/** Rehearsals in the past that the weights were learnt from. */
	readonly trials: number;
	/** What the forecast is mixed of, and the weight of each part, 0–1. */
	readonly weights: readonly (readonly [part: string, weight: number])[];
	/** Variance of the numbers that came over their expectation, in the rehearsals; 1 as by chance alone. */
	readonly dispersion: number;
}

/**
 * Chooses the k hexagons in which most incidents are to be expected in the days after a day, for dates without hours.
 * Shares of the hexagons are a mixture of memories of different lengths, of their surroundings and of other kinds of incidents; its
 * weights, and which of these parts to use at all, are learnt from rehearsals inside the history (see `stack` and `chooseRung`).
 * @throws HexbeatError `forecast-request`, `forecast-too-few`, `forecast-too-short`
 */
export function forecast(everything: History, { at, days, k }: ForecastRequest): DayForecast {
	const history = known(everything, at);
	check(history, { at, days, k });
	const view = viewAt(history, at, k);
	if (!view) throw tooFew(0);
	const trials = trialsBefore(history, { at, days, k });
	const chosen = chooseRung(rungsOf(history), trials, k);
	const shares = mix(view, chosen.parts, chosen.weights);
	const total = volume(history.wanted, at, days);
	const { scale, dispersion } = calibrate(trials, chosen, k);
	const names = partNames(history);
	return {
		cells: Array.from(top(shares, k), (i, rank) => {
			const expected = total * scale * (shares[i] ?? 0);
			return { cell: history.ground.ids[view.candidates[i] ?? 0] ?? '', ...around(expected, dispersion), rank: rank + 1 };
		}),
		total,
		trials: trials.length,
		weights: chosen.parts.map((part, j) => [names[part] ?? '', chosen.weights[j] ?? 0]),
		dispersion
	};
}

/** The history before a day; other kinds by number of incidents, then by name. */
function known({ ground, wanted, others }: History, at: number): History {
	const past = others.map((series) => before(series, at)).filter(({ day }) => day.length > 0);
	past.sort((a, b) => b.day.length - a.day.length || (a.name < b.name ? -1 : 1));
	return { ground, wanted: before(wanted, at), others: past.slice(0, MOST_OTHERS) };
}

/**
 * How many of the incidents expected in the whole area came in the k chosen hexagons, as a factor on their shares, and how much
 * more their numbers scattered than by chance (Pearson's χ² over its number of terms).
 */
function calibrate(trials: readonly Trial[], { parts, weights }: Chosen, k: number): { scale: number; dispersion: number } {
	const pairs = trials.flatMap((trial) => {
		const shares = mix(trial.view, parts, weights);
		return Array.from(top(shares, k), (i) => [trial.expected * (shares[i] ?? 0), trial.incidents[i] ?? 0] as const);
	});
	const expected = pairs.reduce((sum, [mean]) => sum + mean, 0);
	const came = pairs.reduce((sum, [, count]) => sum + count, 0);
	if (expected === 0 || came === 0) return { scale: 1, dispersion: 1 };
	const scale = came / expected;
	const squares = pairs.reduce((sum, [mean, count]) => sum + (mean > 0 ? (count - scale * mean) ** 2 / (scale * mean) : 0), 0);
	return { scale, dispersion: Math.max(1, squares / pairs.length) };
}

function around(expected: number, dispersion: number): Pick<ForecastCell, 'expected' | 'low' | 'high'> {
	return {
		expected,
		low: Math.min(Math.floor(expected), countQuantile(0.025, expected, dispersion)),
		high: Math.max(Math.ceil(expected), countQuantile(0.975, expected, dispersion))
	};
}

const tooFew = (incidents: number): HexbeatError =>
	new HexbeatError(
		'forecast-too-few',
		`Only ${String(incidents)} located incidents before the day of the forecast: under ${String(FEWEST.incidents)} any choice of places would be chance.`,
		'Give a longer history, a larger area or a more frequent category.'
	);

function check({ ground, wanted }: History, { at, days, k }: ForecastRequest): void {
	const whole = (value: number, name: string, most: number): void => {
		if (Number.isInteger(value) && value >= 1 && value <= most) return;
		throw new HexbeatError('forecast-request', `${name} cannot be ${String(value)}.`, `Choose a whole number from 1 to ${String(most)}.`);
	};
	whole(days, 'The number of days', 366);
	whole(k, 'The number of hexagons', ground.ids.length);
	if (wanted.day.length < FEWEST.incidents) throw tooFew(wanted.day.length);
	const covered = at - (wanted.day[0] ?? at);
	if (covered < FEWEST.days)
		throw new HexbeatError(
			'forecast-too-short',
			`The history begins only ${String(covered)} days before the forecast.`,
			`Give at least ${String(FEWEST.days)} days of it.`
		);
}
