import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Download, Page } from '@playwright/test';
import { cellToLatLng, latLngToCell } from 'h3-js';
import { expect, test as base } from './fixtures';
import { addFiles } from './steps';
import { searchMemory, serveWatched } from './watched-build';
import { xlsx } from '../ingest/formats/making';

const test = base.extend<object, { watched: string }>({
	watched: [
		async ({}, use) => {
			const folder = mkdtempSync(path.join(tmpdir(), 'hexbeat-watched-'));
			const server = await serveWatched(folder);
			await use(server.url);
			await server.close();
			rmSync(folder, { recursive: true, force: true });
		},
		{ scope: 'worker' }
	],
	baseURL: ({ watched }, use) => use(watched)
});

/** People, devices and places that nobody may find again. */
const PEOPLE = Array.from({ length: 120 }, (_, i) => ({
	name: `Quill${String(i)}feather Umberslade`,
	phone: `07700 900${String(100 + i)}`,
	mail: `person${String(i)}@pennywhistle.example`,
	device: `4901542032${String(37_000 + i)}`,
	note: `Walked home from the Thistlewood bus stop by patrol ${String(i)}, called twice on the way`,
	lat: Number((51.27 + ((i * 7919) % 40_000) / 1e6 + 0.000_001).toFixed(6)),
	lng: Number((1.05 + ((i * 104_729) % 60_000) / 1e6 + 0.000_001).toFixed(6))
}));
const WORDS = ['Umberslade', 'Quill7feather', '07700 900', '900214', 'pennywhistle', '490154203', 'Thistlewood'];
const HEADER = [
	'Alert ID',
	'Alert type',
	'User name',
	'Mobile',
	'E-mail',
	'Device ID',
	'Raised',
	'Closed',
	'Latitude',
	'Longitude',
	'Accuracy (m)',
	'Operator notes'
];

function workbook(): Promise<Blob> {
	const rows = PEOPLE.map(({ name, phone, mail, device, note, lat, lng }, i) => [
		`SZ-${String(48_000 + i)}`,
		i % 3 ? 'Help' : 'First aid',
		name,
		phone,
		mail,
		device,
		new Date(Date.UTC(2026, 2, (i % 28) + 1, i % 24, 41)),
		null,
		lat,
		lng,
		5 + (i % 40),
		note
	]);
	// One row that cannot be read, so that there is a list of rejected rows to save.
	const bad = [...(rows[0] ?? [])];
	bad[6] = 'not known';
	const cells = [HEADER, ...rows, bad].map((row) => row.map((value) => (value === null ? null : { value })));
	return xlsx({ Alerts: cells });
}

async function textOf(download: Download): Promise<string> {
	let text = '';
	for await (const chunk of await download.createReadStream()) text += String(chunk);
	return text;
}

/** All that the page itself holds or has kept: markup, address, storages, files and caches of its origin. */
function keptBy(page: Page): Promise<string> {
	return page.evaluate(async () => {
		const parts = [document.documentElement.outerHTML, location.href, document.title, JSON.stringify(history.state)];
		for (const storage of [localStorage, sessionStorage]) parts.push(JSON.stringify(storage));
		const latin = (bytes: ArrayBuffer): string => new TextDecoder('latin1').decode(bytes);
		const walk = async (folder: FileSystemDirectoryHandle): Promise<void> => {
			for await (const handle of folder.values())
				if (handle.kind === 'directory') await walk(handle);
				else parts.push(handle.name, latin(await (await handle.getFile()).arrayBuffer()));
		};
		await walk(await navigator.storage.getDirectory());
		for (const name of await caches.keys()) for (const request of await (await caches.open(name)).keys()) parts.push(request.url);
		for (const { name } of await indexedDB.databases()) parts.push(name ?? '');
		return parts.join('\n');
	});
}

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const doubles = (...values: number[]): Uint8Array => new Uint8Array(Float64Array.from(values).buffer);
const fixed = (...degrees: number[]): Uint8Array => new Uint8Array(Int32Array.from(degrees, (value) => Math.round(value * 1e7)).buffer);
/** Three rows that follow each other, as a column of the database holds them. */
const runs = (values: readonly number[]): Uint8Array[] => values.slice(0, -2).map((_, i) => fixed(...values.slice(i, i + 3)));

test('a SafeZone workbook: nobody and no door can be found in the database, the page or what it keeps and saves', async ({
	page
}, info) => {
	test.setTimeout(240_000);
	const file = info.outputPath('safezone-alerts.xlsx');
	writeFileSync(file, Buffer.from(await (await workbook()).arrayBuffer()));
	await page.goto('/data');
	await addFiles(page, [file]);
	await expect(page.getByTestId('accepted')).toHaveText('120', { timeout: 90_000 });
	await expect(page.getByText('SafeZone alerts').first()).toBeVisible();

	const saving = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save the list of rejected rows' }).click();
	let kept = await textOf(await saving);
	await page.getByRole('button', { name: 'Import record' }).click();
	await expect(page.getByRole('dialog', { name: 'Import record' })).toContainText('Exact points');
	kept += await keptBy(page);
	await page.keyboard.press('Escape');

	await page.getByRole('checkbox', { name: 'Keep on this computer' }).check();
	await page.getByRole('button', { name: 'Load 120 incidents' }).click();
	await expect(page.getByTestId('count')).toHaveText('120', { timeout: 60_000 });
	await page.getByRole('link', { name: 'Data', exact: true }).first().click();
	await expect(page.getByTestId('keep')).toHaveAttribute('data-status', 'saved', { timeout: 60_000 });
	const saved = await keptBy(page);
	expect(saved, 'the workspace is kept, its categories among it').toContain('First aid');
	kept += saved;

	const exact = PEOPLE.flatMap(({ lat, lng }) => [lat, lng]);
	for (const word of WORDS) expect.soft(kept).not.toContain(word);
	for (const degrees of exact) {
		expect.soft(kept).not.toContain(String(degrees));
		expect.soft(kept).not.toContain(latin(doubles(degrees)));
	}

	// The engine's own memory: every table, buffer and string of it.
	const centres = PEOPLE.map(({ lat, lng }) => cellToLatLng(latLngToCell(lat, lng, 10)));
	const stored = runs(centres.map(([lat]) => lat));
	const secrets = [
		...WORDS.flatMap((word) => [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')]),
		...exact.map((degrees) => doubles(degrees)),
		...exact.map((degrees) => Buffer.from(degrees.toFixed(6), 'utf8')),
		...runs(PEOPLE.map(({ lat }) => lat)),
		...runs(PEOPLE.map(({ lng }) => lng))
	];
	const { found, size } = await searchMemory(page, [...stored, ...secrets]);
	expect(size).toBeGreaterThan(1e6);
	expect(
		found.slice(0, stored.length).filter((times) => times > 0).length,
		'the search finds what is stored: centres of hexagons'
	).toBeGreaterThan(100);
	expect(
		found.slice(stored.length).every((times) => times === 0),
		'and nothing that identifies'
	).toBe(true);
});
