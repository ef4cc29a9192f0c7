/** Workbooks and decks as they are saved, read back by readers that share nothing with their writers. */
import readWorkbook from 'read-excel-file/node';
import type { Pack } from '../../../src/lib/disclosure/pack';
import { aboutOf, pptxOf, xlsxOf } from '../../../src/lib/share/files';
import type { Slide } from '../../../src/lib/share';
import { STORIES, slideOf } from '../../../src/lib/share/story';
import { entriesOf, plain } from '../files/opening';
import type { Surface } from './scan';
import { cellsOf } from './surfaces';

const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, inside = '']) => inside);
const isNumber = (text: string): boolean => /^-?\d+(?:\.\d+)?$/.test(text);

/** Texts and numbers of cells, notes and charts, as they stand in the file. */
const heldIn = (kind: string, values: readonly string[]): Surface => ({
	kind,
	texts: values.filter((value) => !isNumber(value)),
	numbers: values.filter(isNumber).map(Number)
});

async function workbook(pack: Pack): Promise<Surface> {
	const sheets = await readWorkbook(Buffer.from(await xlsxOf(pack)));
	const values = sheets.flatMap(({ sheet, data: [head = [], ...rows] }) =>
		sheet === 'About'
			? []
			: cellsOf(
					head.map(String),
					rows.map((row) => row.map((cell) => (typeof cell === 'number' ? cell : String(cell ?? ''))))
				)
	);
	return heldIn('saved xlsx', values);
}

/** Paragraphs as they are read, whatever runs they are made of. */
const paragraphs = (xml: string): string[] =>
	all(xml, /<a:p>([\s\S]*?)<\/a:p>/g).map((one) => plain(all(one, /<a:t>([^<]*)<\/a:t>/g).join('')));

const HOURS = /^\d{2}$/;
function tablesIn(xml: string): string[] {
	return all(xml, /<a:tbl>([\s\S]*?)<\/a:tbl>/g).flatMap((table) => {
		const rows = all(table, /<a:tr\b[^>]*>([\s\S]*?)<\/a:tr>/g).map((row) =>
			all(row, /<a:tc\b[^>]*>([\s\S]*?)<\/a:tc>/g).map((cell) => paragraphs(cell).join(' '))
		);
		const [head = [], ...body] = rows;
		return cellsOf(head, body).filter((cell, i) => i >= head.length || !HOURS.test(cell));
	});
}

/** Labels and points of a chart; what names its series and formats its axes is no count. */
const chartOf = (xml: string): string[] =>
	all(xml, /<c:(?:cat|val|tx)>([\s\S]*?)<\/c:(?:cat|val|tx)>/g).flatMap((part) => all(part, /<c:v>([^<]*)<\/c:v>/g).map(plain));

/** Cells of the workbook behind a chart: numbers as numbers, texts where all of them are kept. */
const embedded = (path: string, xml: string): string[] =>
	path.endsWith('sharedStrings.xml')
		? all(xml, /<t\b[^>]*>([^<]*)<\/t>/g).map(plain)
		: all(xml, /<c r="\w+"(?: s="\d+")?><v>([^<]*)<\/v>/g);

async function deck(pack: Pack, slides: readonly Slide[]): Promise<Surface[]> {
	const parts = [...(await entriesOf((await pptxOf(slides, new Map(), aboutOf(pack))) as Uint8Array<ArrayBuffer>))];
	const of = (path: RegExp): [string, string][] => parts.filter(([name]) => path.test(name));
	const pages = of(/^ppt\/(?:slides|notesSlides)\/[^/]*\.xml$/);
	return [
		heldIn(
			'saved pptx, text',
			pages.flatMap(([, xml]) => [
				...paragraphs(xml.replace(/<a:tbl>[\s\S]*?<\/a:tbl>|<a:fld[\s\S]*?<\/a:fld>/g, '')),
				...all(xml, /descr="([^"]*)"/g).map(plain)
			])
		),
		heldIn(
			'saved pptx, tables',
			pages.flatMap(([, xml]) => tablesIn(xml))
		),
		heldIn(
			'saved pptx, charts',
			of(/^ppt\/charts\/chart\d+\.xml$/).flatMap(([, xml]) => chartOf(xml))
		),
		heldIn(
			'saved pptx, workbooks of charts',
			of(/embeddings\/.*(?:sharedStrings|sheet\d+)\.xml$/).flatMap(([path, xml]) => embedded(path, xml))
		)
	];
}

/** @param nth of the ready stories, in turn, that the deck is of. */
export function savedFiles(pack: Pack, nth: number): Promise<Surface[]> {
	const specs = STORIES[nth % STORIES.length]?.make(pack).slides ?? [];
	const slides = specs.map((spec) => slideOf(spec, pack));
	return Promise.all([workbook(pack), deck(pack, slides)]).then((found) => found.flat());
}
