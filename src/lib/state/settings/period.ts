import type { Period } from '../../core/filter';
import { isoDay } from '../../core/time';

/** A period in a link: its first and its last day. */
export const writePeriod = ({ from, to }: Period): string => `${isoDay(from)}..${isoDay(to - 1)}`;

/** Null when the text is no period. */
export function readPeriod(text: string): Period | null {
	const [first, last] = text.split('..').map((day) => Date.parse(`${day}T00:00:00Z`) / 86_400_000);
	return first !== undefined && last !== undefined && Number.isInteger(first) && Number.isInteger(last) && last >= first
		? { from: first, to: last + 1 }
		: null;
}
