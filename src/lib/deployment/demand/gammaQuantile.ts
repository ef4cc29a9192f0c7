/** Lanczos coefficients (g = 7, n = 9) of the logarithm of the gamma function. */
const LANCZOS = [
	0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
	-0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7
] as const;

export function logGamma(x: number): number {
	if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
	const t = x + 6.5;
	const series = LANCZOS.reduce((sum, c, i) => (i === 0 ? c : sum + c / (x - 1 + i)), 0);
	return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(series);
}

/** Regularised lower incomplete gamma function P(shape, x): series below shape + 1, continued fraction (Lentz) above. */
export function gammaCdf(x: number, shape: number): number {
	if (x <= 0) return 0;
	const front = Math.exp(shape * Math.log(x) - x - logGamma(shape));
	if (x < shape + 1) {
		let term = 1 / shape;
		let sum = term;
		for (let n = 1; n < 1000 && term > sum * 1e-16; n++) sum += term *= x / (shape + n);
		return Math.min(1, front * sum);
	}
	let b = x + 1 - shape;
	let c = 1e300;
	let d = 1 / b;
	let fraction = d;
	for (let n = 1; n < 1000; n++) {
		const a = -n * (n - shape);
		b += 2;
		d = 1 / (a * d + b || 1e-300);
		c = b + a / c || 1e-300;
		fraction *= d * c;
		if (Math.abs(d * c - 1) < 1e-15) break;
	}
	return Math.max(0, 1 - front * fraction);
}

/** Quantile of the gamma distribution of the given shape and rate 1, by bisection of the logarithm; divide by the rate for others. */
export function gammaQuantile(p: number, shape: number): number {
	if (shape <= 0 || p <= 0) return 0;
	// P(shape, x) never exceeds x^shape ÷ Γ(shape + 1), which bounds the quantile from below.
	let low = Math.exp((Math.log(p) + logGamma(shape + 1)) / shape);
	if (low === 0) return 0;
	let high = shape + 10 * Math.sqrt(shape) + 10;
	while (gammaCdf(high, shape) < p) high *= 2;
	for (let i = 0; i < 200 && high > low * (1 + 1e-13); i++) {
		const middle = Math.sqrt(low) * Math.sqrt(high);
		if (gammaCdf(middle, shape) < p) low = middle;
		else high = middle;
	}
	return Math.sqrt(low) * Math.sqrt(high);
}
