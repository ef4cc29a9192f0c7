/** Trends and Time of day: what the screen says against counts made straight from the files. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ANTI_SOCIAL, FILES, NIGHT_ECONOMY } from '../../data/truths';
import { slotsOf } from '../../src/lib/core/filter';
import { breaches } from './axe';
import { expect, shared, test } from './fixtures';
import { follow, loadFiles } from './steps';

const folder = path.resolve(import.meta.dirname, '../../data/sample');
const kent = ['2018-10-kent-street.csv', '2019-01-kent-street.csv'].map((file) => path.join(shared, 'data/police-uk', file));
const figures = new Intl.NumberFormat('en-GB');

/** Time and category of the two incident files: no field of the sample is quoted. */
const rows = [FILES.canterbury, FILES.maidstone].flatMap((file) =>
	readFileSync(path.join(folder, file), 'utf8')
		.trim()
		.split(/\r?\n/)
		.slice(2)
		.map((line) => {
			const [when = '', category = ''] = line.split(',');
			return { when, category };
		})
);
const slotOf = (when: string): number => {
	const date = new Date(`${when.replace(' ', 'T')}:00Z`);
	return ((date.getUTCDay() + 6) % 7) * 24 + date.getUTCHours();
};

test('Time of day names the window of the night-time economy as counted from the files', async ({ sample: page }) => {
	await follow(page, 'Explore', 'category=Public%20order&lens=explore.times');
	const own = rows.filter(({ category }) => category === 'Public order');
	const slots = new Set(slotsOf(NIGHT_ECONOMY.window));
	const inside = own.filter(({ when }) => slots.has(slotOf(when))).length;
	const share = `${String(Math.round((100 * inside) / own.length))}%`;
	await expect(page.getByTestId('lead')).toHaveText(
		`Friday and Saturday nights, 21:00–03:00 hold ${share} of public order in 7% of the week.`
	);
	await expect(page.getByTestId('peaks').getByRole('listitem').first()).toContainText(
		`${figures.format(inside)} of ${figures.format(own.length)}`
	);
	const hours = page.getByTestId('hours');
	await hours.getByRole('button', { name: /^Table/ }).click();
	const friday = hours.locator('tbody tr').filter({ hasText: 'Friday' }).filter({ hasText: '22:00–23:00' });
	const counted = own.filter(({ when }) => slotOf(when) === 4 * 24 + 22).length;
	await expect(friday.getByRole('cell').nth(1)).toHaveText(figures.format(counted));
	await expect(page.getByTestId('terms').getByRole('heading', { name: 'Holiday weeks' })).toBeVisible();
	expect(await breaches(page)).toEqual([]);
});

test('Trends gives the years with their change, and refuses a season on two years of months', async ({ sample: page }) => {
	await follow(page, 'Explore', 'category=Anti-social%20behaviour&lens=explore.trends');
	const [before, now] = ANTI_SOCIAL.all.map((n) => figures.format(n));
	const change = `fell by 28.0% from ${before ?? ''} to ${now ?? ''}`;
	await expect(page.getByTestId('lead')).toContainText(`Anti-social behaviour ${change}`);
	const years = page.getByTestId('years').locator('tbody tr');
	await expect(years.nth(0)).toContainText(`12 months to Oct 2026${now ?? ''}−28%`);
	await expect(years.nth(1)).toContainText(`12 months to Oct 2025${before ?? ''}not loaded`);
	await expect(page.getByTestId('parts')).toContainText('(25), and there are 24');
	await page.getByLabel('Years counted as').selectOption('calendar');
	const in2025 = rows.filter(({ when, category }) => category === ANTI_SOCIAL.category && when.startsWith('2025')).length;
	await expect(years.nth(0)).toContainText(`2025${figures.format(in2025)}`);
	await page.getByRole('button', { name: 'Show days' }).click();
	await expect(page.getByRole('heading', { name: 'Rhythm of the week, trend and what is left' })).toBeVisible({ timeout: 30_000 });
	expect(await breaches(page)).toEqual([]);
});

test('Kent’s months say nothing of hours: Time of day is refused with a remedy', async ({ page }) => {
	test.skip(!kent.every(existsSync), 'The shared police.uk files are not on this machine.');
	await page.goto('/data#lens=explore.times');
	await loadFiles(page, kent);
	await expect(page.getByRole('heading', { name: 'Hours and weekdays cannot be shown' })).toBeVisible();
	await expect(page.getByText('Load an export with dates and times')).toBeVisible();
	await page.getByRole('button', { name: 'Trends', exact: true }).click();
	await expect(page.getByTestId('trend')).toBeVisible();
	await expect(page.getByRole('radio', { name: 'Week' })).toBeDisabled();
});
