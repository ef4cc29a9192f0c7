import type { Bin, CellCounts, CellProfile, HourCounts, NameCount, Series, Totals } from '../core/answers';
import type { Filter, Period } from '../core/filter';
import { NO_SLOT, ORIGINS } from '../core/incident';
import { monthOf, weekOf } from '../core/time';
import type { Asker } from './ask/ask';
import type { Asking, Rows } from './asking';
import { AreasOfLocations, byBoundaries } from './byBoundaries';
import { cellHours } from './cellHours';
import { cellSeries } from './cellSeries';
import type { Questions, ValueField } from './contract';
import { demand } from './demand';
import { monthly } from './monthly';
import { placed } from './placed';
import { pointHours } from './pointHours';
import { possibleDuplicates } from './possibleDuplicates';
import { contents, rows } from './readBack';
import { ranked, type Pair } from './ranked';
import type { Recent } from './recent';
import { spans } from './spans';
import { ALWAYS, literal } from './sql/dialect';
import { hexColumn } from './sql/schema';

const HOURS = 168;

async function cells(asking: Asking, filter: Filter, resolution: number, signal?: AbortSignal): Promise<CellCounts> {
	const { grid, place } = await asking.parts.grids.of(resolution, signal);
	await asking.parts.grids.activate(resolution, signal);
	const select = `SELECT ${hexColumn(resolution)} AS cell, ${asking.parts.dialect.count} AS n`;
	const rows = await asking.run(filter, (from) => `${select} ${from} GROUP BY 1`, signal);
	const [code, n] = [rows.column('cell'), rows.column('n')];
	const counts = new Uint32Array(grid.cells.length);
	let located = 0;
	let unlocated = 0;
	for (let i = 0; i < rows.length; i++) {
		const count = n[i] ?? 0;
		const at = place[code[i] ?? -1];
		if (at === undefined || at < 0) unlocated += count;
		else {
			counts[at] = count;
			located += count;
		}
	}
	return { resolution, version: grid.version, counts, located, unlocated };
}

/** Bin of a day. */
const BINS: Readonly<Record<Bin, (day: number) => number>> = { month: monthOf, week: weekOf, day: (day) => day };

async function series(asking: Asking, filter: Filter, bin: Bin, signal?: AbortSignal): Promise<Series> {
	const { catalogue, dialect } = asking.parts;
	const span = catalogue.span(null);
	if (!span) return { bin, start: 0, counts: new Uint32Array(0), undated: 0 };
	const start = BINS[bin](span.first);
	const counts = new Uint32Array(BINS[bin](span.last) - start + 1);
	const by = bin === 'month' ? 'month' : catalogue.allDated ? 'day_first' : 'day_first, day_last';
	const rows = await asking.run(filter, (from) => `SELECT ${by}, ${dialect.count} AS n ${from} GROUP BY ${by}`, signal);
	const n = rows.column('n');
	const at = rows.column(bin === 'month' ? 'month' : 'day_first');
	const last = by.endsWith('day_last') ? rows.column('day_last') : at;
	let undated = 0;
	for (let i = 0; i < rows.length; i++) {
		const place = (bin === 'week' ? weekOf(at[i] ?? 0) : (at[i] ?? 0)) - start;
		if (at[i] === last[i]) counts[place] = (counts[place] ?? 0) + (n[i] ?? 0);
		else undated += n[i] ?? 0;
	}
	return { bin, start, counts, undated };
}

async function hours(asking: Asking, filter: Filter, signal?: AbortSignal): Promise<HourCounts> {
	const rows = await asking.run(filter, (from) => `SELECT slot, ${asking.parts.dialect.count} AS n ${from} GROUP BY slot`, signal);
	const [slot, n] = [rows.column('slot'), rows.column('n')];
	const counts = new Uint32Array(HOURS);
	let untimed = 0;
	for (let i = 0; i < rows.length; i++)
		if (slot[i] === NO_SLOT) untimed += n[i] ?? 0;
		else counts[slot[i] ?? 0] = n[i] ?? 0;
	return { counts, untimed };
}

function nameOf({ catalogue }: Asking['parts'], field: ValueField, code: number): string {
	if (field === 'origin') return ORIGINS[code] ?? 'unknown';
	return field === 'source' ? catalogue.key(code) : catalogue.names[field].name(code);
}

async function values(
	asking: Asking,
	field: ValueField,
	filter: Filter,
	before: Period | null,
	signal?: AbortSignal
): Promise<NameCount[]> {
	const select = (from: string): string => `SELECT ${field} AS code, ${asking.parts.dialect.count} AS n ${from} GROUP BY ${field}`;
	// Two plain counts: one statement that tells both periods apart takes several times as long as both together.
	const now = await asking.run(filter, select, signal);
	const then = before && (await asking.run({ ...filter, period: before }, select, signal));
	const byName = new Map<string, Pair>();
	const add = (rows: Rows, side: keyof Pair): void => {
		const [code, n] = [rows.column('code'), rows.column('n')];
		for (let i = 0; i < rows.length; i++) {
			const name = nameOf(asking.parts, field, code[i] ?? -1);
			const sum = byName.get(name) ?? { now: 0, before: 0 };
			byName.set(name, { ...sum, [side]: sum[side] + (n[i] ?? 0) });
		}
	};
	add(now, 'now');
	if (then) add(then, 'before');
	return ranked(byName, before !== null);
}

async function totals(asking: Asking, filter: Filter, before: Period | null, signal?: AbortSignal): Promise<Totals> {
	const { countIf } = asking.parts.dialect;
	const list = (now: string): string =>
		`${countIf(now)} AS total, ${countIf(`${now} AND loc >= 0`)} AS located, ${countIf(`${now} AND slot <> ${literal(NO_SLOT)}`)} AS timed`;
	const read = (rows: Rows) => ({ total: rows.first('total'), located: rows.first('located'), timed: rows.first('timed') });
	const now = read(await asking.run(filter, (from) => `SELECT ${list(ALWAYS)} ${from}`, signal));
	if (!before) return { ...now, before: null };
	const then = await asking.run({ ...filter, period: before }, (from) => `SELECT ${asking.parts.dialect.count} AS n ${from}`, signal);
	return { ...now, before: then.first('n') };
}

async function cellProfile(asking: Asking, filter: Filter, resolution: number, cell: string, signal?: AbortSignal): Promise<CellProfile> {
	const { grids, hexes, dialect, catalogue } = asking.parts;
	await grids.activate(resolution, signal);
	const only = `${hexColumn(resolution)} = ${literal(hexes.code(resolution, cell) ?? -2)}`;
	const rows = await asking.run(
		filter,
		(from) => `SELECT category, slot, ${dialect.count} AS n ${from} GROUP BY category, slot`,
		signal,
		only
	);
	const [category, slot, n] = [rows.column('category'), rows.column('slot'), rows.column('n')];
	const hoursOfDay = new Uint32Array(24);
	const byName = new Map<string, Pair>();
	let count = 0;
	for (let i = 0; i < rows.length; i++) {
		const name = catalogue.names.category.name(category[i] ?? -1);
		byName.set(name, { now: (byName.get(name)?.now ?? 0) + (n[i] ?? 0), before: 0 });
		if (slot[i] !== NO_SLOT) hoursOfDay[(slot[i] ?? 0) % 24] = (hoursOfDay[(slot[i] ?? 0) % 24] ?? 0) + (n[i] ?? 0);
		count += n[i] ?? 0;
	}
	return { cell, count, categories: ranked(byName, false), hours: hoursOfDay };
}

/** The named questions. Answers are kept and shared between callers: do not change or transfer them. */
export function createQuestions(asking: Asking, kept: Recent<unknown>, asker: Asker): Questions {
	const { catalogue, grids } = asking.parts;
	const areas = new AreasOfLocations();
	/** A failure or an abort keeps nothing. */
	const ask = async <T>(name: string, key: readonly unknown[], work: () => Promise<T>): Promise<T> => {
		const text = JSON.stringify([catalogue.version, name, ...key]);
		const known = kept.get(text);
		if (known !== undefined) return known as T;
		const answer = await asking.steady(work);
		kept.set(text, answer);
		return answer;
	};
	return {
		grid: async (resolution, signal) => (await asking.steady(() => grids.of(resolution, signal))).grid,
		cells: (filter, resolution, signal) => ask('cells', [filter, resolution], () => cells(asking, filter, resolution, signal)),
		series: (filter, bin, signal) => ask('series', [filter, bin], () => series(asking, filter, bin, signal)),
		cellSeries: (filter, resolution, bin, signal) =>
			ask('cellSeries', [filter, resolution, bin], () => cellSeries(asking, filter, resolution, bin, signal)),
		placed: (filter, limit, signal) => asking.steady(() => placed(asking, filter, limit, signal)),
		byBoundaries: (filter, boundaries, bin, signal) =>
			asking.steady(() => byBoundaries(asking, areas, { filter, boundaries, bin }, signal)),
		hours: (filter, signal) => ask('hours', [filter], () => hours(asking, filter, signal)),
		spans: (filter, signal) => ask('spans', [filter], () => spans(asking, filter, signal)),
		cellHours: (filter, resolution, signal) => ask('cellHours', [filter, resolution], () => cellHours(asking, filter, resolution, signal)),
		pointHours: (filter, signal) => asking.steady(() => pointHours(asking, filter, signal)),
		values: (field, filter, before, signal) => ask('values', [field, filter, before], () => values(asking, field, filter, before, signal)),
		totals: (filter, before, signal) => ask('totals', [filter, before], () => totals(asking, filter, before, signal)),
		cellProfile: (filter, resolution, cell, signal) =>
			ask('cellProfile', [filter, resolution, cell], () => cellProfile(asking, filter, resolution, cell, signal)),
		demand: (filter, resolution, window, { officer }, signal) =>
			ask('demand', [filter, resolution, window, officer], () => demand(asking, { filter, resolution, window, officer }, signal)),
		monthly: (resolution, signal) => asking.steady(() => monthly(asking, resolution, signal)),
		possibleDuplicates: (kinds, sources, signal) => asking.steady(() => possibleDuplicates(asking, { kinds, sources }, signal)),
		contents: (source, signal) => contents(asking, source, signal),
		rows: (source, period, signal) => rows(asking, source, period, signal),
		ask: (sql, limit, signal) => asker.ask(sql, limit, signal)
	};
}
