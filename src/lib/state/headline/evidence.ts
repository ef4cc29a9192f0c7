/** What the store is asked to check one claim. */
import type { Series } from '../../core/answers';
import { NO_FILTER, type Filter, type Period } from '../../core/filter';
import { monthStart } from '../../core/time';
import type { Store } from '../../store';
import { monthKeys, type SourceGroup, type SourcePart } from './sources';

/** Rows by month (YYYY-MM) and category. */
export type MonthsByCategory = Readonly<Record<string, Readonly<Record<string, number>>>>;

export interface Pair {
	readonly now: number;
	readonly before: number;
}

export interface GroupEvidence extends SourceGroup {
	/** Rows that the claim counts. */
	readonly counts: Pair;
	/** All rows of each of its sources that matter, whatever the filter, in the months of both periods and between them. */
	readonly held: readonly HeldMonths[];
	/** The same of all of them together. */
	readonly months: MonthsByCategory;
}

export interface HeldMonths {
	readonly label: string;
	readonly months: MonthsByCategory;
}

export interface Evidence {
	readonly counts: Pair;
	/** Months under the claim's filter, over all that is loaded. */
	readonly series: Series;
	/** Made by an officer's own observation. */
	readonly officer: Pair;
	/** Left out because they have no place, though an area is asked for; null without an area. */
	readonly placeless: Pair | null;
	/** Sources that bring rows which the claim counts. */
	readonly groups: readonly GroupEvidence[];
}

type Asked = Pick<Store, 'totals' | 'series' | 'values'>;

export interface Question {
	/** Every clause but the period: what the claim counts and where. */
	readonly filter: Filter;
	readonly now: Period;
	readonly before: Period;
	readonly groups: readonly SourceGroup[];
}

/** Counts of monthly rows by category, kept per source while the data stay. */
export type MonthCache = Map<string, Readonly<Record<string, number>>>;

export async function askEvidence(store: Asked, question: Question, cache: MonthCache, signal: AbortSignal): Promise<Evidence> {
	const { filter, now, before } = question;
	const during: Filter = { ...filter, period: now };
	const [totals, series, origins, sources, placeless] = await Promise.all([
		store.totals(during, before, signal),
		store.series({ ...filter, period: null }, 'month', signal),
		store.values('origin', during, before, signal),
		store.values('source', during, before, signal),
		askPlaceless(store, question, signal)
	]);
	const officer = origins.find(({ name }) => name === 'officer');
	const groups: GroupEvidence[] = [];
	for (const group of question.groups) {
		const own = sources.filter(({ name }) => group.keys.includes(name));
		const counts = { now: sum(own, 'now'), before: sum(own, 'before') };
		if (counts.now + counts.before === 0) continue;
		// A monthly file without a row of the claim still belongs to its series; a log of another place does not matter.
		const parts = group.parts.filter(({ key, first, last }) => last - first < FEW_DAYS || own.some(({ name }) => name === key));
		const held = await Promise.all(
			parts.map(async (part) => ({ label: part.label, months: await askMonths(store, part, question, cache, signal) }))
		);
		groups.push({ ...group, counts, held, months: together(held) });
	}
	return {
		counts: { now: totals.total, before: totals.before ?? 0 },
		series,
		officer: { now: officer?.now ?? 0, before: officer?.before ?? 0 },
		placeless,
		groups
	};
}

/** A file of at most two months is a part of its series. */
const FEW_DAYS = 63;

function together(held: readonly HeldMonths[]): MonthsByCategory {
	const all: Record<string, Record<string, number>> = {};
	for (const { months } of held)
		for (const [month, counts] of Object.entries(months)) {
			const sums = (all[month] ??= {});
			for (const [name, count] of Object.entries(counts)) sums[name] = (sums[name] ?? 0) + count;
		}
	return all;
}

const sum = (rows: readonly { readonly now: number; readonly before: number | null }[], which: 'now' | 'before'): number =>
	rows.reduce((total, row) => total + (row[which] ?? 0), 0);

/** Rows without a place that would otherwise count: areas and shapes leave them out. */
async function askPlaceless(store: Asked, { filter, now, before }: Question, signal: AbortSignal): Promise<Pair | null> {
	const { areas, boundary, drawn, cells } = filter;
	if (!areas && !boundary && !drawn && !cells) return null;
	const everywhere: Filter = { ...filter, areas: null, boundary: null, drawn: null, cells: null };
	if (areas) {
		const rows = await store.values('area', { ...everywhere, period: now }, before, signal);
		const none = rows.find(({ name }) => name === 'Not given');
		return { now: none?.now ?? 0, before: none?.before ?? 0 };
	}
	const [later, earlier] = await Promise.all([now, before].map((period) => store.totals({ ...everywhere, period }, null, signal)));
	const without = (totals: typeof later): number => (totals ? totals.total - totals.located : 0);
	return { now: without(later), before: without(earlier) };
}

/** Every month of one source, from the older period to the newer one, with its rows by category: two months to a question. */
async function askMonths(
	store: Asked,
	{ key: source, first, last }: SourcePart,
	{ now, before }: Question,
	cache: MonthCache,
	signal: AbortSignal
): Promise<MonthsByCategory> {
	const wanted = monthKeys({ from: Math.min(now.from, before.from) - 62, to: Math.max(now.to, before.to) + 62 }).map((key) => ({
		key,
		id: `${source} ${key}`,
		period: periodOf(key)
	}));
	const missing = wanted.filter(({ id, period }) => !cache.has(id) && period.to > first && period.from <= last);
	const asking: Filter = { ...NO_FILTER, sources: [source] };
	await Promise.all(
		Array.from({ length: Math.ceil(missing.length / 2) }, async (_, i) => {
			const [one, second] = [missing[2 * i], missing[2 * i + 1]];
			if (!one) return;
			const rows = await store.values('category', { ...asking, period: one.period }, second?.period ?? null, signal);
			cache.set(one.id, Object.fromEntries(rows.filter(({ now: n }) => n > 0).map((row) => [row.name, row.now])));
			if (second)
				cache.set(second.id, Object.fromEntries(rows.flatMap((row) => ((row.before ?? 0) > 0 ? [[row.name, row.before ?? 0]] : []))));
		})
	);
	return Object.fromEntries(
		wanted.flatMap(({ key, id }) => (Object.keys(cache.get(id) ?? {}).length > 0 ? [[key, cache.get(id) ?? {}]] : []))
	);
}

function periodOf(key: string): Period {
	const month = Number(key.slice(0, 4)) * 12 + Number(key.slice(5, 7)) - 1;
	return { from: monthStart(month), to: monthStart(month + 1) };
}
