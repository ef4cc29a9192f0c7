/** Term and holiday dates of the sample's schools, as a user would drop them. */
import { LABEL, SCHOOL_HOLIDAYS } from '../truths';

const TERMS = [
	['Autumn term 2024', '2024-09-04', '2024-12-20'],
	['Spring term 2025', '2025-01-06', '2025-04-04'],
	['Summer term 2025', '2025-04-22', '2025-07-22'],
	['Autumn term 2025', '2025-09-03', '2025-12-19'],
	['Spring term 2026', '2026-01-05', '2026-03-27'],
	['Summer term 2026', '2026-04-13', '2026-07-21'],
	['Autumn term 2026', '2026-09-03', '2026-12-18']
] as const;
const HOLIDAYS: Readonly<Record<string, string>> = { '12': 'Christmas', '02': 'Half-term', '10': 'Half-term', '07': 'Summer' };

function holidayName([first, last]: (typeof SCHOOL_HOLIDAYS)[number]): string {
	if (first === last) return 'Bank holiday';
	const month = first.slice(5, 7);
	return HOLIDAYS[month] ?? (month === '05' ? 'Half-term' : 'Easter');
}

const local = (iso: string): string => iso.split('-').reverse().join('/');

export function termDates(): string {
	const rows = [
		...TERMS.map(([name, from, to]) => [name, from, to, 'term'] as const),
		...SCHOOL_HOLIDAYS.map((span) => [holidayName(span), span[0], span[1], 'holiday'] as const)
	].sort((a, b) => (a[1] < b[1] ? -1 : 1));
	const lines = rows.map(([name, from, to, kind]) => [name, local(from), local(to), kind].join(','));
	return [LABEL, 'name,from,to,kind', ...lines].join('\n') + '\n';
}
