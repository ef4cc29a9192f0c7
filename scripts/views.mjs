/**
 * The views that have pictures: where each lives, and how to bring it to the state worth showing.
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {{ name: string, title: string, path: string, prepare: (page: Page) => Promise<void> }} View
 */

/** A slow machine draws WebGL on the CPU. */
const PATIENCE = { timeout: 120_000 };

/** @param {Page} page */
async function readSample(page) {
	await page.getByRole('button', { name: 'Open the synthetic sample' }).click();
	await page.getByRole('button', { name: /^Load [\d,]+ incidents$/ }).waitFor(PATIENCE);
}

/** @param {Page} page */
async function loadSample(page) {
	await readSample(page);
	await page.getByRole('button', { name: /^Load [\d,]+ incidents$/ }).click(PATIENCE);
	await page.getByTestId('count').filter({ hasText: /\d/ }).waitFor(PATIENCE);
}

/** Nothing on the page says that it is still working. @param {Page} page */
const settled = (page) => page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null, null, PATIENCE);

/** @type {readonly View[]} */
export const VIEWS = [
	{
		name: 'data',
		title: 'Data: what was read, and what was left out',
		path: '/data',
		prepare: readSample
	},
	{
		name: 'explore',
		title: 'Explore: map and trends that filter each other',
		path: '/data',
		prepare: async (page) => {
			await loadSample(page);
			await page.waitForLoadState('networkidle');
			await settled(page);
			await page.waitForTimeout(3000);
		}
	}
];
