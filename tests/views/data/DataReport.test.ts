import { render } from 'svelte/server';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FileReport } from '../../../src/lib/ingest';
import { createImporter } from '../../../src/lib/ingest/importer';
import DataReport from '../../../src/lib/views/panels/data/DataReport.svelte';
import { monthColumns, monthsTitle } from '../../../src/lib/views/panels/data/report/monthColumns';

const text = (html: string): string =>
	html
		.replace(/<!--.*?-->/gs, '')
		.replace(/<[^>]+>/g, ' ')
		.replace(/\s+/g, ' ');
const shown = (props: { report: FileReport }, more: object = {}): string => text(render(DataReport, { props: { ...props, ...more } }).body);

let report: FileReport;
beforeAll(async () => {
	const rows = Array.from({ length: 200 }, (_, i) => {
		const day = i < 3 ? (i === 0 ? '' : 'soon') : `${String(10 + (i % 18))}/0${String(3 + Math.floor(i / 100))}/2024`;
		return `${day},Theft,${i % 20 === 0 ? ',' : `51.28${String(100 + i)},1.08${String(100 + i)}`}`;
	});
	report = await createImporter().read(
		new Blob([`Date,Category,Latitude,Longitude\n${rows.join('\n')}\n`]),
		'log.csv',
		{ roles: {}, answers: {} },
		() => undefined,
		() => undefined
	);
});

describe('the data report', () => {
	it('accounts for every row, by reason', () => {
		const words = shown({ report });
		expect(words).toContain('Accepted 197');
		expect(words).toContain('Rejected: the date cannot be read 2');
		expect(words).toContain('Rejected: no date 1');
		expect(words).toContain('Rows in the file 200');
		expect(shown({ report }, { replaced: 40 })).toContain('of these replaced by a newer file 40');
	});
	it('hatches part months and says so, with the sentences that are worth knowing', () => {
		const words = shown(
			{ report },
			{ across: [{ code: 'possible-duplicates', lead: '37 rows may repeat the council log.', detail: 'Nothing is removed.' }] }
		);
		expect(words).toContain('March 2024 and April 2024 are part months');
		expect(words).toContain('hatched: not the whole month');
		expect(words).toMatch(/9 rows \(4\.6%\) have no location\. They count in trends, not on the map\./);
		expect(words).toContain('All files together 37 rows may repeat the council log. Nothing is removed.');
		expect(words.match(/have no location/g)).toHaveLength(1);
	});
	it('shows a month without rows as missing, and gaps before part months', () => {
		const columns = monthColumns({ '2023-11': 40, '2024-02': 30 }, ['2024-02'], ['2023-12', '2024-01']);
		expect(columns.map(({ month, count, gap, part }) => [month, count, gap, part])).toEqual([
			['2023-11', 40, false, false],
			['2023-12', 0, true, false],
			['2024-01', 0, true, false],
			['2024-02', 30, false, true]
		]);
		expect(monthsTitle(columns)).toBe('December 2023 and January 2024 look like gaps in loading');
		expect(monthsTitle(monthColumns({ '2024-01': 3, '2024-02': 4 }, [], []))).toBe('2 months without a gap');
	});
});
