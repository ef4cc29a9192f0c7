import type { FileReport } from '../contract';
import { areaChange } from './area-changes';
import { columnDifferences, type ColumnDifferences } from './column-differences';
import { areaRemark } from './file-remarks';
import { findGapsAcross } from './find-gaps-across';
import { list, number, type Remark } from './remark';

/** What is worth knowing about several files together: how their columns differ, gaps between them, and areas that change. */
export function remarksAcross(reports: readonly FileReport[]): Remark[] {
	const series = new Map<string, FileReport[]>();
	for (const report of reports) series.set(report.series ?? '', [...(series.get(report.series ?? '') ?? []), report]);
	const gaps = findGapsAcross(reports).map(({ kind, message }): Remark => {
		const [lead = '', ...rest] = message.split(/(?<=\.) /);
		return { code: kind === 'missing' ? 'missing-month' : 'gap', lead, detail: rest.join(' ') };
	});
	return [...gaps, ...[...series.values()].filter((files) => files.length > 1).flatMap(ofSeries)];
}

function ofSeries(files: readonly FileReport[]): Remark[] {
	const columns = columnDifferences(files);
	const change = areaChange(files);
	const whose = `the ${number(files.length)} files that continue each other`;
	return [...(columns ? [columnsRemark(columns, files.length, whose)] : []), ...(change ? [areaRemark(change)] : [])];
}

const MOST_NAMED = 5;

function columnsRemark({ partial, renamed, reordered }: ColumnDifferences, files: number, whose: string): Remark {
	const some = partial.slice(0, MOST_NAMED).map(({ name, files: have }) => `“${name}” (in ${number(have)} of ${number(files)})`);
	const more = partial.length > MOST_NAMED ? [`${number(partial.length - MOST_NAMED)} more`] : [];
	const parts = [
		...(partial.length > 0 ? [`Only some have ${list([...some, ...more])}.`] : []),
		...renamed.map(({ names }) => `${list(names.map((name) => `“${name}”`))} are read as the same column.`),
		...(reordered > 0 ? ['The order of the columns does not matter.'] : [])
	];
	return { code: 'columns-differ', lead: `The columns of ${whose} differ.`, detail: parts.join(' ') };
}
