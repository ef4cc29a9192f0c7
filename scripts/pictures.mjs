/**
 * `npm run shots`: pictures of every view, from the synthetic sample, and sheets of every slide and page, in docs/pictures/, and their list
 * in README.md. `npm run shots -- explore story-bid` takes only those.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { BROWSER_FLAGS, ensureBrowser } from './browser.mjs';
import { build, BUILD } from './build.mjs';
import { install } from './install.mjs';
import { ROOT } from './run.mjs';
import { say, step } from './say.mjs';
import { serve } from './serve.mjs';
import { isSheetOf, SHEETS, takeSheets } from './sheets.mjs';
import { VIEWS } from './views.mjs';

const FOLDER = path.join(ROOT, 'docs', 'pictures');
const SIZES = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const THEMES = /** @type {const} */ (['light', 'dark']);

/** @param {string} name @param {string} size @param {string} theme */
const fileName = (name, size, theme) => `${name}-${size}-${theme}.png`;

/** @param {import('@playwright/test').Browser} browser @param {keyof typeof SIZES} size @param {(typeof THEMES)[number]} theme */
const contextOf = (browser, size, theme) =>
	browser.newContext({
		viewport: SIZES[size],
		colorScheme: theme,
		reducedMotion: 'reduce',
		locale: 'en-GB',
		timezoneId: 'Europe/London'
	});

/**
 * One picture, in a page of its own.
 * @param {import('@playwright/test').Browser} browser @param {string} url @param {import('./views.mjs').View} view
 * @param {keyof typeof SIZES} size @param {(typeof THEMES)[number]} theme
 */
async function take(browser, url, view, size, theme) {
	const context = await contextOf(browser, size, theme);
	try {
		const page = await context.newPage();
		await page.goto(new URL(view.path, url).href);
		await view.prepare(page);
		await page.evaluate(() => document.fonts.ready);
		await page.screenshot({ path: path.join(FOLDER, fileName(view.name, size, theme)), animations: 'disabled' });
	} finally {
		await context.close();
	}
}

/**
 * Every slide of a story, or every page of the report, on sheets in place of those of the last time.
 * @param {import('@playwright/test').Browser} browser @param {string} url @param {import('./sheets.mjs').Sheets} sheets
 */
async function takeAll(browser, url, sheets) {
	const context = await contextOf(browser, 'wide', 'light');
	try {
		const page = await context.newPage();
		await page.goto(new URL(sheets.path, url).href);
		const found = await takeSheets(page, sheets);
		for (const file of sheetsOf(sheets.name)) rmSync(path.join(FOLDER, file));
		for (const { file, bytes } of found) writeFileSync(path.join(FOLDER, file), bytes);
	} finally {
		await context.close();
	}
}

/** Files of sheets that exist, in order. @param {string} name */
const sheetsOf = (name) =>
	readdirSync(FOLDER)
		.filter((file) => isSheetOf(file, name))
		.sort();

/** The README's list: each view's pictures that exist, wide and light first, then the sheets. */
function listPictures() {
	const readme = path.join(ROOT, 'README.md');
	const views = VIEWS.flatMap(({ name, title }) => {
		const found = Object.keys(SIZES).flatMap((size) => THEMES.map((theme) => ({ size, theme, file: fileName(name, size, theme) })));
		const [first, ...more] = found.filter(({ file }) => existsSync(path.join(FOLDER, file)));
		if (!first) return [];
		const links = more.map(({ size, theme, file }) => `[${size}, ${theme}](docs/pictures/${file})`).join(' · ');
		return [`### ${title}`, '', `![${title}](docs/pictures/${first.file})`, '', ...(links === '' ? [] : [links, ''])];
	});
	const sheets = SHEETS.flatMap(({ name, title }) => {
		const files = sheetsOf(name);
		if (files.length === 0) return [];
		return [`### ${title}`, '', ...files.flatMap((file, i) => [`![${title}, ${i + 1} of ${files.length}](docs/pictures/${file})`, ''])];
	});
	const sections = [...views, ...sheets];
	const open = '<!-- pictures -->';
	const close = '<!-- /pictures -->';
	const text = readFileSync(readme, 'utf8');
	const from = text.indexOf(open) + open.length;
	const to = text.indexOf(close);
	if (from < open.length || to < from) throw new Error(`README.md lacks ${open} … ${close}.`);
	writeFileSync(readme, [text.slice(0, from), '\n\n', sections.join('\n'), sections.length > 0 ? '\n' : '', text.slice(to)].join(''));
}

await install();
const executablePath = await ensureBrowser();
await build({ ifChanged: true });
mkdirSync(FOLDER, { recursive: true });
const wanted = process.argv.slice(2);
/** @param {string} name */
const isWanted = (name) => wanted.length === 0 || wanted.includes(name);
const server = await serve(BUILD);
const browser = await chromium.launch({ executablePath, args: BROWSER_FLAGS });
try {
	for (const view of VIEWS.filter(({ name }) => isWanted(name)))
		for (const size of /** @type {(keyof typeof SIZES)[]} */ (Object.keys(SIZES)))
			for (const theme of THEMES) await step(fileName(view.name, size, theme), () => take(browser, server.url, view, size, theme));
	for (const sheets of SHEETS.filter(({ name }) => isWanted(name))) await step(sheets.name, () => takeAll(browser, server.url, sheets));
} finally {
	await browser.close();
	await server.close();
}
listPictures();
say('README.md lists them.');
