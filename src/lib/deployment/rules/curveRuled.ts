import { valueOf, type Problem } from '../siting/cover';
import { byContribution, type Proof } from '../siting/curve';
import type { Siting } from '../siting/siting';
import { locateRuled } from './locateRuled';
import { proveRuled } from './proveRuled';
import { keeps, unmet, type Rules } from './rules';

/**
 * A curve whose sets keep the rules, as far as their number allows. A set of the free curve that keeps them stays with its bound; the
 * bounds of the others are those of more choice, except where the proof is for.
 */
export async function curveRuled(problem: Problem, free: readonly Siting[], rules: Rules, proof?: Proof): Promise<Siting[]> {
	const curve: Siting[] = [];
	for (const [k, one] of free.entries()) {
		if (keeps(rules, k, one.sites)) {
			curve.push(one);
			continue;
		}
		const before = curve.at(-1)?.sites ?? [];
		const tries = [locateRuled(problem, k, rules), locateRuled(problem, k, rules, before)];
		const open = (sites: readonly number[]): number => unmet(rules.required, sites).length;
		const sites = tries.reduce((a, b) => (open(b) < open(a) || (open(b) === open(a) && valueOf(problem, b) > valueOf(problem, a)) ? b : a));
		const known: Siting = { sites, value: valueOf(problem, sites), bound: one.bound };
		const found = proof?.at === k && open(sites) === 0 ? await proveRuled(problem, k, rules, known, proof.solver) : known;
		curve.push({ ...found, sites: byContribution(problem, found.sites) });
	}
	return curve;
}
