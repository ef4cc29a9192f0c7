/** What the files of an import mean to each other and to what is loaded. */
import type { Holdings } from '../core/answers';
import { findGapsAcross, type FileReport } from '../ingest';
import type { Publication } from '../store';
import type { ImportFile } from './importFile.svelte';
import { monthsAgain, type Earlier } from './monthsAgain';
import { sameFile } from './sameFile';

/** Read to the end and not yet loaded. */
export const isRead = ({ status }: ImportFile): boolean => status === 'ready' || status === 'overlaps';

/** Says of each file that is read which of its months are there already: loaded, or in a file before it that is not left out. */
export function settleFiles(files: readonly ImportFile[], { sources }: Holdings): void {
	const bySeries = new Map<string, Earlier[]>();
	const add = (earlier: Earlier): void => {
		const { series } = earlier.facts;
		if (series !== undefined) bySeries.set(series, [...(bySeries.get(series) ?? []), earlier]);
	};
	for (const { id, ...facts } of sources) add({ id, facts });
	for (const file of files) {
		const { report, source } = file;
		if (!report || source === null || !isRead(file)) continue;
		file.again = monthsAgain(report.facts, bySeries.get(report.facts.series ?? '') ?? []);
		file.status = file.again ? 'overlaps' : 'ready';
		if (!file.leftOut) add({ id: source, facts: report.facts });
	}
}

/** Name of what a file repeats, among the other files and all that is loaded; null when it is new. */
export function repeatedName(entry: ImportFile, report: FileReport, files: readonly ImportFile[], { sources }: Holdings): string | null {
	const others = files.flatMap((file) => (file !== entry && file.source !== null && file.report ? [file.report.facts] : []));
	const loaded = sources.filter(({ id }) => id !== entry.source);
	return sameFile(report.facts, [...others, ...loaded])?.label ?? null;
}

/** Files as the store takes them. */
export function publicationsOf(files: readonly ImportFile[]): Publication[] {
	return files.flatMap(({ source, report, replaces }) =>
		source === null || !report ? [] : [{ id: source, facts: report.facts, ...(replaces.length > 0 && { replaces }) }]
	);
}

/** After a publication: which files are loaded, and how many of their rows newer ones replaced. */
export function settleLoaded(files: readonly ImportFile[], { sources }: Holdings): void {
	for (const file of files) {
		if (file.status !== 'loaded') continue;
		const source = sources.find(({ id }) => id === file.source);
		file.replaced = source ? (source.replaced ?? 0) : (file.report?.facts.accepted ?? 0);
		if (!source) Object.assign(file, { status: 'replaced', source: null });
	}
}

const GONE: ReadonlySet<ImportFile['status']> = new Set(['failed', 'repeated', 'left-out', 'replaced']);

/** Reports of the files that count, without the months that later files replace. */
export function countedReports(files: readonly ImportFile[]): FileReport[] {
	const counted: FileReport[] = [];
	for (const file of files) {
		const { report } = file;
		if (!report || GONE.has(file.status) || file.leftOut) continue;
		if (file.replaces.length > 0)
			counted.forEach((other, i) => {
				if (other.series === report.series) counted[i] = without(other, file.again?.months ?? []);
			});
		counted.push(report);
	}
	return counted;
}

function without(report: FileReport, months: readonly string[]): FileReport {
	const left = Object.entries(report.monthsByCategory).filter(([month]) => !months.includes(month));
	return left.length === Object.keys(report.monthsByCategory).length ? report : { ...report, monthsByCategory: Object.fromEntries(left) };
}

/** Months (YYYY-MM) of a file's own series that look like a gap in loading, all its files taken together. */
export function gapsOf({ series }: Pick<FileReport, 'series'>, files: readonly ImportFile[]): string[] {
	const same = countedReports(files).filter((report) => report.series === series);
	return [...new Set(findGapsAcross(same).map(({ month }) => month))].sort();
}
