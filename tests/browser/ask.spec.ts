import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { FILES } from '../../data/truths';
import { countBy } from './counts';
import { expectAccess } from './axe';
import { expect, test } from './fixtures';
import { follow } from './steps';

const folder = path.resolve(import.meta.dirname, '../../data/sample');
/** Incidents of one file by category, counted by splitting lines: no field of the sample is quoted. */
const counted = countBy(
	readFileSync(path.join(folder, FILES.canterbury), 'utf8')
		.trim()
		.split(/\r?\n/)
		.slice(2)
		.map((line) => line.split(',')[1] ?? ''),
	(category) => category
);

async function openAsk(page: Page): Promise<void> {
	await follow(page, 'Explore', 'lens=explore.ask');
	await expect(page.getByRole('textbox', { name: 'Question in SQL' })).toBeVisible();
}
const editor = (page: Page) => page.getByRole('textbox', { name: 'Question in SQL' });
const answer = (page: Page) => page.getByTestId('ask-answer');
const rows = (page: Page): Promise<string[][]> =>
	answer(page)
		.locator('table tbody tr')
		.evaluateAll((list) => list.map((row) => [...row.querySelectorAll<HTMLElement>('th, td')].map((cell) => cell.innerText.trim())));

test('a question written with the keyboard answers as counted from the file, and stays out of the address', async ({ sample: page }) => {
	await openAsk(page);
	await editor(page).focus();
	await page.keyboard.type('SELECT cate');
	await expect(page.getByRole('option', { name: /^category/ })).toBeVisible();
	await page.keyboard.press('Enter');
	await page.keyboard.type(`, count(*) AS n FROM incidents WHERE source LIKE '%canterbury%' GROUP BY 1 ORDER BY n DESC`);
	await page.keyboard.press('Escape');
	await page.keyboard.press('Control+Enter');
	await expect(answer(page)).toContainText(/\d+ rows, in/, { timeout: 20_000 });
	const shown = new Map((await rows(page)).map(([name = '', n = '']) => [name, Number(n.replaceAll(',', ''))]));
	expect(shown).toEqual(counted);
	expect(page.url()).not.toMatch(/select|cate/i);

	const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download CSV' }).click()]);
	const csv = readFileSync(await download.path(), 'utf8');
	expect(csv).toContain('category,n\r\n');
	for (const [name, n] of counted) expect(csv).toContain(`${name},${String(n)}\r\n`);

	await page.getByText('How is this worked out?').click();
	await expectAccess(page, 'Ask, answered');
});

test('refuses what is no question, says where a mistake is, and recalls what was asked', async ({ sample: page }) => {
	await openAsk(page);
	for (const [sql, said] of [
		['DROP TABLE incidents', 'the console reads and never changes anything'],
		["SELECT * FROM read_csv('https://example.org/x.csv')", 'is not offered'],
		['SELECT hour,\n  categry FROM incidents', 'Line 2, column 3: There is no column “categry”.']
	] as const) {
		await editor(page).fill(sql);
		await page.keyboard.press('Control+Enter');
		await expect(page.getByRole('alert')).toContainText(said);
	}
	await page.getByRole('button', { name: 'Show the place' }).click();
	expect(await page.evaluate(() => getSelection()?.toString())).toBe('categry');
	await editor(page).fill('');
	await page.keyboard.press('ArrowUp');
	await page.keyboard.press('ArrowUp');
	await expect(editor(page)).toHaveValue(/read_csv/);
});

test('Cancel ends a long question at once, and the next one is answered', async ({ sample: page }) => {
	await openAsk(page);
	await editor(page).fill('SELECT count(*) FROM incidents a JOIN incidents b ON a.hour <> b.hour JOIN incidents c ON b.hour <> c.hour');
	await page.getByRole('button', { name: 'Run', exact: true }).click();
	await expect(page.getByText(/Counting… [\d.]+ s/)).toBeVisible();
	// Its pairs of pairs would take hours: what ends within the time of a test was stopped.
	const cancel = page.getByRole('button', { name: 'Cancel' });
	await cancel.click();
	await expect(cancel).toBeHidden();
	await page.getByRole('button', { name: 'Incidents by category' }).click();
	await expect(answer(page)).toContainText(/\d+ rows, in/, { timeout: 20_000 });
});
