import type { Period } from '../core/filter';
import { NO_SLOT, UNLOCATED } from '../core/incident';
import type { SourceId } from '../core/source';
import { isoMonth } from '../core/time';
import type { Blocks } from './brush/blocks';
import type { Catalogue, Remainder } from './catalogue';
import type { Replacement } from './contract';
import { NEVER, literal, type Dialect } from './sql/dialect';
import { within } from './sql/where';
import type { Tables } from './tables';

export interface ReplacingParts {
	readonly tables: Tables;
	readonly catalogue: Catalogue;
	readonly blocks?: Blocks;
	readonly dialect: Dialect;
}

const inAny = (periods: readonly Period[]): string => (periods.length === 0 ? NEVER : `(${periods.map(within).join(' OR ')})`);

/** Periods to take away by source; a source that is not there has nothing to lose. */
function bySource(replacements: readonly Replacement[], { catalogue }: ReplacingParts): Map<SourceId, Period[]> {
	const found = new Map<SourceId, Period[]>();
	for (const { source, periods } of replacements) if (catalogue.find(source)) found.set(source, [...(found.get(source) ?? []), ...periods]);
	return found;
}

/** What is left of a source in a table. */
async function remainder({ tables, dialect }: ReplacingParts, table: string, source: SourceId, signal?: AbortSignal): Promise<Remainder> {
	const { count, countIf } = dialect;
	const from = `FROM ${table} WHERE source = ${literal(source)}`;
	const counts = `${count} AS n, ${countIf(`loc <> ${literal(UNLOCATED)}`)} AS located, ${countIf(`slot <> ${literal(NO_SLOT)}`)} AS timed`;
	const days = `${countIf('day_first = day_last')} AS dated, min(day_first) AS first, max(day_last) AS last`;
	const { columns: sums } = await tables.ask(`SELECT ${counts}, ${days} ${from}`, signal);
	const { columns: months, length } = await tables.ask(`SELECT month, ${count} AS n ${from} GROUP BY month ORDER BY month`, signal);
	const places = await tables.ask(`SELECT loc, ${count} AS n ${from} AND loc <> ${literal(UNLOCATED)} GROUP BY loc`, signal);
	const first = (name: string): number => Number(sums[name]?.[0] ?? NaN);
	const byMonth = Array.from({ length }, (_, i) => [isoMonth(Number(months.month?.[i])), Number(months.n?.[i])] as const);
	return {
		rows: first('n'),
		located: first('located'),
		timed: first('timed'),
		dated: first('dated'),
		first: first('first'),
		last: first('last'),
		months: Object.fromEntries(byMonth),
		uses: new Map(Array.from({ length: places.length }, (_, i) => [Number(places.columns.loc?.[i]), Number(places.columns.n?.[i])]))
	};
}

/**
 * Prepares the replacing of rows by those of newer sources: a copy of the table without them, and what is left of each source. Nothing
 * shows before the returned function is called, which changes all at once (and then only has to free the old table).
 */
export async function replaceRows(
	parts: ReplacingParts,
	replacements: readonly Replacement[],
	signal?: AbortSignal
): Promise<() => Promise<void>> {
	const { tables, catalogue, blocks } = parts;
	const periods = bySource(replacements, parts);
	if (periods.size === 0) return () => Promise.resolve();
	const tests = [...periods].map(([source, list]) => `(source = ${literal(source)} AND ${inAny(list)})`);
	const next = await tables.copyWithout(tests.join(' OR '), signal);
	const left = new Map<SourceId, Remainder>();
	for (const source of periods.keys()) left.set(source, await remainder(parts, next, source, signal));
	return () => {
		for (const [source, rest] of left) {
			blocks?.cut(source, periods.get(source) ?? []);
			catalogue.trim(source, rest);
		}
		return tables.swap();
	};
}
