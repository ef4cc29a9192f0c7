/** Dates and periods as the sentences of a report write them. */
import type { Period } from '../../core/filter';
import { day, month } from '../../core/format';
import { monthOf, monthStart } from '../../core/time';

/** "2026-11-27" → "27/11/2026". */
export const isoWords = (iso: string): string => iso.split('-').reverse().join('/');

/** "12 months to October 2026", "October 2026", "March 2026 to May 2026", "01/11/2025 to 30/10/2026". */
export function periodWords({ from, to }: Period): string {
	const [first, end] = [monthOf(from), monthOf(to)];
	if (monthStart(first) !== from || monthStart(end) !== to || end === first) return `${day(from)} to ${day(to - 1)}`;
	if (end - first === 12) return `12 months to ${month(end - 1, true)}`;
	return end - first === 1 ? month(first, true) : `${month(first, true)} to ${month(end - 1, true)}`;
}
