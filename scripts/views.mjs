/**
 * The views that have pictures: where each lives, and how to bring it to the state worth showing.
 * @typedef {{ name: string, title: string, path: string, prepare: (page: import('@playwright/test').Page) => Promise<void> }} View
 */

/** @type {readonly View[]} */
export const VIEWS = [
	{
		name: 'data',
		title: 'Data: what was read, and what was left out',
		path: '/data',
		prepare: async (page) => {
			await page.locator('input[type=file]').first().waitFor({ state: 'attached' });
		}
	}
];
