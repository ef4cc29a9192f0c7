import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { EventMark } from '../../core/annotation';
import type { Period } from '../../core/filter';
import type { Column } from '../parts/sortRows';
import { countTicks, timeTicks, type TimeTick } from './axes';
import { binAt, binOf } from './bins';
import { EVENT_ROOM, eventWords } from './eventMarks';
import { decimal, month } from '../../core/format';
import { spread } from './spread';

/** Monthly counts of one area. */
export interface AreaLine {
	readonly name: string;
	/** Solid for what the chart is about, others told apart by their dashes. */
	readonly look: 'solid' | 'dashed' | 'dotted';
	/** By month, from the first of the chart; parts of incidents where an area is scaled to another's size. */
	readonly counts: readonly number[];
}

export interface AreaLinesLayout {
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly base: number;
	readonly x: (day: number) => number;
	readonly y: (count: number) => number;
	readonly counts: readonly number[];
	readonly times: readonly (TimeTick & { readonly px: number })[];
	readonly lines: readonly { readonly name: string; readonly look: AreaLine['look']; readonly path: string; readonly label: number }[];
}

const LABEL_ROOM = 64;

/** Scales, paths and label places of monthly lines. */
export function areaLinesLayout(
	firstMonth: number,
	lines: readonly AreaLine[],
	{ width, height, events }: { readonly width: number; readonly height: number; readonly events: boolean }
): AreaLinesLayout {
	const months = Math.max(1, ...lines.map(({ counts }) => counts.length));
	const counts = countTicks(Math.max(1, ...lines.flatMap((own) => own.counts)));
	const highest = counts.at(-1) ?? 1;
	const left = 10 + 7.4 * highest.toLocaleString('en-GB').length;
	const right = Math.max(left + 40, width - LABEL_ROOM);
	const raw = timeTicks('month', firstMonth, months, right - left);
	const top = 34 + (events ? EVENT_ROOM : 0);
	const base = height - 22 - (raw.some(({ year }) => year !== null) ? 15 : 0);
	const edge = scaleLinear([0, months], [left, right]);
	const y = scaleLinear([0, highest], [base, top]);
	const path = line<number>((_, i) => edge(i + 0.5), y);
	const labels = spread(
		lines.map((own) => y(own.counts.at(-1) ?? 0)),
		16,
		top,
		base
	);
	return {
		left,
		right,
		top,
		base,
		x: (day) => edge(binAt('month', day) - firstMonth),
		y,
		counts,
		times: raw.map((tick) => ({ ...tick, px: edge(tick.at) })),
		lines: lines.map(({ name, look, counts: own }, i) => ({ name, look, path: path(own) ?? '', label: labels[i] ?? base }))
	};
}

/** A month of the table behind the lines. */
export interface AreaRow {
	readonly month: number;
	readonly counts: readonly number[];
	/** "before", "after"; notes of that month; whether it was left out. */
	readonly remarks: string;
}

export function areaRows(
	firstMonth: number,
	lines: readonly AreaLine[],
	{ before, after }: { readonly before: Period; readonly after: Period },
	left: readonly number[],
	events: readonly EventMark[]
): AreaRow[] {
	const touches = (period: Period, at: number): boolean => binOf('month', period.from) <= at && binOf('month', period.to - 1) >= at;
	return Array.from(lines[0]?.counts ?? [], (_, i) => {
		const at = firstMonth + i;
		const remarks = [
			left.some((day) => binOf('month', day) === at) ? 'left out: looks like a loading gap, or faces one' : '',
			touches(before, at) ? 'before' : '',
			touches(after, at) ? 'after' : '',
			...events.filter(({ day }) => binOf('month', day) === at).map((event) => `note ${eventWords(event)}`)
		];
		return { month: at, counts: lines.map(({ counts }) => counts[i] ?? 0), remarks: remarks.filter(Boolean).join('; ') };
	});
}

export const areaColumns = (lines: readonly AreaLine[]): Column<AreaRow>[] => [
	{ id: 'month', label: 'Month', value: (row) => row.month, format: (_, row) => month(row.month), header: true },
	...lines.map(({ name }, i) => ({
		id: name,
		label: name,
		value: (row: AreaRow) => row.counts[i] ?? 0,
		format: (_: unknown, row: AreaRow) => decimal(row.counts[i] ?? 0, Number.isInteger(row.counts[i]) ? 0 : 1),
		numeric: true
	})),
	{ id: 'remarks', label: 'Remarks', value: (row) => row.remarks }
];
