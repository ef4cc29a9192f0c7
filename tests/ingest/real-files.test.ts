import { expect, test } from 'vitest';
import { ORIGINS } from '../../src/lib/core/incident';
import { loadSystems } from '../../src/lib/ingest/columns/crs/systems';
import { loadUnprojector } from '../../src/lib/ingest/columns/crs/unprojector';
import { describeShared, shared, sharedBlob } from './formats/reading';
import { importFile } from './importing';

/** Counts independently of the importer: no field of these files holds a line break or a quote. */
function plain(path: string): { rows: string[][]; header: string[] } {
	const [header = '', ...lines] = shared(path).toString().split(/\r?\n/);
	return {
		header: header.split(','),
		rows: lines
			.filter((line) => line !== '')
			.map((line) => [...line.matchAll(/(?:"([^"]*)"|([^,]*))(?:,|$)/g)].map((field) => field[1] ?? field[2] ?? ''))
	};
}

describeShared('real files against plain counting (skipped without ../shared)', () => {
	test.each(['2018-10-kent', '2019-01-kent', '2024-03-btp', '2024-01-dyfed-powys', '2016-06-cheshire', '2023-06-city-of-london'])(
		'police-uk/%s',
		async (name) => {
			const path = `police-uk/${name}-street.csv`;
			const { rows } = plain(path);
			const { report, incidents } = await importFile(sharedBlob(path));
			const unlocated = rows.filter((row) => row[4] === '').length;
			expect(report).toMatchObject({
				profile: 'police-uk-street',
				precision: 'month',
				crs: 'EPSG:4326',
				from: name.slice(0, 7),
				to: name.slice(0, 7)
			});
			expect(report.facts).toMatchObject({ rows: rows.length, accepted: rows.length, rejected: 0, unlocated, snapped: true });
			const categories = new Map<string, number>();
			for (const row of rows) categories.set(row[9] ?? '', (categories.get(row[9] ?? '') ?? 0) + 1);
			expect(new Map(Object.entries(report.categories))).toEqual(categories);
			expect(incidents.map(({ lng }) => lng ?? '')).toEqual(rows.map((row) => (row[4] === '' ? '' : Number(row[4]))));
			expect(incidents.map(({ area }) => area ?? '')).toEqual(rows.map((row) => row[8]));
			const officer = rows.filter((row) => row[9] === 'Drugs' || row[9] === 'Possession of weapons').length;
			expect(incidents.filter(({ origin }) => ORIGINS[origin] === 'officer')).toHaveLength(officer);
		}
	);

	test('stop and search: time, special category dropped, officers', async () => {
		const { report, incidents } = await importFile(sharedBlob('police-uk/2023-06-kent-stop-and-search.first26.csv'));
		expect(report).toMatchObject({
			profile: 'police-uk-stop-search',
			precision: 'minute',
			facts: { rows: 26, accepted: 26, unlocated: 0 }
		});
		expect(report.columns.filter(({ name }) => /ethnicity|Gender|Age/.test(name)).every((column) => column.class === 'drop')).toBe(true);
		expect(incidents.every(({ origin }) => ORIGINS[origin] === 'officer')).toBe(true);
		expect(incidents[0]).toMatchObject({ lat: 51.336719, lng: 0.731758, second: 2 * 3600 + 34 * 60, category: 'Stolen goods' });
	});

	test('New York burglaries: ends of ranges', async () => {
		const { rows } = plain('aoristic/NYburg_2019.csv');
		const { report, incidents } = await importFile(sharedBlob('aoristic/NYburg_2019.csv'));
		const at = (day = '', time = ''): number => Date.parse(`${day.slice(6)}-${day.slice(0, 2)}-${day.slice(3, 5)}T${time}Z`) / 1000;
		const longest = Math.max(...rows.filter((row) => row[2]).map(([a, b, c, d]) => at(c, d) - at(a, b)));
		const lengths = incidents
			.map(({ until, dayFirst, second }) => until - dayFirst * 86_400 - second)
			.filter((length) => !Number.isNaN(length));
		expect(lengths).toHaveLength(1184);
		expect(Math.max(...lengths)).toBe(longest);
		expect(Math.floor(longest / 3600)).toBe(5622);
		expect(report).toMatchObject({ crs: 'EPSG:2263', precision: 'minute', facts: { rows: 1233, accepted: 1233, unlocated: 0 } });
	});

	test('a pair in degrees and another on the grid: each point lies where the other says, through the proposed system', async () => {
		const { rows } = plain('forecasting/nij_portland_burglary_train.csv');
		const text = ['Date,X,Y,Kind', ...rows.map((row) => `${row[1] ?? ''},${row[2] ?? ''},${row[3] ?? ''},${row[0] ?? ''}`)].join('\n');
		const { report } = await importFile(new Blob([text]));
		expect(report).toMatchObject({ crs: 'EPSG:2269', facts: { unlocated: 0 } });
		const system = (await loadSystems()).find(report.crs);
		const unproject = (await loadUnprojector())(system?.definition ?? '');
		const distances = rows.map((row) => metres(unproject(Number(row[2]), Number(row[3])), [Number(row[4]), Number(row[5])]));
		expect(Math.max(...distances)).toBeLessThan(2);
	});

	test('British National Grid agrees with the publisher of 33,146 pairs within a millimetre: both are the seven-parameter formula', async () => {
		const { rows } = plain('places/barnet_lightposts.csv');
		const unproject = (await loadUnprojector())((await loadSystems()).find('EPSG:27700')?.definition ?? '');
		const distances = rows.map((row) => metres(unproject(Number(row[1]), Number(row[2])), [Number(row[4]), Number(row[3])]));
		expect(distances).toHaveLength(33_146);
		expect(distances.reduce((worst, distance) => Math.max(worst, distance), 0)).toBeLessThan(0.001);
	});
});

/** Metres between two places in degrees that lie close together. */
const metres = ([a, b]: readonly [number, number], [c, d]: readonly [number, number]): number =>
	Math.hypot((a - c) * Math.cos((b * Math.PI) / 180), b - d) * 111_320;
