import { describe, expect, test } from 'vitest';
import { readText, type WholeFile } from './reading';

/** Lines of data below a header or without one. */
const lines = (count: number, line: (i: number) => string, newline = '\n'): string =>
	Array.from({ length: count }, (_, i) => line(i) + newline).join('');
const incident = (i: number): string => `${String(i)},2024-03-01,51.${String(i)},1.${String(i)}`;
const HEADER = 'id,date,lat,lng\n';

interface Expected {
	readonly delimiter?: string;
	readonly newline?: string;
	readonly preamble?: number;
	readonly headerRows?: number;
	readonly names: readonly string[];
	readonly rows: number;
	readonly first: readonly string[];
	readonly bad?: readonly string[];
	readonly codes?: readonly string[];
}

const FILES: Record<string, readonly [text: string, expected: Expected]> = {
	'semicolons with decimal commas': [
		'Datum;Ort;Breite\n' + lines(9, (i) => `0${String(i + 1)}.03.2024;Köln, Dom;50,9${String(i)}`),
		{ delimiter: ';', names: ['Datum', 'Ort', 'Breite'], rows: 9, first: ['01.03.2024', 'Köln, Dom', '50,90'] }
	],
	'the same without a header': [
		lines(9, (i) => `0${String(i + 1)}.03.2024;50,9${String(i)};6,9`),
		{
			delimiter: ';',
			headerRows: 0,
			names: ['Column 1', 'Column 2', 'Column 3'],
			rows: 9,
			first: ['01.03.2024', '50,90', '6,9'],
			codes: ['no-header']
		}
	],
	pipes: [
		'id|when|lat\n' + lines(9, (i) => `${String(i)}|2024-03-01|51.${String(i)}`),
		{ delimiter: '|', names: ['id', 'when', 'lat'], rows: 9, first: ['0', '2024-03-01', '51.0'] }
	],
	'spaces, where every row has as many words': [
		'id date lat\n' + lines(9, (i) => `${String(i)} 2024-03-01 51.${String(i)}`),
		{ delimiter: ' ', names: ['id', 'date', 'lat'], rows: 9, first: ['0', '2024-03-01', '51.0'] }
	],
	'notes above and below': [
		`Crime export, Kent\nRun on 01/02/2024\n\n${HEADER}${lines(9, incident)}\nSource: Kent Police\n`,
		{
			preamble: 3,
			names: ['id', 'date', 'lat', 'lng'],
			rows: 9,
			first: ['0', '2024-03-01', '51.0', '1.0'],
			bad: ['15: row has 1 field, expected 4'],
			codes: ['preamble']
		}
	],
	'notes in cells of their own, as spreadsheets save them': [
		`Crime export,,,\nRun on,01/02/2024,,\n,,,\n${HEADER}${lines(9, incident)}`,
		{ preamble: 3, names: ['id', 'date', 'lat', 'lng'], rows: 9, first: ['0', '2024-03-01', '51.0', '1.0'], codes: ['preamble'] }
	],
	'a header of two rows': [
		`Incident,,Place,\n${HEADER}${lines(9, incident)}`,
		{
			headerRows: 2,
			names: ['Incident id', 'Incident date', 'Place lat', 'Place lng'],
			rows: 9,
			first: ['0', '2024-03-01', '51.0', '1.0'],
			codes: ['header-rows']
		}
	],
	'trailing fields left out': [
		'id,date,lat,lng,note\n' + lines(30, (i) => incident(i) + (i % 3 ? '' : ',seen')),
		{ names: ['id', 'date', 'lat', 'lng', 'note'], rows: 30, first: ['0', '2024-03-01', '51.0', '1.0', 'seen'] }
	],
	'lone carriage returns, also within quotes': [
		'id,date,place\r' + lines(9, (i) => `${String(i)},2024-03-01,"a\rb"`, '\r'),
		{ newline: '\r', names: ['id', 'date', 'place'], rows: 9, first: ['0', '2024-03-01', 'a\rb'] }
	],
	'NUL characters': [
		'id,date,pl\0ace\n' + lines(9, (i) => `${String(i)},2024-0\x003-01,x`),
		{ names: ['id', 'date', 'place'], rows: 9, first: ['0', '2024-03-01', 'x'], codes: ['nul-bytes'] }
	],
	'JSON in a cell, escaped by backslashes': [
		'id,date,geo\n' + lines(9, (i) => String.raw`${String(i)},2024-03-01,"{\"type\":\"Point\",\"at\":[1.1,51.2]}"`),
		{ names: ['id', 'date', 'geo'], rows: 9, first: ['0', '2024-03-01', '{"type":"Point","at":[1.1,51.2]}'] }
	],
	'a header with an empty cell too many': [
		`id,,date,lat,lng\n${lines(9, incident)}`,
		{ names: ['id', 'date', 'lat', 'lng'], rows: 9, first: ['0', '2024-03-01', '51.0', '1.0'], codes: ['header-width'] }
	]
};

function outcome({ head, rows, bad, count, warnings }: WholeFile) {
	const { delimiter, newline, preamble, headerRows } = head.dialect;
	return {
		delimiter,
		newline,
		preamble,
		headerRows,
		names: head.names,
		rows: rows.length,
		all: count,
		first: rows[0],
		bad: bad.map(({ line, reason }) => `${String(line)}: ${reason}`),
		codes: warnings.map(({ code }) => code)
	};
}

describe('tables as partners send them', () => {
	test.each(Object.entries(FILES))('%s', async (_, [text, expected]) => {
		const { bad = [], codes = [] } = expected;
		expect(outcome(await readText(text))).toEqual({
			delimiter: ',',
			newline: '\n',
			preamble: 0,
			headerRows: 1,
			...expected,
			all: expected.rows + bad.length,
			bad,
			codes
		});
	});

	test('500 columns are read, 501 are refused', async () => {
		const wide = (columns: number): string =>
			[0, 1, 2].map((row) => Array.from({ length: columns }, (_, i) => (row ? String(i * row) : `c${String(i)}`)).join(',')).join('\n');
		expect((await readText(wide(500))).rows[1]).toHaveLength(500);
		await expect(readText(wide(501))).rejects.toMatchObject({
			code: 'too-many-columns',
			fault: '“test.csv” has 501 columns; at most 500 can be read.'
		});
	});
});
