/** How the figures by area are worked out, with this result's own numbers. */
import type { AreaAnswer } from '../../../../state/areaCounts.svelte';
import type { AreaFigures } from '../../../../state/areaFigures';
import { count, decimal, period as periodWords, plural } from '../../../../core/format';
import { denominatorWords, perWords } from './areaWords';

export function areaSteps(answer: AreaAnswer, { rows, rates }: AreaFigures): string[] {
	const inside = answer.now.reduce((sum, n) => sum + n, 0);
	const rest = answer.layer
		? `${count(answer.none)} outside all of them and ${count(answer.unlocated)} without a location`
		: `${count(answer.none)} without the name of an area`;
	const steps = [
		`${plural(answer.total, 'incident')} under the filter: ${count(inside)} in ${plural(rows.length, 'area')}, ${rest}.`,
		answer.layer
			? `Each location is tested against the boundaries of “${answer.layer.name}”; an edge counts as inside, and a location inside two areas counts in the first.`
			: 'Each incident counts in the area that its file names.'
	];
	if (answer.before && answer.filter.period)
		steps.push(
			`The change compares ${periodWords(answer.filter.period)} with ${periodWords(answer.before)}: the ratio of the daily rates with its exact 95% interval. It is “not clear” where the interval includes no change, and no percentage is given on a count under 20.`
		);
	if (!rates) return steps;
	return [
		...steps,
		`A rate is the incidents of an area ÷ its ${denominatorWords(rates.denominator)} × ${count(rates.per)}, with the exact 95% Poisson interval of the count.`,
		`All ${count(rates.funnel.units.length)} areas with a denominator together: ${decimal(rates.overall, 2)} ${perWords(rates)}. An area stands out when its rate lies outside the 99.8% limits that chance alone would keep an area of its size to, at this overall rate.`
	];
}

export function areaParameters(answer: AreaAnswer, { rates }: AreaFigures): (readonly [string, string])[] {
	return [
		['Areas', answer.layer?.name ?? 'as the data name them'],
		...(rates
			? ([
					['Denominator', denominatorWords(rates.denominator)],
					['Overall rate', `${decimal(rates.overall, 2)} per ${count(rates.per)}`],
					['Dispersion (1 = chance alone)', decimal(rates.funnel.dispersion, 1)]
				] as const)
			: [])
	];
}

export const AREA_SOURCE =
	'Point in polygon; Przyborowski & Wilenski (1940) and Clopper & Pearson (1934) for the change; Garwood (1936) for the interval of a rate; Spiegelhalter (2005) for the funnel, limits as FunnelPlotR.';

export function areaLimits({ rates }: AreaFigures, snapped: boolean): string[] {
	return [
		'Counts are what was recorded where it was recorded: patrols and reporting differ between areas.',
		...(snapped ? ['Points snapped to shared map points may lie on the wrong side of a boundary.'] : []),
		...(rates
			? [
					'A rate says how many incidents there were for the people counted, not what one person’s chance is: visitors, workers and passers-by are in the incidents, and seldom in the denominator.',
					...(rates.denominator.kind === 'residents'
						? ['Residents are the wrong denominator for a campus or a town centre, where most people live elsewhere.']
						: []),
					...(rates.funnel.dispersion > 2
						? [
								'The areas differ by more than chance alone, as most areas do: many outside the limits is usual, and shows where to look, not who does badly.'
							]
						: [])
				]
			: [])
	];
}
