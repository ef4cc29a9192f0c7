import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Pause } from '../pause';
import { valueOf, type Problem } from './cover';
import { recombine } from './recombine';
import { shake, type Found } from './shake';

/** One set is bred for so many sites. */
const SITES_EACH = 6;
const MOST_SETS = 16;
/** Rounds of shaking for each first set, for a disturbed one and for settling it again. */
const FIRST_ROUNDS = 600;
const NOISY_ROUNDS = 100;
const SETTLING_ROUNDS = 300;
/** Weights are disturbed by up to this part of themselves. */
const NOISE = 0.1;
const NOISY_GIVEN = 0.0003;
const SEED = 1;

/**
 * The best of several sets that are shaken apart and recombined: each of few sites, or of one neighbourhood, finds its own optimum, and
 * children take the better half of both (memetic search; {@link recombine}). Before a set is shaken again its weights are disturbed
 * for a while (noising, Charon & Hudry 1993), which moves many sites a little. Few sites or rounds have nothing to recombine. Never below its
 * start; stops at the bound. A fixed number of rounds: the same problem gives the same answer.
 * @param start the best set so far; `origin` what it came from, from which the others come, too
 */
export async function evolve(
	problem: Problem,
	{ start, origin }: { readonly start: Found; readonly origin: Found },
	bound: number,
	rounds: number,
	pause: Pause
): Promise<Found> {
	// At most half of the rounds make first sets: the rest breeds them.
	const many = Math.min(MOST_SETS, Math.floor(start.sites.length / SITES_EACH), Math.floor(rounds / (2 * FIRST_ROUNDS)));
	if (many < 2) return start;
	const sets: Found[] = [];
	for (let at = 0; at < many; at++) {
		const part = (done: number): Promise<void> => pause(((at + done) * FIRST_ROUNDS) / rounds);
		sets.push(await shake(problem, origin, bound, { rounds: FIRST_ROUNDS, seed: SEED + at }, part));
	}
	const random = xoroshiro128plus(SEED);
	const each = NOISY_ROUNDS + SETTLING_ROUNDS;
	const first = many * FIRST_ROUNDS;
	for (let at = first; at + each <= rounds && best([start, ...sets]).value < bound; at += each)
		await breed(problem, sets, bound, random, (done) => pause((at + done * each) / rounds));
	// The set that was there would soon have pushed the others out: it comes in last.
	return best([start, ...sets.map(({ sites }) => made(problem, recombine(problem, start.sites, sites)))]);
}

const best = (sets: readonly Found[]): Found => sets.reduce((a, b) => (b.value > a.value ? b : a));

/** Two sets have a child, which takes the place of the poorer one where it is better and new. */
async function breed(
	problem: Problem,
	sets: Found[],
	bound: number,
	random: ReturnType<typeof xoroshiro128plus>,
	pause: Pause
): Promise<void> {
	const draw = (number: number): number => uniformInt(random, 0, number - 1);
	const one = draw(sets.length);
	const other = (one + 1 + draw(sets.length - 1)) % sets.length;
	const parents = [sets[one], sets[other]].filter((set) => set !== undefined).sort((a, b) => a.value - b.value);
	const [poorer, better] = parents;
	if (!poorer || !better) return;
	const child = made(problem, recombine(problem, better.sites, poorer.sites));
	const from = child.value > better.value ? child : (parents[draw(2)] ?? better);
	const disturbed = await disturb(problem, from, random, pause);
	const settling = { rounds: SETTLING_ROUNDS, seed: draw(2 ** 30) };
	let grown = await shake(problem, disturbed, bound, settling, pause);
	for (const parent of [better, poorer]) grown = made(problem, recombine(problem, grown.sites, parent.sites));
	const taken = [grown, child].find(({ value }) => value > poorer.value && sets.every((set) => set.value !== value));
	if (taken) sets[sets.indexOf(poorer)] = taken;
}

const made = (problem: Problem, sites: readonly number[]): Found => ({ sites, value: valueOf(problem, sites) });

/** A set as it settles while every weight is off by a little. */
async function disturb(problem: Problem, { sites }: Found, random: ReturnType<typeof xoroshiro128plus>, pause: Pause): Promise<Found> {
	const off = (): number => 1 + (NOISE * uniformInt(random, -1000, 1000)) / 1000;
	const noisy: Problem = { reach: problem.reach, weight: problem.weight.map((w) => w * off()) };
	const seed = uniformInt(random, 0, 2 ** 30);
	const { sites: moved } = await shake(noisy, made(noisy, sites), Infinity, { rounds: NOISY_ROUNDS, seed, given: NOISY_GIVEN }, pause);
	return made(problem, moved);
}
