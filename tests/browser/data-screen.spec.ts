import { writeFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { councilLog } from './councilLog';
import { DESKTOP, expectAccess } from './axe';
import { expect, test } from './fixtures';
import { addFiles, readNumber, showTable } from './steps';

/** Presses a key until `reached` holds for the focused element. */
async function press(page: Page, key: string, target: Locator, most = 80): Promise<void> {
	for (let presses = 0; presses < most; presses++) {
		await page.keyboard.press(key);
		if (await target.evaluate((element) => element === document.activeElement)) return;
	}
	throw new Error(`Not reached in ${String(most)} presses of ${key}.`);
}

/** Goes to a select with Tab and chooses an option by typing its first letters, as the keyboard does it. */
async function chooseByKeyboard(page: Page, label: string, letters: string, value: string): Promise<void> {
	const select = page.getByLabel(label, { exact: true });
	await press(page, 'Tab', select);
	await page.keyboard.type(letters);
	await expect(select).toHaveValue(value);
}

/** Text of the whole page: what a person sees, and what the DOM holds besides. */
const dom = (page: Page): Promise<string> => page.evaluate(() => document.documentElement.outerHTML);

test('a messy council log is mapped by keyboard alone; the numbers are those of an independent count; the mapping is recognised next time', async ({
	page
}, info) => {
	const log = councilLog(1346, 7);
	const file = info.outputPath('council-asb-log-may.csv');
	writeFileSync(file, log.text);
	await page.goto('/data');
	await addFiles(page, [file]);

	// The focus follows the file that was added; its kind was taken from the wrong column.
	await expect(page.getByTestId('rows')).toHaveText(log.rows.toLocaleString('en-GB'));
	await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
	await expect(page.getByTestId('accepted')).toHaveText((log.rows - log.undated).toLocaleString('en-GB'));
	await chooseByKeyboard(page, 'Type is read as', 'Not', 'ignore');
	await chooseByKeyboard(page, 'Queue is read as', 'Category', 'category');

	// The head is understood at once: kinds, places by name, no point, no person.
	const first = page.getByTestId('first-look');
	await expect(first.locator('tbody tr').first()).toContainText(/Fly-tipping|Noise|Graffiti|Street drinking|Needles/);
	await expect(first).toContainText('Most points lie in Canterbury.');
	await expect(page.getByText('Remembered for files with these columns')).toBeVisible();
	const html = await dom(page);
	for (const secret of log.secrets) expect(html).not.toContain(secret);

	const load = page.getByRole('button', { name: `Load ${(log.rows - log.undated).toLocaleString('en-GB')} incidents` });
	await expect(load).toBeEnabled();
	await press(page, 'Tab', load, 120);
	await page.keyboard.press('Enter');
	await expect.poll(() => readNumber(page.getByTestId('count'))).toBe(log.rows - log.undated);
	expect(await showTable(page, 'categories')).toEqual(log.kinds);

	// After a reload nothing is loaded, and a similar file is read as last time.
	await page.goto('/data');
	await page.reload();
	const next = councilLog(400, 11, 2025);
	const second = info.outputPath('another-name.csv');
	writeFileSync(second, next.text.replace('Reference;Logged at', 'REFERENCE;logged_at'));
	await addFiles(page, [second]);
	await expect(page.getByText('Read as last time')).toBeVisible();
	await expect(page.getByLabel('Queue is read as')).toHaveValue('category');
	await expect(page.getByLabel('Type is read as')).toHaveValue('ignore');
	await expect(page.getByTestId('accepted')).toHaveText(String(next.rows - next.undated));

	// It can be given a name, and what is kept holds neither values nor the names of files.
	await page.getByRole('button', { name: /^Template/ }).click();
	await page.getByRole('button', { name: /^Rename / }).click();
	await page.keyboard.press('ControlOrMeta+A');
	await page.keyboard.type('Council ASB log');
	await page.keyboard.press('Enter');
	await page.keyboard.press('Escape');
	await expect(page.getByText('(profile Council ASB log)')).toBeVisible();
	const kept = await page.evaluate(() => JSON.stringify(Object.entries(localStorage)));
	expect(kept).toContain('Council ASB log');
	for (const secret of [...log.secrets, 'council-asb-log-may', 'another-name', 'Noise', '614']) expect(kept).not.toContain(secret);

	await page.getByRole('button', { name: `Load ${String(next.rows - next.undated)} incidents` }).click();
	await expect.poll(() => readNumber(page.getByTestId('count'))).toBe(next.rows - next.undated);
	expect(await showTable(page, 'categories')).toEqual(next.kinds);
});

test('mappings are handed on as a file, and forgotten', async ({ page }, info) => {
	const log = councilLog(200, 3);
	const file = info.outputPath('log.csv');
	writeFileSync(file, log.text);
	await page.goto('/data');
	await addFiles(page, [file]);
	await page.getByLabel('Queue is read as').selectOption('category');
	await expect(page.getByText('Remembered for files with these columns')).toBeVisible();
	await page.getByRole('button', { name: /^Template/ }).click();
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Export mappings' }).click();
	const saved = info.outputPath('mappings.json');
	await (await download).saveAs(saved);
	await page.getByRole('button', { name: /^Forget / }).click();
	await expect(page.getByText('None yet.')).toBeVisible();
	await page.getByLabel('Import mappings').setInputFiles(saved);
	await expect(page.getByText('One mapping added.')).toBeVisible();
	await page.getByRole('button', { name: /knows 8 of 8 columns/ }).click();
	await expect(page.getByLabel('Queue is read as')).toHaveValue('category');
	await expect(page.getByLabel('Type is read as')).toHaveValue('ignore');
});

test('questions: the proposal stands until confirmed; a reference system by its number moves the points at once', async ({
	page
}, info) => {
	const rows = Array.from(
		{ length: 120 },
		(_, i) =>
			`0${String((i % 9) + 1)}/0${String((i % 8) + 1)}/2026;Noise;${String(391_000 + 13 * (i % 40))};${String(5_682_000 + 17 * (i % 30))}`
	);
	const file = info.outputPath('utm.csv');
	writeFileSync(file, ['Date;Kind;X;Y', ...rows].join('\n'));
	await page.goto('/data');
	await addFiles(page, [file]);
	const order = page.getByRole('group', { name: 'Day first, or month first?' });
	await expect(order.getByRole('radio', { name: /Day first/ })).toBeChecked();
	await order.getByRole('radio', { name: /Month first/ }).check();
	await expect(page.getByTestId('first-look').locator('tbody tr').nth(1)).toContainText('02/02/2026');
	await expect(order.getByText('Confirmed')).toBeVisible();

	const crs = page.getByRole('group', { name: 'Reference system of the coordinates' });
	await crs.getByRole('textbox').fill('32631');
	await page.keyboard.press('Enter');
	await expect(crs.getByText('Confirmed')).toBeVisible();
	await expect(page.getByTestId('first-look')).toContainText(
		/Most points lie .*(Canterbury|Whitstable|Ramsgate|Margate|Herne Bay|Sandwich|Broadstairs|Westgate|Minster)/
	);
});

test('a wrong order of coordinates is seen at a glance', async ({ page }, info) => {
	const rows = Array.from(
		{ length: 60 },
		(_, i) => `2026-05-${String((i % 28) + 1).padStart(2, '0')},Noise,${(1.05 + i * 0.001).toFixed(4)},${(12.28 + i * 0.001).toFixed(4)}`
	);
	const file = info.outputPath('wrong.csv');
	writeFileSync(file, ['Date,Kind,Lat,Long', ...rows].join('\n'));
	await page.goto('/data');
	await addFiles(page, [file]);
	await expect(page.getByTestId('first-look')).toContainText('outside the British Isles');
});

test('cancel answers and leaves what was loaded before', async ({ page }, info) => {
	const small = info.outputPath('small.csv');
	const day = (i: number): string => `2026-05-${String((i % 28) + 1).padStart(2, '0')} 12:00`;
	writeFileSync(
		small,
		['occurred,category,latitude,longitude', ...Array.from({ length: 50 }, (_, i) => `${day(i)},Noise,51.28${String(i)},1.08`)].join('\n')
	);
	const big = info.outputPath('big.csv');
	writeFileSync(
		big,
		[
			'happened,kind,lat,lon',
			...Array.from({ length: 700_000 }, (_, i) => `${day(i)},Litter,51.2${String(i % 90)},1.0${String(i % 80)}`)
		].join('\n')
	);
	await page.goto('/data');
	await addFiles(page, [small]);
	await page.getByRole('button', { name: 'Load 50 incidents' }).click();
	await expect.poll(() => readNumber(page.getByTestId('count'))).toBe(50);
	await page.getByRole('link', { name: 'Data', exact: true }).first().click();
	await addFiles(page, [big]);
	await page.getByRole('progressbar').waitFor();
	await expect(page.getByRole('progressbar')).toHaveAttribute('aria-valuetext', /rows/);
	// How soon is measured by the benchmark: here other tests run beside.
	await page.getByRole('button', { name: 'Cancel' }).first().click();
	await expect(page.getByText('Reading was cancelled').first()).toBeVisible();
	await page.getByRole('button', { name: 'Remove big.csv' }).click();
	await expect(page.getByRole('button', { name: 'small', exact: false }).first()).toBeFocused();
	await page.getByRole('link', { name: 'Explore', exact: true }).first().click();
	await expect.poll(() => readNumber(page.getByTestId('count'))).toBe(50);
});

const REFUSED: Readonly<Record<string, readonly [content: string | Buffer, fault: RegExp]>> = {
	'minutes.pdf': ['%PDF-1.7 and what follows', /PDF/],
	'photo.csv': [Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]), /picture/],
	'old.xls': [Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), /\.xls/],
	'page.csv': ['<!doctype html><html><body><table></table></body></html>', /web page/],
	'empty.csv': ['', /empty/],
	'noise.bin': [Buffer.from(Array.from({ length: 400 }, (_, i) => (i * 7) % 23)), /binary|not text/]
};
test('every refused kind says what it is and what to do, and the others are still read', async ({ page }, info) => {
	const paths = Object.entries(REFUSED).map(([name, [content]]) => {
		const file = info.outputPath(name);
		writeFileSync(file, content);
		return file;
	});
	const good = info.outputPath('good.csv');
	writeFileSync(good, ['date,category', ...Array.from({ length: 20 }, (_, i) => `2026-05-${String(i + 10)},Noise`)].join('\n'));
	await page.goto('/data');
	await addFiles(page, [...paths, good]);
	await expect(page.getByRole('button', { name: 'Load 20 incidents' })).toBeEnabled();
	for (const [name, [, fault]] of Object.entries(REFUSED)) {
		const entry = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: `Remove ${name}` }) });
		await expect(entry).toContainText('Not read');
		await entry.getByRole('button').first().click();
		const alert = page.locator('section.main').getByRole('alert');
		await expect(alert).toContainText(fault);
		// Fault, then remedy: two sentences at least.
		expect((await alert.innerText()).match(/[.!?](\s|$)/g)?.length ?? 0).toBeGreaterThanOrEqual(2);
	}
});

test('removing files by keyboard keeps the focus in the list, then on the place where files are added', async ({ page }, info) => {
	const names = ['one.csv', 'two.csv'];
	const paths = names.map((name, at) => {
		const file = info.outputPath(name);
		writeFileSync(
			file,
			['date,category', ...Array.from({ length: 20 }, (_, i) => `202${String(at)}-05-${String(i + 10)},Noise`)].join('\n')
		);
		return file;
	});
	await page.goto('/data');
	await addFiles(page, paths);
	await expect(page.getByRole('button', { name: 'Load 40 incidents' })).toBeEnabled();
	await page.getByRole('button', { name: 'Remove one.csv' }).focus();
	await page.keyboard.press('Enter');
	await expect(page.locator('.file').first()).toBeFocused();
	await page.getByRole('button', { name: 'Remove two.csv' }).focus();
	await page.keyboard.press('Enter');
	await expect(page.locator('input[type=file]').first()).toBeFocused();
});

test('a file is read wherever on the page it is dropped', async ({ page }) => {
	await page.goto('/data');
	await expect(page.getByRole('heading', { name: 'Load incident exports' })).toBeVisible();
	await page.evaluate(() => {
		const rows = ['date,category', ...Array.from({ length: 15 }, (_, i) => `2026-05-${String(i + 10)},Noise`)].join('\n');
		const data = new DataTransfer();
		data.items.add(new File([rows], 'dropped.csv', { type: 'text/csv' }));
		document.querySelector('header')?.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
	});
	await expect(page.getByTestId('accepted')).toHaveText('15');
});

test('on a phone nothing scrolls sideways, and the table is cards', async ({ page }, info) => {
	await page.setViewportSize({ width: 390, height: 844 });
	const file = info.outputPath('log.csv');
	writeFileSync(file, councilLog(300, 5).text);
	await page.goto('/data');
	await addFiles(page, [file]);
	await expect(page.getByTestId('accepted')).toHaveText(/\d/);
	expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
	const select = await page.getByLabel('Queue is read as').boundingBox();
	expect(select?.height ?? 0).toBeGreaterThanOrEqual(44);
	expect(select?.width ?? 0).toBeGreaterThan(300);
});

/** Of a popover on a phone axe believes that the bar at the foot lies over it, as it knows no top layer. */
const WIDE = { sizes: [DESKTOP] };

test('axe finds no breach of WCAG 2.2 AA while files are mapped: findings, first rows, a corrected mapping, its template, an exception, questions, refusal, all files', async ({
	page
}, info) => {
	test.setTimeout(300_000);
	const log = info.outputPath('log.csv');
	writeFileSync(log, councilLog(300, 5).text);
	const open = info.outputPath('open.csv');
	writeFileSync(
		open,
		[
			'Date;Kind;X;Y',
			...Array.from(
				{ length: 60 },
				(_, i) => `0${String((i % 9) + 1)}/0${String((i % 8) + 1)}/2026;Noise;${String(2000 + 37 * i)};${String(4000 + 91 * i)}`
			)
		].join('\n')
	);
	const foreign = info.outputPath('minutes.pdf');
	writeFileSync(foreign, '%PDF-1.7');
	await page.goto('/data');
	await addFiles(page, [log]);
	await expect(page.getByTestId('accepted')).toHaveText(/\d/);
	await expectAccess(page, 'findings');
	await page.getByLabel('Queue is read as').selectOption('category');
	await expect(page.getByText('Remembered for files with these columns')).toBeVisible();
	await expectAccess(page, 'corrected');
	await page.getByRole('button', { name: /^Template/ }).click();
	await expectAccess(page, 'template', WIDE);
	await page.keyboard.press('Escape');
	await page.getByRole('button', { name: 'Make an exception for the points of this file' }).click();
	await expectAccess(page, 'exception', WIDE);
	await page.keyboard.press('Escape');
	await addFiles(page, [open, foreign]);
	await expect(page.getByRole('group', { name: 'Reference system of the coordinates' })).toBeVisible();
	await expect(page.getByRole('button', { name: /^Load [\d,]+ incidents$/ })).toBeEnabled();
	await expectAccess(page, 'questions');
	await page.getByRole('button', { name: /^minutes/ }).click();
	await expect(page.locator('section.main').getByRole('alert')).toBeVisible();
	await expectAccess(page, 'refused');
	await page.getByRole('button', { name: 'Back' }).click();
	await expect(page.getByRole('heading', { name: /^3 files/ })).toBeVisible();
	await expectAccess(page, 'all files');
});

test('an exception needs a reason; the points then stay exact for this import and the reason is not remembered', async ({ page }, info) => {
	const file = info.outputPath('log.csv');
	writeFileSync(file, councilLog(300, 5).text);
	await page.goto('/data');
	await addFiles(page, [file]);
	await expect(page.getByTestId('accepted')).toHaveText(/\d/);
	await page.getByRole('button', { name: 'Make an exception for the points of this file' }).click();
	const make = page.getByRole('button', { name: 'Make the exception' });
	await page.getByRole('textbox', { name: /^Why is it needed/ }).fill('short');
	await expect(make).toBeDisabled();
	await page.getByRole('textbox', { name: /^Why is it needed/ }).fill('Walking routes for the June operation');
	await make.click();
	await expect(page.getByRole('button', { name: 'See an exception for the points of this file' })).toBeVisible();
	const easting = page.getByRole('row', { name: /^Easting/ });
	await expect(easting).toContainText('Walking routes for the June operation');
	expect(await page.evaluate(() => JSON.stringify(Object.entries(localStorage)))).not.toContain('June operation');
	await page.getByRole('button', { name: 'See an exception for the points of this file' }).click();
	await page.getByRole('button', { name: 'Take the exception back' }).click();
	await expect(page.getByRole('button', { name: 'Make an exception for the points of this file' })).toBeVisible();
	await expect(easting).toContainText('Coarsen');
});
