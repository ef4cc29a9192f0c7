/** What Time of day says, in plain words with its own figures. */
import type { PeakWindow, WeekPattern } from '../../../../analysis/jobs';
import { slotsOf, type WeekWindow } from '../../../../core/filter';
import type { WeekFigures } from '../../../charts/weekFigures';
import { count, decimal, percent, plural, TOO_FEW, weekWindow } from '../../../../core/format';
import type { Piece } from '../lead';

/** A count that may be part of an incident: "41", "41.5". */
export const amount = (n: number): string => (Number.isInteger(n) ? count(n) : decimal(n, 1));

/** "Fri and Sat nights, 21:00–03:00 hold 37% of public order in 7% of the week". */
export function peakLead(subject: readonly Piece[], peak: PeakWindow | null, timed: number): Piece[] {
	const where = subject.slice(0, -1);
	const what = (subject.at(-1)?.text ?? 'incidents').toLowerCase();
	const opening = where.length > 0;
	if (timed < TOO_FEW)
		return [...where, { text: `${opening ? 'too' : 'Too'} few ${what} with a known hour to name a peak: ${count(timed)}.` }];
	if (!peak) return [...where, { text: `${opening ? 'no' : 'No'} window of the week stands out clearly for ${what}.` }];
	return [
		...where,
		{ text: weekWindow(peak.window, true), strong: true },
		{ text: ` ${holds(peak.window)} ` },
		{ text: `${percent(peak.share)} of ${what}`, strong: true },
		{ text: ` in ${percent(peak.hourShare)} of the week.` }
	];
}

const holds = ({ days }: WeekWindow): string => (days.length === 1 || days.length === 7 ? 'holds' : 'hold');

/** "526 of 1,420 (37%) in 7% of the week: 5.2 times the average". */
export function peakWords({ held, share, hourShare }: PeakWindow, total: number): string {
	return `${amount(held)} of ${count(total)} (${percent(share)}) in ${percent(hourShare)} of the week: ${decimal(share / hourShare, 1)} times the average`;
}

/** Warnings about rounded times; none where there is nothing to warn of. */
export function heapingWords({
	heaping: { timed, fullHour, midnight, noon }
}: WeekPattern): { readonly fault: string; readonly remedy: string } | null {
	const at = (name: string, { count: n, share, expected, heaped }: typeof fullHour): string[] =>
		heaped ? [`${percent(share, 1)} ${name} (${count(n)} of ${count(timed)}; ${percent(expected, 1)} would be even)`] : [];
	const found = [...at('exactly on a full hour', fullHour), ...at('at 00:00', midnight), ...at('at 12:00', noon)];
	if (found.length === 0) return null;
	return {
		fault: `Times look rounded: ${found.join(', ')}.`,
		remedy: `Read single hours with care${midnight.heaped || noon.heaped ? ': 00:00 and 12:00 often stand for “time unknown”' : '; whole windows say more'}.`
	};
}

/** How often hours came, for the note beneath the matrix. */
export function exposureWords({ exposure }: WeekPattern): string {
	const [low, high] = [Math.min(...exposure), Math.max(...exposure)];
	const times = low === high ? `${count(low)} times` : `${count(low)} to ${count(high)} times`;
	return `each hour of the week came ${times}; changes of the clock are allowed for`;
}

/** What is said of each hour and window: the incidents, how often the hour came, and the rate. */
export function weekFigures(held: ArrayLike<number>, exposure: ArrayLike<number>, pattern: WeekPattern): WeekFigures {
	const rate = (n: number, times: number): string =>
		times === 0 ? 'the hour never came' : `${decimal((100 * n) / times, 1)} per 100 weeks`;
	const hour = (slot: number): string =>
		`${amount(held[slot] ?? 0)} ${held[slot] === 1 ? 'incident' : 'incidents'} in ${plural(exposure[slot] ?? 0, 'such hour')}, ${rate(held[slot] ?? 0, exposure[slot] ?? 0)}`;
	const sum = (values: ArrayLike<number>, window: WeekWindow): number =>
		slotsOf(window).reduce((total, slot) => total + (values[slot] ?? 0), 0);
	const total = Array.from(held).reduce((a, b) => a + b, 0);
	const window = (chosen: WeekWindow): string => {
		const inside = sum(held, chosen);
		return `${amount(Math.round(inside * 10) / 10)} incidents${total >= TOO_FEW ? `, ${percent(inside / total)} of all` : ''}`;
	};
	return {
		unit: 'per 100 weeks',
		hour,
		window,
		columns: [
			{ id: 'start', label: 'At its start', value: (slot) => pattern.plain[slot] ?? 0 },
			{ id: 'spread', label: 'Spread', value: (slot) => pattern.aoristic[slot] ?? 0, format: (value) => decimal(Number(value), 1) },
			{ id: 'came', label: 'Times it came', value: (slot) => exposure[slot] ?? 0 },
			{
				id: 'rate',
				label: 'Per 100 weeks',
				value: (slot) => (exposure[slot] ? (100 * (held[slot] ?? 0)) / exposure[slot] : 0),
				format: (value) => decimal(Number(value), 1)
			}
		]
	};
}
