/** Reference files of series: Mann–Kendall, STL, EARS, Farrington. */
import { ears, type EarsOptions } from '../../analysis/trend/ears';
import { farrington, type FarringtonOptions, type Judged } from '../../analysis/trend/farrington';
import { mannKendall, senSlope } from '../../analysis/trend/mann-kendall';
import { stl, type Decomposition, type StlOptions } from '../../analysis/trend/stl';
import { checkCases, casesOf, merge } from './cases';
import { compare, isObject, numberOf, type Comparison, type Finding, type Json, type JsonObject } from './compare';

/** A series with its missing values as NaN. */
const seriesOf = (value: Json | undefined): number[] => (Array.isArray(value) ? value.map((item) => numberOf(item) ?? NaN) : []);

/** R's figures bind where a file gives several: those of other groups are compared only for what R's leave out. */
export function checkMonotone(file: JsonObject): Finding {
	const trend = mannKendall(seriesOf(file.input));
	const fields: Readonly<Record<string, number>> = {
		n: trend.n,
		s: trend.s,
		var_s: trend.variance,
		tau: trend.tau,
		tau_a: trend.tau,
		z: trend.z,
		p: trend.p,
		sen_slope: senSlope(seriesOf(file.input))
	};
	const groups = Object.entries(file).filter((entry): entry is [string, JsonObject] => isObject(entry[1]));
	const binding = groups.filter(([name]) => /r$/i.test(name));
	const figures = new Map<string, { path: string; expected: Json }>();
	for (const [name, group] of [...groups, ...binding])
		for (const [key, expected] of Object.entries(group)) figures.set(key.toLowerCase(), { path: `${name}.${key}`, expected });
	const known = [...figures].filter(([key]) => key in fields);
	return {
		comparisons: known.flatMap(([key, { path, expected }]) => compare(path, expected, fields[key])),
		left: [...figures.keys()].filter((key) => !(key in fields))
	};
}

/** R's name of an option or window. */
const dotted = (of: JsonObject, name: string): number | undefined => numberOf(of[name]) ?? undefined;

function decompose(c: JsonObject): Decomposition {
	const args = isObject(c.args) ? c.args : {};
	const used = isObject(c.used) ? c.used : args;
	const seasonal = args['s.window'] === 'periodic' ? 'periodic' : (dotted(args, 's.window') ?? NaN);
	const [trend, lowPass] = [dotted(args, 't.window'), dotted(args, 'l.window')];
	const jump = (letter: string): number => dotted(used, `${letter}.jump`) ?? 1;
	const options: StlOptions = {
		period: numberOf(c.period) ?? NaN,
		seasonal,
		...(trend === undefined ? {} : { trend }),
		...(lowPass === undefined ? {} : { lowPass }),
		robust: args.robust === true,
		jumps: { seasonal: jump('s'), trend: jump('t'), lowPass: jump('l') }
	};
	return stl(seriesOf(c.input), options);
}

/** A remainder is what is left of values far larger than itself: it can agree to the digits of those, not to its own. */
const toScaleOf =
	(series: readonly number[]) =>
	(comparison: Comparison): Comparison => {
		const at = /\.remainder\[(\d+)\]$/.exec(comparison.field)?.[1];
		const [expected, got, value] = [numberOf(comparison.expected), numberOf(comparison.got), Math.abs(series[Number(at)] ?? 0)];
		if (at === undefined || expected === null || got === null || value <= Math.abs(expected)) return comparison;
		return { ...comparison, difference: Math.abs(expected - got) / value };
	};

export function checkStl(file: JsonObject): Finding {
	return merge(
		...casesOf(file).map((c, i) => {
			const parts = decompose(c);
			const { comparisons, left } = checkCases(
				[c],
				{
					inputs: ['series', 'period', 'args', 'used', 'input'],
					fields: {
						seasonal: () => parts.seasonal,
						trend: () => parts.trend,
						remainder: () => parts.remainder,
						robust_weights: () => parts.weights
					}
				},
				`stl[${String(i)}]`
			);
			return { comparisons: comparisons.map(toScaleOf(seriesOf(c.input))), left };
		})
	);
}

/** The options that the name of a group spells out, e.g. `C2_baseline14_minSigma1` or `C1_alpha05`. */
function earsOptions(name: string): EarsOptions {
	const read = (pattern: RegExp): string | undefined => pattern.exec(name)?.[1];
	const [baseline, alpha, least] = [read(/baseline(\d+)/i), read(/alpha(\d+)/i), read(/minsigma(\d+(?:\.\d+)?)/i)];
	return {
		...(baseline === undefined ? {} : { baseline: Number(baseline) }),
		...(alpha === undefined ? {} : { alpha: Number(`0.${alpha}`) }),
		...(least === undefined ? {} : { least: Number(least) })
	};
}

export function checkEars(file: JsonObject): Finding {
	const series = seriesOf(file.input);
	const groups = isObject(file.expected) ? Object.entries(file.expected) : [];
	return merge(
		...groups.map(([name, group]) => {
			const method = (/^C[123]/.exec(name)?.[0] ?? null) as 'C1' | 'C2' | 'C3' | null;
			if (!method || !isObject(group)) return { comparisons: [], left: [name] };
			const found = ears(series, method, earsOptions(name));
			const fields = { first_index_1based: () => found.first + 1, upperbound: () => found.upper, alarm: () => found.alarm };
			return checkCases([group], { inputs: [], fields }, `expected.${name}`);
		})
	);
}

/** Options as R writes them in the text of a case, e.g. "b=3,w=3,noPeriods=10,thresholdMethod=nbPlugin". */
function farringtonOptions(text: string, frequency: number): FarringtonOptions {
	const read = (name: string): number | undefined => {
		const found = new RegExp(`\\b${name}=(\\d+(?:\\.\\d+)?)`).exec(text)?.[1];
		return found === undefined ? undefined : Number(found);
	};
	const given = {
		years: read('b'),
		halfWindow: read('w'),
		seasons: read('noPeriods'),
		recent: read('pastWeeksNotIncluded'),
		alpha: read('alpha')
	};
	const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
	return { frequency, limit: /nbPlugin/.test(text) ? 'negative-binomial' : 'power', ...known };
}

export function checkFarrington(file: JsonObject): Finding {
	const series = seriesOf(file.input);
	return merge(
		...casesOf(file).map((c, i) => {
			const expected = isObject(c.expected) ? c.expected : {};
			const options = farringtonOptions(typeof c.control === 'string' ? c.control : '', numberOf(file.freq) ?? 52);
			const judged = seriesOf(expected.range_1based).map((at) => farrington(series, at - 1, options));
			const each =
				<T>(pick: (period: Judged) => T) =>
				() =>
					judged.map((period) => period && pick(period));
			return checkCases(
				[c],
				{
					inputs: ['control'],
					fields: {
						range_1based: each(({ at }) => at + 1),
						upperbound: each(({ upper }) => upper),
						alarm: each(({ alarm }) => alarm),
						expected: each((period) => period.expected),
						score: each(({ score }) => score),
						trend_used: each(({ trend }) => trend),
						pvalue: each(({ p }) => p)
					}
				},
				`farrington[${String(i)}]`
			);
		})
	);
}
