import type { AlikeSources } from '../core/answers';
import type { SourceId } from '../core/source';
import { isoDay } from '../core/time';
import type { Remark } from '../ingest';

const number = (count: number): string => count.toLocaleString('en-GB');
const two = (n: number): string => String(n).padStart(2, '0');

/** "14/03/2026 23:41". */
const moment = (day: number, second: number): string =>
	`${isoDay(day).split('-').reverse().join('/')} ${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}`;

/** "37 rows of “alerts.csv” may repeat 35 of “council.csv”." */
export function duplicateRemark({ sources, rows, examples }: AlikeSources, labels: ReadonlyMap<SourceId, string>): Remark {
	const [a, b] = sources.map((source) => labels.get(source) ?? 'a file');
	const [first] = examples;
	const such = first
		? ` Closest: ${moment(first.incidents[0].day, first.incidents[0].second)} (${first.incidents[0].category}) and ${moment(first.incidents[1].day, first.incidents[1].second)} (${first.incidents[1].category}).`
		: '';
	return {
		code: 'possible-duplicates',
		lead: `${number(rows[0])} ${rows[0] === 1 ? 'row' : 'rows'} of “${a ?? ''}” may repeat ${number(rows[1])} of “${b ?? ''}”.`,
		detail: `Same hexagon, same priority, at most an hour apart. Nothing is removed: both count.${such}`
	};
}
