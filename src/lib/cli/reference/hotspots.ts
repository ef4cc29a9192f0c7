/** Reference files of local clustering: Gi*, its false discoveries, Moran's I, emerging hot spots, kernel density. */
import { emergingPattern } from '../../analysis/hotspot/emerging';
import { hotness } from '../../analysis/hotspot/gi-star';
import { density, normalBandwidth, quartic } from '../../analysis/hotspot/kernel';
import { moran } from '../../analysis/hotspot/moran';
import { neighboursOf, type Neighbours } from '../../analysis/hotspot/neighbours';
import { twoSidedP } from '../../analysis/stats/normal';
import { checkCases, casesOf, merge, type Kind } from './cases';
import { isObject, numberOf, numbersOf, type Finding, type JsonObject } from './compare';

const columnOf = (input: JsonObject, ...names: readonly string[]): number[] =>
	names.map((name) => numbersOf(input[name])).find((values) => values !== null) ?? [];

function neighboursIn(input: JsonObject, suffix: string): Neighbours | null {
	const lists = input[`nb${suffix}`] ?? input.nb;
	return Array.isArray(lists) ? neighboursOf(lists.map((list) => numbersOf(list) ?? [])) : null;
}

function clusterFields(values: readonly number[], neighbours: Neighbours): Kind['fields'] {
	const { z, p, q } = hotness(values, neighbours);
	const many = (sign: number, of: Float64Array): number => z.filter((score, i) => score * sign > 0 && (of[i] ?? 1) <= 0.05).length;
	const star = (): Float64Array => z;
	return {
		GiStar_z: star,
		binary_GStar_Zs: star,
		GStar: star,
		GiStar_p_two_sided: () => p,
		p_BH: () => q,
		'n_hot_raw_0.05': () => many(1, p),
		'n_hot_BH_0.05': () => many(1, q),
		'n_cold_BH_0.05': () => many(-1, q)
	};
}

function moranFields(values: readonly number[], neighbours: Neighbours): Kind['fields'] {
	const found = moran(values, neighbours);
	const upper = found.z > 0 ? twoSidedP(found.z) / 2 : 1 - twoSidedP(found.z) / 2;
	return {
		I: () => found.i,
		E_I: () => found.expected,
		Var_I_randomisation: () => found.variance,
		z_randomisation: () => found.z,
		p_greater_randomisation: () => upper
	};
}

/** Groups of expected values are named `expected…` or `cross_check…`; a suffix such as `_k2` names the neighbour lists that they are for. */
export function checkClustering(file: JsonObject): Finding {
	const input = isObject(file.input) ? file.input : file;
	const values = columnOf(input, 'counts', 'y', 'x', 'values');
	return merge(
		...Object.entries(file).map(([name, group]) => {
			const match = /^(?:expected|cross_check)(_moran)?[a-z_]*?(_k\d+)?$/.exec(name);
			const neighbours = neighboursIn(input, match?.[2] ?? '');
			if (!match || !isObject(group) || !neighbours) return { comparisons: [], left: [] };
			const fields = match[1] ? moranFields(values, neighbours) : clusterFields(values, neighbours);
			return checkCases([group], { inputs: ['weights'], fields }, name);
		})
	);
}

const emergingText = (c: JsonObject): string => {
	const found = emergingPattern(columnOf(c, 'gi_z', 'z'), columnOf(c, 'p_two_sided', 'p'));
	return found ? `${found.pattern} ${found.side} spot` : 'no pattern detected';
};

export const checkEmerging = (file: JsonObject): Finding =>
	checkCases(casesOf(file), { inputs: ['gi_z', 'z', 'p_two_sided', 'p', 'mk_tau', 'mk_z', 'mk_p'], fields: { esri_text: emergingText } });

function planar(c: JsonObject, name: string): Float64Array {
	const pairs = Array.isArray(c[name]) ? c[name] : [];
	return Float64Array.from(pairs.flatMap((pair) => numbersOf(pair) ?? []));
}

export function checkKernel(file: JsonObject): Finding {
	const bandwidth = (c: JsonObject): number => numberOf(c.bandwidth) ?? NaN;
	const spread = (c: JsonObject, weighted: boolean): Float64Array =>
		density(
			weighted ? { points: planar(c, 'points'), weights: columnOf(c, 'weights') } : { points: planar(c, 'points') },
			planar(c, 'eval_points'),
			bandwidth(c)
		);
	const axis = (c: JsonObject, offset: 0 | 1): Float64Array => planar(c, 'points').filter((_, i) => i % 2 === offset);
	return checkCases(casesOf(file), {
		inputs: ['points', 'weights', 'bandwidth', 'eval_points'],
		fields: {
			quartic_scaled: (c) => spread(c, false),
			quartic_scaled_weighted: (c) => spread(c, true),
			quartic_raw: (c) => spread(c, false).map((value) => value / quartic(0, bandwidth(c))),
			bandwidth_nrd_x_y: (c) => [normalBandwidth(axis(c, 0)), normalBandwidth(axis(c, 1))]
		}
	});
}
