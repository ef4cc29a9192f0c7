import type { FileReport } from '../contract';

/** Areas that occur on one side of a change only. */
export interface AreaChange {
	/** Last month (YYYY-MM) before the change and first one after it. */
	readonly before: string;
	readonly after: string;
	readonly ended: readonly string[];
	readonly begun: readonly string[];
}

type Counted = Pick<FileReport, 'months' | 'areas'>;

/** Rows expected of an area that are no longer absent by chance (one in a thousand). */
const EXPECTED = 7;
/** Fewer areas than this are single cases, not a change of boundaries or names. */
const FEWEST = 5;

/**
 * Where the areas of a series change: the two months in a row between which most areas end or begin. An area counts when, at its usual
 * rate, at least seven of its rows would be expected in the months where it has none (a Poisson count of 0 has then a probability below
 * 0.001). Null where fewer than five areas change.
 */
export function areaChange(files: readonly Counted[]): AreaChange | null {
	const months = [...new Set(files.flatMap((file) => Object.keys(file.months)))].sort();
	const spans = merge(files);
	const ended = new Map<number, string[]>();
	const begun = new Map<number, string[]>();
	for (const [name, { first, last, rows }] of spans) {
		const [from, to] = [months.indexOf(first), months.indexOf(last)];
		const rate = rows / (to - from + 1);
		if (rate * (months.length - 1 - to) >= EXPECTED) ended.set(to, [...(ended.get(to) ?? []), name]);
		if (rate * from >= EXPECTED) begun.set(from, [...(begun.get(from) ?? []), name]);
	}
	const changes = months.slice(1).map((after, i) => ({
		before: months[i] ?? '',
		after,
		ended: ended.get(i) ?? [],
		begun: begun.get(i + 1) ?? []
	}));
	const size = (change: AreaChange): number => change.ended.length + change.begun.length;
	const largest = changes.sort((a, b) => size(b) - size(a))[0];
	return largest && size(largest) >= FEWEST ? largest : null;
}

interface Span {
	readonly first: string;
	readonly last: string;
	readonly rows: number;
}

function merge(files: readonly Counted[]): Map<string, Span> {
	const spans = new Map<string, Span>();
	for (const { areas } of files)
		for (const [name, span] of Object.entries(areas)) {
			const known = spans.get(name);
			spans.set(
				name,
				known
					? {
							first: known.first < span.first ? known.first : span.first,
							last: known.last > span.last ? known.last : span.last,
							rows: known.rows + span.rows
						}
					: span
			);
		}
	return spans;
}
