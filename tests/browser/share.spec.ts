import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Download, Locator, Page } from '@playwright/test';
import { cellToLatLng, latLngToCell } from 'h3-js';
import Papa from 'papaparse';
import readWorkbook from 'read-excel-file/node';
import { extractText } from 'unpdf';
import { FILES } from '../../data/truths';
import { breaches, DESKTOP, expectAccess, PHONE } from './axe';
import { expect, test } from './fixtures';
import { follow } from './steps';
import { entriesOf } from '../share/files/opening';

const folder = path.resolve(import.meta.dirname, '../../data/sample');
const YEAR = 'period=2025-11-01..2026-10-31';

interface Row {
	readonly line: string;
	/** First day on which it can have happened. */
	readonly day: string;
	readonly category: string;
	readonly cell: string | null;
}

/** Rows of the sample's four files by the places of their columns, read by splitting lines: no field is quoted. */
const readRows = (file: string, at: { category: number; day: number; lat: number }): Row[] =>
	readFileSync(path.join(folder, file), 'utf8')
		.trim()
		.split(/\r?\n/)
		.slice(2)
		.map((line) => {
			const cells = line.split(',');
			const [lat = '', lng = ''] = cells.slice(at.lat);
			return {
				line,
				day: (cells[at.day] ?? '').slice(0, 10),
				category: cells[at.category] ?? '',
				cell: lat === '' ? null : latLngToCell(Number(lat), Number(lng), 9)
			};
		});
const LOG = { day: 0, category: 1, lat: 2 };
const rows: Row[] = [
	...readRows(FILES.canterbury, LOG),
	...readRows(FILES.maidstone, LOG),
	...readRows(FILES.alerts, { category: 0, day: 1, lat: 4 }),
	...readRows(FILES.burglary, { day: 0, category: 2, lat: 3 })
];
const inYear = (year: number): Row[] => rows.filter(({ day }) => day >= `${String(year - 1)}-11-01` && day <= `${String(year)}-10-31`);
/** As the rule for partners has it, written again: few, or the nearest five. */
const told = (count: number): string => (count === 0 ? '0' : count < 5 ? '<5' : (5 * Math.round(count / 5)).toLocaleString('en-GB'));
const TOTAL = told(inYear(2026).length);
const BEFORE = told(inYear(2025).length);

async function chooseAudience(page: Page, audience: 'Analyst' | 'Partnership' | 'Public'): Promise<void> {
	await page.getByRole('radiogroup', { name: 'Audience' }).getByText(audience, { exact: true }).click();
}

async function openShare(page: Page, audience: 'Partnership' | 'Public' = 'Partnership'): Promise<void> {
	await follow(page, 'Share', YEAR);
	await chooseAudience(page, audience);
	await expect(page.getByRole('button', { name: 'Strategic assessment', exact: true })).toBeVisible();
}

/** Opens a ready story: from the choice of them, or in place of the one that is open. */
async function openStory(page: Page, name: string): Promise<void> {
	const choice = page.getByRole('listitem').getByRole('button', { name });
	const menu = page.getByRole('combobox', { name: 'Another story' });
	await expect(choice.or(menu).first()).toBeVisible({ timeout: 60_000 });
	await ((await menu.count()) > 0 ? menu.selectOption({ label: name }) : choice.click());
	const opened = page.getByRole('heading', { level: 1, name });
	const anyway = page.getByRole('button', { name: 'Open without saving' });
	await expect(opened.or(anyway).first()).toBeVisible();
	if (await anyway.isVisible()) await anyway.click();
	await expect(opened).toBeVisible();
}

/** Makes a slide of what is looked at; tells its place in the story. */
async function addHeadline(page: Page): Promise<{ at: string; of: string }> {
	await page.getByRole('button', { name: 'Add to a story' }).click();
	const menu = page.getByRole('dialog', { name: 'Add to a story' });
	await expect(menu.getByRole('radio', { name: 'Map' })).toBeChecked();
	await menu.getByRole('radio', { name: 'Headline' }).check();
	await menu.getByRole('button', { name: 'Add the slide' }).click();
	const [, at = '', of = ''] = /slide (\d+) of (\d+)/.exec(await menu.getByTestId('added').innerText()) ?? [];
	await page.keyboard.press('Escape');
	return { at, of };
}

/** Numbers of a text that stand alone and are smaller than five, other than those of a place in a list. */
const smallNumbers = (text: string): string[] => text.match(/(?<![\d.,<:/–-])[1-4](?![\d.,:/–%]|\s(of|×|km|m\b))/gu) ?? [];

const STORIES = ['Neighbourhood tasking', 'University security review', 'Strategic assessment', 'Funding bid: refuge points'];

test('each ready story is built and walked through by keyboard in a window without rows', async ({ sample: page }) => {
	test.setTimeout(240_000);
	await openShare(page);
	for (const name of STORIES) {
		await openStory(page, name);
		const slides = await page.getByRole('button', { name: /^Slide \d+ of/ }).count();
		expect(slides).toBeGreaterThan(6);
		const opened = page.context().waitForEvent('page');
		await page.getByRole('button', { name: 'Present', exact: true }).click();
		const show = await opened;
		for (let at = 1; at <= slides; at++) {
			await expect(show.locator('[aria-live]').first()).toHaveText(new RegExp(`^Slide ${String(at)} of ${String(slides)}: `));
			const text = (await show.locator('.slide.on article').innerText()).replace(/\s+/g, ' ');
			expect(text).toContain('Partnership');
			expect(text).toContain('Synthetic data.');
			if (at === 2) {
				expect(text).toContain(TOTAL);
				expect(text).toContain(BEFORE);
				// The fall lies in the month that looks like a loading gap.
				expect(text).toContain('Feb 2026 looks like a loading gap');
			}
			await show.keyboard.press(at % 2 === 0 ? 'ArrowRight' : 'PageDown');
		}
		expect(show.workers()).toHaveLength(0);
		await show.close();
	}
});

test('a presentation holds no row: its memory has neither a moment nor a place of one', async ({ sample: page }) => {
	await openShare(page);
	await openStory(page, 'Neighbourhood tasking');
	const opened = page.context().waitForEvent('page');
	await page.getByRole('button', { name: 'Present', exact: true }).click();
	const show = await opened;
	await expect(show.locator('.slide.on article')).toBeVisible();
	const session = await show.context().newCDPSession(show);
	let heap = '';
	session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => {
		heap += chunk;
	});
	await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
	expect(heap.includes('hexbeat-pack')).toBe(true);
	for (const { line } of rows.filter((_, i) => i % 97 === 0)) {
		for (const value of line.match(/\d{4}-\d\d-\d\d \d\d:\d\d|\d+\.\d{5},-?\d+\.\d{5}/g) ?? [])
			expect(heap.includes(value), value).toBe(false);
	}
	await show.close();
});

test('the partnership sees rounded counts alone, on every screen', async ({ sample: page }) => {
	await follow(page, 'Explore', YEAR);
	await chooseAudience(page, 'Partnership');
	await expect(page.getByText('Partnership view.')).toBeVisible();
	await expect(page.locator('main')).toContainText(TOTAL);
	for (const category of ['Shoplifting', 'Robbery']) {
		const count = inYear(2026).filter((row) => row.category === category).length;
		await expect(page.getByRole('button', { name: new RegExp(`^${category}: about ${told(count)},`) })).toBeVisible();
	}
	expect(smallNumbers(await page.locator('main').innerText())).toEqual([]);
	expect(await breaches(page)).toEqual([]);
	for (const screen of ['Hot spots', 'Plan', 'Check', 'Data']) {
		await page.getByRole('link', { name: screen, exact: true }).filter({ visible: true }).first().click();
		await expect(page.getByRole('heading', { name: `${screen} shows exact counts, so it is for the analyst alone` })).toBeVisible();
	}
	await page.getByRole('link', { name: 'Open Share' }).click();
	await expect(page).toHaveURL(/\/share/);
	await page.getByRole('link', { name: 'Data', exact: true }).first().click();
	await page.getByRole('button', { name: 'Switch to Analyst' }).click();
	await expect(page.getByText('synthetic-canterbury-incidents').first()).toBeVisible();
});

test('every kind of file says the same as the screen, for whom and of when', async ({ sample: page }) => {
	test.setTimeout(240_000);
	await openShare(page);
	await openStory(page, 'Strategic assessment');
	await page.getByRole('button', { name: 'Files', exact: true }).click();
	const save = async (name: string): Promise<Download> => {
		const arriving = page.waitForEvent('download');
		await page.getByRole('button', { name, exact: true }).click();
		return arriving;
	};
	const bytesOf = async (name: string, ending: string): Promise<Buffer> => {
		const file = await save(name);
		expect(file.suggestedFilename()).toMatch(new RegExp(`^hexbeat-partnership.*\\.${ending}$`));
		return readFileSync(await file.path());
	};

	const deck = await entriesOf(new Uint8Array(await bytesOf('Save: Slides (PowerPoint)', 'pptx')));
	const slides = [...deck].filter(([name]) => /^ppt\/slides\/slide\d+\.xml$/.test(name)).map(([, text]) => text);
	expect(slides.length).toBeGreaterThan(10);
	const said = slides.map((slide) => slide.replace(/<[^>]*>/g, ' ')).join();
	expect(said.includes(TOTAL), said.slice(0, 2000)).toBe(true);
	expect(said.includes('Partnership')).toBe(true);
	expect([...deck.keys()].filter((name) => /^ppt\/charts\/chart\d+\.xml$/.test(name)).length).toBeGreaterThan(2);
	expect(slides.some((slide) => slide.includes('descr="Map of'))).toBe(true);

	const workbook = await readWorkbook(await bytesOf('Save: Workbook (Excel)', 'xlsx'));
	// Percentages may be small.
	const cells = workbook.flatMap(({ data }) => data.flatMap((row) => row.filter((_, i) => data[0]?.[i] !== 'Change, %')));
	expect(cells).toContain(Number(TOTAL.replaceAll(',', '')));
	expect(cells).toContain('Partnership');
	expect(cells.filter((cell) => typeof cell === 'number' && Number.isInteger(cell) && cell > 0 && cell < 5)).toEqual([]);

	await page.getByLabel('Table', { exact: true }).selectOption({ label: 'hexbeat-partnership-2026-10-categories.csv' });
	const csv = Papa.parse<Record<string, string>>((await bytesOf('Save: one table', 'csv')).toString('utf8').replace(/^\uFEFF/, ''), {
		header: true
	});
	expect(csv.data.find((row) => Object.values(row).includes('Shoplifting'))).toMatchObject({
		Audience: 'Partnership',
		Count: told(inYear(2026).filter(({ category }) => category === 'Shoplifting').length).replaceAll(',', '')
	});

	const map = JSON.parse((await bytesOf('Save: Hexagons (GeoJSON)', 'geojson')).toString('utf8')) as {
		features: { properties: { h3: string; shown: string } }[];
	};
	const byCell = new Map<string, number>();
	for (const { cell } of inYear(2026)) if (cell !== null) byCell.set(cell, (byCell.get(cell) ?? 0) + 1);
	expect(new Map(map.features.map(({ properties: { h3, shown } }) => [h3, shown]))).toEqual(
		new Map([...byCell].map(([cell, count]) => [cell, told(count)]))
	);

	const png = await bytesOf('Save the picture as PNG', 'png');
	expect(png.subarray(1, 4).toString()).toBe('PNG');
	expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2560, 1600]);
	// The numbers of hexagons, on the map and in its list, are no counts.
	const svg = (await bytesOf('Save the picture as SVG', 'svg')).toString('utf8');
	expect(svg.includes('Partnership')).toBe(true);
	expect(
		smallNumbers(
			svg
				.replace(/<(path|rect|line|polygon|g|svg|clipPath|circle|pattern)[^>]*>/g, ' ')
				.replace(/[a-z-]+="[^"]*"/g, ' ')
				.replace(/class="axis"[^<]*<\/text>/g, '')
		)
	).toEqual(['1', '2', '3', '4', '1', '2', '3', '4']);

	const offline = (await bytesOf('Save: Offline page (HTML)', 'html')).toString('utf8');
	expect(offline.length).toBeLessThan(5_000_000);
	expect(offline.includes(`"total":${TOTAL.replaceAll(',', '')}`)).toBe(true);
	for (const { line } of rows.filter((_, i) => i % 97 === 0))
		for (const value of line.match(/\d{4}-\d\d-\d\d \d\d:\d\d/g) ?? []) expect(offline.includes(value), value).toBe(false);
});

test('a slide of a view keeps its own filter, is counted under the rule, and travels in a story file', async ({ sample: page }) => {
	// Friday and Saturday nights from 21:00 to 03:00, on the list of times: five hours of one night, and the first three of the next day.
	const late = ({ line, day }: Row): boolean => {
		const hour = Number(/^\d{4}-\d\d-\d\d (\d\d):/.exec(line)?.[1] ?? NaN);
		const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
		return (hour >= 21 && (weekday === 5 || weekday === 6)) || (hour < 3 && (weekday === 6 || weekday === 0));
	};
	const own = (year: number): string => told(inYear(year).filter((row) => row.category === 'Anti-social behaviour' && late(row)).length);
	await follow(page, 'Explore', `${YEAR}&category=Anti-social%20behaviour&week=45-21-3n`);
	const { at, of } = await addHeadline(page);

	await openShare(page);
	const expectSlide = async (): Promise<void> => {
		await page.getByRole('button', { name: new RegExp(`^Slide ${at} of ${of}`) }).click();
		await expect(page.getByTestId('slide-view')).toHaveText(
			'Anti-social behaviour, Fri and Sat nights, 21:00–03:00, 12 months to Oct 2026'
		);
		await expect(page.locator('.paper article')).toContainText(own(2026));
		await expect(page.locator('.paper article')).toContainText(`${own(2025)} the year before`);
	};
	await expectSlide();
	const opened = page.context().waitForEvent('page');
	await page.getByRole('button', { name: 'Present', exact: true }).click();
	const show = await opened;
	await expect(show.locator('.slide.on article')).toBeVisible();
	for (let i = 1; i < Number(at); i++) await show.keyboard.press('PageDown');
	await expect(show.locator('.slide.on article')).toContainText(own(2026));
	await show.close();

	// It is in no file yet: neither closing the page nor another story takes it unasked.
	await expect(page.getByTestId('story-kept')).toContainText('gone when the page is closed');
	const asking = page.waitForEvent('dialog');
	await page.evaluate(() => {
		setTimeout(() => {
			location.reload();
		});
	});
	const question = await asking;
	expect(question.type()).toBe('beforeunload');
	await question.dismiss();
	await page.getByRole('combobox', { name: 'Another story' }).selectOption({ label: 'Strategic assessment' });
	const replace = page.getByRole('dialog', { name: 'Open another story?' });
	await expect(replace).toContainText('whose changes are in no file');
	await replace.getByRole('button', { name: 'Cancel' }).click();
	await expect(replace).toBeHidden();
	await expectSlide();

	await page.getByRole('button', { name: 'Files', exact: true }).click();
	const arriving = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save: Story', exact: true }).click();
	const file = await (await arriving).path();
	expect(readFileSync(file, 'utf8')).toContain('"Anti-social behaviour"');
	await page.getByRole('button', { name: 'Slides', exact: true }).click();
	await expect(page.getByTestId('story-kept')).toContainText('Changes are not kept by themselves');
	await page.getByRole('combobox', { name: 'Another story' }).selectOption({ label: 'Neighbourhood tasking' });
	await expect(page.getByRole('heading', { level: 1, name: 'Neighbourhood tasking' })).toBeVisible();
	await page.getByLabel('Story file', { exact: true }).setInputFiles(file);
	await expectSlide();
	await page.getByRole('button', { name: 'Use the whole selection instead' }).click();
	await expect(page.locator('.paper article')).toContainText(TOTAL);
	await page.locator('main').getByRole('button', { name: 'Undo' }).click();
	await page.getByRole('button', { name: 'Open this view' }).click();
	await expect(page).toHaveURL(/explore#.*category=Anti-social/);
});

test('a drawn area is told by its hexagons; one a little larger is refused, and says why and how to go on', async ({ sample: page }) => {
	interface Box {
		readonly west: number;
		readonly south: number;
		readonly east: number;
		readonly north: number;
	}
	/** Incidents of a year in the hexagons whose middles lie in a box. */
	const inside = ({ west, south, east, north }: Box, year: number): number =>
		inYear(year).filter(({ cell }) => {
			if (cell === null) return false;
			const [lat, lng] = cellToLatLng(cell);
			return lng > west && lng < east && lat > south && lat < north;
		}).length;

	await follow(page, 'Explore', YEAR);
	await page.getByRole('button', { name: 'Area Everywhere' }).click();
	await page.getByRole('button', { name: 'Draw a rectangle' }).click();
	const map = await page.getByRole('application').boundingBox();
	if (!map) throw new Error('There is no map.');
	const at = (x: number, y: number): [number, number] => [map.x + x * map.width, map.y + y * map.height];
	await page.mouse.move(...at(0.72, 0.22));
	await page.mouse.down();
	await page.mouse.move(...at(0.85, 0.38), { steps: 4 });
	await page.mouse.up();
	await expect(page).toHaveURL(/drawn=/);
	const [west = 0, south = 0, east = 0, north = 0] = (/drawn=([^&]+)/.exec(page.url())?.[1] ?? '').split('_').map(Number);
	const drawn = { west, south, east, north };
	expect(inside(drawn, 2026)).toBeGreaterThan(100);
	await addHeadline(page);

	// Widened until its hexagons hold a few incidents more.
	const few = (more: number): boolean => more > 0 && more < 5;
	let wider = drawn;
	for (let step = 1; step < 2000 && !few(inside(wider, 2026) - inside(drawn, 2026)); step++) {
		const by = Math.ceil(step / 4) * 0.0005;
		wider = { ...drawn, ...[{ west: west - by }, { south: south - by }, { east: east + by }, { north: north + by }][step % 4] };
	}
	expect(few(inside(wider, 2026) - inside(drawn, 2026))).toBe(true);
	await follow(page, 'Explore', `${YEAR}&drawn=${[wider.west, wider.south, wider.east, wider.north].map((n) => n.toFixed(5)).join('_')}`);
	const last = await addHeadline(page);

	await openShare(page);
	const slide = (n: number): Locator => page.getByRole('button', { name: new RegExp(`^Slide ${String(n)} of`) });
	await slide(Number(last.at) - 1).click();
	await expect(page.getByTestId('slide-view')).toHaveText('a drawn area, 12 months to Oct 2026');
	await expect(page.locator('.paper article')).toContainText(told(inside(drawn, 2026)));
	await expect(page.locator('.paper article')).toContainText(`${told(inside(drawn, 2025))} the year before`);
	await expect(page.locator('main')).toContainText('1 slide cannot be shown.');
	await slide(Number(last.at)).click();
	const refused = page.getByRole('group', { name: 'What this slide is of' });
	await expect(refused).toContainText('differs from one that was shown before by fewer than 5 incidents');
	await expect(refused).toContainText('Choose a longer period, a larger area or more categories');
	await expect(page.locator('.paper article')).not.toContainText(told(inside(wider, 2026)));
	await page.getByRole('button', { name: `Remove slide ${last.at}` }).click();
	await expect(page.locator('main')).not.toContainText('cannot be shown.');
	await page.getByRole('button', { name: 'Put it back' }).press('Enter');
	await expect(slide(Number(last.at))).toBeFocused();
	await expect(slide(Number(last.at))).toHaveAttribute('aria-current', 'true');
	await page.getByRole('button', { name: 'Use the whole selection instead' }).click();
	await expect(page.locator('.paper article')).toContainText(TOTAL);
	await expect(page.locator('main')).not.toContainText('cannot be shown.');
});

test('axe finds no breach of WCAG 2.2 AA on Share, and nothing scrolls sideways', async ({ sample: page }) => {
	test.setTimeout(240_000);
	await openShare(page);
	await openStory(page, 'Neighbourhood tasking');
	await page.getByRole('button', { name: /^Slide 3 of/ }).click();
	await page.getByLabel('Date, if any').fill('12/31/2026');
	await page.getByRole('textbox', { name: 'Remark', exact: true }).fill('New lighting');
	await expect(page.getByRole('alert')).toContainText('“12/31/2026” is no day of the calendar.');
	await expectAccess(page, 'Slides');
	await page.getByRole('button', { name: 'Strategic assessment', exact: true }).click();
	await expect(page.getByRole('heading', { name: 'Glossary' })).toBeVisible();
	await expectAccess(page, 'Strategic assessment', { sizes: [DESKTOP] });
	// On a phone whole pages are for reading: what is pressed or filled in has its size where pages do.
	await page.setViewportSize(PHONE);
	const sheet = page.getByRole('group', { name: /^Page 3 of/ });
	const edges = () => sheet.evaluate((page) => [page.getBoundingClientRect().left >= 0, page.getBoundingClientRect().right <= innerWidth]);
	await expect.poll(edges).toEqual([true, true]);
	await page.getByRole('radiogroup', { name: 'Size of the pages' }).getByText('Write at full size').click();
	await expectAccess(page, 'Strategic assessment', { sizes: [PHONE] });
	await page.getByRole('button', { name: 'Files', exact: true }).click();
	await expectAccess(page, 'Files');
	await page.getByRole('link', { name: 'Hot spots', exact: true }).first().click();
	await expectAccess(page, 'A screen for the analyst alone');
});

test('the strategic assessment prints as tagged pages with contents, marking and the sentences of the data', async ({ sample: page }) => {
	await openShare(page);
	await page.getByRole('button', { name: 'Strategic assessment', exact: true }).click();
	await expect(page.getByRole('heading', { name: 'Glossary' })).toBeVisible();
	await page.getByRole('textbox', { name: 'Partnership' }).fill('Example partnership');
	await page.getByLabel('Protective marking').fill('OFFICIAL-SENSITIVE');
	await page.keyboard.press('Tab');
	// A text that is being written outlasts a look at the slides, goes into the file, and gives way to another file only when asked.
	const draft = page.locator('form.editor textarea');
	await page.getByRole('button', { name: 'Write the text: Introduction' }).click();
	await draft.fill('Counted by hand, too.');
	await page.getByRole('button', { name: 'Slides', exact: true }).click();
	await page.getByRole('button', { name: 'Strategic assessment', exact: true }).first().click();
	await expect(draft).toHaveValue('Counted by hand, too.');
	const arriving = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save what was written' }).click();
	const file = await (await arriving).path();
	expect(readFileSync(file, 'utf8')).toContain('"introduction": "Counted by hand, too."');
	await page.getByRole('button', { name: 'Edit the text: Introduction' }).click();
	await draft.fill('Rather not.');
	const another = page.getByRole('dialog', { name: 'Open another report’s texts?' });
	await page.getByLabel('Texts of a report', { exact: true }).setInputFiles(file);
	await another.getByRole('button', { name: 'Cancel' }).click();
	await expect(draft).toHaveValue('Rather not.');
	await page.getByLabel('Texts of a report', { exact: true }).setInputFiles(file);
	await another.getByRole('button', { name: 'Open without saving' }).click();
	await expect(draft).toHaveCount(0);
	await expect(page.locator('.report-sheet .text')).toContainText('Counted by hand, too.');
	const pdf = await page.pdf({ preferCSSPageSize: true, tagged: true });
	expect(pdf.toString('latin1')).toContain('/StructTreeRoot');
	const { text, totalPages } = await extractText(new Uint8Array(pdf), { mergePages: false });
	expect(totalPages).toBeGreaterThan(10);
	for (const sheet of text) expect(sheet).toContain('OFFICIAL-SENSITIVE');
	const all = text.join(' ').replace(/\s+/g, ' ');
	expect(all).toContain('Example partnership');
	expect(all).toContain(`went from ${BEFORE} to ${TOTAL}. Feb 2026 looks like a loading gap: this is not called a fall`);
	const asb = (year: number): string => told(inYear(year).filter(({ category }) => category === 'Anti-social behaviour').length);
	expect(all).toContain(`fell by about 28% from ${asb(2025)} to ${asb(2026)}`);
	const places = new Map<string, number>();
	for (const { cell } of inYear(2026)) if (cell !== null) places.set(cell, (places.get(cell) ?? 0) + 1);
	expect(all).toContain(`The hexagons with the most are in Canterbury (about ${told(Math.max(...places.values()))})`);
	// Every sheet holds what stands on it, and maps of single towns stand beside the tables of their hexagons.
	await page.emulateMedia({ media: 'print' });
	expect(
		await page
			.locator('.report-sheet')
			.evaluateAll((sheets) => sheets.filter(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight + 1).length)
	).toBe(0);
	for (const town of ['Canterbury', 'Maidstone']) expect(all).toContain(`All incidents around ${town}: recorded per hexagon`);
	for (const heading of ['Introduction', 'Method', 'Concentration', 'Scoring', 'Recommendations', 'Glossary'])
		expect(all).toContain(heading);
});
