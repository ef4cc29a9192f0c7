/** Windows of the week that hold more than their share: "Fri and Sat 22:00–03:00 hold 31 % of violence in 6 % of the week". */
import { DAY_BREAK, type WeekWindow } from '../core/filter';

const DAYS = 7;
const HOURS = 24;
/** Hours of the longest window, a shift. */
export const LONGEST = 8;
/** Times the average of the week that a window must be, the part of its own average that each of its days and hours must reach, and the share of
 * all incidents that it must hold. */
export const LEAST = { lift: 1.5, evenness: 0.4, share: 0.05 };
/** Highest probability that chance alone made a window. */
export const ALPHA = 0.05;
/** Sets of weekdays and windows of hours that are tried. */
export const CANDIDATES = (2 ** DAYS - 1) * Array.from({ length: LONGEST }, (_, i) => HOURS - i).reduce((a, b) => a + b, 0);

export interface PeakWindow {
	readonly window: WeekWindow;
	/** Incidents in it; a part of one where times are spread. */
	readonly held: number;
	/** Part of all incidents, 0–1. */
	readonly share: number;
	/** Hours of it that really came. */
	readonly hours: number;
	/** Part of all hours that really came, 0–1. */
	readonly hourShare: number;
	/** Never less than the probability that any of the windows tried would hold so much by chance. */
	readonly chance: number;
}

export interface PeakOptions {
	/** Rows of the week run 06:00–06:00 and a night belongs to its evening; else civil days. */
	readonly nights: boolean;
	/** Windows to name at most. */
	readonly most?: number;
}

/** Counts and hours on the grid of seven rows of 24 hours in which windows lie. */
interface Board {
	readonly held: Float64Array;
	readonly hours: Float64Array;
	/** 1 where a window already lies. */
	readonly taken: Uint8Array;
	/** Incidents an hour over the whole week, and in all. */
	readonly rate: number;
	readonly all: number;
}

interface Found {
	readonly days: number;
	readonly start: number;
	readonly length: number;
	readonly held: number;
	readonly hours: number;
	readonly score: number;
}

/**
 * Names the windows of the week that stand out, the clearest first, none overlapping: one run of hours on one set of weekdays each. All sets
 * and all runs of up to eight hours are tried, and the one with the highest likelihood ratio against an even week wins; every day and every
 * hour of it must reach 40 % of its average, so that none is padded with quiet hours. It is named only if the chance that any of the windows
 * tried holds so much in an even week is at most 5 %, by Chernoff's bound times the number tried. The next is looked for in what is left.
 *
 * Source: Kulldorff (1997), Communications in Statistics 26 (likelihood ratio of the scan statistic); Hoeffding (1963), JASA 58 (the bound,
 * which also holds for incidents spread over several hours).
 *
 * @param held incidents by civil hour of the week, Monday 00:00 first (168).
 * @param exposure how often each of those hours came.
 */
export function peakWindows(held: ArrayLike<number>, exposure: ArrayLike<number>, { nights, most = 3 }: PeakOptions): PeakWindow[] {
	const at = (_: unknown, cell: number): number => slotAt(cell, nights);
	const cells = Array.from({ length: DAYS * HOURS }, at);
	const grid = {
		held: Float64Array.from(cells, (slot) => held[slot] ?? 0),
		hours: Float64Array.from(cells, (slot) => exposure[slot] ?? 0),
		taken: new Uint8Array(cells.length)
	};
	const [all, time] = [sum(grid.held), sum(grid.hours)];
	const board: Board = { ...grid, all, rate: all / time };
	const named: PeakWindow[] = [];
	while (named.length < most) {
		const found = clearest(board);
		const chance = found ? CANDIDATES * Math.exp(-found.score) : Infinity;
		if (!found || chance > ALPHA) break;
		named.push({
			window: windowOf(found, nights),
			held: found.held,
			share: found.held / all,
			hours: found.hours,
			hourShare: found.hours / time,
			chance
		});
		take(board, found);
	}
	return named;
}

function slotAt(cell: number, nights: boolean): number {
	const hour = ((cell % HOURS) + (nights ? DAY_BREAK : 0)) % HOURS;
	const row = Math.floor(cell / HOURS) + (nights && hour < DAY_BREAK ? 1 : 0);
	return (row % DAYS) * HOURS + hour;
}

function windowOf({ days, start, length }: Found, nights: boolean): WeekWindow {
	const shift = nights ? DAY_BREAK : 0;
	return { days: daysOf(days), from: (start + shift) % HOURS, to: (start + length + shift) % HOURS, nights };
}

const daysOf = (mask: number): number[] => Array.from({ length: DAYS }, (_, day) => day).filter((day) => (mask >> day) & 1);

/** The window with the highest score; null where none is busy enough. */
function clearest(board: Board): Found | null {
	const free = { held: 0, hours: 0 };
	board.taken.forEach((taken, cell) => {
		if (taken === 1) return;
		free.held += board.held[cell] ?? 0;
		free.hours += board.hours[cell] ?? 0;
	});
	let best: Found | null = null;
	for (let start = 0; start < HOURS; start++)
		for (let length = 1; length <= LONGEST && start + length <= HOURS; length++) {
			const rows = rowSums(board, start, length);
			for (let days = 1; days < 2 ** DAYS; days++) {
				const { held, hours } = rows.reduce((total, row, day) => ((days >> day) & 1 ? add(total, row) : total), NOTHING);
				const enough = held >= LEAST.lift * board.rate * hours && held >= LEAST.share * board.all;
				const score = enough ? scoreOf(held, hours, free) : 0;
				if (score <= (best?.score ?? 0)) continue;
				const found = { days, start, length, held, hours, score };
				if (isEven(board, found, rows)) best = found;
			}
		}
	return best;
}

interface Amount {
	readonly held: number;
	readonly hours: number;
}
const NOTHING: Amount = { held: 0, hours: 0 };
const add = (a: Amount, b: Amount): Amount => ({ held: a.held + b.held, hours: a.hours + b.hours });

/** Each weekday's part of a run of hours; one that is taken already makes the sums NaN, and so no window. */
function rowSums({ held, hours, taken }: Board, start: number, length: number): Amount[] {
	return Array.from({ length: DAYS }, (_, day) => {
		let total = NOTHING;
		for (let column = start; column < start + length; column++) {
			const cell = day * HOURS + column;
			total = taken[cell] === 1 ? { held: NaN, hours: NaN } : add(total, { held: held[cell] ?? 0, hours: hours[cell] ?? 0 });
		}
		return total;
	});
}

/** Log likelihood ratio of a window against an even week; 0 where it is not busy enough for what is left. */
function scoreOf(held: number, hours: number, free: Amount): number {
	const expected = (free.held * hours) / free.hours;
	if (!(held >= LEAST.lift * expected) || expected === 0) return 0;
	const rest = free.held - held;
	return held * Math.log(held / expected) + (rest > 0 ? rest * Math.log(rest / (free.held - expected)) : 0);
}

function isEven({ held, hours }: Board, { days, start, length, ...own }: Found, rows: readonly Amount[]): boolean {
	const least = (LEAST.evenness * own.held) / own.hours;
	const chosen = daysOf(days);
	if (chosen.some((day) => (rows[day]?.held ?? 0) < least * (rows[day]?.hours ?? 0))) return false;
	for (let column = start; column < start + length; column++) {
		const cells = chosen.map((day) => day * HOURS + column);
		const [inHour, time] = [cells.reduce((a, cell) => a + (held[cell] ?? 0), 0), cells.reduce((a, cell) => a + (hours[cell] ?? 0), 0)];
		if (inHour < least * time) return false;
	}
	return true;
}

function take({ taken }: Board, { days, start, length }: Found): void {
	for (const day of daysOf(days)) taken.fill(1, day * HOURS + start, day * HOURS + start + length);
}

const sum = (values: Float64Array): number => values.reduce((a, b) => a + b, 0);
