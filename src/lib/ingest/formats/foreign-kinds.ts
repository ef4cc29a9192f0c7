/** A kind of file that holds no table that can be read: how it is recognised, what it is called, what to do. */
export interface ForeignKind {
	/** Stable code, kebab-case. */
	readonly code: string;
	readonly what: string;
	readonly remedy: string;
}

const CSV = 'Save or export the table as CSV and load that.';
const ASK = 'Ask for the data as CSV or as an Excel workbook.';
const UNPACK = 'Unpack it and load the tables inside.';
const LAYER = 'Convert it to GeoJSON, for example with QGIS: points with a date become incidents, shapes a layer on the map.';
const EXCEL = 'In Excel, choose Save as, Excel workbook (.xlsx) or CSV UTF-8, and load that file.';

const kind = (code: string, what: string, remedy: string): ForeignKind => ({ code, what, remedy });
const bytes = (text: string): number[] => Array.from(text, (char) => char.charCodeAt(0));

/** Stands for any byte. */
export const ANY = -1;

/** First bytes, or those from a position on. */
export const MAGIC: readonly (readonly [magic: readonly number[], kind: ForeignKind, at?: number])[] = [
	[[...bytes('ARROW1'), 0, 0], kind('arrow-file', 'an Arrow file', CSV)],
	[[0x1f, 0x8b], kind('gzip-file', 'a gzip archive', UNPACK)],
	[[0x28, 0xb5, 0x2f, 0xfd], kind('zstd-file', 'a zstd archive', UNPACK)],
	[[0x37, 0x7a, 0xbc, 0xaf], kind('7z-file', 'a 7-Zip archive', UNPACK)],
	[[...bytes('Rar!'), 0x1a], kind('rar-file', 'a RAR archive', UNPACK)],
	[[...bytes('BZh'), ANY, ...bytes('1AY&SY')], kind('bzip2-file', 'a bzip2 archive', UNPACK)],
	[[0xfd, 0x37, 0x7a, 0x58, 0x5a, 0], kind('xz-file', 'an xz archive', UNPACK)],
	[bytes('ustar'), kind('tar-file', 'a tar archive', UNPACK), 257],
	[[0xd0, 0xcf, 0x11, 0xe0], kind('xls-file', 'an old Excel workbook (.xls), or one with a password', EXCEL)],
	[bytes('%PDF'), kind('pdf-file', 'a PDF document', ASK)],
	[bytes('SQLite format 3'), kind('sqlite-file', 'an SQLite database (perhaps a GeoPackage)', CSV)],
	[[0, 1, 0, 0, ...bytes('Standard ')], kind('access-file', 'an Access database', CSV)],
	[[0x89, ...bytes('PNG')], kind('picture-file', 'a picture', ASK)],
	[[0xff, 0xd8, 0xff], kind('picture-file', 'a picture', ASK)],
	[bytes('GIF89a'), kind('picture-file', 'a picture', ASK)],
	[bytes('GIF87a'), kind('picture-file', 'a picture', ASK)],
	[[0x49, 0x49, 0x2a, 0], kind('picture-file', 'a picture (TIFF)', ASK)],
	[[0x4d, 0x4d, 0, 0x2a], kind('picture-file', 'a picture (TIFF)', ASK)],
	[[0, 0, ANY, ANY, ...bytes('ftyp')], kind('media-file', 'a picture or video', ASK)],
	[[...bytes('RIFF'), ANY, ANY, ANY, ANY, ...bytes('WEBP')], kind('picture-file', 'a picture', ASK)],
	[[...bytes('RIFF'), ANY, ANY, ANY, ANY, ...bytes('WAVE')], kind('media-file', 'a sound recording', ASK)],
	[[...bytes('ID3'), 3], kind('media-file', 'a sound recording', ASK)],
	[[...bytes('ID3'), 4], kind('media-file', 'a sound recording', ASK)],
	[[0, 0, 0x27, 0x0a], kind('shapefile', 'a part of a shapefile', LAYER)],
	[bytes('RDX3\n'), kind('r-file', 'an R data file', CSV)],
	[bytes('RDX2\n'), kind('r-file', 'an R data file', CSV)],
	[bytes('$FL2'), kind('spss-file', 'an SPSS data file', CSV)],
	[bytes('<stata_dta>'), kind('stata-file', 'a Stata data file', CSV)],
	[[0x7f, ...bytes('ELF')], kind('program-file', 'a program', 'Load the data that it exports, as CSV.')],
	[[0x4d, 0x5a, 0x90, 0], kind('program-file', 'a program', 'Load the data that it exports, as CSV.')],
	[[0xcf, 0xfa, 0xed, 0xfe], kind('program-file', 'a program', 'Load the data that it exports, as CSV.')],
	[[0, ...bytes('asm')], kind('program-file', 'a program', 'Load the data that it exports, as CSV.')]
];

/** Names (in UTF-16) in an OLE container, the wrapping of old Office files and of locked new ones. */
export const OLE: readonly (readonly [entry: string, kind: ForeignKind])[] = [
	[
		'EncryptedPackage',
		kind(
			'locked-workbook',
			'an Excel workbook with a password',
			'In Excel, remove the password (File, Info, Protect Workbook), save it and load it again.'
		)
	],
	['WordDocument', kind('document-file', 'a Word document', ASK)],
	['PowerPoint Document', kind('document-file', 'a PowerPoint presentation', ASK)],
	['__properties_version1.0', kind('mail-file', 'an Outlook message', 'Save its attachment and load that.')]
];

/** Beginnings of texts that are no tables. */
export const TEXTS: readonly (readonly [pattern: RegExp, kind: ForeignKind])[] = [
	[/^<(?:!doctype html|html|table|head|body|meta)/i, kind('html-file', 'a web page', 'Open it in a spreadsheet and save it as CSV.')],
	[/^<(?:\?xml[^]{0,500}<)?kml[\s>]/i, kind('kml-file', 'a KML map file', LAYER)],
	[/^<(?:\?xml[^]{0,500}<)?gpx[\s>]/i, kind('gpx-file', 'a GPX file of GPS tracks', LAYER)],
	[/^<(?:\?xml[^]{0,500}<)?svg[\s>]/i, kind('picture-file', 'a picture (SVG)', ASK)],
	[/^<\?xml[^]{0,300}progid="Excel\.Sheet"/i, kind('xml-file', 'an Excel 2003 workbook in XML', EXCEL)],
	[/^<(?:\?xml|[a-z][\w:.-]*\s+xmlns)/i, kind('xml-file', 'an XML file', CSV)],
	[/^\{\\rtf/, kind('document-file', 'a text document (RTF)', ASK)],
	[/^(?:PROJCS|GEOGCS|PROJCRS|GEOGCRS)\[/, kind('shapefile', 'a part of a shapefile (.prj)', LAYER)],
	[/^BEGIN:V(?:CALENDAR|CARD)/, kind('calendar-file', 'a calendar or address card', CSV)],
	[/^(?:\{\s*"|\[\s*[{[])/, kind('json-file', 'a JSON file', CSV)]
];

/** Zip packages that are documents of their own, told by the paths inside. */
export const PACKAGES: readonly (readonly [path: RegExp, kind: ForeignKind])[] = [
	[/^xl\/workbook\.bin$/, kind('xlsb-file', 'a binary Excel workbook (.xlsb)', EXCEL)],
	[/^word\//, kind('document-file', 'a Word document', ASK)],
	[/^ppt\//, kind('document-file', 'a PowerPoint presentation', ASK)],
	[
		/^Index\/Document\.iwa$/,
		kind('numbers-file', 'an Apple document (Numbers or Pages)', 'Export it as an Excel workbook or CSV and load that.')
	],
	[
		/^META-INF\/manifest\.xml$/,
		kind('ods-file', 'an OpenDocument file (.ods)', 'Save it as an Excel workbook (.xlsx) or as CSV and load that.')
	],
	[/^META-INF\/container\.xml$/, kind('document-file', 'an electronic book', ASK)],
	[/^(META-INF\/MANIFEST\.MF|AndroidManifest\.xml)$/, kind('program-file', 'a program', 'Load the data that it exports, as CSV.')],
	[/^[^/]+\.kml$/, kind('kml-file', 'a KMZ map file', LAYER)]
];

/** Parts that stand for a shapefile in an archive without tables. */
export const SHAPEFILE = kind('shapefile', 'a shapefile', LAYER);
export const DBASE = kind('dbase-file', 'a dBASE table, part of a shapefile', LAYER);
export const LOCKED_PARQUET = kind('parquet-file', 'an encrypted Parquet file', 'Export it without encryption, or as CSV.');
