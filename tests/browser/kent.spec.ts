import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cellOf, countBy, rawRows } from './counts';
import { expect, shared, test } from './fixtures';
import { loadFiles, readNumber, showTable } from './steps';

const FILES = ['2018-10-kent-street.csv', '2018-12-kent-street.csv', '2019-01-kent-street.csv'].map((name) =>
	join(shared, 'data/police-uk', name)
);

// Here the map moves as it does for most people.
test.use({ contextOptions: { reducedMotion: 'no-preference' } });

test.describe('three months of Kent', () => {
	test.skip(!FILES.every((file) => existsSync(file)), 'The shared police.uk files are not on this machine.');
	const rows = FILES.every((file) => existsSync(file)) ? rawRows(FILES) : [];
	const resolution = 9;
	const byCell = [
		...countBy(
			rows.filter((row) => row.located),
			(row) => cellOf(row, resolution)
		)
	].sort((a, b) => b[1] - a[1]);
	const [topCell = '', topCount = 0] = byCell[0] ?? [];

	test.beforeEach(async ({ page }) => {
		await page.goto('/data#hexagon=9');
		await loadFiles(page, FILES);
	});

	test('shows the total, a month, a category and a hexagon as counted from the raw files', async ({ page }) => {
		expect(await readNumber(page.getByTestId('count'))).toBe(rows.length);
		expect(await readNumber(page.getByTestId('total'))).toBe(rows.length);

		const months = await showTable(page, 'trend');
		const wanted = countBy(rows, (row) => row.month);
		expect(months.get('Oct 2018')).toBe(wanted.get('2018-10'));
		expect(months.get('Nov 2018')).toBe(0);
		expect(months.get('Dec 2018')).toBe(wanted.get('2018-12'));
		expect(months.get('Jan 2019')).toBe(wanted.get('2019-01'));

		const shoplifting = rows.filter((row) => row.category === 'Shoplifting').length;
		const bar = page.getByRole('button', { name: /^Shoplifting/ });
		await expect(bar).toContainText(shoplifting.toLocaleString('en-GB'));

		await page.keyboard.press('t');
		const cells = await showTable(page, 'cells');
		expect(cells.get(topCell)).toBe(topCount);
		expect([...cells.values()].reduce((sum, count) => sum + count, 0)).toBe(
			byCell.slice(0, cells.size).reduce((sum, [, count]) => sum + count, 0)
		);
	});

	test('filters by a hexagon and by a category, each view minus its own clause', async ({ page }) => {
		await page.keyboard.press('t');
		await page.getByTitle(topCell).click();
		await expect.poll(() => readNumber(page.getByTestId('count'))).toBe(topCount);

		const inCell = rows.filter((row) => row.located && cellOf(row, resolution) === topCell);
		const byCategory = [...countBy(inCell, (row) => row.category)].sort((a, b) => b[1] - a[1]);
		const [category = '', count = 0] = byCategory[0] ?? [];
		const bar = page.getByRole('button', { name: new RegExp(`^${category}`) });
		await expect(bar).toContainText(count.toLocaleString('en-GB'));
		await bar.click();
		await expect.poll(() => readNumber(page.getByTestId('count'))).toBe(count);

		// The map leaves its own clause out: the hexagon's neighbours keep their counts of this category.
		const cells = await showTable(page, 'cells');
		const expected = countBy(
			rows.filter((row) => row.located && row.category === category),
			(row) => cellOf(row, resolution)
		);
		for (const [cell, n] of cells) expect(n).toBe(expected.get(cell));
		const months = await showTable(page, 'trend');
		expect(months.get('Oct 2018')).toBe(inCell.filter((row) => row.category === category && row.month === '2018-10').length);

		await page.keyboard.press('Control+z');
		await expect.poll(() => readNumber(page.getByTestId('count'))).toBe(topCount);
		await page.keyboard.press('Control+y');
		await expect.poll(() => readNumber(page.getByTestId('count'))).toBe(count);
	});

	test('asks for the files again after a reload and restores the view from the URL', async ({ page }) => {
		await page.getByRole('button', { name: /^Shoplifting/ }).click();
		const count = rows.filter((row) => row.category === 'Shoplifting').length;
		await expect.poll(() => readNumber(page.getByTestId('count'))).toBe(count);
		await expect(page).toHaveURL(/category=Shoplifting/);
		expect(decodeURIComponent(page.url())).not.toContain('street.csv');
		await page.reload();
		await expect(page.getByText('Load the files again')).toBeVisible();
		await loadFiles(page, FILES);
		await expect.poll(() => readNumber(page.getByTestId('count'))).toBe(count);
		expect(page.url()).toContain('category=Shoplifting');
	});

	test('disables hours with the reason and warns of the loading gap', async ({ page }) => {
		await expect(page.getByText(/no clock times|month only|to the month/i).first()).toBeVisible();
		await page.getByRole('link', { name: 'Data' }).first().click();
		await expect(page.getByText(/loading gap.*2018-12/i).first()).toBeVisible();
	});
});
