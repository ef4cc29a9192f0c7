import type { DemandCounts } from '../core/answers';
import { centresOf } from '../core/cells';
import { slotsOf, type Filter, type Period, type WeekWindow } from '../core/filter';
import { NO_SLOT, ORIGINS } from '../core/incident';
import { monthOf, monthStart, weekOf, weekStart } from '../core/time';
import type { Asking, Rows } from './asking';
import { ALWAYS, NEVER, literal, oneOf } from './sql/dialect';
import { hexColumn } from './sql/schema';

export interface DemandQuestion {
	readonly filter: Filter;
	readonly resolution: number;
	readonly window: WeekWindow | null;
	/** Whether officer-made records count too. */
	readonly officer: boolean;
}

interface Bins {
	readonly bin: 'week' | 'month';
	readonly first: number;
	/** Smaller than `first` when no whole bin fits. */
	readonly last: number;
	/** The days of the bins. */
	readonly days: Period;
}

/** Whole weeks or months inside a period. */
export function wholeBins(bin: 'week' | 'month', { from, to }: Period): Bins {
	const [index, start] = bin === 'week' ? [weekOf, weekStart] : [monthOf, monthStart];
	const first = start(index(from)) === from ? index(from) : index(from) + 1;
	const last = index(to) - 1;
	return last < first
		? { bin, first, last: first - 1, days: { from, to: from } }
		: { bin, first, last, days: { from: start(first), to: start(last + 1) } };
}

/** The tests that sort incidents into counted and left out. */
function tests({ window, officer }: DemandQuestion) {
	const unknown = `slot = ${literal(NO_SLOT)}`;
	const excluded = officer ? NEVER : `origin = ${literal(ORIGINS.indexOf('officer'))}`;
	return {
		/** In the window, or possibly in it. */
		candidate: window ? `(${oneOf('slot', slotsOf(window))} OR ${unknown})` : ALWAYS,
		officer: excluded,
		unlocated: `NOT ${excluded} AND loc < 0`,
		untimed: window ? `NOT ${excluded} AND loc >= 0 AND ${unknown}` : NEVER,
		counted: `NOT ${excluded} AND loc >= 0${window ? ` AND NOT ${unknown}` : ''}`
	};
}

/** Weeks when every incident that counts has a known day, else months. */
async function binOf(asking: Asking, question: DemandQuestion, signal?: AbortSignal): Promise<'week' | 'month'> {
	// A known hour comes with a known day.
	if (question.window || asking.parts.catalogue.allDated) return 'week';
	const { count } = asking.parts.dialect;
	const undated = (from: string): string => `SELECT ${count} AS n ${from}`;
	const rows = await asking.run(question.filter, undated, signal, tests(question).counted, 'day_first < day_last');
	return rows.first('n') > 0 ? 'month' : 'week';
}

async function leftOut(asking: Asking, question: DemandQuestion, filter: Filter, signal?: AbortSignal): Promise<DemandCounts['left']> {
	const { countIf } = asking.parts.dialect;
	const { candidate, officer, unlocated, untimed } = tests(question);
	const list = `${countIf(officer)} AS officer, ${countIf(unlocated)} AS unlocated, ${countIf(untimed)} AS untimed`;
	const rows = await asking.run(filter, (from) => `SELECT ${list} ${from}`, signal, candidate);
	return { unlocated: rows.first('unlocated'), untimed: rows.first('untimed'), officer: rows.first('officer') };
}

function byCellAndBin(asking: Asking, question: DemandQuestion, filter: Filter, bins: Bins, signal?: AbortSignal): Promise<Rows> {
	const { count, quotient } = asking.parts.dialect;
	const { candidate, counted } = tests(question);
	const bin = bins.bin === 'month' ? `month - ${literal(bins.first)}` : quotient(`day_first - ${literal(bins.days.from)}`, 7);
	const select = `SELECT ${hexColumn(question.resolution)} AS cell, ${bin} AS bin, ${count} AS n`;
	return asking.run(filter, (from) => `${select} ${from} GROUP BY 1, 2`, signal, candidate, counted);
}

/** Non-zero pairs in the order of hexagon and bin, hexagons renumbered to those that occur. */
function pairs(rows: Rows, place: Int32Array, cells: readonly string[], first: number) {
	const [code, bin, n] = [rows.column('cell'), rows.column('bin'), rows.column('n')];
	const entries = Array.from({ length: rows.length }, (_, i) => ({
		at: place[code[i] ?? -1] ?? -1,
		when: first + (bin[i] ?? 0),
		n: n[i] ?? 0
	}));
	entries.sort((a, b) => a.at - b.at || a.when - b.when);
	const used = [...new Set(entries.map(({ at }) => at))];
	const number = new Map(used.map((at, i) => [at, i]));
	const names = used.map((at) => cells[at] ?? '');
	return {
		cells: names,
		centres: centresOf(names),
		cell: Uint32Array.from(entries, ({ at }) => number.get(at) ?? 0),
		when: Int32Array.from(entries, ({ when }) => when),
		count: Uint32Array.from(entries, (entry) => entry.n)
	};
}

/**
 * Incidents by hexagon and bin for planning. Bins are weeks when every incident that counts has a known day (with a window, all
 * do), else months; only whole bins inside the filter's period and the days that the chosen sources cover. Each incident left
 * out is counted once, in this order: made by an officer (unless asked for), without a location, without a known hour (with a
 * window; one known to fall outside the window is no candidate at all).
 */
export async function demand(asking: Asking, question: DemandQuestion, signal?: AbortSignal): Promise<DemandCounts> {
	const { resolution, filter } = question;
	const { grid, place } = await asking.parts.grids.of(resolution, signal);
	await asking.parts.grids.activate(resolution, signal);
	const bin = await binOf(asking, question, signal);
	const span = asking.parts.catalogue.span(filter.sources);
	const from = Math.max(span?.first ?? 0, filter.period?.from ?? -Infinity);
	const to = Math.min((span?.last ?? -1) + 1, filter.period?.to ?? Infinity);
	const bins = wholeBins(bin, { from, to: Math.max(from, to) });
	const inside = { ...filter, period: bins.days };
	const rows = await byCellAndBin(asking, question, inside, bins, signal);
	const left = await leftOut(asking, question, inside, signal);
	return { resolution, bin, first: bins.first, last: bins.last, ...pairs(rows, place, grid.cells, bins.first), left };
}
