import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { cellToLatLng, latLngToCell } from 'h3-js';
import Papa from 'papaparse';
import { FILES } from '../../data/truths';
import { breaches } from './axe';
import { expect, test } from './fixtures';
import { follow, readNumber } from './steps';

const folder = path.resolve(import.meta.dirname, '../../data/sample');
const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');

interface Row {
	readonly lng: number;
	readonly lat: number;
	/** Hour of the week, Monday 00:00 = 0. */
	readonly slot: number;
}

/** Every located record that no officer made, straight from the files. */
const ROWS: readonly Row[] = [FILES.canterbury, FILES.maidstone, FILES.alerts, FILES.burglary].flatMap((file) => {
	const text = read(file).split(/\r?\n/).slice(1).join('\n');
	const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
	return data.flatMap((row) => {
		const find = (names: RegExp): string => Object.entries(row).find(([name]) => names.test(name))?.[1] ?? '';
		const [lat, lng, when] = [find(/^latitude$/i), find(/^longitude$/i), find(/^(occurred|raised|from)$/i)];
		if (lat === '' || lng === '' || find(/^origin$/) === 'officer') return [];
		const at = new Date(`${when.replace(' ', 'T')}Z`);
		return [{ lng: Number(lng), lat: Number(lat), slot: ((at.getUTCDay() + 6) % 7) * 24 + at.getUTCHours() }];
	});
});

interface Feature {
	readonly properties: Readonly<Record<string, string>>;
	readonly geometry: { readonly coordinates: unknown };
}
const features = (file: string): Feature[] => (JSON.parse(read(file)) as { features: Feature[] }).features;

const DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
/** Whether a point is open throughout an hour of the week. */
function isOpen(text: string, slot: number): boolean {
	if (text === '24/7') return true;
	const [, first = '', last = '', h = '', m = '', until = '', min = ''] = /^(\w\w)-(\w\w) (\d+):(\d+)-(\d+):(\d+)$/.exec(text) ?? [];
	const from = Number(h) * 60 + Number(m);
	const end = Number(until) * 60 + Number(min);
	const to = end <= from ? end + 1440 : end;
	// The hour by the clock of its own day, and of the day before.
	return [0, 1].some((back) => {
		const day = (Math.floor(slot / 24) - back + 7) % 7;
		const start = ((slot % 24) + 24 * back) * 60;
		return day >= DAYS.indexOf(first) && day <= DAYS.indexOf(last) && start >= from && start + 60 <= to;
	});
}

/** Great-circle metres. */
function metres(a: readonly [lng: number, lat: number], b: readonly [lng: number, lat: number]): number {
	const rad = Math.PI / 180;
	const h =
		Math.sin(((b[1] - a[1]) * rad) / 2) ** 2 + Math.cos(a[1] * rad) * Math.cos(b[1] * rad) * Math.sin(((b[0] - a[0]) * rad) / 2) ** 2;
	return 2 * 6_371_008.8 * Math.asin(Math.sqrt(h));
}

const centre = (cell: string): [number, number] => {
	const [lat, lng] = cellToLatLng(cell);
	return [lng, lat];
};

/** Incidents near an existing point, and those within a 400 m walk of one that is open, or of a further point that always is. */
function recount(further: readonly (readonly [number, number])[]): { total: number; covered: number } {
	const points = features(FILES.refuges).map(({ properties, geometry }) => ({
		at: geometry.coordinates as [number, number],
		hours: properties['opening_hours'] ?? ''
	}));
	const known = new Map<string, { near: boolean; fresh: boolean; walks: number[] }>();
	let [total, covered] = [0, 0];
	for (const { lng, lat, slot } of ROWS) {
		const cell = latLngToCell(lat, lng, 10);
		const at = centre(cell);
		const of = known.get(cell) ?? {
			near: points.some((point) => metres(at, point.at) <= 2000),
			fresh: further.some((point) => 1.3 * metres(at, point) <= 400),
			walks: points.map((point) => 1.3 * metres(at, point.at))
		};
		known.set(cell, of);
		if (!of.near) continue;
		total++;
		if (of.fresh || points.some(({ hours }, i) => (of.walks[i] ?? Infinity) <= 400 && isOpen(hours, slot))) covered++;
	}
	return { total, covered };
}

/** Coverage before and after is what the files hold, by opening hour and hexagon. */
async function site(page: Page): Promise<void> {
	const none = recount([]);
	expect(await readNumber(page.getByTestId('total'))).toBe(none.total);
	expect(await readNumber(page.getByTestId('before'))).toBe(none.covered);
	const place = await page.getByRole('table', { name: 'New points' }).locator('tbody tr td').nth(1).innerText();
	const [lat = 0, lng = 0] = place.split(',').map(Number);
	const after = recount([centre(latLngToCell(lat, lng, 10))]).covered;
	expect(await readNumber(page.getByTestId('after'))).toBe(after);
	await expect(page.getByTestId('lead')).toContainText(`${(after - none.covered).toLocaleString('en-GB')} more recorded incidents`);
	await expect(page.getByTestId('bid')).toContainText(`from ${none.covered.toLocaleString('en-GB')} to ${after.toLocaleString('en-GB')}`);
	await expect(page.getByRole('table', { name: 'Next best' }).locator('tbody tr')).toHaveCount(3);
	expect(await breaches(page)).toEqual([]);
}

/** Half the speed doubles the minutes; along the routes a walk is longer than by straight lines alone, and the method says so. */
async function walks(page: Page): Promise<void> {
	const chart = page.getByRole('figure', { name: /^The walk is longest at/ });
	const longest = async (): Promise<number> => Number(/: ([\d.]+) min/.exec(await chart.getByRole('heading').innerText())?.[1]);
	const before = await longest();
	await page.getByRole('button', { name: /^Reach/ }).click();
	await page.getByLabel('Walking speed').fill('2.4');
	await page.getByLabel('Walking speed').press('Enter');
	await expect.poll(longest).toBeGreaterThan(1.5 * before);
	expect(Math.abs((await longest()) - 2 * before)).toBeLessThanOrEqual(0.15);
	await page.getByLabel('Walk along').selectOption({ index: 1 });
	await page.keyboard.press('Escape');
	await page.getByRole('heading', { name: 'How is this worked out?' }).click();
	await expect(page.getByText(/A walk is the shortest way along the lines of “.*”, .*; at 2.4 km\/h/)).toBeVisible();
	await expect(page.getByTestId('bid')).toContainText('Reach is on foot, along “');
	await expect(page.getByText(/^No line of “.*” leads from [\d,]+ incidents to the nearest point/)).toBeVisible();
}

/** The busiest piece holds what the files hold within 50 m of it; the legend is the map. */
async function routes(page: Page): Promise<void> {
	const lines = features(FILES.routes).map(({ geometry }) => geometry.coordinates as [number, number][]);
	// Each route walked in steps of about 1 m, so that the nearest step tells distance and place.
	const steps = lines.flatMap((line, route) => {
		let done = 0;
		return line.slice(1).flatMap((to, i) => {
			const from = line[i] ?? to;
			const leg = metres(from, to);
			const n = Math.ceil(leg);
			const some = Array.from({ length: n }, (_, s) => ({
				route,
				at: done + (leg * (s + 0.5)) / n,
				lng: from[0] + ((to[0] - from[0]) * (s + 0.5)) / n,
				lat: from[1] + ((to[1] - from[1]) * (s + 0.5)) / n
			}));
			done += leg;
			return some;
		});
	});
	const scale = Math.cos((51.285 * Math.PI) / 180);
	const cells = new Map<string, typeof steps>();
	const square = (lng: number, lat: number, dx = 0, dy = 0): string =>
		`${String(Math.floor((lng * scale * 111_195) / 60) + dx)} ${String(Math.floor((lat * 111_195) / 60) + dy)}`;
	for (const step of steps) {
		const key = square(step.lng, step.lat);
		cells.set(key, [...(cells.get(key) ?? []), step]);
	}
	const nearest = ROWS.flatMap(({ lng, lat }) => {
		let best: { route: number; at: number; gap: number } | null = null;
		for (const dx of [-1, 0, 1])
			for (const dy of [-1, 0, 1])
				for (const step of cells.get(square(lng, lat, dx, dy)) ?? []) {
					const gap = metres([lng, lat], [step.lng, step.lat]);
					if (gap <= 50 && gap < (best?.gap ?? Infinity)) best = { route: step.route, at: step.at, gap };
				}
		return best ? [best] : [];
	});
	// Steps stand for half a metre on either side: a row at the very edge may fall on the other side.
	expect(Math.abs((await readNumber(page.getByTestId('total'))) - nearest.length)).toBeLessThanOrEqual(3);
	const row = page.getByTestId('pieces').locator('tbody tr').first();
	const [name = '', from = '', to = ''] = /^(\w), ([\d,]+)–([\d,]+) m$/.exec(await row.getByRole('rowheader').innerText())?.slice(1) ?? [];
	const route = features(FILES.routes).findIndex(({ properties }) => (properties['name'] ?? '').startsWith(`Route ${name}`));
	const metresOf = (text: string): number => Number(text.replaceAll(',', ''));
	const inside = nearest.filter((one) => one.route === route && one.at >= metresOf(from) && one.at < metresOf(to)).length;
	const shown = metresOf(await row.locator('td').first().innerText());
	expect(inside).toBeGreaterThan(100);
	expect(Math.abs(shown - inside)).toBeLessThanOrEqual(3);
	const all = await page.getByTestId('pieces').locator('tbody tr td:nth-child(2)').allInnerTexts();
	expect(all.reduce((sum, text) => sum + metresOf(text), 0)).toBe(await readNumber(page.getByTestId('total')));

	/** Colour and width of each step. */
	const looks = (list: (HTMLElement | SVGElement)[]): string[] =>
		list.map((one) => {
			const { stroke, strokeWidth } = getComputedStyle(one);
			return `${stroke} ${strokeWidth}`;
		});
	const legend = await page.getByRole('region', { name: 'Legend' }).locator('svg path:last-child').evaluateAll(looks);
	expect(legend.length).toBeGreaterThan(3);
	expect(new Set(await page.locator('.ways .way').evaluateAll(looks))).toEqual(new Set(legend));
	await row.getByRole('button').click();
	await expect(page.getByRole('heading', { name: new RegExp(`^Route ${name}, .*busiest at`) })).toBeVisible();
}

test('Site and Routes count what the files hold', async ({ sample: page }) => {
	await follow(page, 'Plan', 'lens=plan.site');
	await expect(page.getByTestId('lead')).toContainText('more recorded incidents', { timeout: 60_000 });
	await site(page);
	await walks(page);
	await page.locator('[data-lens="routes"]').click();
	await expect(page.getByTestId('lead')).toContainText('within 50 m of', { timeout: 60_000 });
	await routes(page);
});
