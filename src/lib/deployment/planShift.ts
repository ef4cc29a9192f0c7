import { HexbeatError } from '../core/errors';
import { assess, curvePoints, RESAMPLES, type Assessment, type Choice } from './assess';
import { areasUnmet, choose, draftOf, type Chosen } from './choose';
import { backtest, MOST_TRIALS } from './backtest/backtest';
import type { Backtest } from './backtest/contract';
import { DETOUR, reachOf } from './coverage/reach';
import { binStart, HELD_BINS, MOST_BINS, wholeBins, type Bins } from './demand/bins';
import { countsOf, latticeOf, layerOf, type Lattice } from './demand/lattice';
import { countsOfKinds, kindsOf, weighted } from './demand/objective';
import type { Solver } from './exact/program';
import { explain } from './explain/explain';
import { groundOf, openOf } from './ground';
import { breathe } from '../core/breathe';
import type { Pause } from './pause';
import type { Objective, Plan, PlanBasis, PlanProgress, PlanRequest, Refusal } from './plan';
import { expectedCells, postsOf } from './posts';
import { barredRefusal, minimumRefusal, refusalOf } from './refuse';
import { drawsBins } from './siting/resample';
import { usualOn, type UsualGround } from './usual';

const MOST_PATROLS = 12;

/**
 * Suggests one post per patrol: the hexagons from whose surroundings most incidents of the shift are expected, with a bound on what
 * any other choice could reach, intervals and stability from resamples, and a hold-out comparison with simpler maps.
 * Deterministic: the same request gives the same plan, whatever the order of its hexagons.
 * @param solver proves, where one is at hand, that no choice is better; the bound then says so
 * @throws HexbeatError `plan-patrols`, `plan-radius`, `plan-window`; AbortError when the signal fires
 */
export async function planShift(
	request: PlanRequest,
	signal?: AbortSignal,
	onProgress?: (progress: PlanProgress) => void,
	solver?: Solver
): Promise<Plan | Refusal> {
	check(request);
	const { demand, seed } = request;
	const progress = (stage: PlanProgress['stage'], from: number, to: number): Pause => {
		return async (done) => {
			onProgress?.({ stage, done: from + (to - from) * done });
			await breathe(signal);
		};
	};
	const wanted: Solver | undefined = solver && ((program) => solver(program, signal));
	await progress('demand', 0, 0)(0);
	const bins = wholeBins(demand, request.period ?? null);
	const kept = bins.usable.slice(-(MOST_BINS[demand.bin] + MOST_TRIALS * HELD_BINS[demand.bin]));
	const { everyHour } = request;
	const lattice = everyHour ? layerOf(latticeOf(everyHour, kept), demand) : latticeOf(demand, kept);
	const from = Math.max(0, kept.length - MOST_BINS[demand.bin]);
	const counts = countsOf(lattice, from, kept.length);
	const refusal = refusalOf(request, bins, sum(counts));
	if (refusal) return refusal;
	await progress('posts', 0.15, 0.15)(0);
	const ground = groundOf(lattice, request);
	const chosen = await choose(lattice, { counts, from, to: kept.length, ground }, request, progress('posts', 0.15, 0.4), wanted);
	const { choice } = chosen;
	if (choice.reach.candidates.length === 0)
		return barredRefusal({ incidents: sum(counts), left: request.demand.left, synthetic: request.synthetic ?? false });
	const without = areasUnmet(chosen, ground);
	if (without.without.length > 0) return minimumRefusal(request, sum(counts), without);
	onProgress?.({ stage: 'resamples', done: 0.4, draft: draftOf(chosen, occurrencesOf(request)) });
	const usual = usualOn(lattice, ground, request);
	const assessment = await assess(choice, { from, to: kept.length }, usual?.places ?? [], seed, progress('resamples', 0.4, 0.85));
	const open = Uint32Array.from(Array.from(lattice.ids.keys()).filter((place) => !ground.barred(place)));
	const reach = openOf(reachOf(lattice.centres, open, request.radiusMetres), ground);
	const older = olderThan(lattice, bins.usable.slice(0, -kept.length), chosen.objective, request);
	const trying = { lattice, reach, kinds: choice.kinds, older, choose: choice.choose, usual };
	const trials = await backtest(trying, request.patrols, demand.bin, progress('trials', 0.85, 1));
	return planOf(request, { chosen, assessment, trials, usual }, basisOf(request, bins, lattice, from, choice));
}

interface Made {
	readonly chosen: Chosen;
	readonly assessment: Assessment;
	readonly trials: Backtest;
	readonly usual: UsualGround | null;
}

/** The plan with its words. */
function planOf(request: PlanRequest, { chosen, assessment, trials, usual }: Made, basis: PlanBasis): Plan {
	const { choice } = chosen;
	const curve = curvePoints(choice, assessment);
	const reached = curve[request.patrols]?.reached ?? { value: 0, low: 0, high: 0 };
	const bound = curve[request.patrols]?.bound ?? 1;
	const plan: Omit<Plan, 'words'> = {
		kind: 'plan',
		resolution: request.demand.resolution,
		patrols: request.patrols,
		radiusMetres: request.radiusMetres,
		reachMetres: request.radiusMetres / DETOUR,
		window: request.window,
		objective: chosen.objective,
		alternatives: chosen.alternatives,
		excluded: (request.excluded ?? []).map(({ name }) => name),
		minimum: (request.minimum ?? []).map(({ name }) => name),
		cap: chosen.cap,
		usual: usual && { posts: usual.posts, reached: assessment.usual },
		seed: request.seed,
		basis,
		posts: postsOf(choice, assessment, basis.occurrences),
		reached,
		bound,
		ofBest: Math.min(1, reached.value / bound),
		curve,
		resamples: { number: RESAMPLES, of: drawsBins(basis.bins) ? 'bins' : 'incidents' },
		backtest: trials,
		cells: expectedCells(choice, assessment, basis.occurrences)
	};
	return { ...plan, words: explain(plan) };
}

/** What is to be covered by hexagon in bins that the plan and its trials do not choose from. */
function olderThan(lattice: Lattice, bins: readonly number[], objective: Objective, { demand, harm }: PlanRequest): Float64Array {
	const kinds = kindsOf({ ...lattice, bins }, (objective === 'harm' ? harm : null) ?? [{ weight: 1, demand }]);
	return weighted(kinds, countsOfKinds(kinds, 0, bins.length));
}

const sum = (counts: Uint32Array): number => counts.reduce((all, n) => all + n, 0);

/** Evenings of the window in a week; 1 where the window or the week plays no part. */
const occurrencesOf = ({ window, demand }: PlanRequest): number => (window && demand.bin === 'week' ? new Set(window.days).size : 1);

function basisOf(request: PlanRequest, bins: Bins, lattice: Lattice, from: number, { demand }: Choice): PlanBasis {
	const { bin, left, count } = request.demand;
	const used = lattice.bins.slice(from);
	const first = used[0] ?? 0;
	const last = used.at(-1) ?? 0;
	const per = request.window && bin === 'week' ? 'shift' : bin;
	const occurrences = occurrencesOf(request);
	const incidents = sum(demand.counts);
	return {
		bin,
		first,
		last,
		days: { first: binStart(first, bin), last: binStart(last + 1, bin) - 1 },
		bins: used.length,
		gaps: bins.gaps.filter((gap) => gap >= first && gap <= last),
		partial: bins.partial,
		incidents,
		older: sum(count) - incidents - inPartial(request, bins),
		per,
		occurrences,
		expected: demand.total / occurrences,
		placeOnly: !request.window,
		everyHour: request.everyHour ? sum(countsOf(layerOf(lattice, request.everyHour), from, lattice.bins.length)) : null,
		left,
		officer: request.officer ?? false,
		unknownOrigin: request.unknownOrigin ?? 0,
		synthetic: request.synthetic ?? false,
		snapped: request.snapped ?? false
	};
}

function inPartial({ demand: { when, count } }: PlanRequest, { partial }: Bins): number {
	return when.reduce((all, bin, i) => all + (partial.includes(bin) ? (count[i] ?? 0) : 0), 0);
}

function check({ patrols, radiusMetres, window }: PlanRequest): void {
	if (!Number.isInteger(patrols) || patrols < 1 || patrols > MOST_PATROLS)
		throw new HexbeatError('plan-patrols', `A plan cannot have ${String(patrols)} patrols.`, `Choose 1 to ${String(MOST_PATROLS)}.`);
	if (!(radiusMetres >= 50 && radiusMetres <= 2000))
		throw new HexbeatError('plan-radius', `A patrol cannot walk ${String(radiusMetres)} m from its post.`, 'Choose 50 to 2,000 m.');
	if (window?.days.length === 0) throw new HexbeatError('plan-window', 'The shift has no day.', 'Choose at least one day of the week.');
}
