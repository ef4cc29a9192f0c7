import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { latLngToCell } from 'h3-js';
import { EMERGING, FADING, FILES } from '../../data/truths';
import { breaches } from './axe';
import { expect, test } from './fixtures';
import { follow, readNumber } from './steps';

const folder = path.resolve(import.meta.dirname, '../../data/sample');

interface Row {
	/** YYYY-MM-DD HH:MM of its (first) minute. */
	readonly when: string;
	readonly cell: string | null;
}

/** Rows of all four files, read by splitting lines: no field that counts here is quoted. */
const rows: Row[] = [FILES.canterbury, FILES.maidstone, FILES.alerts, FILES.burglary].flatMap((file) => {
	const [, head = '', ...lines] = readFileSync(path.join(folder, file), 'utf8').trim().split(/\r?\n/);
	const names = head.split(',').map((name) => name.toLowerCase());
	const place = (...known: string[]): number => names.findIndex((name) => known.includes(name));
	const [when, lat, lng] = [place('occurred', 'raised', 'from'), place('latitude', 'lat'), place('longitude', 'lng', 'lon')];
	return lines.map((line) => {
		const cells = line.split(',');
		const [y, x] = [cells[lat] ?? '', cells[lng] ?? ''];
		return { when: isoOf(cells[when] ?? ''), cell: y === '' || x === '' ? null : latLngToCell(Number(y), Number(x), 9) };
	});
});
/** "2026-10-31 22:15" or "31/10/2026 22:15" as the first. */
function isoOf(text: string): string {
	const [, d = '', m = '', y = '', rest = ''] = /^(\d\d)\/(\d\d)\/(\d{4})(.*)$/.exec(text) ?? [];
	return y === '' ? text.replace('T', ' ') : `${y}-${m}-${d}${rest}`;
}
const now = (row: Row): boolean => row.when >= '2025-11-01';
const figure = (n: number): string => n.toLocaleString('en-GB');

async function lens(page: Page, name: string): Promise<void> {
	await page.getByRole('navigation', { name: 'Ways to look' }).getByRole('button', { name }).click();
}
test('Compare finds the emerging and the fading hexagon with the counts of the files, and does not trust a loading gap', async ({
	sample: page
}) => {
	await follow(page, 'Explore', 'hexagon=9&lens=explore.compare');
	const lead = page.getByTestId('lead');
	const [before, after] = [rows.filter((row) => !now(row)).length, rows.filter(now).length];
	await expect(lead).toContainText(`went from ${figure(before)} to ${figure(after)}`);
	await expect(lead).toContainText('Feb 2026 looks like a loading gap: this is not called a fall');
	for (const [list, truth] of [
		['rises', EMERGING],
		['falls', FADING]
	] as const) {
		const here = rows.filter((row) => row.cell === truth.cell);
		const [a, b] = [here.filter((row) => !now(row)).length, here.filter(now).length];
		const first = page.getByTestId(list).locator('tbody tr').first().locator('td');
		await expect(first.nth(0)).toHaveText(figure(a));
		await expect(first.nth(1)).toHaveText(figure(b));
		await expect(first.nth(2)).toHaveText(`×${(b / a).toFixed(2)}`);
	}
	await page.getByRole('button', { name: 'Leave Feb 2026 out of both periods' }).click();
	const without = (month: string, held: (row: Row) => boolean): string =>
		figure(rows.filter((row) => held(row) && !row.when.startsWith(month)).length);
	await expect(lead).toContainText(`from ${without('2025-02', (row) => !now(row))} to ${without('2026-02', now)}`);
	await expect(page.getByRole('button', { name: 'Count Feb 2025, Feb 2026 again' })).toBeVisible();

	await page.getByText('Swipe', { exact: true }).click();
	const divider = page.getByRole('slider', { name: 'Divider between A and B' });
	await divider.focus();
	await page.keyboard.press('End');
	await expect(divider).toHaveAttribute('aria-valuenow', '100');
	await page.keyboard.press('ArrowLeft');
	await expect(divider).toHaveAttribute('aria-valuenow', '98');
	expect(await breaches(page)).toEqual([]);
	await expect(page).toHaveURL(/compare=periods!swipe/);
});

test('Compare sets two categories and two areas side by side', async ({ sample: page }) => {
	await follow(page, 'Explore', 'hexagon=9&compare=areas!difference!!!!');
	await lens(page, 'Compare');
	await expect(page.getByTestId('lead')).toContainText(/^Maidstone and Canterbury differ most clearly in /);
	await expect(page.getByRole('application')).toHaveCount(2);
	await expect(page.getByTestId('mix')).toContainText('Share of each area’s incidents');
	await page.getByRole('radiogroup', { name: 'Compare' }).getByText('Categories').click();
	await expect(page.getByTestId('lead')).toContainText(/lie in different places: of \d+ hexagons/);
	await page.getByLabel('Category A').selectOption({ label: 'Shoplifting' });
	await expect(page.getByTestId('lead')).toContainText('Shoplifting');
	await page.getByLabel('Category B').selectOption({ label: 'Shoplifting' });
	await expect(page.getByText('“Shoplifting” is on both sides')).toBeVisible();
});

test('Playback shows each month and hour as counted from the files, by keyboard and by itself', async ({ sample: page }) => {
	// Where less motion is asked for it moves step by step.
	await page.emulateMedia({ reducedMotion: 'no-preference' });
	await follow(page, 'Explore', 'hexagon=9&playback=month_24311_8_');
	await lens(page, 'Playback');
	const [count, name] = [page.getByTestId('frame-count'), page.getByTestId('frame-name')];
	const month = (iso: string): number => rows.filter((row) => row.when.startsWith(iso)).length;
	// Month 24311 is December 2025 (2025 × 12 + 11).
	await expect(name).toHaveText('Dec 2025');
	expect(await readNumber(count)).toBe(month('2025-12'));
	await page.getByRole('button', { name: 'One month on' }).click();
	await expect(name).toHaveText('Jan 2026');
	expect(await readNumber(count)).toBe(month('2026-01'));
	await expect(page.getByTestId('frame-said')).toHaveText(`Jan 2026: ${figure(month('2026-01'))} incidents`);
	await expect(page.getByTestId('frame-placed')).toHaveText(
		`${figure(rows.filter((row) => row.when.startsWith('2026-01') && row.cell !== null).length)} incidents`
	);
	const scrubber = page.getByRole('slider', { name: 'Frame', exact: true });
	await scrubber.focus();
	await page.keyboard.press('Home');
	await page.keyboard.press('Space');
	await expect(name).toHaveText(/ 2026$/);
	await page.keyboard.press('Space');
	const [shown = '', year = ''] = (await name.innerText()).split(' ');
	const index = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'].indexOf(shown) + 1;
	expect(await readNumber(count)).toBe(month(`${year}-${String(index).padStart(2, '0')}`));
	expect(await breaches(page)).toEqual([]);

	await page.getByText('Hours of the week', { exact: true }).click();
	await expect(name).toHaveText('Mon 00:00');
	const friday = rows.filter(({ when }) => new Date(`${when.slice(0, 10)}T00:00Z`).getUTCDay() === 5 && when.slice(11, 13) === '22');
	await scrubber.fill(String(4 * 24 + 22));
	await expect(name).toHaveText('Fri 22:00');
	expect(Math.abs((await readNumber(count)) - friday.length)).toBe(0);
});
