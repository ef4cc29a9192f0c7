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
import { wardOf, wards } from './wards';

const folder = path.resolve(import.meta.dirname, '../../data/sample');
/** Of the logs alone: no other file of the sample has them. */
const KINDS = ['Public order', 'Violence and sexual offences'];
const DAY = 86_400_000;
/** 52 whole weeks up to the last Sunday of the sample, and the walk in a straight line. */
const WEEKS = { to: Date.parse('2026-10-26T00:00Z') / DAY, from: Date.parse('2026-10-26T00:00Z') / DAY - 364 };
const REACH = 300 / 1.3;
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const figures = new Intl.NumberFormat('en-GB');

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
			return [
				{
					week: (((day + 3) % 7) * 24 + hour) % 168,
					key: `${DAYS[(own + 3) % 7] ?? ''} ${shift} ${wardOf(x, y)}`,
					x,
					y
				}
			];
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

	// A zone that patrols keep out of: no post in its ward, and its incidents stay in the count as not reached.
	await page.getByRole('button', { name: /^Keep out/ }).click();
	const zone = wards.find(({ name }) => name.startsWith('Old Town'))?.name ?? '';
	await page.getByRole('checkbox', { name: zone }).check();
	await page.keyboard.press('Escape');
	const there = inWards.filter(({ key }) => key.endsWith(zone)).length;
	await expect(
		page.getByText(
			`Patrols keep out of ${zone}: no post there. The ${figures.format(there)} incidents recorded there count as not reached.`
		)
	).toBeVisible();
	const kept = await savedRows(page);
	expect(kept.filter(({ key }) => key.endsWith(zone)).every(({ patrols }) => patrols === 0)).toBe(true);
	expect(kept.reduce((sum, { patrols }) => sum + 8 * patrols, 0)).toBe(88);
	const postsNow = new Map(kept.map((row) => [row.key, row.posts]));
	const reachedNow = inWards.filter(({ key, x, y }) => within(postsNow.get(key) ?? [], x, y)).length;
	await expect(figure(page, 'Recorded in all weeks')).toHaveText(`${figures.format(reachedNow)} of ${figures.format(inWards.length)}`);
	await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
	expect(await breaches(page)).toEqual([]);
});

/** People that calls of 40 minutes need by hour of the week: 90 % of a Poisson number of busy people, and busy 60 % at most. */
function peopleNeeded(counts: readonly number[]): number[] {
	const sum = (holds: (h: number) => boolean): number => counts.reduce((all, n, h) => all + (holds(h) ? n : 0), 0);
	const all = sum(() => true);
	const shared = counts.map((_, h) => (sum((i) => Math.floor(i / 24) === Math.floor(h / 24)) * sum((i) => i % 24 === h % 24)) / all);
	const beyond = counts.reduce((total, n, h) => total + (n - (shared[h] ?? 0)) ** 2 - (shared[h] ?? 0), 0);
	const weight = beyond > 0 ? shared.reduce((total, e) => total + e * e, 0) / beyond : 1e12;
	const drawn = counts.map((n, h) => ((shared[h] ?? 0) * (n + weight)) / ((shared[h] ?? 0) + weight));
	const level = all / drawn.reduce((total, n) => total + n, 0) / 52;
	return drawn.map((n) => {
		const busy = (n * level * 40) / 60;
		let people = 0;
		for (let term = Math.exp(-busy), below = term; below < 0.9; below += term) term *= busy / ++people;
		return Math.max(people, Math.ceil(busy / 0.6));
	});
}

/** Share of calls that find one of so many people free (Erlang C, by its sums). @param load busy people on average */
function freeAtOnce(load: number, people: number): number {
	if (people <= load) return 0;
	let [term, before] = [1, 0];
	for (let n = 1; n <= people; n++) {
		before += term;
		term *= load / n;
	}
	const waiting = (term * people) / (people - load);
	return before / (before + waiting);
}

test('How many people: hours on shift are those that the records by hour call for, and a shift over the peak saves some', async ({
	sample: page
}) => {
	await follow(page, 'Plan', `lens=plan.week&category=${KINDS.map(encodeURIComponent).join(',')}`);
	const people = page.getByTestId('people');
	await people.getByLabel('One incident takes a person').fill('40', { timeout: 30_000 });
	await people.getByLabel('One incident takes a person').press('Enter');

	const counts = new Array<number>(168).fill(0);
	for (const { key, week } of incidents) if (!key.endsWith(' ')) counts[week] = (counts[week] ?? 0) + 1;
	const need = peopleNeeded(counts);
	// Shifts of 8 hours from 06:00, one after the other: each has the people of its busiest hour.
	const onShifts = Array.from({ length: 21 }, (_, s) =>
		Math.max(...Array.from({ length: 8 }, (__, i) => need[(6 + 8 * s + i) % 168] ?? 0))
	);
	const hours = 8 * onShifts.reduce((all, n) => all + n, 0);
	await expect(page.getByTestId('people-lead')).toContainText(`${figures.format(hours)} hours on shift a week`);
	const onDay = page
		.getByTestId('people-shifts')
		.getByRole('row', { name: /^22:00–06:00/ })
		.getByRole('cell');
	await expect(onDay.nth(4)).toHaveText(String(onShifts[4 * 3 + 2]));
	await people.getByRole('button', { name: /^Table/ }).click();
	await expect(people.getByRole('row', { name: 'Fri 23:00' })).toContainText(String(counts[4 * 24 + 23]));

	await people.getByText('Change the shifts').click();
	await people.getByRole('button', { name: 'Add a shift' }).click();
	const read = async (): Promise<number> =>
		Number(/([\d,]+) hours on shift/.exec(await page.getByTestId('people-lead').innerText())?.[1]?.replace(',', ''));
	await people.getByLabel('Begins').last().selectOption('22:00');
	await people.getByLabel('Ends').last().selectOption('03:00');
	await expect.poll(read).toBeLessThanOrEqual(hours);
	const [download] = await Promise.all([page.waitForEvent('download'), people.getByRole('button', { name: 'Save people as CSV' }).click()]);
	const { data } = Papa.parse<string[]>(readFileSync(await download.path(), 'utf8'));
	const byHour = data.slice(data.findIndex(([, second]) => second === 'Hour') + 1).filter((row) => row.length > 2);
	expect(byHour.map((row) => Number(row[5]))).toEqual(need);
	expect(byHour.every((row) => Number(row[6]) >= Number(row[5]))).toBe(true);
	expect(byHour.reduce((all, row) => all + Number(row[6]), 0)).toBe(await read());

	// Half the hours: someone is free for as many calls as Erlang's formula gives the people of the file.
	await people.getByLabel('Hours a week that you have').fill(String(Math.round(hours / 2)));
	await people.getByLabel('Hours a week that you have').press('Enter');
	await expect(page.getByTestId('people-lead')).toContainText('someone is free at once', { timeout: 30_000 });
	const [saved] = await Promise.all([page.waitForEvent('download'), people.getByRole('button', { name: 'Save people as CSV' }).click()]);
	const rows = Papa.parse<string[]>(readFileSync(await saved.path(), 'utf8')).data.filter((row) => row.length > 6 && row[1] !== 'Hour');
	const worked = rows.reduce((all, row) => all + Number(row[6]), 0);
	expect(worked).toBeLessThanOrEqual(hours / 2);
	const calls = rows.map((row) => ({ rate: Number(row[3]), free: freeAtOnce(Number(row[4]), Number(row[6])) }));
	const share = calls.reduce((all, { rate, free }) => all + rate * free, 0) / calls.reduce((all, { rate }) => all + rate, 0);
	await expect(page.getByTestId('people-lead')).toContainText(
		`With ${figures.format(worked)} hours on shift a week, someone is free at once for ${String(Math.round(100 * share))}% of the calls.`
	);
	expect(await breaches(page)).toEqual([]);
});
