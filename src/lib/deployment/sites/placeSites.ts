import { breathe } from '../../core/breathe';
import { HexbeatError } from '../../core/errors';
import { reachWithin } from '../coverage/reach';
import { metresBetween } from '../coverage/nearby';
import { plural } from '../explain/figures';
import type { Pause } from '../pause';
import { FEWEST_INCIDENTS } from '../refuse';
import type { Problem } from '../siting/cover';
import { coverageCurve } from '../siting/curve';
import { pCentre } from '../siting/pCentre';
import { pMedian } from '../siting/pMedian';
import type { Siting } from '../siting/siting';
import { alternativesTo } from './alternatives';
import type { CandidatePoint, NewSite, SitePlan, SiteRefusal, SiteRequest } from './contract';
import { coverageWith, hoursOf, nearestNew, type WalkTable } from './judge';
import { countOpen, type Counted, type Weighed } from './openNow';
import { RESAMPLES, resampled } from './resampled';
import { walker, type Walks } from './walks';

const MOST_NEW = 5;
/** Candidates × hexagons held at once: 48 MB. */
const MOST_PAIRS = 6_000_000;

/** Candidates whose neighbours tell how far hexagons lie apart. */
const LOOKED_AT = 60;

/**
 * Chooses places for new points beside those that are there. Existing points count at each hour by their opening hours: an incident is
 * within reach when a point that is open in its hour lies within the radius of its hexagon. Maximal covering (Church & ReVelle 1974),
 * p-median (Hakimi 1964) or p-centre (Minieka 1970) on what the existing points leave. Deterministic.
 * @throws HexbeatError `site-number`, `site-radius`; AbortError when the signal fires
 */
export async function placeSites(
	request: SiteRequest,
	signal?: AbortSignal,
	onProgress?: (done: number) => void
): Promise<SitePlan | SiteRefusal> {
	check(request);
	const progress = (from: number, to: number): Pause => {
		return async (done) => {
			onProgress?.(from + (to - from) * done);
			await breathe(signal);
		};
	};
	await progress(0, 0)(0);
	const walked = walker(request);
	const walking =
		(from: number, to: number) =>
		(done: number): void =>
			onProgress?.(from + (to - from) * done);
	const toExisting = await walked(request.existing, walking(0, 0.02), signal);
	const counted = countOpen(request, toExisting.table);
	const refusal = refusalOf(request, counted);
	if (refusal) return refusal;
	const { entries, total, untimed } = counted;
	const { radiusMetres: radius, model } = request;
	const toNew = await walked(request.candidates, walking(0.02, 0.1), signal);
	const walks = toNew.table;
	const problem = residual(request, entries, walks);
	const curve = model === 'cover' ? await coverageCurve(problem, MOST_NEW, progress(0.1, 0.6)) : [];
	const solved = await solve(request, { entries, walks, problem, curve }, progress(0.1, 0.6));
	const none = coverageWith(entries, nearestNew(walks, []), radius);
	const fresh = nearestNew(walks, solved.sites);
	const after = coverageWith(entries, fresh, radius);
	const apart = apartOf(request.candidates);
	const beside = (a: number, b: number): boolean => a === b || gap(request.candidates, a, b) < apart;
	const doubt = await resampled(
		{ problem, held: none.covered, sites: solved.sites, beside },
		model === 'cover',
		request.seed,
		progress(0.6, 0.95)
	);
	const choice = { model, entries, walks, candidates: request.candidates, sites: solved.sites, radius, apart };
	return {
		kind: 'sites',
		model,
		total,
		untimed,
		straight: request.streets ? offStreets(entries, [...rowsOf(toExisting), ...rowsOf(toNew, solved.sites)]) : null,
		sites: sitesOf(request, { entries, walks: toNew }, solved.sites, model === 'cover' ? doubt.chosen : null),
		before: none,
		after,
		shareBefore: doubt.before,
		shareAfter: doubt.after,
		...boundOf(model, solved, none.covered, total),
		alternatives: alternativesTo(choice, after),
		apartMetres: apart,
		hours: hoursOf(entries, fresh, radius),
		curve: curve.map(({ value, bound }, more) => ({ more, covered: none.covered + value, bound: none.covered + bound })),
		resamples: RESAMPLES
	};
}

function check({ more, radiusMetres }: SiteRequest): void {
	if (!Number.isInteger(more) || more < 1 || more > MOST_NEW)
		throw new HexbeatError('site-number', `${String(more)} new points cannot be placed.`, `Choose 1 to ${String(MOST_NEW)}.`);
	if (!(radiusMetres >= 25 && radiusMetres <= 5000))
		throw new HexbeatError('site-radius', `A reach of ${String(radiusMetres)} m is none to plan with.`, 'Choose 25 to 5,000 m.');
}

function refusalOf({ candidates, demand }: SiteRequest, { total, untimed }: Counted): SiteRefusal | null {
	const refuse = (code: SiteRefusal['code'], fault: string, remedy: string): SiteRefusal => ({ kind: 'refusal', code, fault, remedy });
	if (total < FEWEST_INCIDENTS)
		return refuse(
			'too-few-incidents',
			`Only ${plural(total, 'incident')} with a place and an hour to count${untimed > 0 ? `; ${plural(untimed, 'record')} do not say the hour` : ''}: under ${String(FEWEST_INCIDENTS)} any site would be chance.`,
			untimed > 0
				? 'Count all hours alike, or take a longer period or a larger area.'
				: 'Take a longer period, more hours or a larger area.'
		);
	if (candidates.length === 0)
		return refuse('no-candidates', 'There is no place to choose from.', 'Draw a larger area, or let every hexagon be a candidate.');
	if (candidates.length * demand.cells.length > MOST_PAIRS)
		return refuse(
			'too-large',
			`${plural(candidates.length, 'candidate')} and ${plural(demand.cells.length, 'hexagon')} are too many to compare one by one.`,
			'Choose coarser hexagons, a smaller area, or a file of premises.'
		);
	return null;
}

/** Walks from one point to every hexagon. */
interface Row {
	readonly metres: Float64Array;
	readonly straight: Uint8Array;
}

/** @param points which ones; all without */
function rowsOf({ table: { candidates, places, values }, straight }: Walks, points?: readonly number[]): Row[] {
	return (points ?? Array.from({ length: candidates }, (_, p) => p)).map((p) => ({
		metres: values.subarray(p * places, (p + 1) * places),
		straight: straight.subarray(p * places, (p + 1) * places)
	}));
}

/** Incidents whose walk to the nearest point is a straight line: no street leads there. */
function offStreets(entries: readonly Weighed[], points: readonly Row[]): number {
	const isOff = (cell: number): boolean => {
		const nearest = points.reduce<Row | null>(
			(best, row) => ((row.metres[cell] ?? 0) < (best?.metres[cell] ?? Infinity) ? row : best),
			null
		);
		return nearest?.straight[cell] === 1;
	};
	return entries.reduce((sum, { cell, count }) => sum + (isOff(cell) ? count : 0), 0);
}

/** Maximal covering of what existing points leave. */
function residual({ demand, radiusMetres }: SiteRequest, entries: readonly Weighed[], walks: WalkTable): Problem {
	const weight = new Float64Array(demand.cells.length);
	for (const { cell, count, walk } of entries) if (walk > radiusMetres) weight[cell] = (weight[cell] ?? 0) + count;
	return { reach: reachWithin(walks, radiusMetres), weight };
}

interface Parts {
	readonly entries: readonly Weighed[];
	readonly walks: WalkTable;
	readonly problem: Problem;
	readonly curve: readonly Siting[];
}

async function solve({ model, more }: SiteRequest, { entries, walks, curve }: Parts, pause: Pause): Promise<Siting> {
	if (model === 'cover') return curve[Math.min(more, curve.length - 1)] ?? { sites: [], value: 0, bound: 0 };
	const { candidates, places } = walks;
	const values = new Float64Array(walks.values.length);
	// The nearest new site is the best for every hour of a hexagon, so that each pair of hexagon and candidate has one cost.
	if (model === 'median') {
		for (let c = 0; c < candidates; c++)
			for (const { cell, count, walk } of entries) {
				const e = c * places + cell;
				values[e] = (values[e] ?? 0) + count * Math.min(walk, walks.values[e] ?? Infinity);
			}
		return pMedian({ distances: { candidates, places, values }, weight: new Float64Array(places).fill(1) }, more, pause);
	}
	const worst = new Float64Array(places);
	for (const { cell, walk } of entries) worst[cell] = Math.max(worst[cell] ?? 0, walk);
	for (let e = 0; e < values.length; e++) values[e] = Math.min(walks.values[e] ?? Infinity, worst[e % places] ?? 0);
	return pCentre({ candidates, places, values }, more, pause);
}

/** @param held incidents that existing points reach */
function boundOf(model: SiteRequest['model'], { value, bound }: Siting, held: number, total: number): Pick<SitePlan, 'bound' | 'ofBest'> {
	if (model === 'cover') return { bound: held + bound, ofBest: bound === 0 ? 1 : Math.min(1, value / bound) };
	const per = model === 'median' ? total : 1;
	return { bound: bound / per, ofBest: value === 0 ? 1 : Math.min(1, bound / value) };
}

function sitesOf(
	{ candidates, radiusMetres, streets }: SiteRequest,
	{ entries, walks }: { readonly entries: readonly Weighed[]; readonly walks: Walks },
	sites: readonly number[],
	chosen: readonly number[] | null
): NewSite[] {
	let before = coverageWith(entries, nearestNew(walks.table, []), radiusMetres).covered;
	const off = rowsOf(walks, sites).map(({ straight }) => straight.every((one) => one === 1));
	return sites.flatMap((at, i) => {
		const point = candidates[at];
		if (!point) return [];
		const { covered } = coverageWith(entries, nearestNew(walks.table, sites.slice(0, i + 1)), radiusMetres);
		const adds = covered - before;
		before = covered;
		return [{ ...point, at, adds, chosen: chosen?.[i] ?? null, offStreets: streets !== undefined && off[i] === true }];
	});
}

/** Neighbouring hexagons lie one spacing apart, the next ones 1.7: a little over one tells them. Premises are all places of their own. */
function apartOf(candidates: readonly CandidatePoint[]): number {
	const [first] = candidates;
	if (!first || first.cell === '') return 0;
	let least = Infinity;
	const some = Math.min(LOOKED_AT, candidates.length);
	for (let a = 0; a < some; a++) for (let c = a + 1; c < candidates.length; c++) least = Math.min(least, gap(candidates, a, c));
	return least === Infinity ? 0 : 1.4 * least;
}

function gap(candidates: readonly CandidatePoint[], a: number, b: number): number {
	const [p, q] = [candidates[a], candidates[b]];
	return p && q ? metresBetween(p.lng, p.lat, q.lng, q.lat) : Infinity;
}
