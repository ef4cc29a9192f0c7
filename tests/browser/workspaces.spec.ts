import { readFileSync, writeFileSync } from 'node:fs';
import type { BrowserContext, Download, Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { addFiles, readNumber, showTable } from './steps';

/** A made-up police.uk month whose every figure the test counts itself. */
const PLACES = [
	[1.0789, 51.2802],
	[1.0801, 51.2797],
	[1.0655, 51.2976],
	[0.5227, 51.2724]
] as const;
const KINDS = ['Burglary', 'Drugs', 'Anti-social behaviour', 'Vehicle crime'] as const;
interface Row {
	readonly month: string;
	readonly kind: string;
	readonly lng: number;
	readonly lat: number;
}
const ROWS: readonly Row[] = Array.from({ length: 480 }, (_, i) => {
	const [lng, lat] = PLACES[(i * 7) % PLACES.length] ?? [0, 0];
	return { month: `2024-${String(1 + (i % 12)).padStart(2, '0')}`, kind: KINDS[(i * i) % KINDS.length] ?? '', lng, lat };
});
const HEADER =
	'Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context';
const streetCsv = (rows: readonly Row[]): string =>
	[
		HEADER,
		...rows.map(
			({ month, kind, lng, lat }, i) =>
				`${String(i).padStart(64, '0')},${month},Kent Police,Kent Police,${String(lng)},${String(lat)},On or near High Street,E01024000,Canterbury 001A,${kind},Under investigation,`
		)
	].join('\n');
const tally = (rows: readonly Row[]): Map<string, number> => {
	const counts = new Map<string, number>();
	for (const { kind } of rows) counts.set(kind, (counts.get(kind) ?? 0) + 1);
	return counts;
};

let file = '';
test.beforeEach(({}, info) => {
	file = info.outputPath('2024-kent-street.csv');
	writeFileSync(file, streetCsv(ROWS));
});

const keepBox = (page: Page) => page.locator('[data-testid=keep]').first();
const load = async (page: Page): Promise<void> => {
	const button = page.getByRole('button', { name: /^Load [\d,]+ incidents$/ });
	await expect(button).toBeEnabled({ timeout: 60_000 });
	await button.click();
	await expect(page.getByTestId('count')).toHaveText(/\d/, { timeout: 30_000 });
};
/** Loads the file with keeping on, and waits until it is saved. */
async function keep(page: Page): Promise<void> {
	await page.goto('/data');
	await addFiles(page, [file]);
	await keepBox(page).getByRole('checkbox').check();
	await expect(keepBox(page)).toHaveAttribute('data-status', 'waiting');
	await load(page);
	await page.getByRole('link', { name: 'Data', exact: true }).first().click();
	await expect(keepBox(page)).toHaveAttribute('data-status', 'saved', { timeout: 30_000 });
}
/** What is on the screen is what the test counted. */
async function expectRows(page: Page, rows: readonly Row[]): Promise<void> {
	await expect(page.getByTestId('count')).toHaveText(rows.length.toLocaleString('en-GB'), { timeout: 30_000 });
	expect(await readNumber(page.getByTestId('count'))).toBe(rows.length);
	const shown = await showTable(page, 'categories');
	expect(new Map([...shown].filter(([, n]) => n > 0))).toEqual(tally(rows));
}
const kept = (page: Page) => page.getByTestId('kept').first().getByRole('listitem');
const openDialog = async (page: Page): Promise<void> => {
	await page.getByTestId('workspaces').getByRole('button', { name: 'Workspaces' }).click();
	await expect(page.getByRole('dialog', { name: 'Workspaces' })).toBeVisible();
};
const filesKept = (page: Page): Promise<string[]> =>
	page.evaluate(async () => {
		const names: string[] = [];
		const walk = async (folder: FileSystemDirectoryHandle, path: string): Promise<void> => {
			for await (const [name, handle] of folder.entries())
				if (handle.kind === 'file') names.push(`${path}${name}`);
				else await walk(handle, `${path}${name}/`);
		};
		await walk(await navigator.storage.getDirectory(), '');
		return names;
	});

test('nothing is kept unless the user asks', async ({ page }) => {
	await page.goto('/data');
	await addFiles(page, [file]);
	await load(page);
	await page.waitForTimeout(2500);
	expect(await filesKept(page)).toEqual([]);
	await page.reload();
	await page.goto('/data');
	await expect(page.getByRole('heading', { name: /Load/ }).first()).toBeVisible();
	await expect(page.getByTestId('kept')).toHaveCount(0);
});

test('kept, it opens after a reload with the same figures, filters and view', async ({ page }) => {
	await keep(page);
	await page.getByRole('link', { name: 'Explore', exact: true }).first().click();
	await expectRows(page, ROWS);
	await page.goto('/data');
	await page.reload();
	await expect(kept(page)).toContainText('480 incidents from 1 source');
	await kept(page).getByRole('button', { name: /^Open/ }).click();
	await expect(page).toHaveURL(/explore/);
	await expectRows(page, ROWS);
	await page.getByRole('link', { name: 'Data', exact: true }).first().click();
	await expect(page.getByTestId('workspaces')).toContainText('2024-kent-street');
	await openDialog(page);
	await expect(keepBox(page)).toHaveAttribute('data-status', 'saved');
	await expect(kept(page)).toHaveCount(1);
});

test('a filter set after opening is saved with it, and so is a story, without a figure', async ({ page }) => {
	await keep(page);
	const url = new URL(page.url());
	await page.goto(`${url.pathname}#category=Burglary`);
	await expect(keepBox(page)).toHaveAttribute('data-status', 'unsaved');
	await page.getByRole('link', { name: 'Explore', exact: true }).first().click();
	await page.getByRole('button', { name: 'Add to a story' }).click();
	await page.getByRole('button', { name: 'Add the slide' }).click();
	await expect(page.getByTestId('added')).toContainText('slide 2 of 3');
	await page.keyboard.press('Escape');
	await page.getByRole('link', { name: 'Data', exact: true }).first().click();
	await expect(keepBox(page)).toHaveAttribute('data-status', 'saved', { timeout: 15_000 });
	await page.goto('/data');
	await page.reload();
	await kept(page).getByRole('button', { name: /^Open/ }).click();
	await expect(page).toHaveURL(/category=Burglary/);
	await expect(page.getByTestId('count')).toHaveText(String(tally(ROWS).get('Burglary')), { timeout: 30_000 });
	await page.getByRole('link', { name: 'Share', exact: true }).first().click();
	await page.getByRole('button', { name: /^Slide 2 of 3/ }).click();
	await expect(page.getByTestId('slide-view')).toHaveText(/^Burglary, /);
	await expect(page.getByTestId('story-kept')).toContainText('is kept with the workspace');
	// A workspace keeps one story: another would take the place of its only copy.
	await page.getByRole('combobox', { name: 'Another story' }).selectOption({ label: 'Strategic assessment' });
	await expect(page.getByRole('dialog', { name: 'Open another story?' })).toContainText('the workspace keeps one story');
	await page.getByRole('button', { name: 'Cancel' }).click();
	await expect(page.getByRole('button', { name: /^Slide 2 of 3/ })).toBeVisible();
});

test('renamed, deleted after asking, and wiped', async ({ page }) => {
	await keep(page);
	await page.reload();
	await kept(page)
		.getByRole('button', { name: /^Rename/ })
		.click();
	await page.getByRole('textbox', { name: 'Name' }).fill('Kent for the board');
	await page.getByRole('button', { name: 'Rename', exact: true }).click();
	await expect(kept(page)).toContainText('Kent for the board');
	await page.reload();
	await expect(kept(page)).toContainText('Kent for the board');
	await kept(page)
		.getByRole('button', { name: /^Delete/ })
		.click();
	await expect(kept(page)).toContainText('Delete “Kent for the board” from this computer?');
	await page.getByRole('button', { name: 'Keep it' }).click();
	await expect(kept(page)).toHaveCount(1);
	await kept(page)
		.getByRole('button', { name: /^Delete/ })
		.click();
	await page.getByRole('button', { name: 'Delete it' }).click();
	await expect(page.getByTestId('kept')).toHaveCount(0);
	expect(await filesKept(page)).toEqual([]);

	await keep(page);
	await page.evaluate(() => {
		localStorage.setItem('hexbeat-theme', 'dark');
		localStorage.setItem('of-another-app', 'stays');
	});
	await openDialog(page);
	await page.getByRole('button', { name: 'Delete everything kept' }).click();
	await page.getByRole('button', { name: 'Delete everything', exact: true }).click();
	await expect(page.getByText('No workspace is kept on this computer.')).toBeVisible();
	expect(await filesKept(page)).toEqual([]);
	expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(['of-another-app']);
});

async function saveAs(page: Page, what: RegExp, button: RegExp): Promise<Download> {
	await openDialog(page);
	await page.getByRole('button', { name: 'Save as a file' }).click();
	const dialog = page.getByRole('dialog', { name: 'Save as a workspace file' });
	await dialog.getByRole('radio', { name: what }).check();
	const waiting = page.waitForEvent('download');
	await dialog.getByRole('button', { name: button }).click();
	return waiting;
}

test('a workspace file goes to another computer with its figures; one of counts shows counts', async ({ page, browser, baseURL }, info) => {
	await page.goto('/data');
	await addFiles(page, [file]);
	await load(page);
	await page.getByRole('link', { name: 'Data', exact: true }).first().click();
	const rows = info.outputPath('rows.hexbeat');
	const rowsDownload = await saveAs(page, /^Incidents/, /^Save 480 incidents$/);
	expect(rowsDownload.suggestedFilename()).toMatch(/\(incidents\)\.hexbeat$/);
	await rowsDownload.saveAs(rows);
	await page.keyboard.press('Escape');
	const counts = info.outputPath('counts.hexbeat');
	await (await saveAs(page, /^Counts/, /^Save the counts$/)).saveAs(counts);
	expect(await filesKept(page)).toEqual([]);

	const other: BrowserContext = await browser.newContext({ ...(baseURL === undefined ? {} : { baseURL }), locale: 'en-GB' });
	const there = await other.newPage();
	await there.goto('/data');
	await addFiles(there, [rows]);
	await expectRows(there, ROWS);
	expect(await filesKept(there)).toEqual([]);
	await there.goto('/data');
	await addFiles(there, [counts]);
	await expect(there.getByTestId('counts-total')).toContainText('480 incidents in 12 months');
	const byMonth = await there
		.locator('dialog[open] tbody tr')
		.evaluateAll((list) => list.map((row) => row.textContent.replace(/\s+/g, ' ').trim()));
	expect(byMonth).toHaveLength(12);
	expect(byMonth[0]).toMatch(/^Jan 2024 ?40$/);

	const whole = readFileSync(rows);
	const cut = info.outputPath('cut.hexbeat');
	writeFileSync(cut, whole.subarray(0, whole.length - 20));
	await there.keyboard.press('Escape');
	await addFiles(there, [cut]);
	await expect(there.getByText('The workspace file is cut short: its end is missing.')).toBeVisible();
	await other.close();
});

test('one tab saves; another says so, reads, and takes over', async ({ context, page }) => {
	await keep(page);
	const second = await context.newPage();
	await second.goto('/data');
	await kept(second).getByRole('button', { name: /^Open/ }).click();
	await expectRows(second, ROWS);
	await expect(second.getByText('Another tab of Hexbeat keeps a workspace.')).toBeVisible();
	await second.goto('/data');
	await kept(second)
		.getByRole('button', { name: /^Delete/ })
		.click();
	await second.getByRole('button', { name: 'Delete it' }).click();
	await expect(second.getByText(/this tab cannot change what is kept/)).toBeVisible();
	await expect(kept(second)).toHaveCount(1);

	await kept(second).getByRole('button', { name: /^Open/ }).click();
	await expectRows(second, ROWS);
	await second.getByRole('button', { name: 'Take over here' }).click();
	await expect(second.getByText('Another tab of Hexbeat keeps a workspace.')).toHaveCount(0);
	await expect(page.getByText('Another tab of Hexbeat keeps a workspace.')).toBeVisible();
	await second.getByRole('link', { name: 'Data', exact: true }).first().click();
	await openDialog(second);
	await expect(keepBox(second)).toHaveAttribute('data-status', 'saved');
	await page.bringToFront();
	await page.getByRole('button', { name: 'Take over here' }).click();
	await expect(second.getByText('Another tab of Hexbeat keeps a workspace.')).toBeVisible();
});

test('a full disk loses nothing: the message says how much is needed, and what was kept opens', async ({ context, page, baseURL }) => {
	await keep(page);
	const session = await context.newCDPSession(page);
	const origin = new URL(baseURL ?? '').origin;
	const { usage } = await page.evaluate(() => navigator.storage.estimate());
	await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: (usage ?? 0) + 2000 });
	const more = test.info().outputPath('2025-kent-street.csv');
	const extra = Array.from({ length: 30_000 }, (_, i) => ({
		...(ROWS[i % ROWS.length] as Row),
		month: '2025-03',
		lng: 1 + ((i * 37) % 9973) / 1e4
	}));
	writeFileSync(more, streetCsv(extra));
	await addFiles(page, [more]);
	await load(page);
	await expect(page.getByText(/There is not enough room to keep the workspace: it needs about/)).toBeVisible({ timeout: 30_000 });
	await expect(page.getByTestId('count')).toHaveText((ROWS.length + extra.length).toLocaleString('en-GB'));
	await session.send('Storage.overrideQuotaForOrigin', { origin });
	const again = await context.newPage();
	await page.close();
	await again.goto('/data');
	await expect(kept(again)).toContainText('480 incidents');
	await kept(again).getByRole('button', { name: /^Open/ }).click();
	await expectRows(again, ROWS);
});

test('without storage the checkbox says why, and files can still be saved', async ({ page }) => {
	// The private file system refuses, as in some private windows.
	const refusal = 'StorageManager.prototype.getDirectory = () => Promise.reject(new DOMException("blocked", "SecurityError"));';
	await page.context().route(/keep\.worker/, async (route) => {
		const answer = await route.fetch();
		await route.fulfill({ contentType: 'text/javascript', body: `${refusal}${await answer.text()}` });
	});
	await page.goto('/data');
	await addFiles(page, [file]);
	await expect(keepBox(page).getByRole('checkbox')).toBeDisabled();
	await expect(keepBox(page)).toContainText('The browser blocks storage for this site');
	await load(page);
	await page.getByRole('link', { name: 'Data', exact: true }).first().click();
	const download = await saveAs(page, /^Incidents/, /^Save 480 incidents$/);
	expect(download.suggestedFilename()).toMatch(/\.hexbeat$/);
});
