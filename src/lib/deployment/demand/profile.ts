import { cellsAt } from '../../core/cells';
import type { Estimate } from './estimate';
import { logGamma } from './gammaQuantile';
import type { Lattice } from './lattice';

/**
 * A zone is the hexagon so many sizes coarser: about 5 km² for patrols’ hexagons. Smaller zones (two sizes or one) did worse on held-out
 * nights (docs/backtest.md): their own counts are too few to tell nights from days.
 */
const COARSER = 3;
/** Strengths that are tried: incidents that a zone's share is drawn towards the share of all by. */
const STRENGTHS = Array.from({ length: 33 }, (_, i) => 0.5 * 10 ** (i / 8));

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

/** Incidents of each zone in a window, and at all hours. */
interface ZoneCounts {
	readonly zone: Uint32Array;
	readonly own: Float64Array;
	readonly all: Float64Array;
	/** Share of all incidents that falls into the window. */
	readonly share: number;
}

function zoneCounts(lattice: Lattice, resolution: number, own: Uint32Array, all: Uint32Array): ZoneCounts {
	const zone = zonesOf(lattice, resolution);
	const sums = { own: new Float64Array(zone.length), all: new Float64Array(zone.length) };
	let [inWindow, ever] = [0, 0];
	zone.forEach((z, i) => {
		sums.own[z] = (sums.own[z] ?? 0) + (own[i] ?? 0);
		sums.all[z] = (sums.all[z] ?? 0) + (all[i] ?? 0);
		inWindow += own[i] ?? 0;
		ever += all[i] ?? 0;
	});
	return { zone, ...sums, share: ever > 0 ? inWindow / ever : 0 };
}

/** The strength under which the zones' counts are most likely (beta–binomial). */
function likeliestStrength({ own, all, share }: ZoneCounts): number {
	if (share <= 0 || share >= 1) return STRENGTHS.at(-1) ?? 1;
	let [best, highest] = [1, -Infinity];
	for (const strength of STRENGTHS) {
		const [a, b] = [strength * share, strength * (1 - share)];
		let sum = 0;
		for (let z = 0; z < all.length; z++) {
			const [n, m] = [own[z] ?? 0, all[z] ?? 0];
			if (m > 0) sum += logGamma(n + a) - logGamma(a) + logGamma(m - n + b) - logGamma(b) - logGamma(m + strength) + logGamma(strength);
		}
		if (sum > highest) [highest, best] = [sum, strength];
	}
	return best;
}

/**
 * What is expected in a window of hours: rate(hexagon) at all hours × the window's share of its zone, itself drawn towards the share of
 * the whole area. A posterior of the product as a gamma of its mean and (to first order) its variance.
 * @param every the estimate at all hours, made from `all`
 * @param own incidents per hexagon in the window
 * @param given strength of the draw, where it is held; else the likeliest
 */
export function inWindow(
	lattice: Lattice,
	{ resolution, bins }: { readonly resolution: number; readonly bins: number },
	every: Estimate,
	own: Uint32Array,
	given?: number
): Estimate & { readonly strength: number } {
	const zones = zoneCounts(lattice, resolution, own, every.counts);
	const strength = given ?? likeliestStrength(zones);
	const expected = new Float64Array(own.length);
	const shape = new Float64Array(own.length);
	const rate = new Float64Array(own.length);
	let [sum, n] = [0, 0];
	for (let i = 0; i < own.length; i++) {
		n += own[i] ?? 0;
		const level = every.expected[i] ?? 0;
		if (level <= 0) continue;
		const z = zones.zone[i] ?? 0;
		const weight = (zones.all[z] ?? 0) + strength;
		const share = ((zones.own[z] ?? 0) + strength * zones.share) / weight;
		if (share <= 0) continue;
		const mean = level * share;
		expected[i] = mean;
		shape[i] = 1 / (1 / (every.shape[i] ?? 1) + (1 - share) / (share * (weight + 1)));
		rate[i] = (shape[i] ?? 0) / mean;
		sum += mean;
	}
	return { prior: every.prior, expected, shape, rate, counts: own, total: Math.max(sum, n / bins), strength };
}
