import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import type { Shown } from '../../../src/lib/disclosure/pack';
import type { Slide } from '../../../src/lib/share';
import { pptxOf, type About, type Picture } from '../../../src/lib/share/files';
import { INK, SEQUENCE } from '../../../src/lib/share/files/ink';
import { HOSTILE } from '../packs';
import { entriesOf, faultOfXml, plain } from './opening';
import { few, hidden, map, months, number, PLANTED, ranking, slide, table, told, week, words } from './slides';

const ABOUT: About = [
	{ label: 'Audience', text: 'Partnership' },
	{ label: 'Period', text: '1 November 2025 to 31 October 2026' },
	{ label: 'Data warning', text: 'Two months are missing' }
];
const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const PICTURE: Picture = { png: PIXEL, width: 1600, height: 900 };

type Parts = ReadonlyMap<string, string>;
const deck = async (slides: readonly Slide[], pictures: ReadonlyMap<string, Picture> = new Map()): Promise<Parts> =>
	entriesOf((await pptxOf(slides, pictures, ABOUT)) as Uint8Array<ArrayBuffer>);
const parts = (all: Parts, path: RegExp): string[] => [...all].filter(([name]) => path.test(name)).map(([, xml]) => xml);
const textsOf = (xml: string): string[] => [...xml.matchAll(/<a:t>([^<]*)<\/a:t>/g)].map(([, text = '']) => plain(text));
const slideOf = (all: Parts, at: number): string => all.get(`ppt/slides/slide${at}.xml`) ?? '';
const chart = (all: Parts): string => parts(all, /ppt\/charts\/chart\d+\.xml$/)[0] ?? '';

/** The points of a chart, series by series: place and value. */
const pointsOf = (xml: string): string[][] =>
	[...xml.matchAll(/<c:val>([\s\S]*?)<\/c:val>/g)].map(([, values = '']) =>
		[...values.matchAll(/<c:pt idx="(\d+)"><c:v>([^<]*)<\/c:v>/g)].map(([, at, value]) => `${at ?? ''}: ${value ?? ''}`)
	);
const labelsOf = (xml: string): string[] =>
	[...(/<c:cat>([\s\S]*?)<\/c:cat>/.exec(xml)?.[1] ?? '').matchAll(/<c:v>([^<]*)<\/c:v>/g)].map(([, label = '']) => plain(label));

/** The workbook behind a chart, as whoever opens it sees it: rows of labels and numbers. */
function workbookOf(all: Parts): string[][] {
	const strings = [...(parts(all, /embeddings\/.*sharedStrings\.xml$/)[0] ?? '').matchAll(/<si><t[^>]*?(?:\/>|>([^<]*)<\/t>)/g)].map(
		([, text = '']) => plain(text)
	);
	const sheet = parts(all, /embeddings\/.*sheet1\.xml$/)[0] ?? '';
	return [...sheet.matchAll(/<row[^>]*>([\s\S]*?)<\/row>/g)].map(([, row = '']) =>
		[...row.matchAll(/<c r="\w+"( t="s")?><v>([^<]*)<\/v>/g)].map(([, text, value = '']) =>
			text ? (strings[Number(value)] ?? '?') : value
		)
	);
}

const full = (): Slide[] => [
	slide('first', [number, words], { kind: 'title' }),
	slide('map', [map, table], { kind: 'map' }),
	slide('trend', [months([told(10), few, told(0), hidden], [told(20), told(25), few, told(30)])]),
	slide('week', [week]),
	slide('ranking', [
		ranking([
			{ label: 'Burglary', now: told(120), before: told(95) },
			{ label: 'Robbery', now: few, before: told(0) }
		]),
		table,
		number
	])
];

describe('pptxOf', () => {
	it('is a wide deck of well-formed parts, with titles, leads, notes, feet and numbers', async () => {
		const all = await deck(full(), new Map([['map', PICTURE]]));
		for (const [path, xml] of all) if (/\.(xml|rels)$/.test(path)) expect(`${path}: ${faultOfXml(xml) ?? ''}`).toBe(`${path}: `);
		expect(all.get('ppt/presentation.xml')).toContain('<p:sldSz cx="12192000" cy="6858000"');
		for (const [i, { title, lead, speaker, foot, audience }] of full().entries()) {
			const xml = slideOf(all, i + 1);
			expect(xml).toMatch(/<p:ph[^>]*type="title"/);
			expect(textsOf(xml)).toEqual(expect.arrayContaining([title, lead, audience, `   ${foot}`]));
			expect(xml).toContain('type="slidenum"');
			expect(textsOf(all.get(`ppt/notesSlides/notesSlide${i + 1}.xml`) ?? '')[0]).toBe(speaker);
		}
		expect(textsOf(slideOf(all, 1))).toEqual(expect.arrayContaining(['4,725', 'Up 12%', 'Said again.', 'Another']));
	});

	it('says what it is of on a last slide, in its notes and in its properties', async () => {
		const all = await deck(full());
		expect(textsOf(slideOf(all, 6))).toEqual(expect.arrayContaining(['About these figures', 'Data warning: Two months are missing']));
		expect(textsOf(all.get('ppt/notesSlides/notesSlide6.xml') ?? '').join()).toContain('Two months are missing');
		expect(all.get('docProps/core.xml')).toContain('Partnership; 1 November 2025 to 31 October 2026');
		const method = await deck([...full(), slide('method', [words], { kind: 'method' })]);
		expect(method.has('ppt/slides/slide7.xml')).toBe(false);
		expect(textsOf(method.get('ppt/notesSlides/notesSlide6.xml') ?? '').join()).toContain('Two months are missing');
	});

	it('has the map as a picture that says what it shows', async () => {
		const all = await deck(full(), new Map([['map', PICTURE]]));
		expect(slideOf(all, 2)).toContain('descr="Map &amp; what it &lt;shows&gt;"');
		expect([...all.keys()].filter((path) => path.endsWith('.png'))).toHaveLength(1);
	});

	it('has months as a line with gaps, which its workbook has too', async () => {
		const all = await deck([slide('trend', [months([told(10), few, told(0), hidden], [told(20), told(25), few, told(30)])])]);
		const xml = chart(all);
		expect(xml).toContain('<c:dispBlanksAs val="gap"/>');
		expect(pointsOf(xml)).toEqual([
			['0: 10', '2: 0'],
			['0: 20', '1: 25', '3: 30']
		]);
		expect(labelsOf(xml).slice(0, 4)).toEqual(['Month 1', 'Month 2\n<5', 'Month 3\nbefore <5', 'Month 4\nhidden']);
		expect(workbookOf(all)).toEqual([
			['', '12 months to October 2026', 'The year before'],
			['Month 1', '10', '20'],
			['Month 2\n<5', '', '25'],
			['Month 3\nbefore <5', '0', ''],
			['Month 4\nhidden', '', '30']
		]);
	});

	it('has the ranking as bars from the top, with their numbers', async () => {
		const all = await deck(full().slice(4));
		const xml = chart(all);
		expect(xml).toContain('<c:barDir val="bar"/>');
		expect(xml).toContain('<c:orientation val="maxMin"/>');
		expect(xml).toContain('<c:showVal val="1"/>');
		expect(pointsOf(xml)).toEqual([['0: 120'], ['0: 95', '1: 0']]);
		expect(labelsOf(xml).slice(0, 2)).toEqual(['Burglary', 'Robbery (<5)']);
	});

	it('has the week and tables as tables, filled by their marks', async () => {
		const all = await deck(full());
		const xml = slideOf(all, 4);
		expect(textsOf(xml)).toEqual(expect.arrayContaining(['Monday', '06', '1,205', '<5', 'hidden', '0']));
		expect(xml.toLowerCase()).toContain(`<a:srgbclr val="${SEQUENCE[5]}"`);
		expect(textsOf(slideOf(all, 2))).toEqual(expect.arrayContaining(['St Peter’s & High Street', '120', '</a:t>', '<5']));
	});

	it('has no letters under 14 points', async () => {
		const all = await deck(full());
		for (const xml of [...parts(all, /ppt\/slides\/slide\d+\.xml$/), ...parts(all, /ppt\/charts\/chart\d+\.xml$/)])
			for (const [, size] of xml.matchAll(/\bsz="(\d{3,})"/g)) expect(Number(size)).toBeGreaterThanOrEqual(1400);
	});

	it('marks every slide of exact counts, and says how many rows it leaves out', async () => {
		const rows = Array.from({ length: 20 }, (_, i) => ({ label: `Kind ${i}`, now: told(100 - i), before: told(50) }));
		const marked = slide('exact', [ranking(rows)], { audience: 'Analyst', watermark: 'Exact counts: not for circulation' });
		const all = await deck([marked, slide('method', [words], { kind: 'method', watermark: marked.watermark })]);
		for (const at of [1, 2]) expect(textsOf(slideOf(all, at)).filter((text) => text.includes('Exact counts'))).toHaveLength(2);
		expect(textsOf(slideOf(all, 1))).toContain('The first 8 of 20.');
		expect(pointsOf(chart(all))[0]).toHaveLength(8);
	});

	it('holds no number that may not be known, in any part', async () => {
		const shown: fc.Arbitrary<Shown> = fc.oneof(
			fc.integer({ min: 1, max: 200 }).map((steps) => told(steps * 5)),
			fc.constantFrom(few, hidden, told(0))
		);
		const lists = fc.array(fc.tuple(shown, shown, fc.constantFrom(...HOSTILE, 'Burglary')), { minLength: 1, maxLength: 8 });
		await fc.assert(
			fc.asyncProperty(lists, async (rows) => {
				const [now, before] = [rows.map(([first]) => first), rows.map(([, second]) => second)];
				const names = (i: number): string => rows[i]?.[2] ?? '';
				const all = await deck([
					slide('trend', [months(now, before, names)]),
					slide('ranking', [ranking(rows.map(([first, second, label]) => ({ label, now: first, before: second })))])
				]);
				for (const [path, xml] of all) {
					expect(xml).not.toContain(String(PLANTED).slice(0, 5));
					if (/\.(xml|rels)$/.test(path)) expect(faultOfXml(xml)).toBeNull();
				}
				for (const xml of parts(all, /embeddings\/.*\.xml$/)) expect(xml).not.toMatch(/<f\b/);
				for (const xml of parts(all, /ppt\/charts\/chart\d+\.xml$/)) {
					const told = [now, before].map((list) => list.flatMap(({ value }, i) => (value === null ? [] : [`${i}: ${value}`])));
					expect(pointsOf(xml)).toEqual(told);
				}
				for (const sheet of parts(all, /embeddings\/.*sheet1\.xml$/))
					for (const [, value = ''] of sheet.matchAll(/<c r="\w+"><v>([^<]*)<\/v>/g)) expect(Number(value) % 5).toBe(0);
			}),
			{ numRuns: 25, endOnFailure: true }
		);
	});
});

describe('ink', () => {
	it('is that of the light theme', () => {
		const css = readFileSync('src/lib/views/tokens.css', 'utf8').split("[data-theme='dark']")[0] ?? '';
		for (const [name, value] of Object.entries(INK)) expect(css).toContain(`--${name}: #${value};`);
		for (const [i, value] of SEQUENCE.entries()) expect(css).toContain(`--seq-${i + 1}: #${value};`);
	});
});

const office = ['soffice', 'libreoffice'].find((name) => {
	try {
		execFileSync(name, ['--version'], { stdio: 'ignore' });
		return true;
	} catch {
		return false;
	}
});

describe.skipIf(office === undefined)('pptxOf, opened by LibreOffice (skipped where it is not installed)', () => {
	it('becomes as many pages as it has slides', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'hexbeat-pptx-'));
		writeFileSync(join(folder, 'deck.pptx'), await pptxOf(full(), new Map([['map', PICTURE]]), ABOUT));
		execFileSync(office ?? '', ['--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, 'deck.pptx')], { stdio: 'ignore' });
		const pdf = await getDocumentProxy(new Uint8Array(readFileSync(join(folder, 'deck.pdf'))));
		expect(pdf.numPages).toBe(6);
	});
});
