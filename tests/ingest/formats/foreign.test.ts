import { describe, expect, test } from 'vitest';
import { HexbeatError } from '../../../src/lib/core/errors';
import { openTable } from '../../../src/lib/ingest/formats';
import { zip } from './making';

const bytes = (...parts: (string | number)[]): Blob =>
	new Blob([
		Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? [part] : Array.from(part, (char) => char.charCodeAt(0))))),
		new Uint8Array(600)
	]);
const utf16 = (text: string): string => text.replace(/./g, '$&\0');
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

async function refusal(file: Blob, name: string): Promise<HexbeatError> {
	try {
		await openTable(file, name, {}, () => 0);
	} catch (error) {
		if (error instanceof HexbeatError) return error;
		throw error;
	}
	throw new Error(`${name} was taken for a table`);
}

const FILES: readonly (readonly [name: string, code: string, words: RegExp, file: () => Blob | Promise<Blob>])[] = [
	['empty.csv', 'empty-file', /empty/, () => new Blob([])],
	['blank.csv', 'empty-file', /no rows/, () => new Blob(['\n\n  \n'])],
	['old.xls', 'xls-file', /old Excel workbook/, () => bytes(...OLE)],
	['locked.xlsx', 'locked-workbook', /password/, () => bytes(...OLE, utf16('EncryptedPackage'))],
	['letter.doc', 'document-file', /Word/, () => bytes(...OLE, utf16('WordDocument'))],
	['mail.msg', 'mail-file', /Outlook/, () => bytes(...OLE, utf16('__properties_version1.0'))],
	['report.pdf', 'pdf-file', /PDF/, () => bytes('%PDF-1.7')],
	['letter.docx', 'document-file', /Word/, () => zip({ '[Content_Types].xml': '<x/>', 'word/document.xml': '<x/>' })],
	['slides.pptx', 'document-file', /PowerPoint/, () => zip({ 'ppt/presentation.xml': '<x/>' })],
	[
		'sheet.ods',
		'ods-file',
		/OpenDocument/,
		() => zip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>', 'META-INF/manifest.xml': '<x/>' })
	],
	['binary.xlsb', 'xlsb-file', /binary Excel/, () => zip({ 'xl/workbook.bin': 'x' })],
	['places.kmz', 'kml-file', /KMZ/, () => zip({ 'doc.kml': '<kml/>' })],
	['data.zip', 'archive-inside', /archive/, () => zip({ 'a.csv': 'a,b\n1,2\n' })],
	['places.kml', 'kml-file', /KML/, () => new Blob(['<?xml version="1.0"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"></kml>'])],
	['walk.gpx', 'gpx-file', /GPX/, () => new Blob(['<?xml version="1.0"?><gpx version="1.1"></gpx>'])],
	['table.csv', 'html-file', /web page/, () => new Blob(['\n<!DOCTYPE html><html><table></table></html>'])],
	['table.xls', 'html-file', /web page/, () => new Blob(['<table border="1"><tr><td>Date</td></tr></table>'])],
	['old.xml', 'xml-file', /Excel 2003/, () => new Blob(['<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'])],
	['data.xml', 'xml-file', /XML/, () => new Blob(['<?xml version="1.0"?><rows></rows>'])],
	['notes.rtf', 'document-file', /RTF/, () => new Blob(['{\\rtf1\\ansi notes}'])],
	['beats.shp', 'shapefile', /shapefile/, () => bytes(0, 0, 0x27, 0x0a)],
	['beats.dbf', 'dbase-file', /dBASE/, () => bytes(3, 124, 1, 1)],
	['beats.prj', 'shapefile', /shapefile/, () => new Blob(['PROJCS["British_National_Grid",GEOGCS["GCS_OSGB_1936"]]'])],
	['photo.png', 'picture-file', /picture/, () => bytes(0x89, 'PNG')],
	['photo.jpg', 'picture-file', /picture/, () => bytes(0xff, 0xd8, 0xff, 0xe0)],
	['photo.heic', 'media-file', /picture/, () => bytes(0, 0, 0, 0x18, 'ftypheic')],
	['photo.webp', 'picture-file', /picture/, () => bytes('RIFF', 1, 2, 3, 4, 'WEBP')],
	['base.sqlite', 'sqlite-file', /SQLite/, () => bytes('SQLite format 3', 0)],
	['base.accdb', 'access-file', /Access/, () => bytes(0, 1, 0, 0, 'Standard ACE DB')],
	['data.rar', 'rar-file', /RAR/, () => bytes('Rar!', 0x1a, 7)],
	['data.7z', '7z-file', /7-Zip/, () => bytes('7z', 0xbc, 0xaf)],
	['data.bz2', 'bzip2-file', /bzip2/, () => bytes('BZh9', '1AY&SY')],
	['tool.exe', 'program-file', /program/, () => bytes('MZ', 0x90, 0)],
	['table.feather', 'arrow-file', /Arrow/, () => bytes('ARROW1', 0, 0)],
	['secret.parquet', 'parquet-file', /encrypted/, () => new Blob(['PARE', new Uint8Array(600), 'PARE'])],
	['cal.ics', 'calendar-file', /calendar/, () => new Blob(['BEGIN:VCALENDAR\r\nVERSION:2.0\r\n'])],
	['noise.csv', 'binary-file', /binary/, () => new Blob([Uint8Array.from({ length: 900 }, (_, i) => (i * 7) % 13)])]
];

describe('a file of another kind', () => {
	test.each(FILES)('%s: %s', async (name, code, words, file) => {
		const error = await refusal(await file(), name);
		expect(error.code).toBe(code);
		expect(error.fault).toMatch(words);
		expect(error.fault).toContain(name);
		expect(error.remedy).toMatch(/^[A-Z].{10,}\.$/);
	});

	test('a table whose first letters are those of another kind is a table', async () => {
		for (const start of ['ID3', 'PAR1', 'PARENT', 'RDX', 'BZh', 'MZ', '$FL', 'abc,ftyp', '[Date]', '{A-1}', '<none>', 'FEA1x'])
			expect(
				(await openTable(new Blob([`${start},Name\n2024-01-13,Ann\n2024-01-14,Bob\n2024-01-15,Cy\n`]), 'a.csv', {}, () => 0)).format
			).toBe('text');
	});
});
