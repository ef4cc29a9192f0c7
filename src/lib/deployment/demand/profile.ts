import { cellsAt } from '../../core/cells';
import type { Estimate } from './estimate';
import { logGamma } from './gammaQuantile';
import type { Lattice } from './lattice';

/**
 * A zone is the hexagon so many sizes coarser: about 5 km² for patrols’ hexagons. Smaller zones (two sizes or one) did worse on held-out
 * nights (docs/backtest.md): their own counts are too few to tell nights from days.
 */
const COARSER = 3;
/** Strengths that are tried: incidents by which a share is drawn towards a mean. */
const STRENGTHS = Array.from({ length: 33 }, (_, i) => 0.5 * 10 ** (i / 8));
/** As good as no difference at all. */
const ALIKE = 1e9;
/** Half of the 95 % point of χ² with one degree of freedom: by so much the log-likelihood has to rise before shares may differ. */
const CLEAR = 1.92;

const known = new WeakMap<readonly string[], Uint32Array>();

/** Zone of each hexagon, numbered from 0 in the order of the hexagons; made once for each lattice. */
function zonesOf({ ids }: Lattice, resolution: number): Uint32Array {
	const made = known.get(ids) ?? numbered(cellsOf(ids, Math.max(0, resolution - COARSER)));
	known.set(ids, made);
	return made;
}

const cellsOf = (ids: readonly string[], resolution: number): string[] => ids.map((id) => cellsAt([id], resolution)[0] ?? id);

function numbered(names: readonly string[]): Uint32Array {
	const numbers = new Map<string, number>();
	return Uint32Array.from(names, (name) => {
		const number = numbers.get(name) ?? numbers.size;
		numbers.set(name, number);
		return number;
	});
}

/** How a window's share varies among places. */
interface Spread {
	/** Incidents by which the share of a place is drawn towards the mean of its surroundings. */
	readonly strength: number;
	/** That mean over the surroundings' own share: below 1 where the share is highest at the busiest places. */
	readonly factor: number;
}

/** Of zones in the area, and of hexagons in their zone. */
export interface Variation {
	readonly zones: Spread;
	readonly hexagons: Spread;
}

/** Incidents of some places in a window and at all hours. */
interface Split {
	readonly own: ArrayLike<number>;
	readonly all: ArrayLike<number>;
}
type ShareOf = (place: number) => number;

/** A share that a beta distribution can have as its mean. */
const proper = (share: number): number => Math.min(0.999, share);

/** Shares of the window drawn towards those of the surroundings. */
const drawn = ({ own, all }: Split, around: ShareOf, { strength, factor }: Spread): Float64Array =>
	Float64Array.from(all, (m, i) => ((own[i] ?? 0) + strength * proper(factor * around(i))) / (m + strength));

/** Each place as much as it tells of the mean share under a strength: one busy place does not set it. */
function factorOf(places: readonly Place[], strength: number): number {
	let [came, expected] = [0, 0];
	for (const { n, m, share } of places) {
		came += n / (m + strength);
		expected += (m * share) / (m + strength);
	}
	return expected > 0 ? came / expected : 1;
}

interface Place {
	readonly n: number;
	readonly m: number;
	readonly share: number;
}

/** The spread under which the places' counts are most likely (beta–binomial); all alike, unless that is clearly less likely. */
function likeliest({ own, all }: Split, around: ShareOf): Spread {
	const places = Array.from(all).flatMap((m, i) =>
		m > 0 && around(i) > 0 && around(i) < 1 ? [{ n: own[i] ?? 0, m, share: around(i) }] : []
	);
	let [best, highest]: [Spread, number] = [{ strength: ALIKE, factor: 1 }, -Infinity];
	for (const strength of [ALIKE, ...STRENGTHS]) {
		const factor = factorOf(places, strength);
		const whole = new Map<number, number>();
		let sum = strength === ALIKE ? CLEAR : 0;
		for (const { n, m, share } of places) {
			const mean = proper(factor * share);
			const [a, b] = [strength * mean, strength * (1 - mean)];
			const total = whole.get(m) ?? logGamma(m + strength) - logGamma(strength);
			whole.set(m, total);
			sum += (n > 0 ? logGamma(n + a) - logGamma(a) : 0) + (m > n ? logGamma(m - n + b) - logGamma(b) : 0) - total;
		}
		if (sum > highest) [highest, best] = [sum, { strength, factor }];
	}
	return best;
}

/** Shares of the window by hexagon: drawn towards those of their zones, which are drawn towards that of the area. */
function sharesOf(lattice: Lattice, resolution: number, { own, all }: Split, given?: Variation) {
	const zone = zonesOf(lattice, resolution);
	const sums = { own: new Float64Array(zone.length), all: new Float64Array(zone.length) };
	let [inside, ever] = [0, 0];
	zone.forEach((z, i) => {
		sums.own[z] = (sums.own[z] ?? 0) + (own[i] ?? 0);
		sums.all[z] = (sums.all[z] ?? 0) + (all[i] ?? 0);
		inside += own[i] ?? 0;
		ever += all[i] ?? 0;
	});
	const area = ever > 0 ? inside / ever : 0;
	const zones = given?.zones ?? likeliest(sums, () => area);
	const byZone = drawn(sums, () => area, zones);
	const inZone = (i: number): number => byZone[zone[i] ?? 0] ?? 0;
	const hexagons = given?.hexagons ?? likeliest({ own, all }, inZone);
	return { shares: drawn({ own, all }, inZone, hexagons), variation: { zones, hexagons }, inside };
}

/**
 * What is expected in a window of hours: rate(hexagon) at all hours × the window's share of it, drawn towards the share of the zone the
 * more, the less hexagons differ beyond chance. A posterior of the product as a gamma of its mean and (to first order) its variance.
 * @param every the estimate at all hours
 * @param own incidents per hexagon in the window
 * @param given how much shares vary, where that is held; else as is most likely
 */
export function inWindow(
	lattice: Lattice,
	{ resolution, bins }: { readonly resolution: number; readonly bins: number },
	every: Estimate,
	own: Uint32Array,
	given?: Variation
): Estimate & { readonly variation: Variation } {
	const { shares, variation, inside } = sharesOf(lattice, resolution, { own, all: every.counts }, given);
	const expected = every.expected.map((level, i) => level * (shares[i] ?? 0));
	const shape = new Float64Array(own.length);
	const rate = new Float64Array(own.length);
	let sum = 0;
	expected.forEach((mean, i) => {
		if (mean <= 0) return;
		const share = shares[i] ?? 1;
		const known = (every.counts[i] ?? 0) + variation.hexagons.strength;
		shape[i] = 1 / (1 / (every.shape[i] ?? 1) + (1 - share) / (share * (known + 1)));
		rate[i] = (shape[i] ?? 0) / mean;
		sum += mean;
	});
	return { prior: every.prior, expected, shape, rate, counts: own, total: Math.max(sum, inside / bins), variation };
}
