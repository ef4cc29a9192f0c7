import type { Comparison } from '../../../../state/compare';
import { count, day, isoMonthName, listWords } from '../../../../core/format';

interface Explained {
	readonly steps: readonly string[];
	readonly parameters: readonly (readonly [name: string, value: string])[];
	readonly source: string;
	readonly limits: readonly string[];
}

const LIMITS = [
	'Recorded incidents only: patrols, campaigns and new ways to report change what is recorded.',
	'An interval tells chance apart from change; it does not tell why.'
];

/** How a comparison was made, with its own numbers. */
export function workedOut(comparison: Comparison, cellArea: string): Explained {
	const { mode, a, b, result, periods } = comparison;
	const fair =
		mode === 'periods'
			? `Rates are incidents ÷ days counted: ${count(a.exposure)} days in A, ${count(b.exposure)} in B.`
			: `Each side is a share of its own total, so that the larger side does not win everywhere: A has ${count(a.exposure)} incidents with a place, B ${count(b.exposure)}.`;
	const limits = [...LIMITS];
	if (mode === 'categories')
		limits.unshift('More of one category here is more than its share elsewhere, not more incidents than the other.');
	if (mode === 'areas')
		limits.unshift('Two areas are compared by mix and hours, not by counts: without residents or footfall a count is no rate.');
	if (mode === 'periods') limits.unshift('Two periods say nothing about the months between: see Trends before calling a change a trend.');
	return {
		steps: [
			`A is ${a.name} (${count(a.total)} incidents), B is ${b.name} (${count(b.total)}), both under the filters above.`,
			fair,
			mode === 'areas'
				? 'Each category, and each hour of the day, gives the ratio of both shares with its exact 95% interval, from the incidents of that row on both sides (conditional binomial).'
				: `Each hexagon with at least 20 incidents on both sides together (${count(result.tested)}) gives the ratio B ÷ A with its exact 95% interval (conditional binomial).`,
			mode === 'areas'
				? 'Testing so many rows finds some by luck: a row is bold only if it remains after the correction (Benjamini–Hochberg, q < 0.05).'
				: `Testing so many finds some by luck: ${count(result.unusual)} looked different, ${count(result.clear)} remain after the correction (Benjamini–Hochberg, q < 0.05). Only those have a colour.`
		],
		parameters: [
			...(periods
				? ([
						['Period A', `${day(periods.a.period.from)} to ${day(periods.a.period.to - 1)}`],
						['Period B', `${day(periods.b.period.from)} to ${day(periods.b.period.to - 1)}`],
						['Left out', periods.leftOut.length === 0 ? 'no month' : listWords(periods.leftOut.map(isoMonthName))]
					] as const)
				: []),
			['Hexagons', cellArea],
			['Fewest incidents', '20 on both sides together'],
			['False discovery rate', '5%']
		],
		source:
			'ratio of two Poisson rates by the conditional binomial (Przyborowski and Wilenski 1940) with Clopper–Pearson limits (1934); Benjamini and Hochberg (1995).',
		limits
	};
}
