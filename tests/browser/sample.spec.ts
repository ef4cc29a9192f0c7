import { readFileSync } from 'node:fs';
import path from 'node:path';
import { latLngToCell } from 'h3-js';
import { ANTI_SOCIAL, FILES, NIGHT_ECONOMY } from '../../data/truths';
import { slotsOf } from '../../src/lib/core/filter';
import { expect, test } from './fixtures';
import { follow, openSample, readNumber, showTable } from './steps';

const folder = path.resolve(import.meta.dirname, '../../data/sample');

interface Row {
	readonly when: Date;
	readonly category: string;
	readonly lat: number;
	readonly lng: number;
}

/** Rows of the two incident files, read by splitting lines: no field of the sample is quoted. */
const rows: Row[] = [FILES.canterbury, FILES.maidstone].flatMap((file) =>
	readFileSync(path.join(folder, file), 'utf8')
		.trim()
		.split(/\r?\n/)
		.slice(2)
		.map((line) => {
			const [occurred = '', category = '', lat = '', lng = ''] = line.split(',');
			return { when: new Date(`${occurred.replace(' ', 'T')}:00Z`), category, lat: Number(lat), lng: Number(lng) };
		})
);
const since = Date.UTC(2025, 10, 1);
const slotOf = ({ when }: Row): number => ((when.getUTCDay() + 6) % 7) * 24 + when.getUTCHours();

test('finds anti-social behaviour down 28% with both counts', async ({ sample: page }) => {
	await follow(page, 'Explore', 'period=2025-11-01..2026-10-31');
	const asb = rows.filter((row) => row.category === ANTI_SOCIAL.category);
	const now = asb.filter((row) => row.when.getTime() >= since).length;
	expect([asb.length - now, now]).toEqual([...ANTI_SOCIAL.all]);
	await page.getByRole('button', { name: new RegExp(`^${ANTI_SOCIAL.category}`) }).click();
	await expect.poll(() => readNumber(page.getByTestId('count'))).toBe(now);
	await expect(page.getByTestId('lead')).toContainText(
		`fell by 28.0% from ${(asb.length - now).toLocaleString('en-GB')} to ${now.toLocaleString('en-GB')}`
	);
});

test('says everywhere that the sample is synthetic', async ({ sample: page }) => {
	await follow(page, 'Explore');
	await expect(page.getByText('Synthetic data').first()).toBeVisible();
	await page.getByRole('link', { name: 'Plan' }).first().click();
	await expect(page.getByText('Synthetic data').first()).toBeVisible();
});

test('opens on its last twelve months, warns of the loading gap, and calls no fall what is not one without it', async ({ page }) => {
	await openSample(page);
	const lead = page.getByTestId('lead');
	await expect(lead).toContainText(`Feb 2026 looks like a loading gap: this is not called a fall.`);
	await expect(lead).not.toContainText('fell');
});

test('shows the night-time economy hexagon on Friday and Saturday nights as counted from the file', async ({ sample: page }) => {
	await follow(page, 'Explore', 'period=2025-11-01..2026-10-31&week=45-21-3n&hexagon=9&table=1');
	const slots = new Set(slotsOf(NIGHT_ECONOMY.window));
	const inWindow = rows.filter(
		(row) => row.when.getTime() >= since && slots.has(slotOf(row)) && latLngToCell(row.lat, row.lng, 9) === NIGHT_ECONOMY.cell
	);
	const cells = await showTable(page, 'cells');
	const [top] = cells.keys();
	expect(top).toBe(NIGHT_ECONOMY.cell);
	// The alerts and the burglary file may add a few of their own to the two incident files.
	expect(cells.get(top ?? '') ?? 0).toBeGreaterThanOrEqual(inWindow.length);
	expect(cells.get(top ?? '') ?? 0).toBeLessThan(inWindow.length * 1.1);
});

test('makes a plan that says how sure it is, and does not claim prevention', async ({ sample: page }) => {
	await follow(page, 'Plan');
	const plan = page.getByRole('complementary', { name: 'The plan' });
	await expect(plan.getByRole('heading', { level: 1 })).toContainText(/\d+% of expected incidents/, { timeout: 60_000 });
	await expect(plan).toContainText('Would it have worked before?');
	await expect(plan).toContainText(/(better|no better) than last month|too little/i);
	expect(await plan.innerText()).not.toMatch(/will prevent|criminals/i);
});
