import type { Evaluation } from '../../../state/evaluation/evaluate';
import { count, period, plural } from '../../../core/format';
import { changeOf, controlWords, intervalWords, pWords, signedSize, size } from './beforeAfterWords';

export const SOURCE =
	'weighted displacement difference, Wheeler & Ratcliffe (2018), Crime Science 7:11; variance as the sum of count ÷ weight², 90% interval. Exact test on small counts: E-test, Krishnamoorthy & Thomson (2004).';

export const LIMITS: readonly string[] = [
	'It says what was recorded, not why: anything else that changed in the target alone at the same time looks the same.',
	'Control areas must be places where nothing was done and where nothing moved to.',
	'Counts are taken as independent (Poisson): series of incidents by the same people make the true interval wider.',
	'Patrols create records: officers find what nobody would have reported.',
	'The difference is of counts: it is fair where control areas were about as busy before as the target.'
];

/** What was done, with this result's own numbers. */
export function stepsOf(result: Evaluation): string[] {
	const { windows, target, control, reading, settings } = result;
	const times = settings.control === null ? settings.perTarget : 1;
	const change = (zone: Evaluation['target'], of: number): string => signedSize(changeOf(zone.counts, windows.days, of));
	return [
		`${plural(target.ids.length, 'hexagon')} of the target; incidents counted ${period(windows.before)} (${count(windows.days[0])} days) and ${period(windows.after)} (${count(windows.days[1])} days).`,
		controlWords(result),
		`Change in the target ${change(target, 1)}, in its control areas ${change(control, times)}: the difference is ${signedSize(reading.local.estimate)}.`,
		`So the control areas suggest ${size(reading.suggested)} for the days after. ${intervalWords(reading.local)} (standard error ${size(reading.local.error)}).`,
		...(reading.ring
			? [
					`Ring of ${plural(result.ring.ids.length, 'hexagon')}: change ${change(result.ring, 1)}, in control areas of its own ${change(result.ringControl, times)}: ${signedSize(reading.ring.estimate)}. Both together ${signedSize(reading.total?.estimate ?? 0)}.`
				]
			: []),
		...(reading.exact?.p !== undefined && reading.exact.p !== null
			? [
					`Small counts: target after + control before (${count(target.counts[1] + control.counts[0])}) against target before + control after (${count(target.counts[0] + control.counts[1])}) by the E-test, p = ${pWords(reading.exact.p)}.`
				]
			: [])
	];
}

export function parametersOf({ settings, windows, candidates }: Evaluation): [string, string][] {
	return [
		['Hexagons', `H3 resolution ${String(settings.resolution)}`],
		['Before', `${period(windows.before)}${settings.before === null ? ', the same months a year earlier' : ', right before'}`],
		['After', period(windows.after)],
		['Ring', settings.rings === 0 ? 'none' : plural(settings.rings, 'step')],
		[
			'Control',
			settings.control === null ? `proposed, ${String(settings.perTarget)} for each hexagon, of ${count(candidates)}` : 'picked by hand'
		],
		['Interval', '90% (α = 0.1)']
	];
}
