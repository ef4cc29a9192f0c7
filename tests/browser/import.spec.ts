import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './fixtures';
import { addFiles, loadFiles, readNumber, showTable } from './steps';

/** A SafeZone-type export with people's names, and rows that cannot be read. */
const ALERTS = [
	'Alert type,User name,Mobile,Raised,Closed,Latitude,Longitude,Accuracy (m),Operator notes',
	'Help,Jane Quillfeather,07700 900214,14/03/2026 23:41,14/03/2026 23:58,51.2976,1.0655,12,Walked her home to the halls near the bus stop and called again',
	'First aid,John Umberslade,07700 900215,15/03/2026 01:10,,51.2801,1.0790,35,Cut hand outside the club treated on the spot by the street pastors',
	'Emergency,Mary Pennywhistle,07700 900216,not known,,51.2801,1.0790,35,Caller hung up before the operator could ask for the place or name',
	'Help,Ada Thistlewood,07700 900217,16/03/2026 12:00,16/03/2026 12:05,,,,Lost phone found in the library foyer and handed back after an hour'
].join('\r\n');

test('a SafeZone export: names never reach the page, every row is accounted for', async ({ page }, info) => {
	const file = info.outputPath('alerts.csv');
	writeFileSync(file, ALERTS);
	await page.goto('/data');
	await addFiles(page, [file]);
	await expect(page.getByTestId('rows')).toHaveText('4');
	await expect(page.getByTestId('accepted')).toHaveText('3');
	const html = await page.content();
	for (const secret of ['Quillfeather', 'Umberslade', '900214', 'Walked her home']) expect(html).not.toContain(secret);

	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save the list of rejected rows' }).click();
	const saved = await (await download).createReadStream();
	let text = '';
	for await (const chunk of saved) text += String(chunk);
	expect(text).toContain('"alerts.csv",4,');
	expect(text).not.toContain('Pennywhistle');

	await page.getByRole('button', { name: 'Load 3 incidents' }).click();
	await expect.poll(() => readNumber(page.getByTestId('count'))).toBe(3);
	const categories = await showTable(page, 'categories');
	expect(Object.fromEntries(categories)).toEqual({ Help: 2, 'First aid': 1 });
});

test('a mapping corrected by hand is read again', async ({ page }, info) => {
	const file = info.outputPath('log.csv');
	const lines = Array.from(
		{ length: 40 },
		(_, i) => `${String((i % 28) + 1).padStart(2, '0')}/05/2026,Noise,Ward ${String(i % 4)},51.28${String(i % 10)},1.08${String(i % 7)}`
	);
	writeFileSync(file, ['Reported,Kind,Place,Lat,Long', ...lines].join('\n'));
	await page.goto('/data');
	await addFiles(page, [file]);
	await expect(page.getByTestId('accepted')).toHaveText('40');
	await page.getByLabel('Place is read as').selectOption('ignore');
	await expect(page.getByLabel('Place is read as')).toHaveValue('ignore');
	await page.getByLabel('Place is read as').selectOption('area');
	await expect(page.getByTestId('accepted')).toHaveText('40');
	await page.getByRole('button', { name: 'Load 40 incidents' }).click();
	await page.getByRole('button', { name: 'Area Everywhere' }).click();
	await expect(page.getByText('Ward 3')).toBeVisible();
});

test('pasted rows are read like a file', async ({ page }) => {
	await page.goto('/data');
	await expect(page.getByRole('heading', { name: 'Load incident exports' })).toBeVisible();
	const rows = [
		'date\ttype\tlatitude\tlongitude',
		...Array.from({ length: 12 }, (_, i) => `2026-05-${String(i + 1).padStart(2, '0')}\tASB\t51.28\t1.08`)
	].join('\n');
	await page.evaluate((text) => {
		const data = new DataTransfer();
		data.setData('text/plain', text);
		document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
	}, rows);
	await expect(page.getByTestId('accepted')).toHaveText('12');
});

test('an import can be cancelled, loads nothing, and can be taken up again', async ({ page }, info) => {
	const file = info.outputPath('many.csv');
	const lines = Array.from(
		{ length: 600_000 },
		(_, i) => `2026-0${String((i % 9) + 1)}-1${String(i % 9)} 1${String(i % 10)}:00,Noise,51.2${String(i % 90)},1.0${String(i % 80)}`
	);
	writeFileSync(file, ['occurred,category,latitude,longitude', ...lines].join('\n'));
	await page.goto('/data');
	await addFiles(page, [file]);
	await page.getByRole('button', { name: 'Cancel' }).click();
	await expect(page.getByText('Reading was cancelled')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Nothing to load' })).toBeDisabled();
	await page.getByRole('button', { name: 'Read it again' }).click();
	await expect(page.getByTestId('accepted')).toHaveText('600,000', { timeout: 60_000 });
	await loadFiles(page, []);
	expect(await readNumber(page.getByTestId('count'))).toBe(600_000);
});

test('a damaged archive is refused with what it is and what to do', async ({ page }, info) => {
	const file = info.outputPath('book.csv');
	writeFileSync(file, Buffer.from([0x50, 0x4b, 0x03, 0x04, ...Array.from({ length: 200 }, (_, i) => i % 251)]));
	await page.goto('/data');
	await addFiles(page, [path.resolve(file)]);
	await expect(page.getByRole('alert').first()).toContainText(/cannot be unpacked.*Download it again/);
});
