/** A month that looks as if its records were not (all) loaded. */
export interface Gap {
	/** YYYY-MM. */
	readonly month: string;
	/** `missing`: no record at all between months that have some; `low`: far fewer than the months beside it. */
	readonly kind: 'missing' | 'low';
	readonly count: number;
	/** Smaller of the counts of the nearest month with records on each side. */
	readonly usual: number;
	/** Categories that fell below 45 % of their usual count, and those that kept 75 % or more: a real fall is rarely so uneven. */
	readonly fallen: readonly string[];
	readonly steady: readonly string[];
	/** One plain sentence. */
	readonly message: string;
}

export type MonthCounts = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Neighbours further away than this (months) say nothing about a month. */
const REACH = 3;
/** A month below this share of both neighbours is a gap; with uneven categories, below the second share. */
const LOW = 0.5;
const UNEVEN = 0.75;
/** Months or categories smaller than this in the neighbours are too noisy to be evidence. */
const LEAST = 20;

const indexOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
const monthAt = (index: number): string =>
	`${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
const sum = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((total, count) => total + count, 0);

/**
 * Months whose counts look like a gap in loading rather than a fall (a rule of our own, after the kind of check that precedes a
 * control chart). A month is compared with the nearest month that has records on each side, at most three months away; the first
 * and last month have one side only and are never flagged, as they may be partial. It is `low` when it has less than half of the
 * smaller neighbour, or less than three quarters while some larger categories collapse and others hold, and when the shortfall exceeds
 * five standard deviations of a Poisson count. A hole of at most two
 * months without any record is `missing` when the months around it have at least 20.
 * @param months counts by category for every month (YYYY-MM) that has records
 */
export function findGaps(months: MonthCounts): Gap[] {
	const present = Object.keys(months).filter((month) => sum(months[month] ?? {}) > 0);
	const sorted = present.sort();
	const gaps: Gap[] = [];
	for (let i = 1; i < sorted.length; i++) {
		const before = sorted[i - 1] ?? '';
		const month = sorted[i] ?? '';
		gaps.push(...missing(before, month, months));
		const after = sorted[i + 1];
		if (after === undefined || indexOf(month) - indexOf(before) > REACH || indexOf(after) - indexOf(month) > REACH) continue;
		const gap = low(month, months[month] ?? {}, months[before] ?? {}, months[after] ?? {});
		if (gap) gaps.push(gap);
	}
	return gaps;
}

function missing(before: string, after: string, months: MonthCounts): Gap[] {
	const from = indexOf(before) + 1;
	const length = indexOf(after) - from;
	if (length < 1 || length >= REACH) return [];
	const usual = Math.min(sum(months[before] ?? {}), sum(months[after] ?? {}));
	if (usual < LEAST) return [];
	return Array.from({ length }, (_, i) => ({
		month: monthAt(from + i),
		kind: 'missing',
		count: 0,
		usual,
		fallen: [],
		steady: [],
		message: `${monthAt(from + i)} has no records at all, while the months around it have ${usual.toLocaleString('en-GB')} or more: it was probably not loaded.`
	}));
}

function low(
	month: string,
	here: Readonly<Record<string, number>>,
	before: Readonly<Record<string, number>>,
	after: Readonly<Record<string, number>>
): Gap | null {
	const count = sum(here);
	const usual = Math.min(sum(before), sum(after));
	if (usual - count <= 5 * Math.sqrt(usual)) return null;
	const { fallen, steady } = compare(here, before, after);
	const uneven = fallen.length > 0 && steady.length > 0;
	if (count >= usual * (uneven ? UNEVEN : LOW)) return null;
	const evidence = uneven
		? ` ${list(fallen)} fell most, while ${list(steady)} did not: uneven, as when part of the records is missing.`
		: '';
	const share = Math.round((100 * count) / usual);
	return {
		month,
		kind: 'low',
		count,
		usual,
		fallen,
		steady,
		message: `${month} has ${count.toLocaleString('en-GB')} records, ${String(share)}% of the smaller month beside it (${usual.toLocaleString('en-GB')}): it looks like a gap in loading rather than a fall.${evidence}`
	};
}

/** Categories that collapsed and that held, against the smaller of their two neighbouring counts; largest first. */
function compare(
	here: Readonly<Record<string, number>>,
	before: Readonly<Record<string, number>>,
	after: Readonly<Record<string, number>>
): { fallen: string[]; steady: string[] } {
	const usual = new Map(Object.keys(before).map((name) => [name, Math.min(before[name] ?? 0, after[name] ?? 0)] as const));
	const large = [...usual].filter(([, count]) => count >= LEAST).sort((a, b) => b[1] - a[1]);
	const ratio = ([name, count]: readonly [string, number]): number => (here[name] ?? 0) / count;
	return {
		fallen: large.filter((entry) => ratio(entry) < 0.45).map(([name]) => name),
		steady: large.filter((entry) => ratio(entry) >= 0.75).map(([name]) => name)
	};
}

const list = (names: readonly string[]): string => names.slice(0, 2).join(' and ');
