import type { FileReport } from '../contract';
import { findGaps, type Gap } from './find-gaps';

type Counted = Pick<FileReport, 'monthsByCategory' | 'series'>;

/**
 * Gaps that only show when the months of several files stand side by side. Files of one series are added up; different series are
 * judged apart, as a small force is no gap beside a large one.
 */
export function findGapsAcross(reports: readonly Counted[]): Gap[] {
	const series = new Map<string, Counted[]>();
	for (const report of reports) series.set(report.series ?? '', [...(series.get(report.series ?? '') ?? []), report]);
	return [...series.values()].flatMap((files) => findGaps(addMonths(files)));
}

function addMonths(files: readonly Counted[]): Record<string, Record<string, number>> {
	const all: Record<string, Record<string, number>> = {};
	for (const { monthsByCategory } of files)
		for (const [month, counts] of Object.entries(monthsByCategory)) {
			const sums = (all[month] ??= Object.create(null) as Record<string, number>);
			for (const [name, count] of Object.entries(counts)) sums[name] = (sums[name] ?? 0) + count;
		}
	return all;
}
