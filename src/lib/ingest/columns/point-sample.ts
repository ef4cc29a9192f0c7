import type { PointColumns } from './place-plan';
import { PointText, type PointForm } from './point-text';
import { READ, WrittenPoint } from './written-point';

type Row = readonly string[];

/** The coordinates of the head of a file, row by row, without those at 0, 0. */
export interface PointSample {
	/** Longitude or easting, latitude or northing. */
	readonly x: readonly number[];
	readonly y: readonly number[];
}

export function readSample(columns: PointColumns, rows: readonly Row[]): PointSample {
	const point = new WrittenPoint(columns);
	const x: number[] = [];
	const y: number[] = [];
	for (const row of rows)
		if (point.read(row) === READ && (point.x !== 0 || point.y !== 0)) {
			x.push(point.x);
			y.push(point.y);
		}
	return { x, y };
}

/** The way in which most of the points of a column of texts are written; null where there is none. */
export function formOf(column: number, rows: readonly Row[]): PointForm | null {
	const point = new PointText();
	const counts = new Map<PointForm, number>();
	for (const row of rows) if (point.read(row[column] ?? '')) counts.set(point.form, (counts.get(point.form) ?? 0) + 1);
	return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

/** Share of the numbers that lie in a range. */
export function share(values: readonly number[], low: number, high: number): number {
	let within = 0;
	for (const value of values) if (value >= low && value <= high) within++;
	return values.length === 0 ? 0 : within / values.length;
}

/** An empty sample counts as degrees: nothing speaks against it. */
export const isDegrees = ({ x, y }: PointSample): boolean => x.length === 0 || (share(x, -180, 180) >= 0.5 && share(y, -180, 180) >= 0.5);

/** Longitudes from −9.5 to 2.5 with latitudes from 49 to 61.5. */
export const isUk = ({ x, y }: PointSample): boolean => share(x, -9.5, 2.5) > 0.5 && share(y, 49, 61.5) > 0.5;

export const exchanged = ({ x, y }: PointSample): PointSample => ({ x: y, y: x });
