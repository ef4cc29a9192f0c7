import type { Unproject } from '../place-plan';
import { loadGazetteer, type Gazetteer } from './gazetteer';
import { loadSystems, type CrsSystem } from './systems';
import { loadUnprojector, type Unprojector } from './unprojector';

/** What else the file says that bears on the reference system. */
export interface CrsHints {
	/** Words of the headers of the two columns. */
	readonly words: readonly string[];
	/** Short texts of other columns, in lower case: a name of a town or quarter among them speaks for its place. */
	readonly texts: ReadonlySet<string>;
}

/** A reference system under which the points make sense. */
export interface CrsGuess {
	readonly system: CrsSystem;
	/** Town on which most of the points fall, and its people. */
	readonly town: string;
	readonly people: number;
	/** Share of the points that fall on towns. */
	readonly share: number;
	/** A town on which points fall is named in another column. */
	readonly named: boolean;
	/** Mean over the points of the natural logarithm of people per km², plus what the hints add. */
	readonly score: number;
}

export interface CrsInference {
	/** Best first, each at a place of its own; at most five. */
	readonly guesses: readonly CrsGuess[];
	/** The one that the evidence singles out; null when it does not. */
	readonly best: CrsGuess | null;
}

/** Points that are tried, at most. */
const POINTS = 120;
/** Degrees by which points may leave a system's area of use. */
const SLACK = 0.3;
/** Beyond this many people per km² a place is no likelier: a metropolis would draw everything to itself. */
const CROWDED = 2500;
/** People per km² from which a point counts as on a town. */
const TOWN = 100;
/** Lead of the best guess over the next, in logarithms of density, and its least share of points on towns. */
const LEAD = 1.5;
const LEAST_SHARE = 0.6;
/** Guesses nearer to each other than this (degrees) are the same place. */
const SAME = 0.05;

/**
 * Which reference system projected coordinates are in. Their ranges alone fit many (every UTM zone, many state planes), so each
 * candidate is judged by where it puts the points: incidents happen where people live, so their likelihood under a system is taken
 * proportional to the density of population there. British National Grid starts ahead, as this program is made for Great Britain; a code
 * in a header, the word UTM and names of towns in other columns add their weight.
 */
export async function inferCrs(east: readonly number[], north: readonly number[], hints: CrsHints): Promise<CrsInference> {
	const [systems, towns, unprojector] = await Promise.all([loadSystems(), loadGazetteer(), loadUnprojector()]);
	return rankSystems(spread(east, north), systems.candidates(), towns, unprojector, hints);
}

type Points = readonly (readonly [east: number, north: number])[];

/** Distinct points, evenly taken out of all, without those at 0, 0. */
function spread(east: readonly number[], north: readonly number[]): Points {
	const distinct = new Map<string, readonly [number, number]>();
	east.forEach((x, i) => {
		const y = north[i] ?? NaN;
		if (Number.isFinite(x) && Number.isFinite(y) && (x !== 0 || y !== 0)) distinct.set(`${String(x)} ${String(y)}`, [x, y]);
	});
	const all = [...distinct.values()];
	const step = Math.max(1, all.length / POINTS);
	return Array.from({ length: Math.min(POINTS, all.length) }, (_, i) => all[Math.floor(i * step)] ?? [NaN, NaN]);
}

export function rankSystems(
	points: Points,
	candidates: readonly CrsSystem[],
	towns: Gazetteer,
	unprojector: Unprojector,
	hints: CrsHints
): CrsInference {
	const found = candidates.flatMap((system) => judge(points, system, towns, unprojector, hints) ?? []).sort((a, b) => b.score - a.score);
	const apart: Judged[] = [];
	for (const guess of found) {
		if (apart.length >= 5) break;
		if (apart.every(({ middle: [lng, lat] }) => Math.hypot(lng - guess.middle[0], lat - guess.middle[1]) > SAME)) apart.push(guess);
	}
	const [first, second] = apart;
	const leads = first !== undefined && first.share >= LEAST_SHARE && first.score - (second?.score ?? 0) >= LEAD;
	return { guesses: apart, best: leads ? first : null };
}

interface Judged extends CrsGuess {
	readonly middle: readonly [lng: number, lat: number];
}

function judge(points: Points, system: CrsSystem, towns: Gazetteer, unprojector: Unprojector, hints: CrsHints): Judged | null {
	const unproject = unprojector(system.definition);
	const middle = place(unproject, points[Math.floor(points.length / 2)] ?? [NaN, NaN]);
	if (!within(system, middle)) return null;
	const weights = new Map<number, number>();
	let logs = 0;
	let inside = 0;
	let onTown = 0;
	for (const point of points) {
		const at = place(unproject, point);
		if (!within(system, at)) continue;
		inside++;
		const density = towns.density(at[0], at[1], (town, here) => weights.set(town, (weights.get(town) ?? 0) + here));
		logs += Math.log(Math.min(density, CROWDED) + 1);
		if (density >= TOWN) onTown++;
	}
	if (inside < 0.9 * points.length) return null;
	const [town] = [...weights].sort((a, b) => b[1] - a[1])[0] ?? [-1];
	const named = [...weights.keys()].some((at) => hints.texts.has((towns.names[at] ?? '').toLowerCase()));
	return {
		system,
		town: towns.names[town] ?? '',
		people: towns.people(town),
		share: onTown / points.length,
		named,
		score: logs / points.length + prior(system, hints) + (named ? 1.5 : 0),
		middle
	};
}

/** What speaks for a system before its points are looked at, in natural logarithms. */
function prior({ code, name }: CrsSystem, { words }: CrsHints): number {
	const number = code.slice(5);
	if (words.includes(number)) return 10;
	if (words.includes('utm') && name.includes('UTM')) return 3;
	if (code !== 'EPSG:27700') return 0;
	return words.some((word) => /^(bng|osgb\d*|osgr|os)$/.test(word)) ? 6 : 2;
}

function place(unproject: Unproject, [east, north]: readonly [number, number]): readonly [number, number] {
	try {
		return unproject(east, north);
	} catch {
		return [NaN, NaN];
	}
}

const within = ({ west, south, east, north }: CrsSystem, [lng, lat]: readonly [number, number]): boolean =>
	lng >= west - SLACK && lng <= east + SLACK && lat >= south - SLACK && lat <= north + SLACK;
