/**
 * Contact sheets: every slide of the ready stories and every page of the report, as they are shown and printed, small and in one picture each.
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {{ name: string, title: string, path: string, shots: (page: Page) => Promise<Buffer[]>, columns: number, width: number, perSheet: number }} Sheets
 */
import { PATIENCE, share, YEAR } from './views.mjs';

const SLIDE = { width: 1920, height: 1080 };
/** A sheet of paper at 96 dots per inch. */
const A4 = { width: 794, height: 1123 };
const STORIES = [
	{ name: 'tasking', title: 'Neighbourhood tasking' },
	{ name: 'university', title: 'University security review' },
	{ name: 'assessment', title: 'Strategic assessment' },
	{ name: 'bid', title: 'Funding bid: refuge points' }
];
const PATH = `/data#${YEAR}`;
/** Largest file of a sheet. */
const LARGEST = 150_000;

/** Opens a ready story: from the choice of them, or in place of the one that is open. @param {Page} page @param {string} name */
async function openStory(page, name) {
	const choice = page.getByRole('listitem').getByRole('button', { name });
	const menu = page.getByRole('combobox', { name: 'Another story' });
	await choice.or(menu).first().waitFor(PATIENCE);
	if ((await menu.count()) > 0) await menu.selectOption({ label: name });
	else await choice.click(PATIENCE);
	await page.getByRole('heading', { level: 1, name }).waitFor(PATIENCE);
}

/** Walks through a story as it is presented. @param {Page} page @param {string} name */
async function slides(page, name) {
	await share(page);
	await openStory(page, name);
	const count = await page.getByRole('button', { name: /^Slide \d+ of/ }).count();
	const opening = page.context().waitForEvent('page');
	await page.getByRole('button', { name: 'Present', exact: true }).click(PATIENCE);
	const show = await opening;
	await show.setViewportSize(SLIDE);
	const taken = [];
	for (let at = 1; at <= count; at++) {
		await show
			.locator('[aria-live]')
			.filter({ hasText: `Slide ${at} of ${count}: ` })
			.first()
			.waitFor({ state: 'attached', ...PATIENCE });
		await show.evaluate(() => document.fonts.ready);
		taken.push(await show.screenshot({ timeout: PATIENCE.timeout }));
		await show.keyboard.press('PageDown');
	}
	await show.close();
	return taken;
}

/** The pages of the report as they are printed. @param {Page} page */
async function pages(page) {
	await share(page);
	await page.getByRole('button', { name: 'Strategic assessment', exact: true }).click(PATIENCE);
	await page.getByRole('heading', { name: 'Glossary' }).waitFor(PATIENCE);
	// Heights are measured on the screen and settle there.
	await page.waitForTimeout(1500);
	await page.emulateMedia({ media: 'print' });
	await page.setViewportSize({ width: A4.width + 40, height: A4.height + 400 });
	await page.waitForTimeout(1500);
	const taken = [];
	for (const sheet of await page.locator('.report-sheet').all()) {
		await sheet.evaluate((element) => {
			element.scrollIntoView({ block: 'center' });
		});
		const clip = (await sheet.boundingBox(PATIENCE)) ?? undefined;
		taken.push(await page.screenshot({ ...(clip && { clip }), timeout: PATIENCE.timeout }));
	}
	return taken;
}

/** @type {readonly Sheets[]} */
export const SHEETS = [
	...STORIES.map(({ name, title }) => ({
		name: `story-${name}`,
		title: `Share, every slide: ${title}`,
		path: PATH,
		shots: (/** @type {Page} */ page) => slides(page, title),
		columns: 2,
		width: 800,
		perSheet: 12
	})),
	{
		name: 'report-pages',
		title: 'Share, every page: the strategic assessment',
		path: PATH,
		shots: pages,
		columns: 3,
		width: 560,
		perSheet: 9
	}
];

/**
 * Puts pictures beside each other, as WebP that is no larger than it may be.
 * @param {Page} page @param {readonly Buffer[]} shots @param {Pick<Sheets, 'columns' | 'width'>} how
 */
async function sheetOf(page, shots, { columns, width }) {
	const text = await page.evaluate(
		async ({ images, columns, width, largest }) => {
			const GAP = 16;
			const pictures = await Promise.all(
				images.map(async (image) =>
					createImageBitmap(await (await fetch(`data:image/png;base64,${image}`)).blob(), { resizeWidth: width, resizeQuality: 'high' })
				)
			);
			const height = Math.max(...pictures.map((picture) => picture.height));
			const rows = Math.ceil(pictures.length / columns);
			const canvas = document.createElement('canvas');
			canvas.width = columns * width + (columns + 1) * GAP;
			canvas.height = rows * height + (rows + 1) * GAP;
			const brush = canvas.getContext('2d');
			if (!brush) throw new Error('The browser has no canvas.');
			brush.fillStyle = '#d9dcd7';
			brush.fillRect(0, 0, canvas.width, canvas.height);
			for (const [i, picture] of pictures.entries())
				brush.drawImage(picture, GAP + (i % columns) * (width + GAP), GAP + Math.floor(i / columns) * (height + GAP));
			for (let quality = 0.9; ; quality -= 0.1) {
				const url = canvas.toDataURL('image/webp', quality);
				const data = url.slice(url.indexOf(',') + 1);
				if (data.length * 0.75 <= largest || quality < 0.25) return data;
			}
		},
		{ images: shots.map((shot) => shot.toString('base64')), columns, width, largest: LARGEST }
	);
	return Buffer.from(text, 'base64');
}

/** Parts of a list, each as long as the others where that can be. @param {readonly Buffer[]} list @param {number} most */
function parts(list, most) {
	const count = Math.ceil(list.length / most);
	const each = Math.ceil(list.length / count);
	return Array.from({ length: count }, (_, i) => list.slice(i * each, (i + 1) * each));
}

/**
 * The sheets of a story or of the report, with their files' names.
 * @param {Page} page at the start of the app @param {Sheets} sheets
 */
export async function takeSheets(page, sheets) {
	const shots = await sheets.shots(page);
	const blank = await page.context().newPage();
	const found = [];
	for (const [i, part] of parts(shots, sheets.perSheet).entries())
		found.push({ file: `${sheets.name}-${i + 1}.webp`, bytes: await sheetOf(blank, part, sheets) });
	return found;
}

/** Whether a file is a sheet of a story or of the report. @param {string} file @param {string} name */
export const isSheetOf = (file, name) => file.startsWith(`${name}-`) && /^\d+\.webp$/.test(file.slice(name.length + 1));
