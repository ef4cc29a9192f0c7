import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { latLngToCell } from 'h3-js';
import Papa from 'papaparse';
import { EMERGING, FADING, FILES } from '../../data/truths';
import { breaches } from './axe';
import { expect, test } from './fixtures';
import { follow, readNumber } from './steps';

const folder = path.resolve(import.meta.dirname, '../../data/sample');
const SINCE = '2025-11-01';

/** Hexagon and local day of every located row of the sample, straight from its files. */
function rows(): { cell: string; day: string }[] {
	return [FILES.canterbury, FILES.maidstone, FILES.alerts, FILES.burglary].flatMap((file) => {
		const text = readFileSync(path.join(folder, file), 'utf8').split(/\r?\n/).slice(1).join('\n');
		const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
		const find = (row: Record<string, string>, names: RegExp): string => Object.entries(row).find(([name]) => names.test(name))?.[1] ?? '';
		return data.flatMap((row) => {
			const [lat, lng] = [find(row, /^latitude$/i), find(row, /^longitude$/i)];
			const when = find(row, /^(occurred|raised|from)$/i);
			const parts = /^(\d\d)\/(\d\d)\/(\d{4})/.exec(when);
			const day = parts ? `${parts[3] ?? ''}-${parts[2] ?? ''}-${parts[1] ?? ''}` : when.slice(0, 10);
			return lat === '' || lng === '' ? [] : [{ cell: latLngToCell(Number(lat), Number(lng), 9), day }];
		});
	});
}

async function openHotSpots(page: Page, hash: string): Promise<void> {
	await follow(page, 'Hot spots', hash);
	await expect(page.getByRole('complementary', { name: 'Hot spots' }).getByTestId('lead')).toBeVisible({ timeout: 60_000 });
}

test('the first of the list holds what the files hold there, and goes to Plan', async ({ sample: page }) => {
	await openHotSpots(page, `period=${SINCE}..2026-10-31`);
	const side = page.getByRole('complementary', { name: 'Hot spots' });
	const first = side.locator('tr[data-rank="1"]');
	await expect(first).toContainText('Fri, Sat 21:00–03:00', { timeout: 30_000 });
	const cells = new Set(((await first.getAttribute('data-cells')) ?? '').split(' '));
	const counted = rows().filter(({ cell, day }) => day >= SINCE && cells.has(cell)).length;
	expect(await readNumber(first.getByTestId('incidents'))).toBe(counted);

	// The legend speaks of every hexagon tested, the cold ones included.
	const legend = page.getByRole('region', { name: 'Legend' });
	const classes = await legend.locator('li b').allInnerTexts();
	expect(classes).toHaveLength(5);
	const tested = classes.reduce((sum, text) => sum + Number(text.replaceAll(',', '')), 0);
	await expect(side).toContainText(`of ${tested.toLocaleString('en-GB')} hexagons`);

	await first.getByRole('button').click();
	await expect(side.getByRole('heading', { name: /^1: / })).toBeVisible();
	await page.keyboard.press('ArrowDown');
	await expect(side.locator('tr[data-rank="2"] button')).toBeFocused();
	expect(await breaches(page)).toEqual([]);

	await side.getByRole('button', { name: 'Plan a shift for 1' }).click();
	await expect(page.getByText(`in ${String(cells.size)} chosen hexagons`)).toBeVisible({ timeout: 30_000 });
});

test('New and rising names the planted cells; the table has every hexagon', async ({ sample: page }) => {
	await openHotSpots(page, 'hotspots=emerging_1_2');
	const side = page.getByRole('complementary', { name: 'Hot spots' });
	await expect(side.getByTestId('lead')).toContainText('new or rising', { timeout: 60_000 });
	await expect(side.getByRole('table', { name: 'New and rising places' }).locator(`tr[data-cells*="${EMERGING.cell}"]`)).toHaveCount(1);
	await expect(side.getByRole('table', { name: 'Fading places' }).locator(`tr[data-cells*="${FADING.cell}"]`)).toHaveCount(1);
	await page.keyboard.press('t');
	await expect(page.getByTestId('cells').locator('tbody tr').first()).toContainText(/Hot, strong evidence/);
});
