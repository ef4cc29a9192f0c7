import type { Plan, ShiftTours } from '../../../deployment';
import { count, percent, plural } from '../../../core/format';

/** How a plan and its tours are worked out, with its own numbers. */
export function shiftMethod(
	plan: Plan,
	tours: ShiftTours | null,
	{ dwell, revisit, speed, scale }: { readonly dwell: number; readonly revisit: number; readonly speed: number; readonly scale: string }
): {
	readonly steps: readonly string[];
	readonly parameters: readonly (readonly [string, string])[];
	readonly source: string;
	readonly limits: readonly string[];
} {
	const { basis, resamples, backtest, cells, objective, cap } = plan;
	return {
		steps: [
			`${count(basis.incidents)} recorded incidents of ${count(basis.bins)} ${basis.bin}s are counted by hexagon; each rate is drawn towards those around it.`,
			...(basis.everyHour === null
				? []
				: [
						`That rate is taken over the ${count(basis.everyHour)} incidents at all hours, and multiplied by the window’s share of the zone around, or of the hexagon where hexagons differ beyond chance (Gamma–Poisson level × beta–binomial profile).`
					]),
			...(objective === 'harm' ? [`Each category weighs as on Data (${scale}); rates are estimated for each weight, then added up.`] : []),
			`Posts are chosen so that the hexagons within reach hold most: by swaps and a Lagrangian bound, at least ${percent(Math.floor(1000 * plan.ofBest) / 1000, 1)} of what any choice could reach.`,
			`The records are drawn again ${count(resamples.number)} times, whole ${resamples.of === 'bins' ? `${basis.bin}s` : 'incidents'} at a time: the interval, and how often each place is chosen again.`,
			`${count(backtest.trials.length)} earlier dates are tried: posts chosen from what was known then, counted on the ${count(backtest.held)} ${basis.bin}s after.`,
			...(tours
				? [
						`Each patrol’s round goes through the hexagons that its post reaches: stays of ${String(dwell)} minutes where most is expected, no sooner again than ${String(revisit)} minutes, start and finish in time.`
					]
				: [])
		],
		parameters: [
			['Hexagons with an expectation', count(cells.ids.length)],
			['Walk from a post', `${count(plan.radiusMetres)} m on foot, ${count(plan.reachMetres)} m in a straight line`],
			['Firm, moderate, weak', 'chosen in at least 80%, 50%, less of the re-runs'],
			...(tours ? ([['Walking', `${String(speed)} km/h`]] as const) : []),
			...(cap ? ([['One area gets at most', `${percent(cap.share)} of the hours: ${plural(cap.most, 'post')} here`]] as const) : []),
			['Seed of the re-runs', String(plan.seed)]
		],
		source:
			'Gamma–Poisson shrinkage (Clayton & Kaldor 1987); maximal covering (Church & ReVelle 1974) with Lagrangian bounds; tours by ruin and recreate (Christiaens & Vanden Berghe 2020); stops of 10–16 minutes after Koper (1995), not confirmed by a later study (2025).',
		limits: [
			'Recorded incidents are not all incidents, and patrols create records.',
			'Being within a walk of a place is not the same as preventing anything there.',
			'A stop is the middle of a hexagon: stand where it is safe and you are seen.'
		]
	};
}
