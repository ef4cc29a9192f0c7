/** People per km² of a town whose radius is not known: sets how far a town reaches. */
const CROWD = 3000;
/** Reach of the smallest town, km. */
const LEAST_REACH = 2;
const KM_PER_DEGREE = 111.2;

/** Towns of the world, to judge whether a place is one where people live. */
export class Gazetteer {
	/** Names in the order of the list, most populous first. */
	readonly names: string[] = [];
	readonly #lng: Float64Array;
	readonly #lat: Float64Array;
	/** People, and the reach of the town: standard deviation of a Gaussian disc, km. */
	readonly #people: Float64Array;
	readonly #reach: Float64Array;
	/** Towns by square of one degree. */
	readonly #squares = new Map<number, number[]>();

	/** @param text lines "name|longitude|latitude|thousands of people" */
	constructor(text: string) {
		const lines = text.split('\n');
		this.#lng = new Float64Array(lines.length);
		this.#lat = new Float64Array(lines.length);
		this.#people = new Float64Array(lines.length);
		this.#reach = new Float64Array(lines.length);
		lines.forEach((line, i) => {
			const [name = '', lng, lat, thousands] = line.split('|');
			this.names.push(name);
			this.#lng[i] = Number(lng);
			this.#lat[i] = Number(lat);
			this.#people[i] = Number(thousands) * 1000;
			this.#reach[i] = Math.max(LEAST_REACH, Math.sqrt((this.#people[i] ?? 0) / (Math.PI * CROWD)));
			const square = squareOf(Number(lng), Number(lat));
			const towns = this.#squares.get(square);
			if (towns) towns.push(i);
			else this.#squares.set(square, [i]);
		});
	}

	/** People per km² at a place, each town spread as a Gaussian disc; `each` hears of every town that counts there. */
	density(lng: number, lat: number, each?: (town: number, density: number) => void): number {
		let sum = 0;
		const narrow = Math.cos((lat * Math.PI) / 180);
		for (let dy = -1; dy <= 1; dy++)
			for (let dx = -1; dx <= 1; dx++)
				for (const town of this.#squares.get(squareOf(lng + dx, lat + dy)) ?? []) {
					const reach = this.#reach[town] ?? 1;
					const x = ((this.#lng[town] ?? 0) - lng) * narrow * KM_PER_DEGREE;
					const y = ((this.#lat[town] ?? 0) - lat) * KM_PER_DEGREE;
					const z = (x * x + y * y) / (2 * reach * reach);
					if (z > 8) continue;
					const here = ((this.#people[town] ?? 0) / (2 * Math.PI * reach * reach)) * Math.exp(-z);
					sum += here;
					each?.(town, here);
				}
		return sum;
	}

	/** People of a town. */
	people(town: number): number {
		return this.#people[town] ?? 0;
	}
}

const squareOf = (lng: number, lat: number): number => (Math.floor(lat) + 90) * 360 + ((Math.floor(lng) + 540) % 360);

let loaded: Promise<Gazetteer> | null = null;

/** Loads the towns on first use (about 150 kB over the wire). */
export function loadGazetteer(): Promise<Gazetteer> {
	loaded ??= import('./cities.json').then(({ default: { lines } }) => new Gazetteer(lines));
	return loaded;
}
