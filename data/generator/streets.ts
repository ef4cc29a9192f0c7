/** The made-up street points that incidents are snapped to, and positions between them. */
import type { LngLat } from '../truths';
import { at, Urn, type Dice } from './dice';
import { LIMITS, PLACES, type Kind, type Place, type Town } from './places';

/** Metres in a degree: of latitude, and of longitude at 51.28° north. */
const NORTH = 111_320;
const EAST = 69_630;

/** Directions of street grids as exact unit vectors (Pythagorean triples). */
const BEARINGS = [
	[0.8, 0.6],
	[0.96, 0.28],
	[12 / 13, 5 / 13],
	[0.6, -0.8],
	[15 / 17, -8 / 17]
] as const;

export const shift = ([lng, lat]: LngLat, east: number, north: number): LngLat => [lng + east / EAST, lat + north / NORTH];

export function metresBetween(a: LngLat, b: LngLat): number {
	const east = (a[0] - b[0]) * EAST;
	const north = (a[1] - b[1]) * NORTH;
	return Math.sqrt(east * east + north * north);
}

function inside([lng, lat]: LngLat, ring: readonly LngLat[]): boolean {
	let odd = false;
	ring.forEach(([x, y], i) => {
		const [px, py] = at(ring, (i + ring.length - 1) % ring.length);
		if (y > lat !== py > lat && lng < ((px - x) * (lat - y)) / (py - y) + x) odd = !odd;
	});
	return odd;
}

export interface StreetPoint {
	readonly at: LngLat;
	readonly place: Place;
	/** How often it is used within its place, any unit. */
	readonly weight: number;
}

/** Points of one neighbourhood: a rotated grid of streets, denser and busier towards its middle. */
function gridOf(place: Place, index: number, dice: Dice): StreetPoint[] {
	const [dx, dy] = at(BEARINGS, index % BEARINGS.length);
	const along = 46 + place.spread * 0.09;
	const across = 80 + place.spread * 0.14;
	const points: StreetPoint[] = [];
	const reach = place.spread * 2.7;
	for (let v = -reach; v <= reach; v += across)
		for (let u = -reach; u <= reach; u += along) {
			const x = u + (dice.unit() - 0.5) * 34;
			const y = v + (dice.unit() - 0.5) * 22;
			const distance = Math.sqrt(x * x + y * y) / place.spread;
			const thin = 1 / (1 + distance * distance * distance);
			const busy = dice.unit();
			if (dice.unit() > thin) continue;
			points.push({ at: shift(place.centre, x * dx - y * dy, x * dy + y * dx), place, weight: thin * (0.06 + busy * busy * busy) });
		}
	return points.filter((point) => inside(point.at, LIMITS[place.town]));
}

const round = (degrees: number): number => Number(degrees.toFixed(5));

export class Streets {
	readonly points: readonly StreetPoint[];
	/** Points at farms and on lanes outside the neighbourhoods. */
	readonly #lanes: readonly LngLat[];
	readonly #urns = new Map<string, Urn>();

	constructor(
		readonly town: Town,
		dice: Dice
	) {
		this.points = PLACES[town].flatMap((place, i) => gridOf(place, i, dice));
		const ring = LIMITS[town];
		const west = Math.min(...ring.map(([lng]) => lng));
		const east = Math.max(...ring.map(([lng]) => lng));
		const south = Math.min(...ring.map(([, lat]) => lat));
		const north = Math.max(...ring.map(([, lat]) => lat));
		const lanes: LngLat[] = [];
		while (lanes.length < 170) {
			const lane: LngLat = [west + dice.unit() * (east - west), south + dice.unit() * (north - south)];
			if (inside(lane, ring)) lanes.push(lane);
		}
		this.#lanes = lanes;
	}

	/** A position for an incident; places weigh in by their kind. Most lie on shared points. */
	draw(pull: Readonly<Record<Kind, number>>, lanes: number, dice: Dice): LngLat {
		if (dice.unit() < lanes) return this.#polish(dice.of(this.#lanes));
		const key = JSON.stringify(pull);
		const urn = this.#urns.get(key) ?? this.#urnFor(pull);
		this.#urns.set(key, urn);
		const point = at(this.points, urn.draw(dice));
		if (dice.unit() > 0.12) return this.#polish(point.at);
		const beside = shift(point.at, (dice.unit() - 0.5) * 70, (dice.unit() - 0.5) * 70);
		return this.#polish(inside(beside, LIMITS[this.town]) ? beside : point.at);
	}

	/** Name of the made-up area nearest to a position. */
	areaOf(position: LngLat): string {
		const reach = (place: Place): number => metresBetween(place.centre, position) / (place.spread + 150);
		return PLACES[this.town].reduce((best, place) => (reach(place) < reach(best) ? place : best)).area;
	}

	#urnFor(pull: Readonly<Record<Kind, number>>): Urn {
		const sums = new Map<Place, number>();
		for (const { place, weight } of this.points) sums.set(place, (sums.get(place) ?? 0) + weight);
		return new Urn(this.points.map(({ place, weight }) => (weight / (sums.get(place) ?? 1)) * place.share * pull[place.kind]));
	}

	#polish([lng, lat]: LngLat): LngLat {
		return [round(lng), round(lat)];
	}
}

/** Shared points of a planted spot, all within its radius. */
export function spotPoints(spot: { readonly centre: LngLat; readonly radius: number }, count: number, dice: Dice): LngLat[] {
	const points: LngLat[] = [];
	while (points.length < count) {
		const east = (dice.unit() * 2 - 1) * spot.radius;
		const north = (dice.unit() * 2 - 1) * spot.radius;
		if (east * east + north * north > spot.radius * spot.radius) continue;
		const [lng, lat] = shift(spot.centre, east, north);
		points.push([round(lng), round(lat)]);
	}
	return points;
}
