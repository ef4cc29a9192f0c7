import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { latLngToCell } from 'h3-js';
import { ANTI_SOCIAL, FADING, FILES } from '../../data/truths';
import { breaches } from './axe';
import { expect, test } from './fixtures';
import { follow } from './steps';

const folder = path.resolve(import.meta.dirname, '../../data/sample');
/** Anti-social behaviour by hexagon, straight from the files: no field of the sample is quoted. */
const rows = [FILES.canterbury, FILES.maidstone].flatMap((file) =>
	readFileSync(path.join(folder, file), 'utf8')
		.trim()
		.split(/\r?\n/)
		.slice(2)
		.map((line) => line.split(','))
		.filter(([, category, lat]) => category === ANTI_SOCIAL.category && lat !== '')
		.map(([occurred = '', , lat, lng]) => ({ month: occurred.slice(0, 7), cell: latLngToCell(Number(lat), Number(lng), 9) }))
);
/** February is left out on both sides: one file has a loading gap there. */
const recount = (from: string, to: string): number =>
	rows.filter(({ month, cell }) => cell === FADING.cell && month >= from && month <= to && !month.endsWith('-02')).length;

const TEST = `lens=check.before-after&category=${encodeURIComponent(ANTI_SOCIAL.category)}&evaluation=9_1_1_2025-11-01_12_year__${FADING.cell.slice(0, 11)}._`;
const side = (page: Page) => page.getByRole('complementary', { name: 'Before and after' });

async function counts(page: Page): Promise<Map<string, [number, number]>> {
	const table = page.getByTestId('counts').locator('tbody tr');
	await expect(table.first()).toBeVisible({ timeout: 60_000 });
	const cells = await table.evaluateAll((list) =>
		list.map((row) => [...row.querySelectorAll<HTMLElement>('th, td')].map((cell) => cell.innerText.trim()))
	);
	return new Map(
		cells.map(([name = '', , before = '', after = '']) => [name, [Number(before.replaceAll(',', '')), Number(after.replaceAll(',', ''))]])
	);
}

test('tests the fading hexagon with the counts of the files, never says prevented, and passes axe', async ({ sample: page }) => {
	await follow(page, 'Check', TEST);
	const found = await counts(page);
	const [before, after] = found.get('Target (T)') ?? [0, 0];
	expect([before, after]).toEqual([recount('2024-11', '2025-10'), recount('2025-11', '2026-10')]);
	const [then, since] = found.get('Control (C)') ?? [0, 0];
	const fewer = before - after - (then - since);
	await expect(page.getByTestId('finding')).toContainText(`recorded ${after.toLocaleString('en-GB')} incidents of anti-social behaviour`);
	await expect(page.getByTestId('finding')).toContainText(`about ${fewer.toLocaleString('en-GB')} fewer than its control areas suggest`);
	const reach = 1.6448536269514722 * Math.sqrt(before + after + then + since);
	await expect(page.getByTestId('interval')).toContainText(
		`90% interval: ${String(Math.round(fewer + reach))} fewer to ${String(Math.round(fewer - reach))} fewer`
	);
	await expect(side(page)).toContainText('regression to the mean');
	await expect(side(page)).toContainText('looks like a gap in loading: Feb 2025, Feb 2026');
	expect(await side(page).innerText()).not.toMatch(/prevent/i);
	expect(await breaches(page)).toEqual([]);
});

test('asks for target and date, takes hexagons from the keyboard, and undoes them', async ({ sample: page }) => {
	await follow(page, 'Check', 'lens=check.before-after');
	await expect(side(page)).toContainText('No date is chosen', { timeout: 60_000 });
	await page.getByRole('button', { name: 'Began', exact: false }).first().click();
	await page.getByLabel('First day of the intervention').fill('2026-05-01');
	await page.keyboard.press('Escape');
	await expect(side(page)).toContainText('The period after ends later than the records');
	await side(page).getByRole('button', { name: 'Use 6 months' }).click();
	await expect(side(page)).toContainText('No target area is chosen');
	await page.locator('[role="application"]').focus();
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('button', { name: /^Target 1 hexagon/ })).toBeVisible();
	expect((await counts(page)).size).toBe(4);
	await page.keyboard.press('Control+z');
	await expect(side(page)).toContainText('No target area is chosen');
});

test('carries a dated note from the palette into the trend, its table and undo', async ({ sample: page }) => {
	await follow(page, 'Explore');
	await page.keyboard.press('Control+k');
	await page.getByRole('combobox', { name: 'Find a place or action' }).fill('dated note');
	await expect(page.getByRole('option').first()).toContainText('note');
	// As the router does once the view is there.
	await page.evaluate(() => {
		(document.activeElement as HTMLElement).blur();
	});
	await page.keyboard.press('Enter');
	await page.getByLabel('Day, or first day').fill('2026-05-01');
	await page.getByLabel('What happened').fill('Marshals began');
	await page.getByRole('button', { name: 'Add the note' }).click();
	const trend = page.getByTestId('trend');
	await expect(trend.locator('svg').getByText('Marshals began')).toBeVisible();
	expect(page.url()).not.toMatch(/marshals/i);
	await trend.getByRole('button', { name: /^Table/ }).click();
	await expect(trend.getByRole('row', { name: /May 2026/ })).toContainText('note 1, 01/05/2026: Marshals began');
	await page.keyboard.press('Control+z');
	await expect(trend.getByText('Marshals began')).toHaveCount(0);
});
