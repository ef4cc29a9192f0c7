/**
 * The analyses' kernels beside straightforward loops in one run, their results compared; Gi* also beside the bare reading of its neighbours.
 * CPU time, so that a busy machine counts less. Usage: npx tsx tests/bench/kernels.ts. Exit code 1 when a result differs.
 */
import { emergingPattern } from '../../src/lib/analysis/hotspot/emerging';
import { giStar, hotness } from '../../src/lib/analysis/hotspot/gi-star';
import { neighboursOf } from '../../src/lib/analysis/hotspot/neighbours';
import { knox } from '../../src/lib/analysis/near-repeat/knox';
import { emergingLoop, giStarLoop, knoxLoop } from './reference-loops';

const ALPHA = 0.05;
let state = 20_261;
const random = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;

/** Neighbours on a hexagonal lattice of so many cells, in rows. */
function lattice(cells: number): number[][] {
	const width = Math.ceil(Math.sqrt(cells));
	return Array.from({ length: cells }, (_, i) => {
		const [x, y] = [i % width, Math.floor(i / width)];
		const shift = y % 2;
		const around = [
			[x - 1, y],
			[x + 1, y],
			[x - 1 + shift, y - 1],
			[x + shift, y - 1],
			[x - 1 + shift, y + 1],
			[x + shift, y + 1]
		];
		return around.flatMap(([a = 0, b = 0]) => (a >= 0 && a < width && b >= 0 && b * width + a < cells ? [b * width + a] : []));
	});
}
const counts = (cells: number): number[] => Array.from({ length: cells }, () => Math.floor(random() ** 6 * 40));

/** Median CPU milliseconds of some runs, after two to warm up, and the last result. */
function time<T>(work: () => T, rounds = 9): { readonly ms: number; readonly value: T } {
	let value = work();
	if (rounds > 1) value = work();
	const taken: number[] = [];
	for (let round = 0; round < rounds; round++) {
		const from = process.cpuUsage();
		value = work();
		taken.push(process.cpuUsage(from).user / 1000);
	}
	return { ms: taken.sort((a, b) => a - b)[rounds >> 1] ?? NaN, value };
}

const differing: string[] = [];
function line(name: string, kernel: number, other: string, reference: number, same: boolean | null): void {
	if (same === false) differing.push(name);
	const verdict = same === null ? '' : same ? 'equal' : 'DIFFERENT';
	const cells = [
		kernel.toFixed(1).padStart(9),
		other.padEnd(34),
		reference.toFixed(1).padStart(9),
		(reference / kernel).toFixed(2).padStart(8)
	];
	process.stdout.write(`${name.padEnd(44)} ${cells.join('  ')}  ${verdict}\n`);
}
const near = (a: ArrayLike<number>, b: ArrayLike<number>): boolean =>
	a.length === b.length && Array.from(a).every((value, i) => Math.abs(value - (b[i] ?? NaN)) <= 1e-9 * Math.max(1, Math.abs(value)));

function benchGiStar(): void {
	const lists = lattice(100_000);
	const flat = neighboursOf(lists);
	const values = counts(lists.length);
	const typed = Float64Array.from(values);
	const bound = time(() => {
		let sum = 0;
		for (let i = 0; i < flat.cells.length; i++) sum += typed[flat.cells[i] ?? 0] ?? 0;
		return sum;
	});
	line('Gi*, 100,000 cells', time(() => giStar(typed, flat)).ms, 'reading the neighbours once', bound.ms, null);
	const kernel = time(() => hotness(typed, flat));
	const loop = time(() => giStarLoop(values, lists), 3);
	const same = near(kernel.value.z, loop.value.z) && near(kernel.value.q, loop.value.q);
	line('Gi* + FDR, 100,000 cells', kernel.ms, 'plain loop', loop.ms, same);
}

function benchEmerging(): void {
	const [cells, months] = [10_000, 36];
	const lists = lattice(cells);
	const flat = neighboursOf(lists);
	// Some places are always busy, some come and some go.
	const base = counts(cells);
	const values = Array.from({ length: months }, (_, month) =>
		base.map((n, i) => Math.floor((n * (i % 3 === 0 ? month : i % 3 === 1 ? months - month : 18) * (0.5 + random())) / 18))
	);
	const typed = values.map((list) => Float64Array.from(list));
	const kernel = time(() => {
		const tests = typed.map((list) => hotness(list, flat));
		const [z, q] = [new Float64Array(months), new Float64Array(months)];
		return Array.from({ length: cells }, (_, i) => {
			tests.forEach((test, month) => {
				z[month] = test.z[i] ?? 0;
				q[month] = test.q[i] ?? 1;
			});
			const found = emergingPattern(z, q, ALPHA);
			return found ? `${found.side} ${found.pattern}` : '';
		});
	}, 5);
	const loop = time(() => {
		const tests = values.map((list) => giStarLoop(list, lists));
		return base.map((_, i) => {
			const of = (side: 'z' | 'q'): number[] => tests.map((test) => test[side][i] ?? 0);
			return emergingLoop(of('z'), of('q'), ALPHA);
		});
	}, 1);
	const same = kernel.value.every((name, i) => name === loop.value[i]);
	line('Emerging hot spots, 10,000 cells x 36 months', kernel.ms, 'plain loop', loop.ms, same);
}

function benchKnox(): void {
	const [incidents, permutations, few] = [10_000, 999, 20];
	// Half of them in the town, a fifth of the width of the district of 15 km.
	const side = (): number => (random() < 0.5 ? 6_000 + random() * 3_000 : random() * 15_000);
	const points = Float64Array.from({ length: 2 * incidents }, side);
	const days = Int32Array.from({ length: incidents }, () => Math.floor(random() * 365));
	const [distances, ends] = [
		[0, 100, 200, 300, 400],
		[0, 7, 14, 21, 28]
	];
	const run = (many: number) => knox({ points, days }, { distances, days: ends, permutations: many, seed: 7 });
	const whole = time(() => run(permutations), 1);
	const input = { points, days, distances, ends };
	const pairs = time(() => knoxLoop(input, 0, 7), 1).ms;
	const loop = time(() => knoxLoop(input, few, 7), 1);
	const own = run(few);
	const same = JSON.stringify([own.observed, own.p]) === JSON.stringify([loop.value.observed, loop.value.p]);
	// Finding the pairs once, and the reorderings by those that were counted.
	const scaled = pairs + ((loop.ms - pairs) / few) * permutations;
	line('Knox, 10,000 incidents x 999 reorderings', whole.ms, `plain loop, ${String(few)} reorderings scaled`, scaled, same);
}

process.stdout.write(
	`${'kernel'.padEnd(44)} ${'cpu ms'.padStart(9)}  ${'beside'.padEnd(34)}  ${'cpu ms'.padStart(9)}  ${'ratio'.padStart(8)}  results\n`
);
benchGiStar();
benchEmerging();
benchKnox();
process.exitCode = differing.length === 0 ? 0 : 1;
