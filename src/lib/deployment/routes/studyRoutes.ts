import { breathe } from '../../core/breathe';
import { HexbeatError } from '../../core/errors';
import { plural } from '../explain/figures';
import { FEWEST_INCIDENTS } from '../refuse';
import { compared, rateOf } from './compare';
import type { Piece, RouteFigures, RoutesFigures, RoutesRefusal, RoutesRequest } from './contract';
import { along, cut, lengthOf, pointAt, type Stretch } from './cut';
import { grainOf } from './grain';
import { placeMarshals } from './marshals';
import { coveredByHour, openHours, slotsIn, withinWalk } from './refugesAlong';
import { tallyPieces, type Tally } from './tally';

/** Centres of hexagons stand for places up to this far away: a narrower buffer would tell where hexagons are (level 10). */
const HEXAGON_REACH = 76;
const WIDE_BUFFER = 150;
/** Share of the incidents at centres of hexagons from which that matters. */
const COARSE_SHARE = 0.1;
/** Metres between positions along a route at which refuge points are looked for. */
const STEP = 25;
const MOST_MARSHALS = 5;

/**
 * Incidents along way-marked routes: counted once each at the nearest piece within the buffer, per 100 m with intervals, each piece against
 * the others, the share of each route near an open refuge point by hour, and positions for marshals. Deterministic.
 * @throws HexbeatError `routes-buffer`; AbortError when the signal fires
 */
export async function studyRoutes(
	request: RoutesRequest,
	signal?: AbortSignal,
	onProgress?: (done: number) => void
): Promise<RoutesFigures | RoutesRefusal> {
	check(request);
	const pause = async (done: number): Promise<void> => {
		onProgress?.(done);
		await breathe(signal);
	};
	await pause(0);
	const slots = slotsIn(request.window);
	const fine = cut(request.routes, request.pieceMetres);
	const near = tallyPieces(request, fine, slots);
	const refusal = refusalOf(request, near);
	if (refusal) return refusal;
	await pause(0.3);
	const grain = grainOf(near.places);
	const coarser = tooFine(request, fine, near, grain);
	const stretches = coarser ? cut(request.routes, Infinity) : fine;
	const tally = coarser ? tallyPieces(request, stretches, slots) : near;
	const marshals = await placeMarshals(
		request.routes,
		tally.places,
		request.marshalMetres,
		Math.min(MOST_MARSHALS, request.marshals),
		(done) => pause(0.4 + 0.6 * done)
	);
	return {
		kind: 'routes',
		routes: routesOf(request, stretches, tally, slots),
		pieces: piecesOf(request, stretches, tally, slots),
		incidents: tally.incidents,
		shared: tally.shared,
		untimed: tally.untimed,
		leftUntimed: tally.leftUntimed,
		coarse: tally.coarse,
		total: tally.total,
		weekHours: slots.length,
		places: tally.places.weight.length,
		grainMetres: grain,
		coarser,
		marshals
	};
}

function check({ bufferMetres, pieceMetres }: RoutesRequest): void {
	if (!(bufferMetres >= 5 && bufferMetres <= 1000 && pieceMetres >= 50))
		throw new HexbeatError(
			'routes-buffer',
			'The buffer or the length of the pieces is out of range.',
			'Choose 5 to 1,000 m, and pieces of 50 m or more.'
		);
}

function refusalOf({ bufferMetres, window }: RoutesRequest, tally: Tally): RoutesRefusal | null {
	if (tally.coarse > COARSE_SHARE * tally.incidents && bufferMetres < HEXAGON_REACH)
		return {
			kind: 'refusal',
			code: 'hexagon-centres',
			fault: `Exact places were dropped at import: ${plural(tally.coarse, 'incident')} of these stand at the centre of a hexagon, up to ${String(HEXAGON_REACH)} m from where they happened. A buffer of ${String(bufferMetres)} m would count hexagons, not incidents.`,
			remedy: `Widen the buffer to ${String(WIDE_BUFFER)} m.`,
			buffer: WIDE_BUFFER
		};
	if (tally.incidents >= FEWEST_INCIDENTS) return null;
	const none = window !== null && tally.leftUntimed > tally.incidents;
	return {
		kind: 'refusal',
		code: none ? 'hours-unknown' : 'too-few-incidents',
		fault: `Only ${plural(tally.incidents, 'incident')} within ${String(bufferMetres)} m of the routes${none ? `; ${plural(tally.leftUntimed, 'record')} do not say the hour` : ''}: under ${String(FEWEST_INCIDENTS)} no part of a route can be told from another.`,
		remedy: none ? 'Count all hours.' : 'Widen the buffer, take a longer period, more hours or more categories.',
		buffer: none || bufferMetres >= WIDE_BUFFER ? null : WIDE_BUFFER
	};
}

/** Why pieces would show where map points are rather than where incidents happen. */
function tooFine(
	{ snapped, pieceMetres }: RoutesRequest,
	pieces: readonly Stretch[],
	{ places, coarse, incidents }: Tally,
	grain: number
): RoutesFigures['coarser'] {
	const distinct = places.weight.length;
	const shared = snapped || coarse > COARSE_SHARE * incidents;
	if (!shared || (distinct >= pieces.length && pieceMetres >= grain)) return null;
	return {
		fault: `These records stand at ${plural(distinct, 'map point')} near the routes, about ${String(Math.round(grain))} m apart: ${plural(pieces.length, 'piece')} of ${String(pieceMetres)} m would show where the points are, not where it happens.`,
		remedy: 'Whole routes are shown. Cut longer pieces to compare parts of them.'
	};
}

function piecesOf(
	{ refuges, refugeMetres }: RoutesRequest,
	stretches: readonly Stretch[],
	tally: Tally,
	slots: readonly number[]
): Piece[] {
	const middles = stretches.map(({ line }) => {
		const [lng, lat] = pointAt(line, lengthOf(line) / 2);
		return { lng, lat };
	});
	const reached = withinWalk(middles, refuges, refugeMetres);
	const of = compared(stretches.map(({ from, to }, i) => ({ incidents: tally.counts[i] ?? 0, metres: to - from })));
	return stretches.map((stretch, i) => {
		const incidents = tally.counts[i] ?? 0;
		return {
			...stretch,
			incidents,
			...rateOf(incidents, stretch.to - stretch.from),
			...(of[i] ?? { ratio: null, verdict: 'too-few' }),
			hours: tally.hours.slice(24 * i, 24 * (i + 1)),
			openHours: openHours(reached[i] ?? [], slots)
		};
	});
}

function routesOf(
	{ routes, refuges, refugeMetres }: RoutesRequest,
	stretches: readonly Stretch[],
	tally: Tally,
	slots: readonly number[]
): RouteFigures[] {
	const samples = along(routes, STEP);
	return routes.map(({ name, lines }, route) => {
		const metres = lines.reduce((sum, line) => sum + lengthOf(line), 0);
		const mine = [...stretches.keys()].filter((i) => stretches[i]?.route === route);
		const incidents = mine.reduce((sum, i) => sum + (tally.counts[i] ?? 0), 0);
		const reached = withinWalk(
			samples.filter((sample) => sample.route === route),
			refuges,
			refugeMetres
		);
		return {
			name,
			metres,
			incidents,
			...rateOf(incidents, metres),
			hours: Uint32Array.from({ length: 24 }, (_, hour) => mine.reduce((sum, i) => sum + (tally.hours[24 * i + hour] ?? 0), 0)),
			covered: coveredByHour(reached, slots),
			coveredEver: reached.filter((points) => points.length > 0).length / Math.max(1, reached.length)
		};
	});
}
