import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readHead } from '../../../src/lib/ingest/formats';
import { readText, readWhole } from './reading';

const blob = (...parts: (string | Uint8Array<ArrayBuffer>)[]): Blob => new Blob(parts);
const head = (text: string) => readHead(blob(text), 'test.csv');

describe('what is refused', () => {
	test.each<[string, Blob, string]>([
		['an empty file', blob(''), 'empty-file'],
		['nothing but line breaks', blob('\n\r\n \n'), 'empty-file'],
		['a gzip archive', blob(new Uint8Array(gzipSync('a,b\n1,2\n'))), 'gzip-file'],
		['a zip archive', blob('PK\x03\x04 data.csv'), 'zip-file'],
		['a workbook', blob('PK\x03\x04 [Content_Types].xml xl/workbook.xml'), 'xlsx-file'],
		['an old workbook', blob(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1])), 'xls-file'],
		['GeoJSON', blob('{"type": "FeatureCollection", "features": []}'), 'json-file'],
		['rows in JSON', blob('[{"a": 1}]'), 'json-file'],
		['a web page', blob('\n<!DOCTYPE html><table>'), 'html-file'],
		['XML', blob('<?xml version="1.0"?><rows/>'), 'xml-file'],
		['binary data', blob(new Uint8Array(4096).map((_, i) => (i * 7919) % 32)), 'binary-file'],
		['20,000 columns', blob(`${Array.from({ length: 20_000 }, (_, i) => `c${i}`).join(',')}\n`), 'too-many-columns']
	])('%s', async (_, file, code) => {
		await expect(readHead(file, 'x')).rejects.toMatchObject({ name: 'HexbeatError', code });
	});

	test('a file over 2 GB, without reading it', async () => {
		const huge = { size: 2 * 1024 ** 3 + 1, slice: () => expect.fail('read') } as unknown as Blob;
		await expect(readHead(huge, 'x')).rejects.toMatchObject({ code: 'file-too-large' });
	});

	test('a file that was removed', async () => {
		const gone = { size: 10, slice: () => ({ arrayBuffer: () => Promise.reject(new Error('gone')) }) } as unknown as Blob;
		await expect(readHead(gone, 'x')).rejects.toMatchObject({ code: 'file-unreadable' });
	});

	test('nothing is read once cancelled', async () => {
		await expect(readHead(blob('a,b\n1,2\n'), 'x', {}, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
	});
});

describe('names', () => {
	test('are unique, tidy and never missing', async () => {
		const { names } = await head('id,,__proto__,id, two\nwords\n'.replace('two\nwords', '"two\nwords"') + '1,2,3,4,5\n6,7,8,9,10\n');
		expect(names).toEqual(['id', 'Column 2', '__proto__', 'id (2)', 'two words']);
	});

	test('of a header of two rows reach over merged cells', async () => {
		const rows = Array.from({ length: 8 }, (_, i) => `2024-01-0${i + 1},${i},${i * 2},51.${i},1.${i}`).join('\n');
		const { names, dialect, sample } = await head(`When,Counts,,Where,\nday,all,solved,lat,lng\n${rows}\n`);
		expect(names).toEqual(['When day', 'Counts all', 'Counts solved', 'Where lat', 'Where lng']);
		expect(dialect.headerRows).toBe(2);
		expect(sample).toHaveLength(8);
	});
});

describe('the header', () => {
	test.each<[string, string, number]>([
		['text above numbers', 'id,lat\n1,51.2\n2,51.3\n', 1],
		['numbers all the way', '359192.3,570510.8,2016-01-01\n356347.3,576182.5,2016-01-03\n', 0],
		['years above numbers', 'Area,2018,2019,2020\nCanterbury,12,14,9\nMaidstone,30,2,8\n', 1],
		['nothing but text', 'town,kind\nDeal,theft\nDover,arson\n', 1],
		['text that occurs again', 'Deal,theft\nDover,arson\nDeal,arson\nDover,theft\nDeal,theft\n', 0],
		['codes built alike', 'E01000314,Deal\nE01000315,Dover\nE01000316,Hythe\n', 0],
		['one row of text', 'town,kind', 1],
		['one row with a date', '2024-03-01,theft', 0]
	])('%s', async (_, text, headerRows) => {
		expect((await head(text)).dialect.headerRows).toBe(headerRows);
	});

	test('stands below titles and notes', async () => {
		const { dialect, names, warnings } = await head(
			'Incidents of March\n\n"Run on 2 April, 09:00"\ndate,place,kind\n2024-03-01,Deal,theft\n2024-03-02,Dover,arson\n'
		);
		expect(dialect).toMatchObject({ preamble: 3, headerRows: 1, width: 3 });
		expect(names).toEqual(['date', 'place', 'kind']);
		expect(warnings).toEqual([{ code: 'preamble', message: 'The 3 lines before the table were left out.' }]);
	});

	test("Excel's line that names the delimiter", async () => {
		const { head: found, rows } = await readText('sep=|\r\nid|date\r\n1|2024-05-01\r\n2|2024-05-02\r\n');
		expect(found.dialect).toMatchObject({ delimiter: '|', newline: '\r\n', preamble: 1, headerRows: 1, width: 2 });
		expect(rows).toHaveLength(2);
	});

	test('no row of data is taken for a title', async () => {
		const { dialect, sample } = await head('2024-03-01,Deal\n2024-03-01,Deal,theft\n2024-03-02,Dover,arson\n2024-03-03,Hythe,arson\n');
		expect(dialect).toMatchObject({ preamble: 0, headerRows: 0, width: 3 });
		expect(sample).toHaveLength(3);
	});

	test('the user knows better', async () => {
		const { dialect, names } = await readHead(blob('a;b,c\n1;2,3\n'), 'x', { delimiter: ';', hasHeader: false });
		expect(dialect).toMatchObject({ delimiter: ';', headerRows: 0, width: 2 });
		expect(names).toEqual(['Column 1', 'Column 2']);
	});
});

describe('the encoding', () => {
	const latin = Uint8Array.from(Buffer.from('name,fee\nJosé,£5\nRenée,£7\n', 'latin1'));

	test('windows-1252, and the euro sign with it', async () => {
		const { head: found, rows } = await readWhole(blob('name,fee\n', new Uint8Array([0x80, 0x39, 0x2c, 0xa3, 0x35]), '\n'));
		expect(found.dialect.encoding).toBe('windows-1252');
		expect(rows).toEqual([['€9', '£5']]);
	});

	test('UTF-16 without a byte order mark', async () => {
		const { head: found, rows } = await readWhole(blob(Uint8Array.from(Buffer.from('name,fee\nJosé,£5\nAnna,7\n', 'utf16le'))));
		expect(found.dialect).toMatchObject({ encoding: 'utf-16le', bom: false });
		expect(rows).toEqual([['José', '£5'], ['Anna', '7']]); // prettier-ignore
	});

	test('bytes that are no UTF-8 behind the head are read line by line as windows-1252', async () => {
		const line = 'Ann,5\n';
		const {
			head: found,
			rows,
			warnings,
			count
		} = await readWhole(blob('name,fee\n', line.repeat(200_000), latin.subarray(9), 'Žofie,6\n'));
		expect(found.dialect.encoding).toBe('utf-8');
		expect(found.warnings).toEqual([]);
		expect(count).toBe(200_003);
		expect(rows.slice(-3)).toEqual([['José', '£5'], ['Renée', '£7'], ['Žofie', '6']]); // prettier-ignore
		expect(warnings).toEqual([
			{ code: 'mixed-encoding', message: 'Some lines are not valid UTF-8 and were read as Windows-1252: check accented letters.' }
		]);
	});

	test('one stray byte does not spoil the accents of a UTF-8 file', async () => {
		const { rows, warnings } = await readWhole(blob('name,fee\nJosé,£5\nRenée,£7\n', latin.subarray(9, 17), 'Ann,1\n'));
		expect(rows.map(([name]) => name)).toEqual(['José', 'Renée', 'José', 'Ann']);
		expect(warnings.map(({ code }) => code)).toEqual(['mixed-encoding']);
	});

	test('NUL characters are left out and said', async () => {
		const { rows, warnings } = await readText('id,na\0me\n1,a\0b\n2,c\n');
		expect(rows).toEqual([['1', 'ab'], ['2', 'c']]); // prettier-ignore
		expect(warnings.map(({ code }) => code)).toEqual(['nul-bytes']);
	});
});
