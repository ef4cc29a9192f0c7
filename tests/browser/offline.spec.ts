import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Locator, Page, TestInfo } from '@playwright/test';
import fc from 'fast-check';
import type { Look, Pack } from '../../src/lib/disclosure/pack';
import { makePack } from '../../src/lib/disclosure/pack';
import { offlineHtml } from '../../src/lib/share/files/html';
import { STORIES } from '../../src/lib/share/story';
import { meetingPack } from '../share/meeting';
import { guardedYears } from '../share/surfaces/facts';
import { leaky } from '../share/surfaces/leak';
import { faultsOf } from '../share/surfaces/scan';
import { breaches } from './axe';
import { expect, test } from './fixtures';
import { everythingSaid } from './said';

const TITLE = 'Neighbourhood tasking';
const ASB = 'Anti-social behaviour';
const PHONE = { width: 390, height: 844 };
const shipped = path.resolve(import.meta.dirname, '../../build/offline');
const part = (name: string): string => readFileSync(path.join(shipped, name), 'utf8');

/** Opens a page made of a pack from the disk, with no network; gives every request that it made. */
async function open(page: Page, info: TestInfo, pack: Pack): Promise<string[]> {
	const story = STORIES[0]?.make(pack) ?? { kind: 'hexbeat-story', version: 1, name: '', slides: [] };
	const html = await offlineHtml({ pack, story, script: part('viewer.js'), style: part('viewer.css'), title: TITLE, lang: 'en-GB' });
	const file = info.outputPath('offline.html');
	writeFileSync(file, html);
	const requests: string[] = [];
	page.on('request', (request) => requests.push(request.url()));
	await page.context().setOffline(true);
	await page.goto(pathToFileURL(file).href);
	await expect(page.getByTestId('pack-headline')).toBeVisible();
	return requests.filter((url) => !url.startsWith('data:') && url !== pathToFileURL(file).href);
}

const pack = meetingPack('partnership');
const asb = pack.categories.findIndex(({ name }) => name === ASB);
const look = (looks: readonly (Look | null)[] | null | undefined, at: number): string => String(looks?.[at] ?? 'not told');
/** Shown counts of the months of the period, in order. */
const monthsOf = (looks: readonly (Look | null)[] | null | undefined): string[] =>
	pack.months.flatMap(({ now }, at) => (now ? [look(looks, at)] : []));
const headline = (page: Page): Locator => page.getByTestId('pack-headline');
const category = (page: Page): Locator => page.getByRole('button', { name: new RegExp(`^${ASB}: `) });
const hexagon = (page: Page, at: number): Locator => page.locator(`[data-cell="${pack.cells[at] ?? ''}"]`);

/** First numbers of the rows of a figure's table. */
async function tableOf(page: Page, figure: string): Promise<string[]> {
	const place = page.locator(`[data-figure="${figure}"]`);
	const toggle = place.getByRole('button', { name: /^Table/ });
	await toggle.click();
	const counts = await place.locator('tbody tr td.numeric:nth-of-type(1)').allInnerTexts();
	await toggle.click();
	return counts;
}

/** Presses Tab until an element has the focus. */
async function tabTo(page: Page, element: Locator): Promise<void> {
	for (let presses = 0; presses < 60; presses++) {
		await page.keyboard.press('Tab');
		if (await element.evaluate((node) => node === document.activeElement)) return;
	}
	throw new Error('Not reached in 60 presses of Tab.');
}

test('opens from the disk without a network, and asks for nothing', async ({ page }, info) => {
	const others = await open(page, info, pack);
	await expect(headline(page)).toHaveText('All incidents rose by about 8% from 2,205 to 2,390: about 185 more');
	await expect(page.getByTestId('pack-audience')).toContainText('Partnership view. Counts are rounded to the nearest 5');
	await expect(page).toHaveTitle(TITLE);
	for (const tab of ['Slides', 'Tables', 'About', 'Overview']) await page.getByRole('button', { name: tab, exact: true }).click();
	expect(others).toEqual([]);
	expect(await page.evaluate(() => document.fonts.check('14px "Inter Variable"'))).toBe(true);
});

test('a category narrows the sentence, the map and the months to what the pack tells of it', async ({ page }, info) => {
	await open(page, info, pack);
	await expect(hexagon(page, 0)).toHaveAccessibleName(`in Canterbury: about ${look(pack.all.cells, 0)}`);
	expect(await tableOf(page, 'months')).toEqual(monthsOf(pack.all.months));
	await category(page).click();
	await expect(headline(page)).toHaveText(`${ASB} rose by about 16% from 695 to 805: about 110 more`);
	await expect(hexagon(page, 0)).toHaveAccessibleName(`in Canterbury: about ${look(pack.byCategory[asb]?.cells, 0)}`);
	expect(await tableOf(page, 'months')).toEqual(monthsOf(pack.byCategory[asb]?.months));
	await expect(page.getByTestId('pack-chosen')).toHaveText(`Chosen: ${ASB}`);
	await page.getByRole('button', { name: 'Clear', exact: true }).click();
	await expect(headline(page)).toContainText('All incidents');
	await expect(headline(page)).toBeFocused();
});

test('the keyboard alone chooses a category and a hexagon, and lets them go', async ({ page }, info) => {
	await open(page, info, pack);
	await tabTo(page, category(page));
	await page.keyboard.press('Enter');
	await expect(headline(page)).toContainText(ASB);
	await page.keyboard.press('Escape');
	await expect(headline(page)).toContainText('All incidents');
	await hexagon(page, 0).focus();
	await page.keyboard.press('Enter');
	await expect(page.getByTestId('pack-place')).toHaveText('In Canterbury');
	await expect(page.getByTestId('pack-chosen')).toContainText(`In Canterbury: ${look(pack.all.cells, 0)} recorded`);
	const told = pack.byCategory.map(({ cells }) => look(cells, 0)).sort((a, b) => Number(b) - Number(a));
	expect(await tableOf(page, 'ranking')).toEqual(told);
	await hexagon(page, 0).focus();
	await page.keyboard.press('ArrowRight');
	await expect(page.locator('[data-cell]:focus')).not.toHaveAttribute('data-cell', pack.cells[0] ?? '');
	await page.keyboard.press('Escape');
	await expect(page.getByTestId('pack-place')).toHaveCount(0);
});

test('says so where categories are too few to tell', async ({ page }, info) => {
	await open(page, info, pack);
	const untold = pack.cells.findIndex(
		(_, at) => pack.all.cells?.[at] !== 0 && pack.byCategory.every(({ cells }) => (cells?.[at] ?? null) === null)
	);
	await hexagon(page, untold).click();
	await expect(page.getByTestId('pack-chosen')).toContainText('too few to tell by category');
	await expect(page.locator('[data-figure="ranking"]')).toHaveCount(0);
});

test('says nothing small of 20 random selections, wherever it is looked at and whatever is chosen', async ({ page }, info) => {
	test.setTimeout(240_000);
	const smallOn = async (made: Pack): Promise<unknown[]> => {
		await open(page, info, made);
		const texts = await everythingSaid(page, ['Slides', 'About', 'Tables']);
		return faultsOf(made, [{ kind: 'offline page', texts, numbers: [] }]).filter(({ why }) => why === 'small');
	};
	const samples = fc.sample(guardedYears, { numRuns: 20, seed: 20 });
	for (const facts of samples) expect(await smallOn(makePack(facts))).toEqual([]);
	// Were the pack not guarded, the page would say so: a scale with a threshold of ten refuses raw counts by itself.
	const plain = samples.find(({ head, categories }) => head.audience === 'partnership' && categories.every(({ sensitive }) => !sensitive));
	if (!plain) throw new Error('No sample is for partners and ordinary.');
	expect((await smallOn(leaky(plain, makePack(plain)))).length).toBeGreaterThan(10);
});

test('presents its slides', async ({ page }, info) => {
	await open(page, info, pack);
	await page.getByRole('button', { name: 'Slides', exact: true }).click();
	await page.getByRole('button', { name: 'Present', exact: true }).click();
	const show = page.getByRole('dialog', { name: 'Slide show' });
	await expect(show.getByText('Slide 1 of 8: All incidents')).toBeAttached();
	await page.keyboard.press('ArrowRight');
	await expect(show.getByText(/Slide 2 of 8: All incidents rose by about 8%/)).toBeAttached();
	await page.keyboard.press('Escape');
	await expect(show).toHaveCount(0);
});

test('on a phone nothing scrolls sideways', async ({ page }, info) => {
	await page.setViewportSize(PHONE);
	await open(page, info, pack);
	await category(page).click();
	for (const tab of ['Overview', 'Slides', 'Tables', 'About']) {
		await page.getByRole('button', { name: tab, exact: true }).click();
		expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), tab).toBeLessThanOrEqual(0);
	}
});

for (const colorScheme of ['light', 'dark'] as const)
	test.describe(`axe finds no breach of WCAG 2.2 AA, ${colorScheme}`, () => {
		test.use({ colorScheme });

		test('on any view, at both sizes', async ({ page }, info) => {
			await open(page, info, pack);
			await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
			for (const size of [{ width: 1440, height: 900 }, PHONE]) {
				await page.setViewportSize(size);
				await expectAccess(page, 'Overview');
				await category(page).click();
				await hexagon(page, 0).click();
				const closed = page.getByRole('button', { name: /^Table: /, pressed: false });
				while ((await closed.count()) > 0) await closed.first().click();
				await expectAccess(page, 'Overview, chosen, as tables');
				for (const tab of ['Slides', 'Tables', 'About', 'Overview']) {
					await page.getByRole('button', { name: tab, exact: true }).click();
					if (tab !== 'Overview') await expectAccess(page, tab);
				}
			}
		});
	});

async function expectAccess(page: Page, view: string): Promise<void> {
	expect.soft(await breaches(page), view).toEqual([]);
}
