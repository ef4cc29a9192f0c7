import { readFileSync } from 'node:fs';
import path from 'node:path';
import Papa from 'papaparse';
import { breaches } from './axe';
import { expect, test } from './fixtures';
import { follow } from './steps';

const SAMPLE = path.resolve(import.meta.dirname, '../../data/sample');
const FILES = ['synthetic-canterbury-incidents.csv', 'synthetic-maidstone-incidents.csv', 'synthetic-burglary-from-to.csv'];
/** Rows of the sample by category and first month, counted without the app's own code. */
const rows = FILES.flatMap((name) => {
	const text = readFileSync(path.join(SAMPLE, name), 'utf8').replace(/^(?:\uFEFF?#[^\n]*\n)+/, '');
	return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data.map((row) => ({
		category: row['category'] ?? '',
		day: row['occurred'] ?? ''
	}));
});
const iso = (day: string): string => (day.includes('/') ? day.slice(0, 10).split('/').reverse().join('-') : day.slice(0, 10));
const counted = (category: string, from: string, to: string): number =>
	rows.filter((row) => row.category === category && iso(row.day) >= from && iso(row.day) < to).length;

/** Large-sample interval of a ratio of two counts: the exact one is a little wider. */
function roughInterval(before: number, now: number): [number, number] {
	const log = Math.log(now / before);
	const reach = 1.96 * Math.sqrt(1 / now + 1 / before);
	return [(Math.exp(log - reach) - 1) * 100, (Math.exp(log + reach) - 1) * 100];
}

test('a claim in words is held against a recount; a loading gap gets no verdict; undo and axe', async ({ sample: page }) => {
	await follow(page, 'Check');
	const verdict = page.getByTestId('verdict');
	await page.getByLabel('The claim, in plain words').fill('ASB down 28% in the last 12 months');
	await page.getByRole('button', { name: 'Check the claim' }).click();
	await expect(verdict).toContainText('The claim holds', { timeout: 30_000 });

	const before = counted('Anti-social behaviour', '2024-11-01', '2025-11-01');
	const now = counted('Anti-social behaviour', '2025-11-01', '2026-11-01');
	expect([before, now]).toEqual([2100, 1512]);
	await expect(page.getByTestId('found')).toContainText(
		`Fell by 28.0% from ${before.toLocaleString('en-GB')} to ${now.toLocaleString('en-GB')}: ${(before - now).toLocaleString('en-GB')} fewer`
	);
	const axis = (await page.getByRole('img', { name: /^Claimed/ }).getAttribute('aria-label')) ?? '';
	const [low = NaN, high = NaN] = [...(/interval (\S+)% to (\S+)%/.exec(axis) ?? [])]
		.slice(1)
		.map((text) => Number(text.replace('−', '-')));
	const [roughLow, roughHigh] = roughInterval(before, now);
	expect(low).toBeCloseTo(roughLow, 0);
	expect(high).toBeCloseTo(roughHigh, 0);
	expect(low).toBeLessThanOrEqual(-28);
	expect(high).toBeGreaterThanOrEqual(-28);
	await expect(page.getByTestId('fair')).toContainText('Anti-social behaviour fell by 28.0% from 2,100 to 1,512');
	expect(await breaches(page)).toEqual([]);

	await page.getByRole('button', { name: 'Change the words' }).click();
	await page.getByLabel('The claim, in plain words').fill('Shoplifting down 10% in the last 12 months');
	await page.getByLabel('The claim, in plain words').press('Enter');
	await expect(verdict).toContainText('No verdict. Feb 2026 looks like a loading gap in synthetic-maidstone', { timeout: 30_000 });
	await expect(page.getByTestId('found')).not.toContainText('%');
	await expect(page.getByText('None can be made')).toBeVisible();

	await page.keyboard.press('Control+z');
	await expect(verdict).toContainText('The claim holds');
	await expect(page).toHaveURL(/headline=ASB/);
});

test('what is not understood is asked; the sentence of Explore leads to its check', async ({ sample: page }) => {
	await follow(page, 'Explore', 'period=2025-11-01..2026-10-31&area=Canterbury');
	await page.getByRole('button', { name: /^Anti-social behaviour/ }).click();
	await page.getByRole('button', { name: 'Check this' }).click();
	await expect(page.getByTestId('verdict')).toContainText('anti-social behaviour in Canterbury fell by 28.0% from 1,250 to 900', {
		timeout: 30_000
	});

	await page.getByRole('button', { name: 'Change the words' }).click();
	await page.getByLabel('The claim, in plain words').fill('knife crime up a fifth in the last 12 months');
	await page.getByLabel('The claim, in plain words').press('Enter');
	await expect(page.getByTestId('verdict')).toContainText('What is counted was not understood');
	await page.getByRole('button', { name: 'Choose', exact: true }).click();
	await page.getByRole('combobox', { name: 'Incidents' }).selectOption({ label: 'Burglary' });
	await page.getByRole('button', { name: 'Check', exact: true }).click();
	await expect(page.getByTestId('claim')).toContainText('Burglary rose by about 20% in the last 12 months');
	await expect(page.getByTestId('finding')).toContainText(/Not shown|Overstated|Contradicted|Holds|Understated/);
	await expect(page.getByText('Checked before')).toBeVisible();
});
