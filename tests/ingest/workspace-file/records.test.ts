import { beforeAll, describe, expect, it } from 'vitest';
import type { ImportRecord } from '../../../src/lib/ingest';
import { readRecords, writeRecords } from '../../../src/lib/ingest/workspace-file/records';
import { importText } from '../importing';

let records: ImportRecord[];
beforeAll(async () => {
	const rows = Array.from(
		{ length: 40 },
		(_, i) => `2024-03-${String(1 + (i % 28)).padStart(2, '0')} 21:${String(10 + i)},Theft,Jane Doe,51.28${String(i)}1,1.07${String(i)}3`
	);
	const { report } = await importText(['Raised,Category,Reported by (name),Latitude,Longitude', ...rows].join('\n'));
	records = report.record ? [report.record] : [];
});

describe('import records of a workspace', () => {
	it('are those of the import, unchanged', () => {
		expect(records).toHaveLength(1);
		expect(records[0]?.columns.length).toBe(5);
		expect(readRecords(writeRecords(records))).toEqual(records);
	});

	it.each([
		[
			'a role that there is not',
			(record: Record<string, unknown>) => (record['columns'] = [{ ...records[0]?.columns[0], role: 'password' }])
		],
		['a share beyond one', (record: Record<string, unknown>) => (record['sharedShare'] = 1.5)],
		['rows that are no number', (record: Record<string, unknown>) => (record['rows'] = '12')],
		['no name of the file', (record: Record<string, unknown>) => delete record['file']]
	])('are refused with %s', (_, change) => {
		const [record] = JSON.parse(writeRecords(records)) as [Record<string, unknown>];
		change(record);
		expect(() => readRecords(JSON.stringify([record]))).toThrow(expect.objectContaining({ code: 'workspace-damaged' }) as Error);
	});

	it('keep nothing that is not part of a record', () => {
		const [record] = JSON.parse(writeRecords(records)) as [Record<string, unknown>];
		const [read] = readRecords(JSON.stringify([{ ...record, extra: '<script>' }]));
		expect(read).toEqual(records[0]);
	});
});
