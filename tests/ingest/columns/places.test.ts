import proj4 from 'proj4';
import { describe, expect, test } from 'vitest';
import { csv, importText, type Imported } from '../importing';
import { byTheBook } from './crs/british-grid';

const codes = (list: readonly { readonly code: string }[]): string[] => list.map(({ code }) => code);
const rows = (n: number, row: (i: number) => string): string[] => Array.from({ length: n }, (_, i) => row(i));
const dated = (i: number): string => `${String((i % 15) + 13)}/01/2024`;
const places = ({ incidents }: Imported): (number | null)[][] => incidents.map(({ lng, lat }) => [lng, lat]);
const message = ({ report }: Imported, code: string): string => report.warnings.find((warning) => warning.code === code)?.message ?? '';
const question = ({ report }: Imported, code: string): Imported['report']['questions'][number] | undefined =>
	report.questions.find((one) => one.code === code);

describe('points in one column', () => {
	test.each([
		['"51.28, 1.08"', 1.08, 51.28],
		['POINT(1.08 51.28)', 1.08, 51.28],
		['"12 HIGH ST\nCanterbury\n(51.28, 1.08)"', 1.08, 51.28],
		['"51°16\'48\"\"N 1°04\'48\"\"E"', 1.08, 51.28],
		['"51.28N, 1.08E"', 1.08, 51.28]
	])('%s', async (written, lng, lat) => {
		const read = await importText(
			csv(
				'Date,Location,Category',
				rows(6, (i) => `${dated(i)},${written},Theft`)
			)
		);
		expect(read.report).toMatchObject({ crs: 'EPSG:4326', facts: { accepted: 6, unlocated: 0 } });
		expect(read.incidents[5]?.lng).toBeCloseTo(lng, 9);
		expect(read.incidents[5]?.lat).toBeCloseTo(lat, 9);
	});

	test('an address around the point is dropped; rows with an address alone have no location', async () => {
		const text = csv(
			'Date,Where,Category',
			rows(20, (i) => `${dated(i)},"${String(i + 2)} High Street\nCanterbury${i % 5 === 0 ? '' : '\n(51.28, 1.08)'}",Theft`)
		);
		const read = await importText(text);
		expect(read.report.facts).toMatchObject({ accepted: 20, unlocated: 4 });
		expect(message(read, 'no-location')).toContain('4 rows');
		const column = read.report.columns[1];
		expect(column).toMatchObject({ role: 'point', class: 'coarsen' });
		expect(column?.reason).toContain('Only the coordinates in it are read');
		expect(JSON.stringify(read.report)).not.toContain('High Street');
	});

	test('grid references: the middle of the square, its side as the accuracy', async () => {
		const read = await importText(
			csv(
				'Date,Grid ref,Category',
				rows(6, (i) => `${dated(i)},TR 149 579,Theft`)
			)
		);
		expect(read.report).toMatchObject({ crs: 'EPSG:27700', facts: { unlocated: 0 } });
		expect(read.incidents[0]?.accuracy).toBe(100);
		const [lng, lat] = byTheBook(614_950, 157_950);
		expect(read.incidents[0]?.lng).toBeCloseTo(lng, 7);
		expect(read.incidents[0]?.lat).toBeCloseTo(lat, 7);
		expect(codes(read.report.warnings)).toEqual(expect.arrayContaining(['british-grid', 'grid-references']));
	});

	test('well-known text in metres asks for its system', async () => {
		const text = csv(
			'Date,Geometry,Category',
			rows(8, (i) => `${dated(i)},POINT(${String(615_000 + 10 * i)} 157900),Theft`)
		);
		const read = await importText(text, { answers: { crs: 'EPSG:27700' } });
		expect(read.report).toMatchObject({ crs: 'EPSG:27700', facts: { unlocated: 0 } });
		expect(read.incidents[0]?.lng).toBeCloseTo(byTheBook(615_000, 157_900)[0], 7);
	});
});

describe('two columns', () => {
	test('angles with letters', async () => {
		const read = await importText(
			csv(
				'Date,Latitude,Longitude,Category',
				rows(6, (i) => `${dated(i)},51.28 N,1.08 W,Theft`)
			)
		);
		expect(places(read)[0]).toEqual([-1.08, 51.28]);
	});

	test('headers that differ in x and y alone', async () => {
		const read = await importText(
			csv(
				'Date,XBLOCK,YBLOCK,Category',
				rows(6, (i) => `${dated(i)},${String(615_000 + i)},157000,Theft`)
			)
		);
		expect(read.report.columns.map(({ role }) => role)).toEqual(['date', 'longitude', 'latitude', 'category']);
		expect(codes(read.report.questions)).toContain('crs');
	});

	test('of several pairs that agree, the degrees are used and the rest is named', async () => {
		const text = csv(
			'Date,XBLOCK,YBLOCK,Latitude,Longitude,Category',
			rows(6, (i) => `${dated(i)},615000,157000,51.28,1.0${String(i)},Theft`)
		);
		const read = await importText(text);
		expect(read.report.crs).toBe('EPSG:4326');
		expect(message(read, 'several-coordinates')).toContain('XBLOCK / YBLOCK');
		expect(codes(read.report.questions)).not.toContain('coordinates');
	});

	test('pairs that name different places are asked, and the answer is taken', async () => {
		const text = csv(
			'Date,Caller lat,Caller lon,Incident lat,Incident lon,Category',
			rows(8, (i) => `${dated(i)},51.3000,1.100${String(i)},51.2800,1.080${String(i)},Theft`)
		);
		const asked = question(await importText(text), 'coordinates');
		expect(asked?.choices).toEqual(['Caller lon / Caller lat', 'Incident lon / Incident lat']);
		const read = await importText(text, { answers: { coordinates: 'Incident lon / Incident lat' } });
		expect(places(read)[3]).toEqual([1.0803, 51.28]);
	});
});

describe('withheld and exchanged places', () => {
	test('0, 0 is withheld, before any projection', async () => {
		for (const header of ['Date,Longitude,Latitude,Category', 'Date,Easting,Northing,Category']) {
			const inDegrees = header.includes('Longitude');
			const read = await importText(
				csv(
					header,
					rows(20, (i) => `${dated(i)},${i % 10 === 0 ? '0,0' : inDegrees ? '1.08,51.28' : '615000,157000'},Theft`)
				)
			);
			expect(read.report.facts).toMatchObject({ accepted: 20, unlocated: 2 });
			expect(message(read, 'zero-location')).toMatch(/^2 rows lie at 0, 0: the place was withheld/);
		}
		const text = await importText(
			csv(
				'Date,Where,Category',
				rows(20, (i) => `${dated(i)},"${i % 10 === 0 ? '(0.0, 0.0)' : '(51.28, 1.08)'}",Theft`)
			)
		);
		expect(text.report.facts.unlocated).toBe(2);
		expect(codes(text.report.warnings)).toContain('zero-location');
	});

	test('exchanged throughout: by the United Kingdom, by range, by where people live', async () => {
		for (const [lng, lat] of [
			['51.28', '1.08'],
			['31.23', '121.47'],
			['40.71', '-74.01']
		] as const) {
			const text = csv(
				'Date,Longitude,Latitude,Category',
				rows(20, (i) => `${dated(i)},${lng}${String(i)},${lat}${String(i)},Theft`)
			);
			const read = await importText(text);
			expect(question(read, 'swapped-coordinates')?.proposal).toBe('exchange them');
			expect(codes(read.report.warnings)).toContain('swapped-coordinates');
			const kept = await importText(text, { answers: { 'swapped-coordinates': 'as named' } });
			if (lat === '1.08') expect(places(kept)[1]).toEqual([51.281, 1.081]);
			if (lat === '-74.01') expect(places(read)[1]).toEqual([-74.011, 40.711]);
		}
	});

	test('a few exchanged rows among others', async () => {
		const text = csv(
			'Date,Longitude,Latitude,Category',
			rows(20, (i) => `${dated(i)},${i % 10 === 3 ? '51.28,1.08' : '1.09,51.29'},Theft`)
		);
		const read = await importText(text);
		expect(question(read, 'swapped-rows')?.message).toContain('2 rows');
		expect(places(read)[3]).toEqual([1.08, 51.28]);
		expect(message(read, 'swapped-rows')).toContain('2 rows have longitude and latitude exchanged');
		const kept = await importText(text, { answers: { 'swapped-rows': 'leave them as they are' } });
		expect(places(kept)[3]).toEqual([51.28, 1.08]);
	});

	test('places at the equator that are right as they are stay', async () => {
		const read = await importText(
			csv(
				'Date,Longitude,Latitude,Category',
				rows(20, (i) => `${dated(i)},36.82${String(i)},-1.29${String(i)},Theft`)
			)
		);
		expect(codes(read.report.questions)).toEqual([]);
		expect(places(read)[1]).toEqual([36.821, -1.291]);
	});

	test('coordinates out of range have no location', async () => {
		const read = await importText(
			csv(
				'Date,Longitude,Latitude,Category',
				rows(20, (i) => `${dated(i)},${i === 4 ? '999,999' : '1.08,51.28'},Theft`)
			)
		);
		expect(read.report.facts.unlocated).toBe(1);
		expect(codes(read.report.warnings)).toContain('impossible-location');
	});
});

describe('projected coordinates', () => {
	const canterbury = csv(
		'Date,X,Y,Category',
		rows(20, (i) => `${dated(i)},${String(614_000 + 100 * i)},${String(157_000 + 90 * i)},Theft`)
	);

	test('the town on which the points fall is the evidence, said in the question', async () => {
		const read = await importText(canterbury);
		expect(read.report.crs).toBe('EPSG:27700');
		expect(question(read, 'crs')).toMatchObject({ column: 'X', proposal: 'EPSG:27700' });
		expect(question(read, 'crs')?.message).toContain('Canterbury');
		expect(question(read, 'crs')?.typed).toContain('EPSG');
	});

	test('named easting and northing: no question', async () => {
		const read = await importText(canterbury.replace('X,Y', 'Easting,Northing'));
		expect(read.report).toMatchObject({ crs: 'EPSG:27700', facts: { unlocated: 0 } });
		expect(codes(read.report.questions)).toEqual([]);
	});

	test('any code or definition that the user names', async () => {
		const [east = NaN, north = NaN] = proj4('EPSG:4326', '+proj=utm +zone=31 +datum=WGS84').forward([1.0768, 51.2747]);
		const utm = csv(
			'Date,X,Y,Category',
			rows(20, (i) => `${dated(i)},${east.toFixed(3)},${north.toFixed(3)},Theft`)
		);
		for (const answer of ['EPSG:32631', 'epsg:25831', '32631', 'EPSG:32631 WGS 84 / UTM zone 31N', '+proj=utm +zone=31 +datum=WGS84']) {
			const read = await importText(utm, { answers: { crs: answer } });
			expect(read.report.facts.unlocated).toBe(0);
			expect(read.incidents[0]?.lng).toBeCloseTo(1.0768, 6);
			expect(read.incidents[0]?.lat).toBeCloseTo(51.2747, 6);
		}
	});

	test.each(['EPSG:1', 'somewhere', '+proj=nonsense'])(
		'an answer that cannot be read leaves the rows unlocated and says why: %s',
		async (crs) => {
			const read = await importText(canterbury, { answers: { crs } });
			expect(read.report).toMatchObject({ crs: 'unknown', facts: { unlocated: 20 } });
			expect(codes(read.report.warnings)).toEqual(expect.arrayContaining(['crs-not-known', 'unknown-crs']));
		}
	);

	test('a system far from its area is doubted', async () => {
		const read = await importText(canterbury, { answers: { crs: 'EPSG:26971' } });
		expect(codes(read.report.warnings)).toContain('crs-doubtful');
	});

	test('Irish Grid under easting and northing is asked when the file names its town', async () => {
		const text = csv(
			'Date,Town,Easting,Northing,Category',
			rows(20, (i) => `${dated(i)},Belfast,${String(332_000 + 150 * i)},${String(373_000 + 120 * i)},Theft`)
		);
		const read = await importText(text);
		expect(question(read, 'crs')?.choices.some((choice) => choice.startsWith('EPSG:29903'))).toBe(true);
	});
});

describe('accuracy', () => {
	const text = csv(
		'Date,Latitude,Longitude,Accuracy (m),Category',
		rows(20, (i) => `${dated(i)},51.28,1.08,${i % 10 === 0 ? '1500' : i % 10 === 1 ? '250' : '12'},Theft`)
	);

	test('coarse fixes are counted, and stay', async () => {
		const read = await importText(text);
		expect(read.report.facts.unlocated).toBe(0);
		expect(message(read, 'coarse-fix')).toMatch(/^4 rows have a fix worse than 183 m.*2 of them worse than 484 m \(level 8\)/);
		expect(question(read, 'coarse-fixes')?.proposal).toBe('keep them on the map');
		expect(read.incidents[0]?.accuracy).toBe(1500);
	});

	test('or are left off the map', async () => {
		const read = await importText(text, { answers: { 'coarse-fixes': 'leave them off the map' } });
		expect(read.report.facts).toMatchObject({ accepted: 20, unlocated: 4 });
		expect(message(read, 'coarse-left-out')).toContain('4 rows');
	});
});
