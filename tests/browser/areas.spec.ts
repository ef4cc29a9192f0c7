import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Feature, FeatureCollection, Polygon } from 'geojson';
import { FILES } from '../../data/truths';
import { expect, test } from './fixtures';
import { openSample } from './steps';

const sample = (name: string) => readFileSync(fileURLToPath(new URL(`../../data/sample/${name}`, import.meta.url)), 'utf8');
const wards = (JSON.parse(sample(FILES.wards)) as FeatureCollection<Polygon, { name: string }>).features;
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

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

	const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([]);
});

test('near repeats are refused on the snapped points of the sample', async ({ page }) => {
	await page.goto('/data#lens=hotspots.near-repeat');
	await openSample(page);
	await page.getByRole('link', { name: 'Hot spots', exact: true }).first().click();
	await expect(page.getByTestId('refusal')).toContainText('snapped');
	await expect(page.getByTestId('near-table')).toHaveCount(0);
});
