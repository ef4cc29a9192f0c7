import { basename } from 'node:path';
import { cellAt, cellOf } from '../../core/cells';
import { HexbeatError } from '../../core/errors';
import { COARSE_RESOLUTIONS, NO_NAME, NO_SLOT, ORIGINS, PRECISIONS, type CleanBatch } from '../../core/incident';
import { createImporter } from '../../ingest/importer';
import type { Part } from '../../ingest';
import type { SourceFacts } from '../../core/source';
import { sameFile } from '../../state/sameFile';
import { openFile } from './open-file';

/** Incidents with a day and a hexagon, and what was left out. */
export interface Records {
	/** Days since 1970-01-01. */
	readonly day: number[];
	/** H3 index. */
	readonly cell: string[];
	/** Local weekday × 24 + hour, Monday 00:00 = 0; NO_SLOT where the hour is unknown. */
	readonly slot: number[];
	/** Category as the file writes it; empty without one. */
	readonly category: string[];
	readonly left: { unlocated: number; monthOnly: number; officer: number; after: number };
	/** Sentences about files that were not read as they are. */
	readonly notes: string[];
}

const OFFICER = ORIGINS.indexOf('officer');
const MONTH = PRECISIONS.indexOf('month');
const FINEST_COARSE = COARSE_RESOLUTIONS[COARSE_RESOLUTIONS.length - 1] ?? 10;
const ignore = (): void => undefined;

/**
 * Reads files as the app does, each question taking its proposal. What happened on or after a day is counted and dropped at once.
 * @throws HexbeatError `unreadable`, `points-coarsened`, and what the importer throws
 */
export async function readRecords(paths: readonly string[], before: number, resolution: number): Promise<Records> {
	const records: Records = {
		day: [],
		cell: [],
		slot: [],
		category: [],
		left: { unlocated: 0, monthOnly: 0, officer: 0, after: 0 },
		notes: []
	};
	const importer = createImporter();
	const read: SourceFacts[] = [];
	for (const path of paths) {
		const { parts, warnings } = await importer.unpack(await openFile(path), basename(path), ignore);
		records.notes.push(...warnings.map(({ message }) => message));
		for (const part of parts) {
			const rows = new FileRows(before, resolution);
			const report = await importer.read(part.file, part.name, { roles: {}, answers: {} }, rows.take, ignore, undefined, read.length);
			const same = sameFile(report.facts, read);
			if (same) records.notes.push(`“${part.name}” has the same content as “${same.label}”: counted once.`);
			else add(records, rows, part);
			read.push(report.facts);
		}
	}
	return records;
}

function add(records: Records, { kept, left }: FileRows, { name }: Part): void {
	for (const [day, cell, category, slot] of kept) {
		records.day.push(day);
		records.cell.push(cell);
		records.category.push(category);
		records.slot.push(slot);
	}
	for (const reason of Object.keys(left) as (keyof typeof left)[]) records.left[reason] += left[reason];
	if (kept.length === 0) records.notes.push(`“${name}” holds no located incident with a day before the forecast.`);
}

/** The rows of one file; void and begun again when the importer reads it a second time. */
class FileRows {
	kept: (readonly [day: number, cell: string, category: string, slot: number])[] = [];
	left: Records['left'] = { unlocated: 0, monthOnly: 0, officer: 0, after: 0 };
	#names: string[] = [];
	#cells: string[] = [];

	constructor(
		readonly before: number,
		readonly resolution: number
	) {}

	readonly take = (batch: CleanBatch): void => {
		if (batch.restart) [this.kept, this.#names, this.#cells] = [[], [], []];
		if (batch.restart) this.left = { unlocated: 0, monthOnly: 0, officer: 0, after: 0 };
		this.#names.push(...batch.newNames.category);
		for (let i = 0; 2 * i < batch.newPoints.length; i++) this.#cells.push(this.#cellOf(batch, i));
		for (let i = 0; i < batch.length; i++) this.#row(batch, i);
	};

	#cellOf({ newPoints, newCells }: CleanBatch, i: number): string {
		const [lng, lat] = [newPoints[2 * i] ?? 0, newPoints[2 * i + 1] ?? 0];
		if (!newCells) return cellOf(lng, lat, this.resolution);
		if (this.resolution > FINEST_COARSE)
			throw new HexbeatError(
				'points-coarsened',
				`Exact positions were coarsened to hexagons of resolution ${String(FINEST_COARSE)} to protect privacy.`,
				`Ask for --res ${String(FINEST_COARSE)} or less.`
			);
		const at = COARSE_RESOLUTIONS.findIndex((coarse) => coarse === this.resolution);
		return at < 0 ? cellOf(lng, lat, this.resolution) : cellAt(newCells, 2 * (i * COARSE_RESOLUTIONS.length + at));
	}

	#row({ columns }: CleanBatch, i: number): void {
		const day = columns.dayFirst[i] ?? 0;
		const cell = this.#cells[columns.location[i] ?? -1];
		if ((columns.dayLast[i] ?? day) >= this.before) this.left.after++;
		else if (columns.precision[i] === MONTH) this.left.monthOnly++;
		else if (columns.origin[i] === OFFICER) this.left.officer++;
		else if (cell === undefined) this.left.unlocated++;
		else {
			const name = columns.category[i] ?? NO_NAME;
			this.kept.push([day, cell, this.#names[name] ?? '', columns.slot[i] ?? NO_SLOT]);
		}
	}
}
