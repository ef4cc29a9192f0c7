import type { Choice } from './assess';
import { reachOf, type Reach } from './coverage/reach';
import { estimate } from './demand/estimate';
import type { Lattice } from './demand/lattice';
import { countsOfKinds, kindsOf, scoreOf, withPriors, type Kind, type Score } from './demand/objective';
import type { Solver } from './exact/program';
import { chooserOf, openOf, requiredOf, type Ground } from './ground';
import type { Pause } from './pause';
import type { Alternative, Draft, Objective, PlanRequest } from './plan';
import { postsOf } from './posts';
import { valueOf } from './siting/cover';
import { coverageCurve, type Proof } from './siting/curve';
import { curveWithin } from './siting/required';
import type { Siting } from './siting/siting';

/** Patrols beyond those asked for on the marginal curve. */
const BEYOND = 3;

/** The choice under the request's objective, and both answers side by side where harm is given. */
export interface Chosen {
	readonly choice: Choice;
	readonly objective: Objective;
	readonly alternatives: readonly [Alternative, Alternative] | null;
}

/**
 * Chooses posts for 0 … patrols + 3 patrols on a ground, by incidents or by harm.
 * @param solver proves that no choice of this many patrols is better, where the bound leaves that open
 * @param counts incidents per hexagon in the bins at positions from … to−1
 */
export async function choose(
	lattice: Lattice,
	{ counts, from, to, ground }: { counts: Uint32Array; from: number; to: number; ground: Ground },
	request: PlanRequest,
	pause: Pause,
	solver?: Solver
): Promise<Chosen> {
	const { patrols, radiusMetres, harm } = request;
	const candidates = Uint32Array.from(Array.from(counts.keys()).filter((i) => (counts[i] ?? 0) > 0 && !ground.barred(i)));
	const reach = openOf(reachOf(lattice.centres, candidates, radiusMetres), ground);
	const measures = {
		incidents: measure([{ weight: 1, lattice }], from, to),
		harm: harm ? measure(kindsOf(lattice, harm), from, to) : null
	};
	const objective = request.objective === 'harm' && measures.harm ? 'harm' : 'incidents';
	const { kinds, score } = measures[objective] ?? measures.incidents;
	const proof = solver && { solver, at: patrols };
	const curve = await curveOf(reach, score, patrols + BEYOND, ground, pause, proof);
	const demand = estimate(lattice, counts, to - from);
	const choice: Choice = { lattice, reach, demand, kinds, score, choose: chooserOf(ground), curve, patrols };
	if (!measures.harm) return { choice, objective, alternatives: null };
	const other = objective === 'harm' ? measures.incidents : measures.harm;
	const second = (await curveOf(reach, other.score, patrols, ground, pause)).at(patrols)?.sites ?? [];
	const first = curve[patrols]?.sites ?? [];
	const told = (own: Objective, sites: readonly number[]): Alternative => ({
		objective: own,
		posts: sites.map((site) => postAt(lattice, reach, site)),
		ofIncidents: shareOf(reach, measures.incidents.score, sites),
		ofHarm: shareOf(reach, measures.harm?.score ?? measures.incidents.score, sites)
	});
	const [byIncidents, byHarm] = objective === 'harm' ? [second, first] : [first, second];
	return { choice, objective, alternatives: [told('incidents', byIncidents), told('harm', byHarm)] };
}

function measure(bare: readonly Kind[], from: number, to: number): { kinds: readonly Kind[]; score: Score } {
	const kinds = withPriors(bare, from, to);
	return { kinds, score: scoreOf(kinds, countsOfKinds(kinds, from, to), to - from) };
}

async function curveOf(
	reach: Reach,
	{ expected: weight }: Score,
	most: number,
	ground: Ground,
	pause: Pause,
	proof?: Proof
): Promise<readonly Siting[]> {
	const free = await coverageCurve({ reach, weight }, most, pause, [], proof);
	const required = requiredOf(reach, ground);
	return required.length === 0 ? free : curveWithin({ reach, weight }, free, required);
}

function postAt(lattice: Lattice, reach: Reach, site: number): Alternative['posts'][number] {
	const place = reach.candidates[site] ?? 0;
	return { cell: lattice.ids[place] ?? '', lng: lattice.centres[2 * place] ?? 0, lat: lattice.centres[2 * place + 1] ?? 0 };
}

const shareOf = (reach: Reach, { expected: weight, total }: Score, sites: readonly number[]): number =>
	total > 0 ? valueOf({ reach, weight }, sites) / total : 0;

/** The choice before its doubts are worked out. */
export function draftOf({ choice, objective }: Chosen, occurrences: number): Draft {
	const { lattice, curve, score, patrols } = choice;
	const none = { reached: [], chosen: [], reaching: new Float64Array(lattice.ids.length) };
	return {
		objective,
		patrols,
		posts: postsOf(choice, none, occurrences).map(({ label, cell, lng, lat, share }) => ({ label, cell, lng, lat, share })),
		curve: curve.map(({ value, bound }, k) => ({ patrols: k, value: value / score.total, bound: Math.min(1, bound / score.total) }))
	};
}

/** Areas of which no choice of this many posts gives each one; empty when one was found. */
export function areasUnmet({ choice: { curve, patrols, reach } }: Chosen, ground: Ground): string[] {
	const posts = new Set((curve[patrols]?.sites ?? []).map((site) => reach.candidates[site] ?? -1));
	return ground.areas.filter(({ places }) => ![...places].some((place) => posts.has(place))).map(({ name }) => name);
}
