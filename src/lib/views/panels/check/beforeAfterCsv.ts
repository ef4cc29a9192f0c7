import { csvText } from '../../../core/csv';
import { isoDay, isoMonth } from '../../../core/time';
import type { Evaluation } from '../../../state/evaluation/evaluate';

/** The counts and the difference, then every hexagon and month behind them, as CSV text. */
export function beforeAfterCsv(result: Evaluation, synthetic: boolean): string {
	const { windows, reading, firstMonth, settings } = result;
	const zones = [
		['Target', result.target],
		['Control', result.control],
		['Ring', result.ring],
		['Control of the ring', result.ringControl]
	] as const;
	const last = (day: number): string => isoDay(day - 1);
	const nets = [
		['Target against control', reading.local],
		['Ring against its control', reading.ring],
		['Target and ring', reading.total],
		['Target against control, harm-weighted', result.harm]
	] as const;
	return csvText([
		['Analyst view: exact figures'],
		...(synthetic ? [['Synthetic data']] : []),
		['Before', isoDay(windows.before.from), last(windows.before.to), windows.days[0]],
		['After', isoDay(windows.after.from), last(windows.after.to), windows.days[1]],
		...windows.left.map((first) => ['Month left out', isoDay(first).slice(0, 7)]),
		['Hexagon resolution', settings.resolution],
		[],
		['Area', 'Hexagons', 'Before', 'After'],
		...zones.map(([name, { ids, counts }]) => [name, ids.length, ...counts]),
		[],
		['Difference', 'Estimate', 'Standard error', 'Low 90%', 'High 90%'],
		...nets.flatMap(([name, net]) => (net ? [[name, net.estimate, net.error, net.low, net.high]] : [])),
		[],
		['Month', ...zones.map(([name]) => name)],
		...Array.from(result.target.months, (_, i) => [isoMonth(firstMonth + i), ...zones.map(([, { months }]) => months[i] ?? 0)]),
		[],
		['Hexagon', 'Area'],
		...zones.flatMap(([name, { ids }]) => ids.map((id) => [id, name]))
	]);
}
