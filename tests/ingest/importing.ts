import type { CleanBatch, IncidentColumns, NamedField } from '../../src/lib/core/incident';
import type { FileReport, Mapping } from '../../src/lib/ingest';
import { createImporter, type ImporterOptions } from '../../src/lib/ingest/importer';

/** One incident, put together again from its batch. */
export interface Incident {
	readonly dayFirst: number;
	readonly dayLast: number;
	readonly month: number;
	readonly slot: number;
	readonly second: number;
	readonly utc: number;
	readonly until: number;
	readonly precision: number;
	readonly accuracy: number;
	readonly origin: number;
	readonly category: string | null;
	readonly outcome: string | null;
	readonly area: string | null;
	readonly lng: number | null;
	readonly lat: number | null;
}

export interface Imported {
	readonly report: FileReport;
	readonly incidents: readonly Incident[];
}

export const NO_MAPPING: Mapping = { roles: {}, answers: {} };

/** Reads a file and puts its incidents together as a store would. */
export async function importFile(file: Blob, mapping: Partial<Mapping> = {}, options: ImporterOptions = {}): Promise<Imported> {
	const names: Record<NamedField, string[]> = { category: [], outcome: [], area: [] };
	const points: number[] = [];
	const incidents: Incident[] = [];
	const take = (batch: CleanBatch): void => {
		for (const field of ['category', 'outcome', 'area'] as const) names[field].push(...batch.newNames[field]);
		points.push(...batch.newPoints);
		for (let i = 0; i < batch.length; i++) incidents.push(incidentAt(batch.columns, i, names, points));
	};
	const report = await createImporter(options).read(file, 'test.csv', { ...NO_MAPPING, ...mapping }, take, () => undefined);
	return { report, incidents };
}

function incidentAt(columns: IncidentColumns, i: number, names: Record<NamedField, string[]>, points: number[]): Incident {
	const number = (name: keyof IncidentColumns): number => columns[name][i] ?? NaN;
	const point = number('location');
	return {
		dayFirst: number('dayFirst'),
		dayLast: number('dayLast'),
		month: number('month'),
		slot: number('slot'),
		second: number('second'),
		utc: number('utc'),
		until: number('until'),
		precision: number('precision'),
		accuracy: number('accuracy'),
		origin: number('origin'),
		category: names.category[number('category')] ?? null,
		outcome: names.outcome[number('outcome')] ?? null,
		area: names.area[number('area')] ?? null,
		lng: point < 0 ? null : (points[point * 2] ?? null),
		lat: point < 0 ? null : (points[point * 2 + 1] ?? null)
	};
}

export const importText = (text: string, mapping?: Partial<Mapping>, options?: ImporterOptions): Promise<Imported> =>
	importFile(new Blob([text]), mapping, options);

/** A CSV of equal rows but for the columns that vary. */
export const csv = (header: string, rows: readonly string[]): string => `${header}\n${rows.join('\n')}\n`;
