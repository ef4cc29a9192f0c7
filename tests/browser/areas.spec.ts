import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Feature, FeatureCollection, Polygon } from 'geojson';
import { FILES } from '../../data/truths';
import { breaches } from './axe';
import { expect, test } from './fixtures';
import { follow, openSample } from './steps';

const sample = (name: string) => readFileSync(fileURLToPath(new URL(`../../data/sample/${name}`, import.meta.url)), 'utf8');
const wards = (JSON.parse(sample(FILES.wards)) as FeatureCollection<Polygon, { name: string }>).features;

/** Even–odd over all rings. */
function holds({ geometry }: Feature<Polygon>, lng: number, lat: number): boolean {
	let inside = false;
	for (const ring of geometry.coordinates)
		ring.forEach(([xi = 0, yi = 0], i) => {
			const [xj = 0, yj = 0] = ring.at(i - 1) ?? [];
			if (yi > lat !== yj > lat && lng < ((xj - xi) * (lat - yi)) / (yj - yi) + xi) inside = !inside;
		});
	return inside;
}

/** Burglaries of the sample by ward, counted from its file. */
function burglariesByWard(): Map<string, number> {
	const [head = '', ...rows] = sample(FILES.burglary)
		.split('\n')
		.filter((line) => line !== '' && !line.startsWith('#'));
	const columns = head.split(',');
	const at = (name: string) => columns.indexOf(name);
	return new Map(
		wards.map((ward) => [
			ward.properties.name,
			rows.filter((row) => {
				const cells = row.split(',');
				return holds(ward, Number(cells[at('longitude')]), Number(cells[at('latitude')]));
			}).length
		])
	);
}

test('counts by ward are those of the file; rates need a table and are worked out by hand', async ({ page }) => {
	const expected = burglariesByWard();
	await page.goto('/data#category=Burglary&lens=explore.areas');
	await openSample(page);
	const table = page.getByTestId('areas').locator('tbody tr');
	const read = () =>
		table.evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll<HTMLElement>('th, td')].map((cell) => cell.innerText.trim())));
	await expect
		.poll(async () => new Map((await read()).map(([name = '', count = '']) => [name, Number(count.replaceAll(',', ''))])))
		.toEqual(expected);
	await expect(page.getByText('No rate is shown')).toBeVisible();

	const residents = new Map(wards.slice(0, -1).map(({ properties }, i) => [properties.name, 1500 + 250 * i]));
	const text = ['Ward,Year,Residents,Source', ...[...residents].map(([name, count]) => `${name},2021,${String(count)},Census`)].join('\n');
	await page.getByLabel('A table for rates').setInputFiles({ name: 'residents.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
	await expect(page.getByRole('heading', { name: /residents \(2021, Census\)/ })).toBeVisible();
	await expect(page.getByText('Residents are the wrong denominator for a campus or a town centre.', { exact: true })).toBeVisible();
	const rates = new Map((await read()).map((cells) => [cells[0] ?? '', cells.at(-1) ?? '']));
	for (const [name, count] of residents) {
		const total = [...residents.keys()].reduce((sum, ward) => sum + (expected.get(ward) ?? 0), 0);
		const people = [...residents.values()].reduce((sum, n) => sum + n, 0);
		const per = (total / people) * 1000 >= 1 ? 1000 : 10_000;
		expect(rates.get(name)?.split(/\s/)[0]).toBe((((expected.get(name) ?? 0) / count) * per).toFixed(1));
	}
	expect(rates.get(wards.at(-1)?.properties.name ?? '')).toBe('no figure');
	await expect(page.getByTestId('funnel')).toBeVisible();

	expect(await breaches(page)).toEqual([]);
});

/** Pairs of the sample's burglaries of its second year that are close in place and time, on the sphere. */
function closePairs(metres: number, days: number): number {
	const [head = '', ...rows] = sample(FILES.burglary)
		.split('\n')
		.filter((line) => line !== '' && !line.startsWith('#'));
	const columns = head.split(',');
	const all = rows
		.map((row) => row.split(','))
		.map((cells) => ({
			day: Date.parse(`${(cells[columns.indexOf('from')] ?? '').slice(0, 10)}Z`) / 86_400_000,
			lat: (Number(cells[columns.indexOf('latitude')]) * Math.PI) / 180,
			lng: (Number(cells[columns.indexOf('longitude')]) * Math.PI) / 180
		}))
		.filter(({ day }) => day >= Date.UTC(2025, 10, 1) / 86_400_000);
	const apart = (a: (typeof all)[number], b: (typeof all)[number]): number => {
		const h = Math.sin((a.lat - b.lat) / 2) ** 2 + Math.cos(a.lat) * Math.cos(b.lat) * Math.sin((a.lng - b.lng) / 2) ** 2;
		return 2 * 6_371_008.8 * Math.asin(Math.sqrt(h));
	};
	return all.reduce(
		(sum, one, i) => sum + all.slice(i + 1).filter((other) => Math.abs(one.day - other.day) < days && apart(one, other) < metres).length,
		0
	);
}

test('near repeats: the planted series is named, with its pairs; snapped points are refused', async ({ sample: page }) => {
	await follow(page, 'Hot spots', 'period=2025-11-01..2026-10-31&category=Burglary&lens=hotspots.near-repeat');
	const said = page.getByText(/^After a burglary, another within 200 m in the next 14 days is [\d.]+ times as frequent as chance/);
	await expect(said).toBeVisible({ timeout: 30_000 });
	const [, pairs = '', expected = ''] = /: ([\d,]+) pairs against ([\d.]+) expected/.exec(await said.innerText()) ?? [];
	// The screen measures on a plane: a pair on the very edge may fall on the other side.
	expect(Math.abs(Number(pairs) - closePairs(200, 14))).toBeLessThanOrEqual(1);
	expect(Number(pairs)).toBeGreaterThan(2 * Number(expected));
	await page.getByRole('button', { name: 'Reset' }).click();
	await expect(page.getByTestId('refusal')).toContainText('snapped');
	await expect(page.getByTestId('near-table')).toHaveCount(0);
});
