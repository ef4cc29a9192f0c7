import { subjectName, type Vocabulary } from '../../../core/claim';
import { csvText, type CsvValue } from '../../../core/csv';
import { isoMonth } from '../../../core/time';
import type { Check, Checked } from '../../../state/headline/check';
import { count, listWords } from '../../../core/format';
import { daysOf, verdictOf } from './headlineWords';

const HEAD = ['Figure', 'Period', 'Month', 'Days', 'Count', 'Loading gap', 'Usual low', 'Usual mean', 'Usual high'];

function rowsOf(check: Checked, known: Vocabulary): CsvValue[][] {
	const name = listWords(check.claim.subjects.map((subject) => subjectName(subject, known)));
	const { chart } = check;
	const limits = chart ? [Math.max(0, chart.lower), chart.mean, chart.upper].map((limit) => limit.toFixed(2)) : ['', '', ''];
	return check.months.map(({ period, month, days, count: n, gap }) => [
		name,
		period === 'now' ? 'newer' : 'older',
		isoMonth(month),
		days,
		n,
		gap ? 'yes' : 'no',
		...limits
	]);
}

/** The months behind checked figures, with what was claimed and found on top. */
export function headlineCsv(text: string, checks: readonly Check[], known: Vocabulary, synthetic: boolean): string {
	const done = checks.filter((check) => check.kind === 'checked');
	const notes = done.map((check) => {
		const name = listWords(check.claim.subjects.map((subject) => subjectName(subject, known)));
		const { matched, counts } = check;
		return [
			`${name}: ${verdictOf(check).label}; ${count(counts.before)} in ${daysOf(matched.before)}, ${count(counts.now)} in ${daysOf(matched.now)}`
		];
	});
	const marks = [['Analyst · exact figures · not for publication'], ...(synthetic ? [['Synthetic data']] : [])];
	return csvText([...marks, [`Claim: ${text}`], ...notes, [], HEAD, ...done.flatMap((check) => rowsOf(check, known))]);
}
