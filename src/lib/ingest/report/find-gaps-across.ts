import type { FileReport } from '../contract';
import { findGaps, type Gap } from './find-gaps';

type Counted = Pick<FileReport, 'monthsByCategory' | 'series'>;

/**
 * Gaps over several files. Files of one series are added up, so that months in separate files stand side by side; different series are
 * judged apart, as a small force is no gap beside a large one. A low month of one file that the sum hides counts, too.
 */
export function findGapsAcross(reports: readonly Counted[]): Gap[] {
	const series = new Map<string, Counted[]>();
	for (const report of reports) series.set(report.series ?? '', [...(series.get(report.series ?? '') ?? []), report]);
	return [...series.values()].flatMap((files) => {
		const together = findGaps(addMonths(files));
		const known = new Set(together.map(({ month }) => month));
		const hidden = files.flatMap(({ monthsByCategory }) => findGaps(monthsByCategory).filter(({ kind }) => kind === 'low'));
		return [...together, ...hidden.filter(({ month }) => !known.has(month))];
	});
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
