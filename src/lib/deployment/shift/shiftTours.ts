import { DETOUR } from '../coverage/reach';
import { metresBetween } from '../coverage/nearby';
import { streetNetwork, type StreetNetwork } from '../network/network';
import { waysAlong, type Way } from '../network/walkPath';
import { minutesOf, walkTable, type WalkTable } from '../network/walkTable';
import { planTours, type Tour } from '../tours/planTours';
import { assignPosts } from './assign';
import { type Position, type ShiftTour, type ShiftTours, type ShiftToursRequest, type TourPlace } from './shift';

/**
 * A round on foot for each patrol, through the ground of its post: the hexagons that it reaches first. Each leaves its depot, stays at
 * places that hold most of what is expected, comes back to them no sooner than the revisit, and returns in time; what does not fit is
 * not promised. Starts and orders are varied by the seed.
 * @param onProgress part done, 0–1
 * @throws AbortError when the signal fires
 */
export async function shiftTours(
	request: ShiftToursRequest,
	signal?: AbortSignal,
	onProgress?: (done: number) => void
): Promise<ShiftTours> {
	const { posts, units, streets } = request;
	const network = streets && streets.length > 0 ? streetNetwork(streets) : null;
	const way = Float64Array.from({ length: units.length * posts.length }, (_, at) => {
		const [depot, post] = [units[Math.floor(at / posts.length)]?.depot, posts[at % posts.length]];
		return depot && post ? walked(depot, post) : 0;
	});
	const tours: ShiftTour[] = [];
	for (const [unit, post] of assignPosts(way, units.length, posts.length).entries()) {
		const tour =
			post < 0 ? null : await tourOf(request, network, { unit, post }, signal, (done) => onProgress?.((unit + done) / units.length));
		if (tour) tours.push(tour);
	}
	const going = new Set(tours.filter(({ stays }) => stays.length > 0).map(({ unit }) => unit));
	return {
		tours: tours.filter(({ unit }) => going.has(unit)),
		share: sum(tours.map((tour) => sum(tour.places.map((place) => place.share)))),
		idle: Array.from(units.keys()).filter((unit) => !going.has(unit))
	};
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
const walked = (a: Position, b: Position): number => metresBetween(a.lng, a.lat, b.lng, b.lat) * DETOUR;

async function tourOf(
	{ posts, cells, units, dwell, revisit, speed, seed }: ShiftToursRequest,
	network: StreetNetwork | null,
	{ unit, post }: { unit: number; post: number },
	signal?: AbortSignal,
	onProgress?: (done: number) => void
): Promise<ShiftTour | null> {
	const who = units[unit];
	const home = posts[post];
	if (!who || !home) return null;
	const ground: TourPlace[] = cells.ids.flatMap((cell, i) =>
		cells.reachedBy[i] === post && (cells.share[i] ?? 0) > 0
			? [{ cell, lng: cells.centres[2 * i] ?? 0, lat: cells.centres[2 * i + 1] ?? 0, share: cells.share[i] ?? 0 }]
			: []
	);
	const depot = who.depot ?? { lng: home.lng, lat: home.lat };
	const points = Float64Array.from([depot, ...ground].flatMap(({ lng, lat }) => [lng, lat]));
	const table = await walkTable({ network, from: points, to: points }, signal);
	const plan = await planTours(
		{
			walk: minutesOf(table.metres, speed),
			stops: ground.map(({ share }, i) => ({ point: i + 1, worth: share })),
			units: [{ depot: 0, from: who.from, to: who.to }],
			dwell,
			revisit,
			seed: seed + unit
		},
		signal,
		onProgress
	);
	const [tour] = plan.tours;
	return tour ? { unit, post, depot, way: wayOf(tour, points, waysAlong(network)), ...told(tour, ground, table) } : null;
}

/** The turns of a tour. @param points longitude and latitude in turn of the depot and the stops */
function wayOf({ visits }: Tour, points: Float64Array, way: Way): ShiftTour['way'] {
	const at = (point: number): readonly [number, number] => [points[2 * point] ?? 0, points[2 * point + 1] ?? 0];
	const stops = [0, ...visits.map(({ point }) => point), 0];
	return [at(0), ...stops.slice(1).flatMap((point, i) => way(at(stops[i] ?? 0), at(point)).slice(1))];
}

/** The tour with its places numbered in the order of their first stay. */
function told(
	{ visits, start, finish, walking, dwelling, waiting }: Tour,
	ground: readonly TourPlace[],
	{ metres, straight }: WalkTable
): Omit<ShiftTour, 'unit' | 'post' | 'depot' | 'way'> {
	const order = [...new Set(visits.map(({ stop }) => stop))];
	const points = ground.length + 1;
	const path = [0, ...visits.map(({ point }) => point), 0];
	const legs = path.slice(1).map((point, i) => (path[i] ?? 0) * points + point);
	return {
		places: order.flatMap((stop) => ground[stop] ?? []),
		stays: visits.map(({ stop, arrive, leave }) => ({ place: order.indexOf(stop), arrive, leave })),
		start,
		finish,
		walking,
		dwelling,
		waiting,
		metres: sum(legs.map((leg) => metres[leg] ?? 0)),
		straight: sum(legs.map((leg) => (straight[leg] ? (metres[leg] ?? 0) : 0)))
	};
}
