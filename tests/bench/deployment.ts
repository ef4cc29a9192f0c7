/**
 * The deployment engine in one run: covering beside greedy and greedy with swaps, a town's allocation, foot tours, a plan with its
 * back-test. CPU time, so that a busy machine counts less. Usage: npx tsx tests/bench/deployment.ts. Exit code 1 when an answer is
 * worse than a simpler one, above its bound, a town's covering and allocation take over 2 s, or tours and stability over 60 s.
 */
import { allocate, choicesOf } from '../../src/lib/deployment';
import { reachOf } from '../../src/lib/deployment/coverage/reach';
import { highsSolver } from '../../src/lib/deployment/exact/highs';
import { planShift } from '../../src/lib/deployment/planShift';
import { valueOf, type Problem } from '../../src/lib/deployment/siting/cover';
import { coverageCurve } from '../../src/lib/deployment/siting/curve';
import { greedy, locate } from '../../src/lib/deployment/siting/locate';
import { maximalCover } from '../../src/lib/deployment/siting/maximalCover';
import { gapOf } from '../../src/lib/deployment/siting/siting';
import { planTours } from '../../src/lib/deployment/tours/planTours';
import { town } from '../deployment/town';

let state = 20_261;
const random = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
const unhurried = (): Promise<void> => Promise.resolve();
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const wrong: string[] = [];
const solver = highsSolver();
/** CPU seconds of tours and of the resamples behind stability, and what both may take. */
const slow = new Map<string, number>();
const SLOWEST = 60;

/** The value of some work with its CPU seconds. */
async function timed<T>(work: () => T | Promise<T>): Promise<{ readonly value: T; readonly seconds: number }> {
	const from = process.cpuUsage();
	const value = await work();
	return { value, seconds: process.cpuUsage(from).user / 1e6 };
}

/** Metres between neighbouring hexagons of resolution 10. */
const APART = 124;

/** So many places on a hexagonal lattice, a few of them heavy; each is a candidate that reaches 300 m in a straight line. */
function problemOf(places: number): Problem {
	const width = Math.ceil(Math.sqrt(places));
	const centres = Float64Array.from({ length: 2 * places }, (_, at) => {
		const place = at >> 1;
		const [column, row] = [place % width, Math.floor(place / width)];
		const metres = at % 2 === 0 ? (column + (row % 2) / 2) * APART : row * APART * 0.866;
		return at % 2 === 0 ? metres / 69_500 : 51.3 + metres / 111_195;
	});
	const weight = Float64Array.from({ length: places }, () => Math.floor(random() ** 6 * 60));
	return {
		reach: reachOf(
			centres,
			Uint32Array.from({ length: places }, (_, c) => c),
			300 * 1.3
		),
		weight
	};
}

async function covering(): Promise<void> {
	say('n = m    pairs   K   value  bound  gap %   CPU s   with HiGHS: gap %  CPU s   greedy %  CPU s   greedy + swap %  CPU s');
	for (const places of [500, 2000, 5000]) {
		const problem = problemOf(places);
		for (const k of [5, 10, 20]) {
			const found = await timed(() => maximalCover(problem, k, unhurried));
			const proved = await timed(() => maximalCover(problem, k, unhurried, [], solver));
			const first = await timed(() => valueOf(problem, greedy(problem, k)));
			const swapped = await timed(() => valueOf(problem, locate(problem, k)));
			const { value, bound } = found.value;
			const best = Math.max(value, proved.value.value);
			if (value < swapped.value || swapped.value < first.value || bound < best || valueOf(problem, found.value.sites) !== value)
				wrong.push(`covering, n = ${String(places)}, K = ${String(k)}`);
			const percent = (one: number): string => ((100 * one) / best).toFixed(2);
			const cells = [
				[places, 5],
				[problem.reach.places.length, 8],
				[k, 3],
				[value, 7],
				[Math.floor(bound + 1e-6), 6],
				[(100 * gapOf(found.value)).toFixed(2), 6],
				[found.seconds.toFixed(2), 7],
				[(100 * gapOf(proved.value)).toFixed(2), 19],
				[proved.seconds.toFixed(2), 6],
				[percent(first.value), 10],
				[first.seconds.toFixed(2), 6],
				[percent(swapped.value), 17],
				[swapped.seconds.toFixed(2), 6]
			] as const;
			say(cells.map(([cell, width]) => String(cell).padStart(width)).join(' '));
		}
	}
}

/** 500 hexagons, 3 shifts, up to 4 units each. */
async function townShifts(): Promise<void> {
	const problem = problemOf(500);
	const shifts = [0, 1, 2].map((shift) => ({ ...problem, weight: problem.weight.map((w) => Math.round(w * (1 + shift * random()))) }));
	const { value, seconds } = await timed(async () => {
		const curves = [];
		for (const shift of shifts) curves.push((await coverageCurve(shift, 4, unhurried)).map((point) => point.value));
		const blocks = curves.map((curve, at) => ({
			id: String(at),
			area: 'Town',
			choices: choicesOf(curve, { hours: 4, perHour: 20, label: 'units' })
		}));
		return allocate({ blocks, budget: { in: 'hours', most: 24 } });
	});
	if (value.kind !== 'allocation' || seconds > 2) wrong.push('a town of 500 hexagons, 3 shifts');
	say(`\nCovering and allocation, 500 hexagons, 3 shifts, 4 units: ${seconds.toFixed(2)} s CPU (limit 2)`);
}

async function tours(): Promise<void> {
	const places = Array.from({ length: 31 }, (_, at) => (at === 0 ? [750, 750] : [1500 * random(), 1500 * random()]));
	const walk = Float64Array.from(places.flatMap(([x = 0, y = 0]) => places.map(([u = 0, v = 0]) => (Math.hypot(x - u, y - v) * 1.3) / 80)));
	const stops = Array.from({ length: 30 }, (_, at) => ({ point: at + 1, worth: random() ** 3 }));
	const units = Array.from({ length: 4 }, () => ({ depot: 0, from: 1320, to: 1560 }));
	const { value, seconds } = await timed(() => planTours({ walk, stops, units, seed: 1 }));
	const visits = value.visits.reduce((sum, n) => sum + n, 0);
	if (value.worth > value.bound) wrong.push('tours');
	slow.set('tours', seconds);
	say(
		`Foot tours, 30 hexagons, 4 units of 4 h: ${String(visits)} visits, at least ${((100 * value.worth) / value.bound).toFixed(1)} % of the best possible, ${seconds.toFixed(2)} s CPU`
	);
}

/** The whole plan of a town, its parts by what it says of its progress; trials hold out four weeks each. */
async function plan(): Promise<void> {
	const demand = town({ rings: 12, bins: 52 + 24, rate: (cell) => (cell < 7 ? 0.8 : cell % 90 === 0 ? 0.6 : 0.04) });
	const spent = new Map<string, number>();
	let [stage, from] = ['demand', process.cpuUsage()];
	const note = (next: string): void => {
		spent.set(stage, (spent.get(stage) ?? 0) + process.cpuUsage(from).user / 1e6);
		[stage, from] = [next, process.cpuUsage()];
	};
	const found = await planShift({ demand, patrols: 4, radiusMetres: 300, window: null, seed: 1 }, undefined, (progress) => {
		note(progress.stage);
	});
	note('');
	const trials = found.kind === 'plan' ? found.backtest.trials.length : 0;
	if (trials === 0) wrong.push('a plan with its back-test');
	slow.set('stability', spent.get('resamples') ?? 0);
	const part = (name: string): string => `${name} ${(spent.get(name) ?? 0).toFixed(2)} s`;
	say(
		`Plan from 52 weeks, ${String(demand.cells.length)} hexagons, 4 patrols: ${['demand', 'posts', 'resamples', 'trials'].map(part).join(', ')} CPU (back-test: ${String(trials)} trials)`
	);
}

/** What may take its time, within a limit. */
function withinLimit(): void {
	const told = [...slow].map(([name, seconds]) => `${name} ${seconds.toFixed(2)} s`).join(', ');
	const sum = [...slow.values()].reduce((all, seconds) => all + seconds, 0);
	if (sum > SLOWEST) wrong.push('tours and stability within a minute');
	say(`Tours and stability: ${told} CPU, ${sum > SLOWEST ? 'over' : 'under'} the limit of ${String(SLOWEST)} s together`);
}

await covering();
await townShifts();
await tours();
await plan();
withinLimit();
for (const one of wrong) say(`WRONG: ${one}`);
process.exitCode = wrong.length > 0 ? 1 : 0;
