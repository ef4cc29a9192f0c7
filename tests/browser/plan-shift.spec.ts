import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Download, Locator, Page } from '@playwright/test';
import ICAL from 'ical.js';
import { cellToLatLng, greatCircleDistance, latLngToCell, UNITS } from 'h3-js';
import { extractText } from 'unpdf';
import { FILES, NIGHT_ECONOMY } from '../../data/truths';
import { slotsOf } from '../../src/lib/core/filter';
import { breaches } from './axe';
import { expect, test } from './fixtures';
import { follow } from './steps';
import { wardOf } from './wards';

const folder = path.resolve(import.meta.dirname, '../../data/sample');
const CATEGORY = 'Violence and sexual offences';

/** Day (ISO) and hexagon of the located records of one category in the night window that no officer made, straight from the files. */
function records(): { day: string; cell: string }[] {
	const slots = new Set(slotsOf(NIGHT_ECONOMY.window));
	return [FILES.canterbury, FILES.maidstone].flatMap((file) =>
		readFileSync(path.join(folder, file), 'utf8')
			.trim()
			.split(/\r?\n/)
			.slice(2)
			.flatMap((line) => {
				const [occurred = '', category, lat = '', lng = '', , , origin] = line.split(',');
				const when = new Date(`${occurred.replace(' ', 'T')}:00Z`);
				const slot = ((when.getUTCDay() + 6) % 7) * 24 + when.getUTCHours();
				if (category !== CATEGORY || origin === 'officer' || lat === '' || !slots.has(slot)) return [];
				return [{ day: occurred.slice(0, 10), cell: latLngToCell(Number(lat), Number(lng), 10) }];
			})
	);
}
const iso = (text: string): string => text.split('/').reverse().join('-');

async function openPlan(page: Page, hash: string): Promise<Locator> {
	await follow(page, 'Plan', hash);
	const plan = page.getByRole('complementary', { name: 'The plan' });
	await expect(plan.getByRole('heading', { level: 1 })).toContainText(/\d+% of expected/, { timeout: 60_000 });
	return plan;
}
async function saved(page: Page, menu: string, item: string): Promise<string> {
	await page.getByRole('button', { name: menu, exact: true }).click();
	const coming = page.waitForEvent('download');
	await page.getByRole('button', { name: item, exact: true }).click();
	const file: Download = await coming;
	return readFileSync(await file.path(), 'utf8');
}

test('what the posts reach is what the files hold there', async ({ sample: page }) => {
	const plan = await openPlan(page, `category=${encodeURIComponent(CATEGORY)}&period=2025-11-01..2026-10-31`);
	const text = await plan.innerText();
	const basis = /Based on ([\d,]+) recorded incidents in \d+ weeks, (\d\d\/\d\d\/\d{4}) to (\d\d\/\d\d\/\d{4})/.exec(text);
	const [from, to] = [iso(basis?.[2] ?? ''), iso(basis?.[3] ?? '')];
	const used = records().filter(({ day }) => day >= from && day <= to);
	expect(Number(basis?.[1]?.replaceAll(',', ''))).toBe(used.length);

	// Within 300 m on foot, 1.3 times the straight line, between middles of hexagons.
	const places = [...text.matchAll(/(\d+\.\d{5}), (−?\d+\.\d{5})/g)].map(
		([, lat, lng]) => [Number(lat), Number(lng?.replace('−', '-'))] as const
	);
	expect(places).toHaveLength(2);
	const reached = used.filter(({ cell }) => {
		const at = cellToLatLng(cell);
		return places.some(([lat, lng]) => greatCircleDistance(at, cellToLatLng(latLngToCell(lat, lng, 10)), UNITS.m) <= 300 / 1.3);
	});
	const counted = [...text.matchAll(/([\d,]+) incidents? recorded\./g)].reduce((sum, [, n]) => sum + Number(n?.replaceAll(',', '')), 0);
	expect(counted).toBe(reached.length);
	// The estimate draws single counts together: near the raw share, not equal to it.
	const share = Number(/(\d+)% of expected incidents/.exec(text)?.[1]);
	expect(Math.abs(share - (100 * reached.length) / used.length)).toBeLessThan(10);
	expect(await plan.innerText()).not.toMatch(/will prevent|criminals|\brisk/i);

	// Where patrols stand today, picked on the map: the last six times four weeks, counted from the files.
	await page.getByRole('button', { name: /^Usual posts/ }).click();
	await page.getByRole('button', { name: 'Pick on the map' }).click();
	await page.getByRole('button', { name: 'Take the middle' }).click();
	await page.getByRole('button', { name: 'Done' }).click();
	const beside = plan.getByTestId('usual-trials');
	await expect(beside).toContainText('for your usual posts', { timeout: 60_000 });
	await page.getByRole('button', { name: /^Usual posts/ }).click();
	const given = page.getByRole('dialog', { name: 'Usual posts' });
	await expect(given).toContainText('U1 ·');
	const at = /U1 · (−?[\d.]+), (−?[\d.]+)/.exec(await given.innerText());
	const [lat = NaN, lng = NaN] = [at?.[1], at?.[2]].map((n) => Number(n?.replace('−', '-')));
	const middle = cellToLatLng(latLngToCell(lat, lng, 10));
	const isNear = (cell: string): boolean => greatCircleDistance(middle, cellToLatLng(cell), UNITS.m) <= 300 / 1.3;
	const last = Date.parse(to) / 86_400_000;
	const trials = Array.from({ length: 6 }, (_, t) =>
		records().filter(({ day }) => {
			const ago = last - Date.parse(day) / 86_400_000;
			return ago >= 28 * t && ago < 28 * (t + 1);
		})
	);
	const hits = trials.map((held) => held.filter(({ cell }) => isNear(cell)).length / held.length);
	const told = /against ([\d.]+)% for your usual posts/.exec(await beside.innerText())?.[1] ?? '';
	expect(Math.abs(Number(told) - (100 * hits.reduce((sum, hit) => sum + hit, 0)) / 6)).toBeLessThanOrEqual(
		told.includes('.') ? 0.051 : 0.51
	);
	const usual = Number(/Your 1 usual post reaches ([\d.]+)%/.exec(await plan.getByTestId('usual').innerText())?.[1]);
	expect(Math.abs(usual - (100 * used.filter(({ cell }) => isNear(cell)).length) / used.length)).toBeLessThan(10);
	await page.getByRole('button', { name: 'Remove U1' }).click();
	await page.keyboard.press('Escape');
	await expect(plan.getByTestId('usual')).toHaveCount(0, { timeout: 30_000 });

	// One more by the slider, and back.
	const slider = plan.getByRole('slider', { name: 'Number of patrols' });
	await slider.focus();
	await page.keyboard.press('ArrowRight');
	await expect(plan.getByRole('heading', { level: 1 })).toContainText(/^Three patrols reach/, { timeout: 30_000 });
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(plan.getByRole('heading', { level: 1 })).toContainText(/^Two patrols reach/, { timeout: 30_000 });

	// What if, beside the plan before it.
	await expect(plan.getByRole('button', { name: 'One patrol fewer' })).toBeEnabled({ timeout: 30_000 });
	await plan.getByRole('button', { name: 'One patrol fewer' }).click();
	const difference = plan.getByTestId('what-if');
	await expect(difference).toContainText(/instead of [\d.]+%/, { timeout: 30_000 });
	expect(Math.round(Number(/instead of ([\d.]+)%/.exec(await difference.innerText())?.[1]))).toBe(share);
	await difference.getByRole('button', { name: 'Undo' }).click();
	await expect(plan.getByRole('heading', { level: 1 })).toContainText(/^Two patrols reach/, { timeout: 30_000 });

	// Afterwards it is tested on its own ground, from the day of the tasking.
	await plan.getByRole('button', { name: 'Evaluate afterwards' }).click();
	await expect(page.getByRole('complementary', { name: 'Before and after' })).toContainText('The records end before that date.');
	await expect(page.getByRole('button', { name: /^Target \d+ hexagons/ })).toBeVisible();
});

test('the cap on an area counts hours: long shifts fill it sooner than short ones', async ({ sample: page }) => {
	const teams = (hours: string): string => `shift=marshal:${hours}:;officer:::2!incidents&plan=5_300_10_45-21-3n`;
	/** Posts in the ward that has most of them, from the positions on the screen. */
	const fullest = async (hours: string): Promise<{ text: string; most: number; posts: number }> => {
		const text = await (await openPlan(page, teams(hours))).innerText();
		const places = [...text.matchAll(/(\d+\.\d{5}), (−?\d+\.\d{5})/g)].map(([, lat, lng]) =>
			wardOf(Number(lng?.replace('−', '-')), Number(lat))
		);
		const named = places.filter((ward) => ward !== '');
		return { text, most: Math.max(...named.map((ward) => named.filter((own) => own === ward).length)), posts: places.length };
	};
	const alike = await fullest('');
	expect(alike.text).toContain('At most 2 of 5 posts in one area of');
	expect([alike.most, alike.posts]).toEqual([2, 5]);
	// Three go for 2 hours and two for 6: two of these would have 12 of 18 hours.
	const uneven = await fullest('2');
	expect(uneven.text).toContain('At most 1 of 5 posts, 6 of 18 hours whoever goes there, in one area of');
	expect([uneven.most, uneven.posts]).toEqual([1, 5]);
});

test('tours, tasking sheets, GPX and calendar say the same', async ({ sample: page }) => {
	const plan = await openPlan(page, '');
	await expect(plan.getByTestId('tour-words')).toContainText(/\d+ hexagons that hold \d+% of expected incidents/, { timeout: 60_000 });
	const timeline = page.getByTestId('tours');
	await timeline.getByRole('button', { name: /^Table/ }).click();
	const stays = await timeline
		.locator('tbody tr')
		.evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll<HTMLElement>('th, td')].map((cell) => cell.innerText.trim())));
	const own = stays.filter(([who]) => who === 'Marshal A');
	expect(own.length).toBeGreaterThan(3);
	expect(await breaches(page)).toEqual([]);

	const gpx = await saved(page, 'GPX and calendar', 'GPX of Marshal A');
	const route = await page.evaluate((text) => {
		const file = new DOMParser().parseFromString(text, 'application/xml');
		return {
			broken: file.querySelector('parsererror')?.textContent ?? null,
			points: [...file.querySelectorAll('rtept')].map((point) => [
				point.querySelector('name')?.textContent,
				point.querySelector('desc')?.textContent
			])
		};
	}, gpx);
	expect(route.broken).toBeNull();
	expect(route.points.slice(1, -1)).toEqual(own.map(([, stop, , arrive, leave]) => [`A${stop ?? ''}`, `${arrive ?? ''}–${leave ?? ''}`]));

	const calendar = new ICAL.Component(ICAL.parse(await saved(page, 'GPX and calendar', 'Calendar of all patrols')) as unknown[]);
	const events = calendar.getAllSubcomponents('vevent').map((part) => new ICAL.Event(part));
	const clock = ({ hour, minute }: ICAL.Time): string => [hour, minute].map((n) => String(n).padStart(2, '0')).join(':');
	expect(events.map(({ startDate, endDate }) => [clock(startDate), clock(endDate)])).toEqual(
		stays.map(([, , , arrive, leave]) => [arrive, leave])
	);
	expect(new Set(events.map(({ uid }) => uid)).size).toBe(stays.length);
	expect(new Set(events.map(({ startDate }) => startDate.zone.tzid))).toEqual(new Set(['Europe/London']));

	await plan.getByRole('button', { name: 'Tasking sheets' }).click();
	const sheets = page.getByRole('article');
	await expect(sheets).toHaveCount(2);
	await expect(sheets.first()).toContainText('OFFICIAL – SENSITIVE');
	await expect(sheets.first()).toContainText(own[0]?.[3] ?? 'no time');
	const pages = (await extractText(new Uint8Array(await page.pdf({ preferCSSPageSize: true })))).text;
	expect(pages).toHaveLength(2);
	for (const [at, who] of ['Marshal A', 'Marshal B'].entries()) {
		for (const [name, , , arrive = ''] of stays) if (name === who) expect(pages[at]).toContain(arrive);
		expect(pages[at]).toContain('OFFICIAL – SENSITIVE');
	}
});
