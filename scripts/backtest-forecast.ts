/** The mixture of `npm run forecast` as a way of choosing posts, for docs/backtest.md. */
import { reachedBy, type Reached } from '../src/lib/deployment/backtest/compare';
import { onlyCandidates, type Reach } from '../src/lib/deployment/coverage/reach';
import { HELD_BINS, MOST_BINS } from '../src/lib/deployment/demand/bins';
import { countsOf, type Lattice } from '../src/lib/deployment/demand/lattice';
import { groundOf, seriesOf, type History } from '../src/lib/deployment/forecast/history';
import { chooseRung } from '../src/lib/deployment/forecast/ladder';
import { knownAt, rungsOf, type View } from '../src/lib/deployment/forecast/parts';
import { mix, trialsBefore } from '../src/lib/deployment/forecast/trials';
import { locate } from '../src/lib/deployment/siting/locate';

const WEEK = 7;

/** Chooses k posts by the mixture at an origin (position among the lattice's bins), learnt from all bins before it, and counts what they reach. */
export type ByForecast = (everywhere: Reach, k: number, origin: number) => Reached;

/** What is known on each day is worked out once: trials of different origins share it. */
export function byForecast(lattice: Lattice): ByForecast {
	const history = historyOf(lattice);
	const views = new Map<number, View | null>();
	const viewOf = (day: number): View | null => {
		const seen = views.get(day);
		if (seen !== undefined) return seen;
		const shares = knownAt(history, day);
		const view = shares && { candidates: Uint32Array.from(lattice.ids.keys()), shares };
		views.set(day, view);
		return view;
	};
	return (everywhere, k, origin) => {
		const past = countsOf(lattice, Math.max(0, origin - MOST_BINS.week), origin);
		const reach = onlyCandidates(everywhere, (c) => (past[everywhere.candidates[c] ?? 0] ?? 0) > 0);
		// The mixture is chosen by the hexagons that so many posts reach.
		const hexagons = Math.min(lattice.ids.length, Math.round((k * reach.places.length) / reach.candidates.length));
		const trials = trialsBefore(history, { at: WEEK * origin, days: WEEK * HELD_BINS.week, k: hexagons }, viewOf);
		const { parts, weights } = chooseRung(rungsOf(history), trials, hexagons);
		const view = viewOf(WEEK * origin);
		const weight = view ? mix(view, parts, weights) : new Float64Array(lattice.ids.length);
		return reachedBy(reach, countsOf(lattice, origin, origin + HELD_BINS.week), locate({ reach, weight }, k));
	};
}

/** Incidents by hexagon, on the first day of their bin; bins that were left out count for nothing. */
function historyOf({ ids, bins, starts, cell, count }: Lattice): History {
	const [days, cells]: [number[], number[]] = [[], []];
	for (let b = 0; b < bins.length; b++)
		for (let e = starts[b] ?? 0; e < (starts[b + 1] ?? 0); e++)
			for (let n = 0; n < (count[e] ?? 0); n++) {
				days.push(WEEK * b);
				cells.push(cell[e] ?? 0);
			}
	return { ground: groundOf(ids), wanted: seriesOf('', days, cells), others: [] };
}
