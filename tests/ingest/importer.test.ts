import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_SLOT, ORIGINS, PRECISIONS } from '../../src/lib/core/incident';
import { dayOf } from '../../src/lib/core/time';
import { createImporter } from '../../src/lib/ingest/importer';
import { csv, importText, NO_MAPPING } from './importing';

const codes = (list: readonly { readonly code: string }[]): string[] => list.map(({ code }) => code);
const rolesOf = (columns: readonly { readonly name: string; readonly role: string }[]): Record<string, string> =>
	Object.fromEntries(columns.filter(({ role }) => role !== 'ignore').map(({ name, role }) => [name, role]));
const MONTH = PRECISIONS.indexOf('month');
const DAY = PRECISIONS.indexOf('day');
const repeat = (n: number, row: (i: number) => string): string[] => Array.from({ length: n }, (_, i) => row(i));
const two = (n: number): string => String(n).padStart(2, '0');

describe('order of day and month', () => {
	test('a day above 12 anywhere settles the column', async () => {
		const rows = [...repeat(3000, (i) => `0${String((i % 9) + 1)}/02/2024,Theft`), '31/01/2024,Theft'];
		const { report, incidents } = await importText(csv('Date,Category', rows));
		expect(codes(report.questions)).not.toContain('date-order');
		expect(incidents[1]?.dayFirst).toBe(dayOf(2024, 2, 2));
		expect(report).toMatchObject({ precision: 'day', from: '2024-01-31', to: '2024-02-09' });
	});
	test('nothing settles it: asked, DD/MM/YYYY proposed, the answer obeyed', async () => {
		const text = csv('Date,Category', ['03/04/2024,Theft', '05/06/2024,Theft']);
		const unattended = await importText(text);
		expect(unattended.report.questions).toMatchObject([{ code: 'date-order', column: 'Date', proposal: 'DD/MM/YYYY' }]);
		expect(unattended.incidents[0]?.dayFirst).toBe(dayOf(2024, 4, 3));
		const answered = await importText(text, { answers: { 'date-order': 'MM/DD/YYYY' } });
		expect(answered.incidents[0]?.dayFirst).toBe(dayOf(2024, 3, 4));
	});
	test('a contradicting row is rejected with its line, and said', async () => {
		const { report } = await importText(csv('Date,Category', ['13/04/2024,a', '14/04/2024,a', '04/15/2024,a', ',a', 'soon,a']));
		expect(report.facts).toMatchObject({ rows: 5, accepted: 2, rejected: 3 });
		expect(report.rejects).toEqual([
			{ line: 4, column: 'Date', reason: 'The date cannot be read.' },
			{ line: 5, column: 'Date', reason: 'No date.' },
			{ line: 6, column: 'Date', reason: 'The date cannot be read.' }
		]);
		expect(codes(report.warnings)).toContain('mixed-date-order');
	});
});

describe('precision is never finer than the source', () => {
	test('firsts of several months are months, only when the whole column agrees', async () => {
		const months = repeat(4000, (i) => `2022-${two(Math.floor(i / 1000) + 1)}-01,Theft`);
		const disguised = await importText(csv('Date,Category', months));
		expect(disguised.report.precision).toBe('month');
		expect(codes(disguised.report.warnings)).toContain('disguised-months');
		expect(disguised.incidents[0]).toMatchObject({ slot: NO_SLOT, second: -1, dayFirst: dayOf(2022, 1, 1), dayLast: dayOf(2022, 1, 31) });
		const days = await importText(csv('Date,Category', [...months, '2022-04-02,Theft']));
		expect(days.report.precision).toBe('day');
	});
	test('a column of 00:00 is days; single 00:00 are minutes and heaping is said', async () => {
		const midnights = await importText(
			csv(
				'Date,Category',
				repeat(40, (i) => `2022-01-${two((i % 28) + 1)} 00:00:00,Theft`)
			)
		);
		expect(midnights.report.precision).toBe('day');
		expect(midnights.incidents.every(({ precision, slot }) => precision === DAY && slot === NO_SLOT)).toBe(true);
		const timed = repeat(60, (i) => `2022-01-${two((i % 28) + 1)} ${i % 3 ? `${two(i % 24)}:${two(i)}` : '00:00'}:00,Theft`);
		const mixed = await importText(csv('Date,Category', timed));
		expect(mixed.report.precision).toBe('minute');
		expect(codes(mixed.report.warnings)).toContain('hour-heaping');
	});
	test('HHMM numbers, bare hours, and times that are missing', async () => {
		const hhmm = await importText(
			csv('Offence date,Offence time,Type', ['13/01/2022,5,a', '13/01/2022,1430,a', '13/01/2022,,a', '13/01/2022,930,a'])
		);
		expect(hhmm.incidents.map(({ second }) => second)).toEqual([300, 52_200, -1, 34_200]);
		expect(codes(hhmm.report.warnings)).toContain('no-time');
		const parts = await importText(csv('Year,Month,Day,Hour,Type', ['2022,1,13,14,a', '2022,2,30,14,a']));
		expect(parts.report.facts).toMatchObject({ accepted: 1, rejected: 1, precision: 'hour' });
	});
});

describe('clock changes and offsets', () => {
	const read = (times: readonly string[], answers = {}) =>
		importText(
			csv(
				'Occurred,Category',
				times.map((time) => `${time},Theft`)
			),
			{ answers }
		);
	test('skipped and double hours are kept as written and said', async () => {
		const { report, incidents } = await read(['2024-03-31T01:30:00', '2024-10-27T01:30:00', '2024-06-30T23:15:00']);
		expect(incidents.map(({ second }) => second)).toEqual([5400, 5400, 83_700]);
		expect(incidents[0]?.utc).toBeNaN();
		expect(incidents[1]?.utc).toBe(Date.parse('2024-10-27T00:30:00Z') / 1000);
		expect(codes(report.warnings)).toEqual(expect.arrayContaining(['skipped-hour', 'double-hour']));
	});
	test('Z is asked; UTC moves the summer into the next day, local does not', async () => {
		const times = ['2024-06-30T23:15:00Z', '2024-12-31T23:59:59Z'];
		const utc = await read(times);
		expect(utc.report.questions).toMatchObject([
			{ code: 'utc-or-local', column: 'Occurred', choices: ['UTC', 'local clock time'], proposal: 'UTC' }
		]);
		expect(utc.incidents[0]).toMatchObject({ dayFirst: dayOf(2024, 7, 1), month: 2024 * 12 + 6, second: 900, slot: 0 });
		const local = await read(times, { 'utc-or-local': 'local clock time' });
		expect(local.incidents[0]).toMatchObject({ dayFirst: dayOf(2024, 6, 30), second: 83_700, slot: 6 * 24 + 23 });
	});
	test('summer times that heap at 00:00Z and 12:00Z speak for a local clock', async () => {
		const { report } = await read(repeat(24, (i) => `2024-07-${two(i + 1)}T${i % 2 ? '00:00' : i % 4 ? '12:00' : `09:${two(i)}`}:00Z`));
		expect(report.questions[0]?.proposal).toBe('local clock time');
	});
	test('stated offsets are believed', async () => {
		const { report, incidents } = await read(['2024-07-01T00:15:00+01:00', '2024-01-01T00:15:00+00:00']);
		expect(report.questions).toEqual([]);
		expect(incidents.map(({ second }) => second)).toEqual([900, 900]);
	});
	test('from / to: missing and reversed ends are counted', async () => {
		const rows = ['01/02/2024,22:00,02/02/2024,06:30', '13/02/2024,10:00,,', '14/02/2024,10:00,13/02/2024,09:00'];
		const { report, incidents } = await importText(csv('From date,From time,To date,To time', rows));
		expect(rolesOf(report.columns)).toEqual({ 'From date': 'date', 'From time': 'time', 'To date': 'until-date', 'To time': 'until-time' });
		expect(incidents.map(({ until }) => until)).toEqual([Date.parse('2024-02-02T06:30:00Z') / 1000, NaN, NaN]);
		expect(codes(report.warnings)).toEqual(expect.arrayContaining(['no-end', 'end-before-start']));
	});
});

describe('places', () => {
	test('why a row has no location', async () => {
		const rows = [
			'2024-01-13,1.08,51.28',
			'2024-01-14,,',
			'2024-01-15,0,0',
			'2024-01-16,1.08,951.28',
			'2024-01-17,x,51.3',
			'2024-01-18,1.09,51.29'
		];
		const { report, incidents } = await importText(csv('Date,Longitude,Latitude', rows));
		expect(report.facts).toMatchObject({ accepted: 6, unlocated: 4 });
		expect(codes(report.warnings)).toEqual(
			expect.arrayContaining(['no-location', 'zero-location', 'impossible-location', 'unreadable-location'])
		);
		expect(incidents[0]).toMatchObject({ lng: 1.08, lat: 51.28 });
	});
	test('exchanged columns are exchanged back, and said', async () => {
		const { report, incidents } = await importText(
			csv(
				'Date,Latitude,Longitude',
				repeat(20, (i) => `2024-01-${two(i + 1)},1.0${String(i)},51.28`)
			)
		);
		expect(incidents[3]).toMatchObject({ lng: 1.03, lat: 51.28 });
		expect(codes(report.warnings)).toContain('swapped-coordinates');
	});
	test('named eastings and northings are British National Grid', async () => {
		// Canterbury Cathedral, TR 1507 5789: 51.2798 N, 1.0828 E by the Ordnance Survey's converter.
		const { report, incidents } = await importText(csv('Date,Easting,Northing', ['13/01/2024,615070,157890']));
		expect(report.crs).toBe('EPSG:27700');
		expect(incidents[0]?.lat).toBeCloseTo(51.2798, 3);
		expect(incidents[0]?.lng).toBeCloseTo(1.0828, 2);
	});
	test('x and y of an unknown grid are asked for', async () => {
		const text = csv('Date,X,Y', ['13/01/2024,15070,9157890', '14/01/2024,15000,9157000']);
		const { report } = await importText(text);
		expect(report).toMatchObject({ crs: 'unknown', facts: { accepted: 2, unlocated: 2 } });
		expect(report.questions).toMatchObject([{ code: 'crs', proposal: 'leave unlocated' }]);
		expect(report.questions[0]?.choices).toEqual(expect.arrayContaining(['EPSG:27700', 'leave unlocated']));
		const answered = await importText(text, { answers: { crs: 'EPSG:32631' } });
		expect(answered.report.facts.unlocated).toBe(0);
	});
	test('decimal commas', async () => {
		const { incidents } = await importText(
			csv(
				'Date;Longitude;Latitude',
				repeat(8, (i) => `${two(i + 13)}/01/2024;1,0${String(i)};51,28`)
			)
		);
		expect(incidents[2]).toMatchObject({ lng: 1.02, lat: 51.28 });
	});
});

describe('profiles', () => {
	test('an alert export: people and devices dropped, accuracy kept', async () => {
		const header = 'Alert ID,Alert Type,User Name,Mobile,Raised,Acknowledged,Closed,Lat,Long,Accuracy (m),Region';
		const row = (i: number): string =>
			`A${String(i)},${i % 2 ? 'Help' : 'First Aid'},Jane Smith,07700 90012${String(i % 10)},${two(i + 13)}/01/2024 2${String(i % 4)}:15,,,51.2${String(i)},1.0${String(i)},${String(i + 5)},Canterbury`;
		const { report, incidents } = await importText(csv(header, repeat(10, row)));
		expect(report.profile).toBe('safezone');
		expect(rolesOf(report.columns)).toEqual({
			'Alert ID': 'id',
			'Alert Type': 'category',
			Raised: 'datetime',
			Lat: 'latitude',
			Long: 'longitude',
			'Accuracy (m)': 'accuracy',
			Region: 'area'
		});
		expect(incidents[2]).toMatchObject({ category: 'First Aid', area: 'Canterbury', accuracy: 7, precision: 0 });
		expect(ORIGINS[incidents[2]?.origin ?? 0]).toBe('public');
		const [name, phone] = [report.columns[2], report.columns[3]];
		expect(name).toMatchObject({ class: 'drop', allowed: ['ignore'], samples: ['J••• S••••'] });
		expect(JSON.stringify(phone?.samples)).not.toMatch(/900/);
	});
	test('police.uk columns in another order, case and spacing', async () => {
		const header = 'crime_type, LATITUDE ,Longitude,MONTH,Falls Within,lsoa name,Extra';
		const { report, incidents } = await importText(
			csv(header, ['Drugs,51.28,1.08,2024-02,Kent Police,Canterbury 001A,x', 'Burglary,,,2024-02,Kent Police,,x'])
		);
		expect(report.profile).toBe('police-uk-street');
		expect(incidents.map(({ origin }) => ORIGINS[origin])).toEqual(['officer', 'public']);
		expect(incidents[0]).toMatchObject({
			dayFirst: dayOf(2024, 2, 1),
			dayLast: dayOf(2024, 2, 29),
			precision: MONTH,
			area: 'Canterbury 001A'
		});
		expect(report.facts).toMatchObject({ snapped: true, unlocated: 1 });
	});
	test('a column of origins is read, the name of a force is none', async () => {
		const rows = ['13/01/2024,Theft,Officer on patrol', '14/01/2024,Drugs,Public', '15/01/2024,Theft,not known'];
		const { report, incidents } = await importText(csv('Date,Type,Reported by', rows));
		expect(rolesOf(report.columns)['Reported by']).toBe('origin');
		expect(incidents.map(({ origin }) => ORIGINS[origin])).toEqual(['officer', 'public', 'unknown']);
		const force = await importText(csv('Date,Type,Reported by', ['13/01/2024,Theft,Kent Police', '14/01/2024,Theft,Kent Police']));
		expect(rolesOf(force.report.columns)).toEqual({ Date: 'date', Type: 'category' });
	});
	test('no date column: everything is rejected and the column is asked for', async () => {
		const text = csv('when it was,kind', ['2024-01-13,a', 'x,a', 'x,b', 'x,c', 'x,d']);
		const { report } = await importText(text);
		expect(report.facts).toMatchObject({ rows: 5, accepted: 0, rejected: 5 });
		expect(report.questions).toMatchObject([{ code: 'no-date', proposal: 'none' }]);
		const answered = await importText(text, { answers: { 'no-date': 'when it was' } });
		expect(answered.report.facts).toMatchObject({ accepted: 1, rejected: 4 });
	});
});

describe('corrections by the user', () => {
	const text = csv('Date,Kind,Victim name', ['13/01/2024,Theft,Jane Smith', '14/01/2024,Assault,John Smith']);
	test('a role moves to the column chosen', async () => {
		const { report } = await importText(text, { roles: { 1: 'outcome' } });
		expect(rolesOf(report.columns)).toEqual({ Date: 'date', Kind: 'outcome' });
	});
	test('the gate cannot be overridden for a direct identifier', async () => {
		const { report, incidents } = await importText(text, { roles: { 2: 'category' } });
		expect(report.columns[2]).toMatchObject({ role: 'ignore', class: 'drop' });
		expect(codes(report.warnings)).toContain('role-refused');
		expect(JSON.stringify({ report, incidents })).not.toMatch(/Jane|John|Smith/);
	});
});

test('data that calls itself synthetic', async () => {
	const rows = ['13/01/2024,a', '14/01/2024,a', '15/01/2024,b'];
	expect((await importText(`# Synthetic data: made up, not real, for trying out\n${csv('Date,Type', rows)}`)).report.facts.synthetic).toBe(
		true
	);
	expect((await importText(csv('Date,Synthetic', ['13/01/2024,yes', '14/01/2024,yes']))).report.facts.synthetic).toBe(true);
	expect((await importText(csv('Date,Type', rows))).report.facts.synthetic).toBe(false);
	const numbered = await importText(
		csv(
			'#,Date,Type',
			rows.map((row, i) => `${String(i)},${row}`)
		)
	);
	expect(numbered.report.columns.map(({ name }) => name)).toEqual(['#', 'Date', 'Type']);
});

test('a cancelled read settles as an AbortError', async () => {
	const control = new AbortController();
	const file = new Blob([
		csv(
			'Date,Type',
			repeat(200_000, (i) => `${two((i % 28) + 1)}/01/2024,Theft`)
		)
	]);
	const reading = createImporter().read(
		file,
		'x.csv',
		NO_MAPPING,
		() => {
			control.abort();
		},
		() => undefined,
		control.signal
	);
	await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
});

test('whatever the dirt: rows = accepted + rejected, and months never get a clock', async () => {
	const cell = fc.oneof(
		fc.constantFrom(
			'',
			'NA',
			'2024-02',
			'2024-02-30',
			'31/12/2023',
			'12/31/2023 11:00 PM',
			'2024-05-06T07:08:09Z',
			'0',
			'0,0',
			'99',
			'51.28',
			'1.08'
		),
		fc.string({ maxLength: 8 })
	);
	const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
	await fc.assert(
		fc.asyncProperty(fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 30 }), async (table) => {
			const body = table.map((row) => row.map(quote).join(','));
			const { report, incidents } = await importText(csv('Date,Category,Longitude,Latitude', body), { roles: { 0: 'datetime' } });
			const { rows, accepted, rejected } = report.facts;
			expect(accepted + rejected).toBe(rows);
			expect(incidents).toHaveLength(accepted);
			for (const { precision, slot, second, utc, until } of incidents)
				if (precision >= DAY) expect([slot, second, utc, until]).toEqual([NO_SLOT, -1, NaN, NaN]);
		}),
		{ numRuns: 150 }
	);
});
