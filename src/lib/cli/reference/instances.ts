/** Places, candidates and distances of a siting problem, in the forms in which reference files carry them. */
import { metresBetween } from '../../deployment/coverage/nearby';
import type { Distances } from '../../deployment/siting/distances';
import { numberOf, numbersOf, type Json, type JsonObject } from './compare';

export interface Instance {
	readonly distances: Distances;
	/** Weight of each place. */
	readonly weight: Float64Array;
	/** Names of the candidates, as the file's answers name them. */
	readonly names: readonly (string | number)[];
	/** Number of sites, where the instance itself says it. */
	readonly sites: number | null;
}

type Way = (a: readonly number[], b: readonly number[]) => number;

/** Equatorial radius, as files with bare coordinates take it unless they name another. */
const EARTH_KM = 6378.137;

/** The problem of a file; null when it holds none that can be read. */
export function instanceOf(file: JsonObject): Instance | null {
	const table = rowsOf(file.distance_m ?? file.distances ?? file.distance);
	if (table) return fromTable(file, table);
	if (typeof file.data === 'string') return fromText(file, file.data);
	const points = rowsOf(file.xy ?? file.points ?? file.nodes);
	return points ? fromPoints(points, numbersOf(file.w ?? file.weights ?? file.demand), wayOf(file, '')) : null;
}

function rowsOf(value: Json | undefined): number[][] | null {
	if (!Array.isArray(value) || value.length === 0) return null;
	const rows = value.map(numbersOf);
	return rows.every((row) => row !== null) ? rows : null;
}

const ones = (n: number): Float64Array => new Float64Array(n).fill(1);

/** A row for each place, a column for each candidate. */
function fromTable(file: JsonObject, table: readonly (readonly number[])[]): Instance {
	const places = table.length;
	const candidates = table[0]?.length ?? 0;
	const values = new Float64Array(candidates * places);
	table.forEach((row, i) => {
		row.forEach((d, c) => (values[c * places + i] = d));
	});
	const given = [file.stores, file.candidates, file.sites].find((list) => Array.isArray(list) && list.length === candidates);
	const names = Array.isArray(given) ? given.map(String) : Array.from({ length: candidates }, (_, c) => c);
	const weight = numbersOf(file.pop ?? file.w ?? file.weights ?? file.demand);
	return { distances: { candidates, places, values }, weight: weight ? Float64Array.from(weight) : ones(places), names, sites: null };
}

/** Every place is a candidate, too. */
function fromPoints(points: readonly (readonly number[])[], weight: readonly number[] | null, way: Way): Instance {
	const n = points.length;
	const values = new Float64Array(n * n);
	points.forEach((a, c) => {
		points.forEach((b, i) => (values[c * n + i] = way(a, b)));
	});
	return {
		distances: { candidates: n, places: n, values },
		weight: weight ? Float64Array.from(weight) : ones(n),
		names: points.map((_, c) => c),
		sites: null
	};
}

/** Plain distance, or the great circle of latitudes and longitudes where the file says so. */
function wayOf(file: JsonObject, text: string): Way {
	const said = [file.metric, file.status, file.distance, file.format, text.slice(0, 500)]
		.filter((part) => typeof part === 'string')
		.join(' ');
	if (!/haversine|great.circle|EDGE_WEIGHT_TYPE\s*:\s*(COORD|GEO)\b/i.test(said))
		return (a, b) => Math.hypot((a[0] ?? 0) - (b[0] ?? 0), (a[1] ?? 0) - (b[1] ?? 0));
	const metres = 1000 * Number(/radius\s+(?:of\s+)?(\d{4}(?:\.\d+)?)\s*km/i.exec(said)?.[1] ?? EARTH_KM);
	return (a, b) => metresBetween(a[1] ?? 0, a[0] ?? 0, b[1] ?? 0, b[0] ?? 0, metres);
}

const numbersIn = (line: string): number[] => (line.trim() === '' ? [] : line.trim().split(/\s+/).map(Number));

/** Sections of the TSPLIB kind, or the edges of the OR-Library. */
function fromText(file: JsonObject, text: string): Instance | null {
	if (!text.includes('NODE_COORD_SECTION')) return fromEdges(text);
	const section = (name: string): number[][] => {
		const after = text.slice(text.indexOf(name) + name.length);
		return (/^[^A-Z]*/.exec(after)?.[0] ?? '')
			.split('\n')
			.map(numbersIn)
			.filter((row) => row.length > 0);
	};
	const points = section('NODE_COORD_SECTION').map((row) => row.slice(-2));
	const demand = text.includes('DEMAND_SECTION') ? section('DEMAND_SECTION').map((row) => row.at(-1) ?? 0) : null;
	return fromPoints(points, demand, wayOf(file, text));
}

/** "n m p", then m lines "i j cost" of an undirected graph: the last of parallel edges counts; ways by Floyd's algorithm. */
function fromEdges(text: string): Instance | null {
	const [head = [], ...edges] = text
		.split('\n')
		.map(numbersIn)
		.filter((row) => row.length > 0);
	const [n = 0, , sites = null] = head;
	if (!(n > 0) || !edges.every((edge) => edge.length === 3)) return null;
	const values = new Float64Array(n * n).fill(Infinity);
	for (const [i = 1, j = 1, cost = Infinity] of edges) values[(i - 1) * n + j - 1] = values[(j - 1) * n + i - 1] = cost;
	for (let i = 0; i < n; i++) values[i * n + i] = 0;
	for (let via = 0; via < n; via++)
		for (let i = 0; i < n; i++) {
			const first = values[i * n + via] ?? Infinity;
			if (first === Infinity) continue;
			for (let j = 0; j < n; j++) {
				const way = first + (values[via * n + j] ?? Infinity);
				if (way < (values[i * n + j] ?? Infinity)) values[i * n + j] = way;
			}
		}
	return {
		distances: { candidates: n, places: n, values },
		weight: ones(n),
		names: Array.from({ length: n }, (_, c) => c + 1),
		sites: numberOf(sites)
	};
}
