import type { Direction, Net } from '../../../analysis';
import type { Evaluation } from '../../../state/evaluation/evaluate';
import { count, decimal, month, period, plural, signed } from '../../../core/format';
import { monthOf } from '../../../core/time';

/** A sentence in pieces; the strong one carries the finding. */
export interface Piece {
	readonly text: string;
	readonly strong?: boolean;
}

/** Size of a difference: whole where it is large or whole anyway. */
export const size = (n: number): string =>
	Math.abs(n) >= 10 || Number.isInteger(n) ? count(Math.abs(Math.round(n))) : decimal(Math.abs(n), 1);
/** "12 fewer", "3.5 more", "0". */
export const difference = (n: number): string =>
	size(n) === '0' || size(n) === '0.0' ? 'no difference' : `${size(n)} ${n < 0 ? 'fewer' : 'more'}`;
/** "90% interval: 58 fewer to 12 fewer". */
export const intervalWords = ({ low, high }: Net): string => `90% interval: ${difference(low)} to ${difference(high)}`;

/** "12 months from 01/11/2025", "in Nov 2025 – Apr 2026". */
function afterWords({ windows: { after } }: Evaluation): string {
	const words = period(after);
	return /^\d+ months/.test(words) ? `in the ${words}` : `in ${words}`;
}

/** The finding, to be read out. `what` is what was counted: "anti-social behaviour", "incidents". */
export function leadOf(result: Evaluation, what: string): Piece[] {
	const { reading, target } = result;
	const recorded = `The target area recorded ${count(target.counts[1])} ${what} ${afterWords(result)}`;
	const suggested = `the ${size(reading.suggested)} that its control areas suggest`;
	if (reading.suggested < 0)
		return [
			{ text: `${recorded}. ` },
			{ text: 'Not clear', strong: true },
			{ text: ': the control areas fell by more than the target ever held, so they say nothing about it.' }
		];
	if (reading.verdict === 'unclear')
		return [{ text: `${recorded}, against ${suggested}: ` }, { text: 'no clear difference', strong: true }, { text: '.' }];
	return [
		{ text: `${recorded}: ` },
		{ text: `about ${difference(reading.local.estimate)} than its control areas suggest`, strong: true },
		{ text: '.' }
	];
}

export const VERDICTS: Readonly<Record<Direction, { readonly text: string; readonly tone: 'ok' | 'warn' | 'mute' }>> = {
	fewer: { text: 'Fewer recorded', tone: 'ok' },
	more: { text: 'More recorded', tone: 'warn' },
	unclear: { text: 'Not clear', tone: 'mute' }
};

/** What the ring says about displacement or a spread of benefits; empty without a ring. */
export function ringWords({ reading }: Evaluation): string {
	const { ring, total, moved, verdict } = reading;
	if (ring === null || total === null || moved === null) return '';
	const found = `The ring recorded ${difference(ring.estimate)}${moved === 'unclear' ? '' : ' than its own control areas suggest'} (${intervalWords(ring)})`;
	const both = `Target and ring together: ${difference(total.estimate)} (${intervalWords(total)}).`;
	if (moved === 'unclear')
		return `${found}: no clear sign that incidents moved there (displacement), nor that the benefit spread to it (diffusion). ${both}`;
	if (verdict !== 'fewer')
		return `${found}. Without a clear fall in the target, that is no sign of displacement or of spread benefits. ${both}`;
	return moved === 'more'
		? `${found}: this fits displacement, incidents moving next door. ${both}`
		: `${found}: this fits a diffusion of benefits, the effect reaching beyond the target. ${both}`;
}

/** What was chosen as control, and how. */
export function controlWords({ settings, control, target, candidates }: Evaluation): string {
	const counts = `${count(target.counts[0])} recorded in the target before, ${count(control.counts[0])} in its control areas`;
	if (settings.control !== null) return `Control areas were picked by hand: ${plural(control.ids.length, 'hexagon')}. ${counts}.`;
	const each = settings.perTarget === 1 ? 'one' : String(settings.perTarget);
	const many = settings.perTarget === 1 ? '' : `, ${String(settings.perTarget)} times as many hexagons`;
	return `Control areas were proposed: for each hexagon of the target the ${each} outside target and ring, of ${count(candidates)}, most alike in count and monthly trend before. ${counts}${many}.`;
}

interface Context {
	/** Positions are shared map points. */
	readonly snapped: boolean;
	readonly monthly: boolean;
}

/** What to know before the figure is used, the weightiest first. */
export function cautions(result: Evaluation, { snapped, monthly }: Context): string[] {
	const { windows, reading, target, control, settings, leftOut } = result;
	const times = settings.control === null ? settings.perTarget : 1;
	const like = control.counts[0] / times / Math.max(1, target.counts[0]);
	return [
		peakWords(result),
		reading.exact
			? reading.exact.p === null
				? `Counts are small, and the exact test needs periods of equal length and one control hexagon each: nothing is called clear.`
				: `Counts are small: an exact test decides as well (E-test, p = ${pWords(reading.exact.p)}).`
			: '',
		target.counts[0] > 0 && (like < 0.75 || like > 1.33)
			? `The control areas were not as busy before as the target (${count(control.counts[0])} against ${count(target.counts[0])}${times > 1 ? `, for ${String(times)} times as many hexagons` : ''}): a change that is the same in per cent would look like a difference.`
			: '',
		windows.left.length > 0
			? `Left out${settings.before === null ? ' on both sides' : ''}, as a month looks like a gap in loading: ${windows.left.map((first) => month(monthOf(first))).join(', ')}.`
			: '',
		settings.before !== null && settings.before % 12 !== 0
			? 'The periods are different months of the year: a season that is stronger in one area than in the other would look like a difference.'
			: '',
		windows.days[0] === windows.days[1]
			? ''
			: `${count(windows.days[0])} days before, ${count(windows.days[1])} after: counts are compared per day, and stated for the days after.`,
		snapped
			? 'Positions are shared map points: what happened near the edge of a hexagon may be counted next door. Larger hexagons suffer less.'
			: '',
		monthly ? 'Some records give the month only: whole months are compared.' : '',
		leftOut.unlocated > 0 ? `${plural(leftOut.unlocated, 'record')} without a location, of all dates: in no area.` : '',
		leftOut.undated > 0
			? `${plural(leftOut.undated, 'record')} dated too coarsely for days: left out. Begin on the first of a month to count them.`
			: ''
	].filter((text) => text !== '');
}

export const pWords = (p: number): string => (p < 0.001 ? 'under 0.001' : decimal(p, 3));

/** Regression to the mean: said when the target looks chosen for being a peak; empty when nothing points to it. */
export function peakWords({ peak }: Evaluation): string {
	const reasons = [
		peak.hot ? 'it was handed over as a hot spot' : '',
		peak.highest === true ? 'no earlier time of that length held as many' : '',
		peak.busiest ? `its busiest hexagon was number ${count(peak.rank.at)} of ${count(peak.rank.of)} before` : ''
	].filter((text) => text !== '');
	if (reasons.length > 0)
		return `The target looks chosen for being a peak: ${reasons.join('; ')}. Peaks fall by themselves (regression to the mean); control areas as busy before take out a part of that, not all.`;
	return peak.highest === null
		? 'Too little is loaded from before to tell whether the time before was a peak, which would fall by itself.'
		: '';
}

/** Change of an area in the units of the test: per set of the target's size. */
export const changeOf = ([before, after]: readonly [number, number], days: readonly [number, number], times: number): number =>
	(after - (before * days[1]) / days[0]) / times;

export const signedSize = (n: number): string => (Number.isInteger(n) || Math.abs(n) >= 10 ? signed(Math.round(n)) : signed(n, 1));
