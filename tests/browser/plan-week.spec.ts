/** Plan a week: hours and incidents on the screen against counts made straight from the files. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { cellToLatLng, latLngToCell } from 'h3-js';
import Papa from 'papaparse';
import { FILES } from '../../data/truths';
import { breaches } from './axe';
import { expect, test } from './fixtures';
import { follow } from './steps';

const folder = path.resolve(import.meta.dirname, '../../data/sample');
/** Of the logs alone: no other file of the sample has them. */
const KINDS = ['Public order', 'Violence and sexual offences'];
const DAY = 86_400_000;
/** 52 whole weeks up to the last Sunday of the sample, and the walk in a straight line. */
const WEEKS = { to: Date.parse('2026-10-26T00:00Z') / DAY, from: Date.parse('2026-10-26T00:00Z') / DAY - 364 };
const REACH = 300 / 1.3;
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const figures = new Intl.NumberFormat('en-GB');

interface Ward {
	readonly name: string;
	readonly ring: readonly (readonly [number, number])[];
}
const wards = (
	JSON.parse(readFileSync(path.join(folder, FILES.wards), 'utf8')) as {
		features: { properties: { name: string }; geometry: { coordinates: [[number, number][]] } }[];
	}
).features.map(({ properties, geometry }): Ward => ({ name: properties.name, ring: geometry.coordinates[0] }));

function holds({ ring }: Ward, x: number, y: number): boolean {
	let inside = false;
	for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
		const [a, b] = [ring[i] ?? [0, 0], ring[j] ?? [0, 0]];
		if (a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside;
	}
	return inside;
}

/** Incidents that the plan is made from: its shift, ward and hexagon, by rules of the test's own. */
const incidents = [FILES.canterbury, FILES.maidstone].flatMap((file) =>
	readFileSync(path.join(folder, file), 'utf8')
		.trim()
		.split(/\r?\n/)
		.slice(2)
		.flatMap((line) => {
			const [when = '', kind = '', lat = '', lng = '', , , origin] = line.split(',');
			const at = Date.parse(`${when.replace(' ', 'T')}:00Z`);
			const day = Math.floor(at / DAY);
			if (!KINDS.includes(kind) || lat === '' || origin === 'officer' || day < WEEKS.from || day >= WEEKS.to) return [];
			const hour = new Date(at).getUTCHours();
			const [own, shift] =
				hour < 6 ? [day - 1, '22:00–06:00'] : [day, hour < 14 ? '06:00–14:00' : hour < 22 ? '14:00–22:00' : '22:00–06:00'];
			const [y, x] = cellToLatLng(latLngToCell(Number(lat), Number(lng), 10));
			return [{ key: `${DAYS[(own + 3) % 7] ?? ''} ${shift} ${wards.find((ward) => holds(ward, x, y))?.name ?? ''}`, x, y }];
		})
);

interface Row {
	readonly key: string;
	readonly patrols: number;
	readonly posts: readonly string[];
}
async function savedRows(page: Page): Promise<Row[]> {
	const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as CSV' }).first().click()]);
	const { data } = Papa.parse<string[]>(readFileSync(await download.path(), 'utf8'));
	const head = data.findIndex(([first]) => first === 'Day');
	const column = (name: string): number => data[head]?.indexOf(name) ?? -1;
	return data.slice(head + 1).flatMap((row) => {
		const [day = '', shift = '', hours, , area = ''] = row;
		if (hours === undefined) return [];
		const posts = (row[column('Posts (hexagons)')] ?? '').split(' ').filter((post) => post !== '');
		return [{ key: `${day} ${shift} ${area}`, patrols: Number(row[5]), posts }];
	});
}
function within(posts: readonly string[], x: number, y: number): boolean {
	return posts.some((post) => {
		const [lat, lng] = cellToLatLng(post);
		return 111_195 * Math.hypot(lat - y, (lng - x) * Math.cos((y * Math.PI) / 180)) <= REACH;
	});
}

const cells = (page: Page): Locator => page.getByRole('grid').locator('[data-block]');
const patrolsOn = async (page: Page): Promise<number[]> => (await cells(page).locator('b').allInnerTexts()).map(Number);
const figure = (page: Page, name: string, plan = 0): Locator =>
	page.getByTestId('compare').getByRole('row', { name }).getByRole('cell').nth(plan);

test('A week within a budget: hours and incidents reached are those of a recount, and an edit by keyboard is undone', async ({
	sample: page
}) => {
	await follow(page, 'Plan', `lens=plan.week&category=${KINDS.map(encodeURIComponent).join(',')}`);
	await expect(cells(page)).toHaveCount(21 * wards.length, { timeout: 30_000 });

	await page.getByRole('button', { name: /^Budget/ }).click();
	await page.getByLabel('Hours a week').fill('80');
	await page.getByLabel('Hours a week').press('Enter');
	await page.keyboard.press('Escape');
	await expect(page.getByTestId('all-hours')).toHaveText('80');
	const suggested = await patrolsOn(page);
	expect(8 * suggested.reduce((sum, n) => sum + n, 0)).toBe(80);
	await expect(page.getByTestId('lead')).toContainText('80 hours a week reach places that hold');

	const rows = await savedRows(page);
	expect(rows.map(({ patrols }) => patrols)).toEqual(suggested);
	expect(rows.every(({ patrols, posts }) => patrols === posts.length)).toBe(true);
	const byKey = new Map(rows.map((row) => [row.key, row.posts]));
	const inWards = incidents.filter(({ key }) => byKey.has(key));
	const reached = inWards.filter(({ key, x, y }) => within(byKey.get(key) ?? [], x, y)).length;
	await expect(figure(page, 'Recorded in all weeks')).toHaveText(`${figures.format(reached)} of ${figures.format(inWards.length)}`);
	await expect(page.getByText(`${figures.format(incidents.length - inWards.length)} of `)).toBeVisible();

	await cells(page).first().click();
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('End');
	const block = 2 * wards.length - 1;
	await expect(cells(page).nth(block)).toBeFocused();
	await page.keyboard.press('+');
	await expect(page.getByTestId('all-hours')).toHaveText('88');
	await expect(cells(page).nth(block).locator('b')).toHaveText(String((suggested[block] ?? 0) + 1));
	await expect(figure(page, 'Hours', 1)).toContainText('88');
	await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
	await expect(page.getByTestId('all-hours')).toHaveText('80');
	expect(await patrolsOn(page)).toEqual(suggested);

	await page.getByRole('button', { name: 'One patrol more', exact: true }).click();
	await expect(page.getByTestId('what-if')).toContainText('With one patrol more the plan reaches');
	await page.getByRole('button', { name: 'Take it' }).click();
	await expect(page.getByTestId('all-hours')).toHaveText('88');
	expect(await breaches(page)).toEqual([]);
});
