import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { columnFacts } from '../../../src/lib/ingest/columns/column-facts';
import { classify } from '../../../src/lib/ingest/privacy/classify';
import { mask, maskCoarse } from '../../../src/lib/ingest/privacy/mask';
import { describeShared, shared } from '../formats/reading';

const finding = (header: string, values: readonly string[]) =>
	classify(
		columnFacts(
			header,
			0,
			true,
			values.map((value) => [value])
		)
	);

interface Case {
	readonly id: string;
	readonly header: string;
	readonly samples_json: string;
	readonly expected_class: string;
}

describeShared('the cases of the privacy oracle (skipped without ../shared)', () => {
	const text = shared('../oracles/privacy/pii_cases.csv').toString();
	const cases = Papa.parse<Case>(text, { header: true, skipEmptyLines: true }).data;
	test.each(cases)('$id $header: $expected_class', ({ header, samples_json, expected_class }) => {
		expect(finding(header, JSON.parse(samples_json) as string[]).class).toBe(expected_class);
	});
	test('there are 35 of them', () => {
		expect(cases).toHaveLength(35);
	});
});

describe('columns of real exports that must stay', () => {
	test.each([
		['LSOA name', ['Canterbury 001A', 'Swale 010B']],
		['station_name', ['Canterbury West', 'Chartham']],
		[
			'Last outcome category',
			Array.from({ length: 30 }, (_, i) => (i % 2 ? 'Investigation complete; no suspect identified' : 'Unable to prosecute suspect'))
		],
		['YEAR', ['2020', '2020', '2021']],
		['HOUR', ['0', '13', '23']],
		['START_DATE', ['2019-09-02T19:00:00.000Z', '2019-04-05T08:00:00.000Z']],
		['Offence date', ['01/02/2019 09:00', '13/02/2019 10:15']]
	])('%s', (header, values) => {
		expect(finding(header, values).class).toBe('keep');
	});
});

describe('one identifier is enough, wherever it stands', () => {
	test.each([
		['notes', ['n/a', 'n/a', 'write to j.bloggs@example.org'], 'email'],
		['category', ['Theft', 'Theft', 'AB123456C'], 'nino'],
		['device', ['00:1a:2b:3c:4d:5e', '00:1a:2b:3c:4d:5f'], 'mac'],
		['ref', ['AB/1', 'AB/2'], 'crime_reference'],
		['key', ['6f9619ff-8b86-d011-b42d-00c04fc964ff'], 'hash_key'],
		['Acknowledged by', ['A B', 'C D'], 'person_name'],
		['Home address', ['x'], 'address']
	])('%s', (header, values, detector) => {
		const found = finding(header, values);
		expect(found).toMatchObject({ detector, class: 'drop', direct: true });
	});
});

test('masks keep the shape and lose the content', () => {
	expect(mask('07700 900214')).toBe('07••• •••214');
	expect(mask('Jane Smith')).toBe('J••• S••••');
	expect(mask('CT2 7NZ')).toBe('C•• •••');
	expect(mask('a'.repeat(60)).length).toBeLessThan(30);
	expect(mask('F')).toBe('•');
	expect(mask('51.279712')).toBe('••.••••••');
	expect(mask('J Smith')).toBe('• S••••');
});

test('samples of coarsened values show no more than is kept, however often they are masked', () => {
	expect(maskCoarse('51.279712', 'coord_exact')).toBe('51.2•••••');
	expect(maskCoarse(maskCoarse('-1.081234', 'coord_exact'), '')).toBe('-1.0•••••');
	expect(maskCoarse('51.279712, 1.081234', '')).toBe('51.2•••••, 1.0•••••');
	expect(maskCoarse('614937', '')).toBe('61••••');
	expect(maskCoarse('CT2 7NZ', 'postcode_full')).toBe('CT2 •••');
	expect(maskCoarse('34', 'age')).toBe('••');
});
