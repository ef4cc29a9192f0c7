/** The sources behind a claim: series of files together, and which of the two periods each covers. */
import type { Period } from '../../core/filter';
import type { Source } from '../../core/source';
import { isoMonth, monthOf } from '../../core/time';

/** One source with the days of its rows. */
export interface SourcePart {
	readonly key: string;
	readonly label: string;
	readonly first: number;
	readonly last: number;
}

/** Files of one series (a force, a log), or one source by itself. */
export interface SourceGroup {
	readonly label: string;
	/** Keys of its sources. */
	readonly keys: readonly string[];
	readonly parts: readonly SourcePart[];
	/** First and last local day of its rows. */
	readonly first: number;
	readonly last: number;
	/** Rows. */
	readonly rows: number;
}

export function sourceGroups(sources: readonly Source[], wanted: readonly string[] | null): SourceGroup[] {
	const groups = new Map<string, SourceGroup>();
	for (const { id, key, series, label, days, accepted } of sources) {
		if (!days || (wanted !== null && !wanted.includes(key))) continue;
		const name = series === undefined ? `source ${String(id)}` : `series ${series}`;
		const known = groups.get(name);
		groups.set(name, {
			label: known ? `${known.label.replace(/ and \d+ more$/, '')} and ${String(known.keys.length)} more` : label,
			keys: [...(known?.keys ?? []), key],
			parts: [...(known?.parts ?? []), { key, label, first: days.first, last: days.last }],
			first: Math.min(known?.first ?? days.first, days.first),
			last: Math.max(known?.last ?? days.last, days.last),
			rows: (known?.rows ?? 0) + accepted
		});
	}
	return [...groups.values()];
}

/** Rows that are likely missing before it can be said that a source does not cover the days. */
const LIKELY = 5;

/** Days of a period that lie outside a source, when it brings so many rows a day that they cannot be empty by chance; else 0. */
export function uncoveredDays({ first, last, rows }: SourceGroup, { from, to }: Period): number {
	const before = Math.max(0, Math.min(to, first) - from);
	const after = Math.max(0, to - Math.max(from, last + 1));
	const perDay = rows / Math.max(1, last - first + 1);
	const likely = (days: number): number => (days * perDay >= LIKELY ? days : 0);
	return likely(before) + likely(after);
}

/** Months that a period touches, as the keys of counts (YYYY-MM). */
export function monthKeys({ from, to }: Period): string[] {
	const first = monthOf(from);
	return Array.from({ length: monthOf(to - 1) - first + 1 }, (_, i) => isoMonth(first + i));
}
