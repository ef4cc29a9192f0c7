export interface Interval {
	readonly low: number;
	readonly high: number;
}

/**
 * Exact interval of the mean behind one count: the means under which a count as high, or as low, has probability (1 − level) ÷ 2.
 *
 * Source: Garwood (1936), Biometrika 28; equal to half a chi-squared quantile.
 */
export function poissonInterval(count: number, level = 0.95): Interval {
	const tail = (1 - level) / 2;
	const reach = 10 + count + 12 * Math.sqrt(count + 1);
	const low = count === 0 ? 0 : solve((mean) => upTo(count - 1, mean) - (1 - tail), 0, count);
	return { low, high: solve((mean) => upTo(count, mean) - tail, count, count + reach) };
}

/** z of a two-sided 95 % interval. */
const Z95 = 1.959963984540054;

/** Byar's approximation to the 95 % interval, as English public-health practice prints it for counts of 10 and more. */
export function byarInterval(count: number): Interval {
	const part = (n: number, sign: number): number => n * (1 - 1 / (9 * n) + (sign * Z95) / (3 * Math.sqrt(n))) ** 3;
	return { low: part(count, -1), high: part(count + 1, 1) };
}

/** Probability of at most `count` under a mean: the sum from the largest term down. */
function upTo(count: number, mean: number): number {
	if (mean === 0) return 1;
	let sum = 1;
	for (let k = count, term = 1; k > 0 && term > sum * 1e-18; k--) sum += term *= k / mean;
	return sum * Math.exp(count * Math.log(mean) - mean - logFactorial(count));
}

function logFactorial(n: number): number {
	if (n < 32) {
		let product = 1;
		for (let k = 2; k <= n; k++) product *= k;
		return Math.log(product);
	}
	const x = n + 1;
	return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + 1 / (12 * x) - 1 / (360 * x ** 3) + 1 / (1260 * x ** 5);
}

/** Root of a falling function between two bounds, to the last digit. */
function solve(f: (x: number) => number, from: number, to: number): number {
	let [low, high] = [from, to];
	for (;;) {
		const middle = (low + high) / 2;
		if (middle <= low || middle >= high) return middle;
		if (f(middle) > 0) low = middle;
		else high = middle;
	}
}
