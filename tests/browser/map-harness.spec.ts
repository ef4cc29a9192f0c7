import { expect, test, type Page } from '@playwright/test';
import type { Polygons } from '../../src/lib/core/filter';
import type { Harness } from './map-harness/harness.svelte';
import { serveHarness, type Served } from './map-harness/serve';
import { streetArchive } from './map-harness/street-archive';

declare const harness: Harness;

let served: Served;
let outside: string[];
let problems: string[];

test.beforeAll(async () => {
	served = await serveHarness();
});
test.afterAll(async () => {
	await served.stop();
});
test.beforeEach(({ page }) => {
	outside = [];
	problems = [];
	page.on('request', (request) => {
		if (/^https?:/.test(request.url()) && !request.url().startsWith(served.url)) outside.push(request.url());
	});
	page.on('console', (message) => {
		if (message.type() === 'error') problems.push(message.text());
	});
	page.on('pageerror', (error) => problems.push(String(error)));
});
test.afterEach(() => {
	expect(outside, 'nothing leaves the origin').toEqual([]);
	expect(problems, 'no error on the console').toEqual([]);
});

async function open(page: Page): Promise<void> {
	await page.setViewportSize({ width: 848, height: 700 });
	await page.goto(served.url);
	await settled(page);
}

/** Waits for the picture, then for the labels, which follow it. */
async function settled(page: Page): Promise<void> {
	await page.waitForFunction(() => 'harness' in window);
	await page.evaluate(() => harness.whenDrawn());
	await page.waitForTimeout(400);
}

/** Colours of pixels of the page as seen, "r,g,b". */
async function pixels(page: Page, spots: readonly (readonly [x: number, y: number])[]): Promise<string[]> {
	const shot = (await page.screenshot()).toString('base64');
	return page.evaluate(
		async ([png, at]) => {
			const image = new Image();
			image.src = `data:image/png;base64,${png}`;
			await image.decode();
			const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
			context?.drawImage(image, 0, 0);
			return at.map(([x, y]) => [...(context?.getImageData(Math.round(x), Math.round(y), 1, 1).data.slice(0, 3) ?? [])].join());
		},
		[shot, spots] as const
	);
}

/** Where cells lie on the screen: found by pointing, as a user would. */
async function spotOf(page: Page, lng: number, lat: number): Promise<[number, number]> {
	return page.evaluate(
		([x, y]) => {
			const world = (degrees: number) => Math.log(Math.tan(Math.PI / 4 + (degrees * Math.PI) / 360)) / (2 * Math.PI);
			const box = { west: 1.04, south: 51.25, east: 1.12, north: 51.31 };
			const margin = 32;
			const { clientWidth: width, clientHeight: height } = document.documentElement;
			const down = world(box.north) - world(box.south);
			const scale = Math.min((width - 2 * margin) / ((box.east - box.west) / 360), (height - 2 * margin) / down);
			return [
				width / 2 + ((x - (box.west + box.east) / 2) / 360) * scale,
				height / 2 - (world(y) - (world(box.north) + world(box.south)) / 2) * scale
			] as [number, number];
		},
		[lng, lat] as const
	);
}

interface Cell {
	readonly id: string;
	readonly count: number;
	readonly spot: readonly [number, number];
}

/** Cells near the middle of the map with their counts. */
async function cellsNear(page: Page, most: number): Promise<Cell[]> {
	const found = await page.evaluate((n) => {
		const grid = harness.grid();
		const counts = harness.counts();
		if (grid === null || counts === null) return [];
		return grid.cells
			.slice(0, n)
			.map((id, i) => ({ id, count: counts.counts[i] ?? 0, lng: grid.centres[i * 2] ?? 0, lat: grid.centres[i * 2 + 1] ?? 0 }));
	}, most);
	return Promise.all(found.map(async ({ id, count, lng, lat }) => ({ id, count, spot: await spotOf(page, lng, lat) })));
}

const first = (cells: readonly Cell[], has: (cell: Cell) => boolean): Cell => {
	const found = cells.find(has);
	if (found === undefined) throw new Error('no such cell');
	return found;
};

for (const theme of ['light', 'dark', 'contrast'] as const)
	test(`fills equal their legend swatches in the ${theme} theme`, async ({ page }) => {
		await open(page);
		await page.evaluate((name) => {
			harness.theme(name);
		}, theme);
		await settled(page);
		const swatches = await page
			.locator('.legend svg[data-step] path')
			.evaluateAll((paths) => paths.map((path) => getComputedStyle(path).fill.replace(/[^\d,]/g, '')));
		expect(swatches).toHaveLength(6);
		const cells = await cellsNear(page, 160);
		const labels = await page
			.locator('.labels rect')
			.evaluateAll((rects) => rects.map((rect) => rect.getBoundingClientRect().toJSON() as DOMRect));
		const free = cells.filter(
			({ spot: [x, y] }) => !labels.some((box) => x > box.left - 2 && x < box.right + 2 && y > box.top - 2 && y < box.bottom + 2)
		);
		const seen = await pixels(
			page,
			free.map(({ spot }) => spot)
		);
		const byCount = new Map([70, 30, 12, 5, 3, 1].map((count, row) => [count, swatches[row]]));
		let compared = 0;
		free.forEach(({ count }, i) => {
			if (count === 0) return;
			expect(seen[i], `count ${String(count)}`).toBe(byCount.get(count));
			compared++;
		});
		expect(compared).toBeGreaterThan(90);
		const land = await page.locator('.map').evaluate((map) => getComputedStyle(map).backgroundColor.replace(/[^\d,]/g, ''));
		const ground = free.flatMap(({ count }, i) => (count === 0 ? [seen[i]] : []));
		expect(new Set(ground)).toEqual(new Set([land]));
	});

test('pointing, clicking and keys', async ({ page }) => {
	await open(page);
	const cells = await cellsNear(page, 60);
	const target = first(cells, ({ count }) => count === 12);
	await page.mouse.move(...target.spot);
	await expect(page.locator('[data-tip]')).toHaveText('12');
	await page.mouse.click(...target.spot);
	const other = first(cells, ({ count, id }) => count === 5 && id !== target.id);
	await page.keyboard.down('Control');
	await page.mouse.click(...other.spot);
	await page.keyboard.up('Control');
	expect(await page.evaluate(() => harness.heard.selected)).toEqual([[target.id], [target.id, other.id]]);
	await page.mouse.move(3, 3);
	await page.getByRole('application').focus();
	await page.keyboard.press('Escape');
	expect(await page.evaluate(() => harness.heard.selected.at(-1))).toEqual([]);
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('ArrowRight');
	await expect(page.locator('[aria-live=polite]')).toHaveText(/^Canterbury.*: \d+ incidents?$/);
	await page.keyboard.press('Enter');
	await expect(page.locator('[aria-live=polite]')).toHaveText(/selected$/);
	await page.keyboard.press('Escape');
	const zooms = await page.evaluate(() => harness.heard.zooms.length);
	await page.keyboard.press('-');
	await page.keyboard.press('-');
	await page.waitForTimeout(900);
	expect(await page.evaluate(() => harness.heard.zooms.length)).toBeGreaterThan(zooms);
});

test('a box by Shift and drag, a polygon by clicks', async ({ page }) => {
	await open(page);
	await page.keyboard.down('Shift');
	await page.mouse.move(300, 300);
	await page.mouse.down();
	await page.mouse.move(420, 380, { steps: 4 });
	await page.mouse.up();
	await page.keyboard.up('Shift');
	const box = await page.evaluate(() => harness.heard.drawn.at(-1));
	expect(Object.values(box ?? {}).every((degrees) => typeof degrees === 'number')).toBe(true);
	expect(Object.keys(box ?? {}).sort()).toEqual(['east', 'north', 'south', 'west']);
	await page.evaluate(() => {
		harness.set({ drawing: 'polygon', drawn: null });
	});
	for (const [x, y] of [
		[300, 300],
		[400, 310],
		[350, 400]
	] as const)
		await page.mouse.click(x, y);
	await page.mouse.dblclick(350, 400);
	const shape = await page.evaluate(() => harness.heard.drawn.at(-1));
	expect(shape).toHaveLength(1);
	expect((shape as Polygons)[0]?.[0]).toHaveLength(4);
});

test('streets from a PMTiles file draw above the hexagons', async ({ page }) => {
	await open(page);
	const at = await Promise.all([51.27, 51.275, 51.28].map((lat) => spotOf(page, 1.062, lat)));
	const strip = at.flatMap(([x, y]) => Array.from({ length: 9 }, (_, i) => [x, y - 4 + i] as const));
	const before = await pixels(page, strip);
	await page.evaluate(
		(bytes) => {
			harness.streets(bytes);
		},
		[...streetArchive()]
	);
	await settled(page);
	await expect(page.locator('.credit')).toContainText('Streets made by this test');
	await expect(page.locator('.credit [role=alert]')).toHaveCount(0);
	const after = await pixels(page, strip);
	for (let road = 0; road < 3; road++) {
		const changed = before.slice(road * 9, road * 9 + 9).filter((colour, i) => colour !== after[road * 9 + i]).length;
		expect(changed, `pixels across road ${String(road)}`).toBeGreaterThan(0);
		expect(changed, 'a hairline').toBeLessThan(6);
	}
});

test('a file that is no street archive is refused in words', async ({ page }) => {
	await open(page);
	await page.evaluate(() => {
		harness.streets([1, 2, 3]);
	});
	await expect(page.locator('.credit [role=alert]')).toContainText('.pmtiles');
});

test('a lost graphics context comes back', async ({ page }) => {
	await open(page);
	const [cell] = (await cellsNear(page, 60)).filter(({ count }) => count === 70);
	const spot = cell?.spot ?? [0, 0];
	const before = await pixels(page, [spot]);
	await page.evaluate(() =>
		document.querySelector<HTMLCanvasElement>('.host canvas')?.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext()
	);
	await page.waitForTimeout(300);
	await settled(page);
	expect(await pixels(page, [spot])).toEqual(before);
});

test('without WebGL 2 a message and the table stand in', async ({ page }) => {
	await page.addInitScript(() => {
		const plain = Reflect.get(HTMLCanvasElement.prototype, 'getContext') as (
			this: HTMLCanvasElement,
			kind: string,
			options?: unknown
		) => unknown;
		Reflect.set(HTMLCanvasElement.prototype, 'getContext', function (this: HTMLCanvasElement, kind: string, options?: unknown) {
			return kind.startsWith('webgl') ? null : plain.call(this, kind, options);
		});
	});
	await page.goto(served.url);
	await expect(page.getByRole('alert')).toContainText('WebGL 2');
	await expect(page.getByRole('row')).toHaveCount(201);
	await page.getByRole('row').nth(1).getByRole('button').click();
	expect(await page.evaluate(() => harness.heard.selected.length)).toBe(1);
});

test('new counts for 36,000 hexagons keep the page free', async ({ page }) => {
	await open(page);
	await page.evaluate(() => {
		harness.disk(9, 110);
	});
	await settled(page);
	const session = await page.context().newCDPSession(page);
	// Time of the thread, not of the clock: other work on the machine does not count.
	await session.send('Performance.enable', { timeDomain: 'threadTicks' });
	const busy = async () => (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
	const start = await busy();
	for (let turn = 1; turn <= 10; turn++)
		await page.evaluate((by) => {
			harness.turn(by);
			return harness.whenDrawn();
		}, turn);
	const each = ((await busy()) - start) * 100;
	console.log(`36,631 hexagons: ${each.toFixed(1)} ms of the main thread for each change of counts`);
	expect(each).toBeLessThan(50);
});
