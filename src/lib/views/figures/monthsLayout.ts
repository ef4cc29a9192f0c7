import type { MonthPoint, MonthsFigure } from '../../share';
import { spread } from '../charts/spread';
import type { Box } from './mapFit';
import { SIZES, textWidth, wrap, wrapTo, type FigureSize } from './text';

export interface LinePoint {
	readonly x: number;
	readonly y: number;
	readonly point: MonthPoint;
	readonly hollow: boolean;
}

/** A text at a place; `anchor` as in SVG. */
export interface Said {
	readonly x: number;
	readonly y: number;
	readonly text: string;
	readonly anchor: 'start' | 'middle' | 'end';
}

export interface MonthsLayout {
	readonly plot: Box;
	readonly ticks: readonly { readonly y: number; readonly text: string }[];
	readonly months: readonly Said[];
	readonly now: readonly (readonly LinePoint[])[];
	readonly before: readonly (readonly LinePoint[])[];
	/** Months of which nothing is told. */
	readonly gaps: readonly { readonly x: number; readonly width: number; readonly text: string }[];
	/** Values beside points. */
	readonly values: readonly Said[];
	/** Names at the ends of the lines, or above the plot where there is no room beside it. */
	readonly ends: readonly { readonly which: 'now' | 'before'; readonly lines: readonly string[]; readonly x: number; readonly y: number }[];
	readonly beside: boolean;
	readonly events: readonly {
		readonly x: number;
		readonly lines: readonly string[];
		readonly anchor: Said['anchor'];
		readonly up: number;
	}[];
	readonly step: number;
}

/** Ends of an axis from 0 with at most four lines above it, at round numbers. */
export function axisTo(most: number): number[] {
	if (most <= 0) return [0];
	const rough = most / 4;
	const power = 10 ** Math.floor(Math.log10(rough));
	const step =
		[1, 1.5, 2, 2.5, 3, 4, 5, 10].map((s) => s * power).find((s) => s >= rough && Number.isInteger(s)) ?? Math.max(1, 10 * power);
	return Array.from({ length: Math.ceil(most / step - 1e-9) + 1 }, (_, i) => i * step);
}

const figures = new Intl.NumberFormat('en-GB');

/** Lines of a figure of months; a line breaks where nothing is told. */
export function monthsLayout(figure: MonthsFigure, width: number, height: number, size: FigureSize): MonthsLayout {
	const { small, gap } = SIZES[size];
	const count = Math.max(figure.now.length, figure.before?.length ?? 0);
	const sizes = [...figure.now, ...(figure.before ?? [])].flatMap((point) => point.size ?? []);
	const axis = axisTo(Math.max(0, ...sizes));
	const top = Math.max(axis.at(-1) ?? 1, 1);
	const beside = width >= small * 26;
	const endLines = endNames(figure, beside, beside ? small * 7 : width, small);
	const endWidth = beside ? Math.max(...endLines.flat().map((line) => textWidth(line, small, true))) + gap * 1.5 : small * 0.8;
	const left = Math.max(...axis.map((tick) => textWidth(figures.format(tick), small))) + gap;
	const keyRoom = beside ? 0 : endLines.length * small * 1.5 + gap;
	const remarks = figure.events.map(({ text }) => wrapTo(3, text, small * 12, small));
	const reach = width - left - endWidth;
	const levels = eventLevels(
		figure.events.map(({ at }, i) => ({ x: (at * reach) / Math.max(1, count - 1), lines: remarks[i] ?? [] })),
		small
	);
	const from = keyRoom + levels.height + small * 1.6;
	const plot: Box = { x: left, y: from, width: Math.max(40, width - left - endWidth), height: Math.max(30, height - from - small * 3) };
	const step = plot.width / Math.max(1, count - 1);
	const x = (i: number) => plot.x + (count < 2 ? plot.width / 2 : i * step);
	const y = (value: number) => plot.y + plot.height * (1 - value / top);
	const now = runs(figure.now, x, y);
	const before = runs(figure.before ?? [], x, y);
	return {
		plot,
		ticks: axis.map((tick) => ({ y: y(tick), text: figures.format(tick) })),
		months: monthNames(figure.now, x, step, plot.y + plot.height + small * 1.35, small),
		now,
		before,
		gaps: gapsOf(figure.now, x, step, plot),
		values: valuesOf(now.flat(), before.flat(), { plot, small, width, beside: beside && figure.now.at(-1)?.size !== null }),
		ends: ends([now, before], endLines, plot, small, gap, beside),
		beside,
		events: figure.events.map(({ at }, i) => ({
			x: x(at),
			lines: remarks[i] ?? [],
			anchor: x(at) + small * 6 > width ? 'end' : x(at) < small * 6 ? 'start' : 'middle',
			up: levels.up[i] ?? 0
		})),
		step
	};
}

/** Remarks whose texts would meet stand above one another. */
function eventLevels(events: readonly { x: number; lines: readonly string[] }[], small: number): { up: number[]; height: number } {
	const ends: number[] = [];
	const tall: number[] = [];
	const levels = events.map(({ x, lines }) => {
		const half = Math.max(0, ...lines.map((line) => textWidth(line, small))) / 2 + small / 2;
		const free = ends.findIndex((end) => x - half > end);
		const level = free < 0 ? ends.length : free;
		ends[level] = x + half;
		tall[level] = Math.max(tall[level] ?? 0, lines.length * small * 1.25);
		return level;
	});
	const below = (level: number): number => tall.slice(0, level).reduce((sum, height) => sum + height, 0);
	return { up: levels.map(below), height: below(tall.length) };
}

function runs(points: readonly MonthPoint[], x: (i: number) => number, y: (value: number) => number): LinePoint[][] {
	const all: LinePoint[][] = [[]];
	for (const [i, point] of points.entries()) {
		if (point.size === null) all.push([]);
		else all.at(-1)?.push({ x: x(i), y: y(point.size), point, hollow: point.shown.value === null });
	}
	return all.filter((run) => run.length > 0);
}

/** As many names of months as there is room for; the year beneath the first and every January. */
function monthNames(points: readonly MonthPoint[], x: (i: number) => number, step: number, y: number, small: number): Said[] {
	const every = [1, 2, 3, 4, 6, 12].find((n) => n * step >= small * 2.3) ?? 12;
	const said: Said[] = [];
	for (const [i, { label }] of points.entries()) {
		const [month = '', year = ''] = label.split(' ');
		if (i % every === 0) said.push({ x: x(i), y, text: month.slice(0, 3), anchor: 'middle' });
		const turn = i === 0 ? !points.slice(1, 3).some((later) => later.label.startsWith('Jan')) || step > small * 2 : month.startsWith('Jan');
		if (turn && year !== '') said.push({ x: x(i), y: y + small * 1.3, text: year, anchor: 'middle' });
	}
	return said;
}

function gapsOf(points: readonly MonthPoint[], x: (i: number) => number, step: number, plot: Box): MonthsLayout['gaps'] {
	const gaps: { x: number; width: number; text: string; last: number }[] = [];
	for (const [i, point] of points.entries()) {
		if (point.size !== null) continue;
		const open = gaps.at(-1);
		const right = Math.min(x(i) + step / 2, plot.x + plot.width);
		if (open?.last === i - 1) {
			open.width = right - open.x;
			open.last = i;
		} else {
			const left = Math.max(x(i) - step / 2, plot.x);
			gaps.push({ x: left, width: right - left, text: point.shown.text, last: i });
		}
	}
	return gaps;
}

/** Names of the lines, each under its last value where it stands beside it. */
function endNames(figure: MonthsFigure, beside: boolean, room: number, small: number): string[][] {
	const ends = [
		{ name: figure.nowLabel, last: figure.now.at(-1) },
		...(figure.before ? [{ name: figure.beforeLabel, last: figure.before.at(-1) }] : [])
	];
	return ends.map(({ name, last }) => {
		const value = beside && last && last.size !== null ? [last.shown.text] : [];
		return [...value, ...wrap(name, room, small, true)];
	});
}

interface ValueRoom {
	readonly plot: Box;
	readonly small: number;
	readonly width: number;
	/** Whether the last value stands with the line's name. */
	readonly beside: boolean;
}

/** The highest point, the last and every small one: written where no line of the other year passes. */
function valuesOf(now: readonly LinePoint[], before: readonly LinePoint[], { plot, small, width, beside }: ValueRoom): Said[] {
	const last = now.at(-1);
	const highest = now.filter(({ hollow }) => !hollow).toSorted((a, b) => a.y - b.y)[0];
	const named = now.filter((point) => (point === highest || point === last || point.hollow) && !(beside && point === last));
	const said: Said[] = [];
	for (const point of named) {
		const over = before.find((other) => Math.abs(other.x - point.x) < 1);
		const crowded = point.hollow || (over !== undefined && over.y < point.y && point.y - over.y < small * 2);
		const below = crowded && point.y + small * 1.6 < plot.y + plot.height;
		const text = point.point.shown.text;
		const half = textWidth(text, small, true) / 2;
		// In the first month it stands right of the axis, whose own figures are left of it.
		const x = Math.min(Math.max(point.x, plot.x + small * 0.5 + half), width - half);
		const clash = said.some((other) => Math.abs(other.x - x) < half + textWidth(other.text, small, true) / 2 + 4);
		if (!clash) said.push({ x, y: below ? point.y + small * 1.5 : point.y - small * 0.65, text, anchor: 'middle' });
	}
	return said;
}

function ends(
	lines: readonly (readonly (readonly LinePoint[])[])[],
	names: readonly (readonly string[])[],
	plot: Box,
	small: number,
	gap: number,
	beside: boolean
): MonthsLayout['ends'] {
	const which = ['now', 'before'] as const;
	if (!beside) return names.map((text, i) => ({ which: which[i] ?? 'now', lines: text, x: gap, y: small * (1 + i * 1.5) }));
	const wishes = names.map((_, i) => lines[i]?.at(-1)?.at(-1)?.y ?? plot.y);
	const tallest = Math.max(...names.map((text) => text.length)) * small * 1.25 + small * 0.4;
	const placed = spread(wishes, tallest, plot.y + small, plot.y + plot.height);
	return names.map((text, i) => ({
		which: which[i] ?? 'now',
		lines: text,
		x: plot.x + plot.width + gap * 1.5,
		y: (placed[i] ?? 0) + small * 0.35
	}));
}
