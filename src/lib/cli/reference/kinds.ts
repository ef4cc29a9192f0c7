/** The kinds of reference files that our code can be held against, by what a file says of itself. */
import { cellsFor, concentration, shareOfTop } from '../../analysis/concentration';
import { accuracy } from '../../analysis/hotspot/pai';
import { eTest } from '../../analysis/stats/e-test';
import { falseDiscovery } from '../../analysis/stats/fdr';
import { byarInterval, poissonInterval } from '../../analysis/stats/poisson-interval';
import { changeP, rateRatio, type Exposed } from '../../analysis/stats/rate-ratio';
import { wheelerZ } from '../../analysis/stats/wheeler-z';
import { controlChart } from '../../analysis/trend/xmr';
import { checkCases, casesOf, merge } from './cases';
import { isObject, numberOf, numbersOf, type Finding, type JsonObject } from './compare';
import { checkCells } from './cells';
import { checkAoristic, checkFunnel, checkKnox, checkWdd } from './change';
import { checkClustering, checkEmerging, checkKernel } from './hotspots';
import { checkSiting } from './siting';
import { checkTemporal } from './temporal';
import { checkTours } from './tours';
import { checkEars, checkFarrington, checkMonotone, checkStl } from './trends';

export type Checker = (file: JsonObject) => Finding | Promise<Finding>;

const side =
	(count: string, over: string) =>
	(input: JsonObject): Exposed => ({
		count: numberOf(input[count]) ?? NaN,
		exposure: numberOf(input[over]) ?? 1
	});
const now = side('x1', 't1');
const before = side('x0', 't0');

const list = (input: JsonObject, ...names: readonly string[]): number[] =>
	names.map((name) => numbersOf(input[name])).find((values) => values !== null) ?? [];

const poissonChange: Checker = (file) =>
	merge(
		checkCases(casesOf(file), {
			inputs: ['x1', 't1', 'x0', 't0', 'count_ci'],
			fields: {
				rate_ratio: (c) => rateRatio(now(c), before(c)).ratio,
				exact_ci_95: (c) => {
					const { low, high } = rateRatio(now(c), before(c));
					return [low, high];
				},
				p_exact_minlike_R: (c) => changeP(now(c), before(c)).likelihood,
				p_exact_central_doubled: (c) => changeP(now(c), before(c)).central,
				p_midp_doubled: (c) => changeP(now(c), before(c)).mid,
				wheeler_z: (c) => (now(c).exposure === before(c).exposure ? wheelerZ(now(c).count, before(c).count) : null),
				e_test_p: (c) => eTest(now(c), before(c))
			}
		}),
		checkCases(
			casesOf(file, 'count_ci'),
			{
				inputs: ['x'],
				fields: {
					exact95: (c) => ends(poissonInterval(numberOf(c.x) ?? NaN)),
					exact998: (c) => ends(poissonInterval(numberOf(c.x) ?? NaN, 0.998)),
					byars95: (c) => ends(byarInterval(numberOf(c.x) ?? NaN))
				}
			},
			'count_ci'
		)
	);

const ends = ({ low, high }: { low: number; high: number }): number[] => [low, high];

function chart(c: JsonObject): ReturnType<typeof controlChart> {
	const series = list(c, 'input', 'x', 'values');
	const baseline = numberOf(c.fix_after_n_points) ?? series.length;
	return controlChart(series, { baseline: Math.min(baseline, series.length), screened: c.screen_outliers !== false });
}

const xmr: Checker = (file) =>
	checkCases(casesOf(file), {
		inputs: ['input', 'x', 'values', 'screen_outliers', 'fix_after_n_points'],
		fields: {
			mean: (c) => chart(c).mean,
			lpl: (c) => chart(c).lower,
			upl: (c) => chart(c).upper,
			outside: (c) => chart(c).outside,
			shift7: (c) => chart(c).shift,
			trend7: (c) => chart(c).trend,
			two_in_three: (c) => chart(c).near,
			special: (c) => {
				const { outside, shift, trend, near } = chart(c);
				return outside.map((mark, i) => mark | (shift[i] ?? 0) | (trend[i] ?? 0) | (near[i] ?? 0));
			}
		}
	});

const counts = (c: JsonObject): number[] => list(c, 'x', 'counts', 'input');

const concentrated: Checker = (file) =>
	checkCases(casesOf(file), {
		inputs: ['x', 'counts', 'input'],
		fields: {
			n: (c) => concentration(counts(c)).cells,
			total: (c) => concentration(counts(c)).total,
			gini: (c) => concentration(counts(c)).gini,
			gini_unbiased: (c) => concentration(counts(c)).giniUnbiased,
			generalised_gini_biased: (c) => concentration(counts(c)).generalised,
			generalised_gini_unbiased: (c) => concentration(counts(c)).generalisedUnbiased,
			cells_for_25pct: (c) => cellsFor(0.25, counts(c)),
			cells_for_50pct: (c) => cellsFor(0.5, counts(c)),
			cells_for_80pct: (c) => cellsFor(0.8, counts(c)),
			share_cells_for_50pct_all: (c) => cellsFor(0.5, counts(c)) / counts(c).length,
			share_cells_for_50pct_nonzero: (c) => cellsFor(0.5, counts(c)) / concentration(counts(c)).used,
			share_top_5pct_cells: (c) => shareOfTop(0.05, counts(c))
		}
	});

const pai: Checker = (file) => {
	const forecast = (c: JsonObject) => {
		const cells = Array.isArray(c.input) ? c.input.filter(isObject) : [];
		const column = (name: string): number[] => cells.map((cell) => numberOf(cell[name]) ?? NaN);
		const given = { observed: column('obs'), predicted: column('pred'), area: column('area') };
		return { given, found: accuracy(given) };
	};
	const ranked = (column: 'observed' | 'predicted' | 'area', summed: boolean) => (c: JsonObject) => {
		const { given, found } = forecast(c);
		let sum = 0;
		return Array.from(found.order, (i) => {
			const value = given[column][i] ?? NaN;
			return summed ? (sum += value) : value;
		});
	};
	return checkCases(casesOf(file), {
		inputs: ['input'],
		fields: {
			Order: (c) => Array.from(forecast(c).found.order, (_, k) => k + 1),
			Count: ranked('observed', false),
			CumCount: ranked('observed', true),
			Pred: ranked('predicted', false),
			CumPred: ranked('predicted', true),
			Area: ranked('area', false),
			CumArea: ranked('area', true),
			PCumCount: (c) => forecast(c).found.hits,
			PCumArea: (c) => forecast(c).found.area,
			PAI: (c) => forecast(c).found.pai,
			PEI: (c) => forecast(c).found.pei,
			RRI: (c) => forecast(c).found.rri
		}
	});
};

const fdr: Checker = (file) => checkCases(casesOf(file), { inputs: ['p'], fields: { BH: (c) => falseDiscovery(list(c, 'p')) } });

/** Kinds by the `method`, `problem` or `test` that a file names. */
export const KINDS: readonly (readonly [RegExp, Checker])[] = [
	[/^poisson two-period change/i, poissonChange],
	[/^xmr\b/i, xmr],
	[/\bgini\b|concentration/i, concentrated],
	[/^pai\b/i, pai],
	[/hour x weekday, exposure|exposure, circular mean/i, checkTemporal],
	[/^(fdr|false discovery|multiple testing)\b/i, fdr],
	[/^h3 cell assignment/i, checkCells],
	[/\bgi\*|^getis-ord/i, checkClustering],
	[/^emerging hot spot/i, checkEmerging],
	[/^kernel density/i, checkKernel],
	[/^mann-kendall/i, checkMonotone],
	[/^stl\b/i, checkStl],
	[/^ears\b/i, checkEars],
	[/^farrington/i, checkFarrington],
	[/^wdd\b/i, checkWdd],
	[/^funnel/i, checkFunnel],
	[/^aoristic/i, checkAoristic],
	[/^knox/i, checkKnox],
	[/^(mclp|(maximal )?covering|p-?median|p-?cent(re|er))\b/i, checkSiting],
	[/^(team )?orienteering\b/i, checkTours]
];
