import type { Choice } from './assess';
import { reachOf, type Reach } from './coverage/reach';
import type { Lattice } from './demand/lattice';
import { countsOfKinds, expectedOf, kindOf, kindsOf, scoreOf, withPriors, type Kind, type Score } from './demand/objective';
import type { Solver } from './exact/program';
import { chooserOf, openOf, rulesOf, type Ground } from './ground';
import type { Pause } from './pause';
import type { Alternative, CapEffect, Draft, Objective, PlanRequest } from './plan';
import { postsOf } from './posts';
import { curveRuled } from './rules/curveRuled';
import { conflicting } from './rules/meetRequired';
import { fullAreas, longest, mostOf, ruled } from './rules/rules';
import { valueOf } from './siting/cover';
import { coverageCurve, type Proof } from './siting/curve';
import type { Siting } from './siting/siting';

/** Patrols beyond those asked for on the marginal curve. */
const BEYOND = 3;

/** The choice under the request's objective, and both answers side by side where harm is given. */
export interface Chosen {
	readonly choice: Choice;
	readonly objective: Objective;
	readonly alternatives: readonly [Alternative, Alternative] | null;
	readonly cap: CapEffect | null;
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
	const all = kindOf(lattice, { weight: 1, demand: request.demand, everyHour: request.everyHour });
	const measures = {
		incidents: measure([all], from, to),
		harm: harm ? measure(kindsOf(lattice, harm), from, to) : null
	};
	const objective = request.objective === 'harm' && measures.harm ? 'harm' : 'incidents';
	const { kinds, score } = measures[objective] ?? measures.incidents;
	const proof = solver && { solver, at: patrols };
	const { curve, uncapped } = await curveOf(reach, score, patrols + BEYOND, ground, pause, proof);
	const demand = expectedOf(all, counts, countsOfKinds([all], from, to)[1], to - from);
	const choice: Choice = { lattice, reach, demand, kinds, score, choose: chooserOf(ground), curve, patrols };
	const cap = capOf(choice, ground, uncapped[patrols]);
	if (!measures.harm) return { choice, objective, alternatives: null, cap };
	const other = objective === 'harm' ? measures.incidents : measures.harm;
	const second = (await curveOf(reach, other.score, patrols, ground, pause)).curve.at(patrols)?.sites ?? [];
	const first = curve[patrols]?.sites ?? [];
	const told = (own: Objective, sites: readonly number[]): Alternative => ({
		objective: own,
		posts: sites.map((site) => postAt(lattice, reach, site)),
		ofIncidents: shareOf(reach, measures.incidents.score, sites),
		ofHarm: shareOf(reach, measures.harm?.score ?? measures.incidents.score, sites)
	});
	const [byIncidents, byHarm] = objective === 'harm' ? [second, first] : [first, second];
	return { choice, objective, alternatives: [told('incidents', byIncidents), told('harm', byHarm)], cap };
}

function measure(bare: readonly Kind[], from: number, to: number): { kinds: readonly Kind[]; score: Score } {
	const kinds = withPriors(bare, from, to);
	return { kinds, score: scoreOf(kinds, countsOfKinds(kinds, from, to), to - from) };
}

/** The curve on a ground, and what it would be without the cap on areas. */
async function curveOf(
	reach: Reach,
	{ expected: weight }: Score,
	most: number,
	ground: Ground,
	pause: Pause,
	proof?: Proof
): Promise<{ curve: readonly Siting[]; uncapped: readonly Siting[] }> {
	const problem = { reach, weight };
	const free = await coverageCurve(problem, most, pause, [], proof);
	const rules = rulesOf(reach, ground);
	if (!ruled(rules)) return { curve: free, uncapped: free };
	const open = { ...rules, capped: [] };
	const uncapped = ruled(open) ? await curveRuled(problem, free, open, proof) : free;
	return { curve: rules.capped.length > 0 ? await curveRuled(problem, uncapped, rules, proof) : uncapped, uncapped };
}

/** What the cap costs: measured against the same plan without it. */
function capOf({ reach, curve, patrols, score }: Choice, ground: Ground, without: Siting | undefined): CapEffect | null {
	const rules = rulesOf(reach, ground);
	const own = curve[patrols];
	if (!ground.cap || rules.capped.length === 0 || !own) return null;
	const cost = Math.max(0, (without?.value ?? own.value) - own.value) / score.total;
	return {
		share: ground.cap.share,
		layer: ground.cap.layer,
		most: mostOf(rules, patrols),
		hours: rules.hours.length > 0 ? { most: longest(rules.hours, mostOf(rules, patrols)), all: longest(rules.hours, patrols) } : null,
		full: own === without ? [] : fullAreas(rules, patrols, own.sites),
		cost
	};
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
	const none = { reached: [], usual: { value: 0, low: 0, high: 0 }, chosen: [], reaching: new Float64Array(lattice.ids.length) };
	return {
		objective,
		patrols,
		posts: postsOf(choice, none, occurrences).map(({ label, cell, lng, lat, share }) => ({ label, cell, lng, lat, share })),
		curve: curve.map(({ value, bound }, k) => ({ patrols: k, value: value / score.total, bound: Math.min(1, bound / score.total) }))
	};
}

/** Areas that cannot all have a post, and the capped areas that stand in their way; both empty where each has one. */
export interface Unmet {
	readonly without: readonly string[];
	readonly capped: readonly string[];
}

export function areasUnmet({ choice: { curve, patrols, reach } }: Chosen, ground: Ground): Unmet {
	const posts = new Set((curve[patrols]?.sites ?? []).map((site) => reach.candidates[site] ?? -1));
	const open = ground.areas.filter(({ places }) => ![...places].some((place) => posts.has(place)));
	const rules = rulesOf(reach, ground);
	const barren = open.filter(({ places }) => !reach.candidates.some((place) => places.has(place)));
	if (open.length === 0 || barren.length > 0 || rules.capped.length === 0)
		return { without: (barren.length > 0 ? barren : open).map(({ name }) => name), capped: [] };
	// Every area has a candidate here, so that the rules name them in the order of the ground.
	const at = conflicting(rules, patrols);
	const named = at.map((own) => rules.required[own] ?? []);
	const inTheWay = rules.capped.filter(({ sites }) => named.some((area) => area.every((c) => sites.has(c))));
	return { without: at.map((own) => ground.areas[own]?.name ?? ''), capped: inTheWay.map(({ name }) => name) };
}
