/** The import by itself: how fast Cancel answers, whether earlier data stay, and how much memory a large file takes. */
import { readFileSync, readdirSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { say } from './say.mjs';

const CANCEL_MS = 250;
const MEMORY_MB = 1500;
/** Cancels timed, at growing shares of the file. */
const SHARES = [0.05, 0.2, 0.5, 0.8];

/** Largest memory in MB that any process of the browser's renderers has held, as Linux counts it. @param {number} parent */
function rendererPeak(parent) {
	const children = new Map();
	for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name)))
		try {
			const ppid = Number(/\nPPid:\t(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
			children.set(ppid, [...(children.get(ppid) ?? []), Number(pid)]);
		} catch {
			// The process ended meanwhile.
		}
	const below = [parent];
	for (const pid of below) below.push(...(children.get(pid) ?? []));
	const peaks = below.map((pid) => {
		try {
			if (!readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8').includes('--type=renderer')) return 0;
			return Number(/\nVmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1]) / 1024;
		} catch {
			return 0;
		}
	});
	return Math.max(...peaks);
}

/** @param {import('@playwright/test').Page} page */
const total = async (page) => Number((await page.getByTestId('count').textContent())?.replaceAll(',', ''));

/**
 * Loads the small file, then cancels the reading of the large one at several places.
 * @param {import('@playwright/test').Page} page @param {string} small @param {string} large
 */
async function cancels(page, small, large) {
	await page.locator('input[type=file]').first().setInputFiles(small);
	await page.getByRole('button', { name: /^Load [\d,]+ incidents/ }).click({ timeout: 120_000 });
	await page.getByTestId('count').waitFor({ timeout: 60_000 });
	const before = await total(page);
	const times = [];
	for (const share of SHARES) {
		await page.getByRole('link', { name: 'Data', exact: true }).first().click();
		await page.locator('input[type=file]').first().setInputFiles(large);
		const bar = page.getByRole('progressbar').first();
		await bar.waitFor();
		await page.waitForFunction(
			(least) => {
				const element = document.querySelector('[role=progressbar], progress');
				const value = Number(element?.getAttribute('aria-valuenow') ?? element?.getAttribute('value') ?? 0);
				const most = Number(element?.getAttribute('aria-valuemax') ?? element?.getAttribute('max') ?? 1);
				return value / most >= least;
			},
			share,
			{ timeout: 120_000 }
		);
		times.push(
			await page.evaluate(async () => {
				const button = [...document.querySelectorAll('button')].find((item) => item.textContent?.trim() === 'Cancel');
				const start = performance.now();
				button?.click();
				while (!/Reading was cancelled/.test(document.body.textContent ?? '')) await new Promise((next) => requestAnimationFrame(next));
				return performance.now() - start;
			})
		);
		await page
			.getByRole('button', { name: /^Remove/ })
			.last()
			.click();
	}
	await page.getByRole('link', { name: 'Explore', exact: true }).first().click();
	await page.getByTestId('count').waitFor();
	return { times, before, after: await total(page) };
}

/**
 * @param {string} browserPath @param {string} url
 * @param {{ small: string, large: string, huge: string }} files CSVs of 100,000, 1 and 5 million incidents
 * @returns {Promise<boolean>} whether the limits hold
 */
export async function benchImport(browserPath, url, { small, large, huge }) {
	let holds = true;
	const launch = () => chromium.launch({ executablePath: browserPath, args: ['--no-sandbox', '--disable-gpu-rasterization'] });
	const browser = await launch();
	const page = await browser.newPage();
	await page.goto(`${url}data`);
	const { times, before, after } = await cancels(page, small, large);
	await browser.close();
	const slowest = Math.max(...times);
	say(
		`Cancel answered in ${times.map((ms) => Math.round(ms)).join(', ')} ms; at most ${CANCEL_MS} is wanted. Incidents before ${before}, after ${after}.`
	);
	if (slowest > CANCEL_MS || before !== after) holds = false;
	const server = await chromium.launchServer({ executablePath: browserPath, args: ['--no-sandbox', '--disable-gpu-rasterization'] });
	const client = await chromium.connect(server.wsEndpoint());
	const view = await client.newPage();
	await view.goto(`${url}?bench`);
	await view.waitForFunction(() => '__bench' in window);
	await view.evaluate(() => /** @type {any} */ (window).__bench.ready);
	await view.evaluate(() => {
		const input = Object.assign(document.createElement('input'), { type: 'file', id: 'bench-file' });
		document.body.append(input);
	});
	await view.setInputFiles('#bench-file', huge);
	const totals = await view.evaluate(() => {
		const input = /** @type {HTMLInputElement} */ (document.getElementById('bench-file'));
		return /** @type {any} */ (window).__bench.load(input.files?.[0]);
	});
	const peak = rendererPeak(server.process().pid ?? 0);
	await server.close();
	say(
		`${totals.map.toLocaleString('en-GB')} incidents on the map: renderer memory at most ${Math.round(peak)} MB; at most ${MEMORY_MB} is wanted.`
	);
	return holds && peak <= MEMORY_MB;
}
