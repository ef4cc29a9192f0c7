import { cellOf, centresOf } from '../core/cells';
import { NO_NAME, PRECISIONS, UNLOCATED, type IncidentBatch } from '../core/incident';
import { isoDay } from '../core/time';
import { BatchBuilder } from './columns/batch-builder';
import type { FilePlan } from './columns/plan-file';
import type { FirstCell, FirstLook, FirstRow } from './contract';
import { coarsenTimes } from './privacy/coarsen-times';
import { withoutIdentifiers } from './privacy/without-identifiers';

/** Rows shown one by one. */
const SHOWN = 20;
/** Hexagons of about 0.1 km²: enough to see a wrong town, too wide to find a door. */
const RESOLUTION = 9;

/** The head of a file as the incidents that its plan makes of it; positions are centres of hexagons, names as the gate lets them through. */
export function firstLook({ head, batch, privacy }: FilePlan): FirstLook {
	const sample = head.sample;
	if (!batch || sample.length === 0) return { rows: [], cells: [], sampled: sample.length, located: 0 };
	const builder = new BatchBuilder(batch, sample.length);
	let next = 0;
	const places = sample.map((row) => (builder.add(row) ? next++ : null));
	const read = builder.flush();
	const incidents = privacy.doorway.days ? { ...read, columns: coarsenTimes(read.columns) } : read;
	const hexes = hexagons(incidents);
	const { location } = incidents.columns;
	const cellAt = (i: number): string | null => (location[i] === UNLOCATED ? null : (hexes[location[i] ?? 0] ?? null));
	const cells = countCells(Array.from({ length: incidents.length }, (_, i) => cellAt(i)));
	return {
		rows: places.slice(0, SHOWN).map((i) => (i === null ? UNREAD : firstRow(incidents, i, cellAt(i)))),
		cells,
		sampled: sample.length,
		located: cells.reduce((sum, { count }) => sum + count, 0)
	};
}

const UNREAD: FirstRow = { when: null, lng: null, lat: null, category: null };

function hexagons({ newPoints }: IncidentBatch): string[] {
	return Array.from({ length: newPoints.length / 2 }, (_, i) => cellOf(newPoints[2 * i] ?? NaN, newPoints[2 * i + 1] ?? NaN, RESOLUTION));
}

function countCells(cells: readonly (string | null)[]): FirstCell[] {
	const counts = new Map<string, number>();
	for (const cell of cells) if (cell !== null) counts.set(cell, (counts.get(cell) ?? 0) + 1);
	const centres = centresOf([...counts.keys()]);
	return [...counts.values()].map((count, i) => ({ lng: centres[2 * i] ?? 0, lat: centres[2 * i + 1] ?? 0, count }));
}

function firstRow({ columns, newNames }: IncidentBatch, i: number, cell: string | null): FirstRow {
	const [lng = null, lat = null] = cell === null ? [] : centresOf([cell]);
	const category = columns.category[i] ?? NO_NAME;
	const name = category === NO_NAME ? null : (newNames.category[category] ?? null);
	const precision = PRECISIONS[columns.precision[i] ?? 0] ?? 'month';
	return {
		when: whenText(columns.dayFirst[i] ?? 0, columns.second[i] ?? -1, precision),
		lng,
		lat,
		category: name === null ? null : withoutIdentifiers(name)
	};
}

/** "14/03/2026, 23:41", "14/03/2026", "03/2026". */
function whenText(day: number, second: number, precision: (typeof PRECISIONS)[number]): string {
	const [year = '', month = '', date = ''] = isoDay(day).split('-');
	if (precision === 'month') return `${month}/${year}`;
	if (second < 0) return `${date}/${month}/${year}`;
	const two = (n: number): string => String(Math.floor(n)).padStart(2, '0');
	return `${date}/${month}/${year}, ${two(second / 3600)}:${two((second % 3600) / 60)}`;
}
