import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Download, Locator, Page } from '@playwright/test';
import { FILES } from '../../data/truths';
import { DESKTOP, expectAccess, PHONE } from './axe';
import { expect, test } from './fixtures';
import { openSample, readNumber, showTable } from './steps';

const folder = path.resolve(import.meta.dirname, '../../data/sample');
const ALERTS = 'synthetic-university-safezone-alerts.csv';

/** Incidents by category over the whole sample, by splitting lines: no field of it is quoted. */
const counts = new Map<string, number>();
const columns: [file: string, column: number][] = [
	[FILES.canterbury, 1],
	[FILES.maidstone, 1],
	[ALERTS, 0],
	['synthetic-burglary-from-to.csv', 2]
];
for (const [file, column] of columns)
	for (const line of readFileSync(path.join(folder, file), 'utf8').trim().split(/\r?\n/).slice(2)) {
		const name = line.split(',')[column] ?? '';
		counts.set(name, (counts.get(name) ?? 0) + 1);
	}
const sum = (...names: string[]): number => names.reduce((total, name) => total + (counts.get(name) ?? NaN), 0);
const total = sum(...counts.keys());

const NIGHT = ['Violence and sexual offences', 'Public order', 'Robbery', 'Possession of weapons', 'Emergency'];
const NUISANCE = ['Anti-social behaviour', 'Criminal damage and arson', 'Noise complaints'];
const PLACES = [
	'serious-organised-crime',
	'safeguarding',
	'young-people',
	'night-time-economy',
	'vawg',
	'anti-social-behaviour',
	'road-safety',
	'none'
];

const board = (page: Page): Locator => page.getByRole('dialog', { name: 'Priorities and harm' });
const handle = (page: Page, name: string): Locator => board(page).locator(`[data-key="${name.toLowerCase()}"] .grip`);
const place = (page: Page, id: string): Promise<number> => readNumber(board(page).getByTestId(`place-${id}`));
async function openBoard(page: Page): Promise<void> {
	await page.getByRole('link', { name: 'Data', exact: true }).filter({ visible: true }).first().click();
	await page.getByRole('button', { name: 'Priorities and harm' }).click();
	await expect(board(page)).toBeVisible();
}
async function expectTotals(page: Page): Promise<void> {
	let all = 0;
	for (const id of PLACES) all += await place(page, id);
	expect(all).toBe(total);
}
async function textOf(download: Download): Promise<string> {
	return readFileSync(await download.path(), 'utf8');
}
async function save(page: Page): Promise<string> {
	const download = page.waitForEvent('download');
	await board(page).getByRole('button', { name: 'Save file' }).click();
	return textOf(await download);
}
const kept = (page: Page): Promise<string | null> => page.evaluate(() => localStorage.getItem('hexbeat-crosswalk-1'));

test.beforeEach(async ({ page }) => {
	await openSample(page);
});

test('a category moved by keyboard takes its incidents along, is kept, exported, reset and imported', async ({ page }, info) => {
	await openBoard(page);
	expect(await place(page, 'night-time-economy')).toBe(sum(...NIGHT));
	expect(await place(page, 'anti-social-behaviour')).toBe(sum(...NUISANCE));
	await expectTotals(page);
	expect(await kept(page)).toBeNull();

	await handle(page, 'Robbery').focus();
	await page.keyboard.press('ArrowLeft');
	await expect(handle(page, 'Robbery')).toBeFocused();
	await expect(board(page).getByRole('status')).toHaveText(
		`Robbery is in Young people: 1 category, ${sum('Robbery').toLocaleString('en-GB')} incidents there.`
	);
	expect(await place(page, 'young-people')).toBe(sum('Robbery'));
	expect(await place(page, 'night-time-economy')).toBe(sum(...NIGHT) - sum('Robbery'));
	await expectTotals(page);

	await board(page).getByLabel('Move Bicycle theft to').selectOption('Serious and organised crime');
	expect(await place(page, 'serious-organised-crime')).toBe(sum('Drugs', 'Bicycle theft'));
	await page.keyboard.press('Control+z');
	expect(await place(page, 'serious-organised-crime')).toBe(sum('Drugs'));
	await page.keyboard.press('Control+y');
	expect(await place(page, 'serious-organised-crime')).toBe(sum('Drugs', 'Bicycle theft'));

	const weight = board(page).getByLabel('Harm weight of Robbery');
	await weight.fill('a lot');
	await weight.press('Tab');
	await expect(board(page).getByRole('alert')).toContainText('“a lot” is no weight. Write a number from 0 to 100,000');
	await weight.fill('365');
	await weight.press('Tab');
	await expect(board(page).getByRole('alert')).toHaveCount(0);

	const text = await save(page);
	const file = JSON.parse(text) as { categories: { category: string; priority: string | null; weight: number | null }[] };
	expect(file.categories.find(({ category }) => category === 'Robbery')).toMatchObject({ priority: 'young-people', weight: 365 });
	expect(file.categories.map(({ category }) => category).sort()).toEqual([...counts.keys()].sort());
	for (const count of counts.values()) if (count > 999) expect(text).not.toContain(String(count));
	expect(await kept(page)).not.toContain('Public order');

	await board(page).getByRole('button', { name: 'Reset' }).click();
	expect(await place(page, 'young-people')).toBe(0);
	expect(await kept(page)).toBeNull();

	const wrong = info.outputPath('wrong.json');
	writeFileSync(wrong, text.replace('"young-people"', '"yung people"'));
	await board(page).getByLabel('Crosswalk file').setInputFiles(wrong);
	await expect(board(page).getByRole('alert')).toContainText('“Robbery”) has the unknown priority “yung people”');
	expect(await place(page, 'young-people')).toBe(0);

	const right = info.outputPath('right.json');
	writeFileSync(right, text);
	await board(page).getByLabel('Crosswalk file').setInputFiles(right);
	await expect.poll(() => place(page, 'young-people')).toBe(sum('Robbery'));
	await expectTotals(page);

	await page.reload();
	await openSample(page);
	await openBoard(page);
	await expect.poll(() => place(page, 'young-people')).toBe(sum('Robbery'));
	await expect(board(page).getByLabel('Harm weight of Robbery')).toHaveValue('365');
	expect(await save(page)).toBe(text);
});

test('a category is dragged to a priority', async ({ page }) => {
	// Nothing may scroll between the press and the drop.
	await page.setViewportSize({ width: 1440, height: 2000 });
	await openBoard(page);
	await board(page)
		.locator('[data-key="robbery"] .name')
		.dragTo(board(page).getByRole('region', { name: 'Road safety' }));
	expect(await place(page, 'road-safety')).toBe(sum('Robbery', 'Parking and road safety'));
	await expectTotals(page);
});

test('a priority filters by its categories, in the bar, the sentence, the link and the ranking', async ({ page }) => {
	await page.goto('/explore#by=priority');
	await openSample(page);
	const ranking = await showTable(page, 'categories');
	expect(Object.fromEntries(ranking)).toMatchObject({
		'Night-time economy and violence': sum(...NIGHT),
		'Anti-social behaviour and environment': sum(...NUISANCE)
	});
	expect([...ranking.values()].reduce((all, count) => all + count, 0)).toBe(total);

	await page.getByRole('button', { name: /^Categories/ }).click();
	const menu = page.getByRole('dialog', { name: 'Categories' });
	await menu.getByRole('button', { name: 'Only Anti-social behaviour and environment' }).focus();
	await page.keyboard.press('Enter');
	await expect.poll(() => readNumber(page.getByTestId('count'))).toBe(sum(...NUISANCE));
	await expect(menu.getByRole('checkbox', { name: /^Noise complaints/ })).toBeChecked();
	await page.keyboard.press('Escape');
	await expect(page.getByRole('button', { name: /^Categories Anti-social behaviour and environment/ })).toBeVisible();
	await expect(page.getByTestId('lead')).toContainText('anti-social behaviour and environment');
	await expect.poll(() => new URL(page.url()).hash).toContain('category=');
	expect(decodeURIComponent(new URL(page.url()).hash)).toContain('Noise complaints');

	await page.keyboard.press('Control+z');
	await expect.poll(() => readNumber(page.getByTestId('count'))).toBe(total);
});

test('the board has no breach of WCAG 2.2 AA, and nothing is cut off', async ({ page }) => {
	await openBoard(page);
	await expectAccess(page, 'the board', { part: 'dialog[open]' });
	for (const size of [DESKTOP, PHONE]) {
		await page.setViewportSize(size);
		const wide = await board(page).evaluate(
			(dialog) =>
				[...dialog.querySelectorAll<HTMLElement>('*')].filter((element) => element.getBoundingClientRect().right > innerWidth + 1).length
		);
		expect.soft(wide, 'elements past the right edge').toBe(0);
	}
});
