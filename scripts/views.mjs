/**
 * The views that have pictures: where each lives, and how to bring it to the state worth showing.
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {{ name: string, title: string, path: string, prepare: (page: Page) => Promise<void> }} View
 */

/** A slow machine draws WebGL on the CPU. */
export const PATIENCE = { timeout: 120_000 };

/** @param {Page} page */
async function loadSample(page) {
	await page.getByRole('button', { name: 'Open the synthetic sample' }).click(PATIENCE);
	await page.getByTestId('count').filter({ hasText: /\d/ }).waitFor(PATIENCE);
}

/** Nothing on the page says that it is still working. @param {Page} page */
const settled = (page) => page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null, null, PATIENCE);

/** Loads the sample and waits until Explore shows it. @param {Page} page */
async function explore(page) {
	await loadSample(page);
	await drawn(page);
}

/** The map has drawn, and names have found their places. @param {Page} page */
async function drawn(page) {
	await page.waitForLoadState('networkidle');
	await settled(page);
	await page.waitForTimeout(3000);
}

/** Follows a link between the views, wherever this size shows it. @param {Page} page @param {string} name */
const follow = (page, name) => page.getByRole('link', { name, exact: true }).filter({ visible: true }).first().click(PATIENCE);

/**
 * A lens of a screen under the sample's last year of one category.
 * @param {string} name @param {string} title @param {'Explore' | 'Hot spots' | 'Plan' | 'Check'} screen @param {string} fragment
 * @param {string} [shows] what is there once the answer is
 * @returns {View}
 */
const lens = (name, title, screen, fragment, shows = 'main') => ({
	name,
	title,
	path: `/data#${fragment}`,
	prepare: async (page) => {
		await explore(page);
		if (screen !== 'Explore') await follow(page, screen);
		await page.locator(shows).first().waitFor(PATIENCE);
		await drawn(page);
	}
});
/** @param {Page} page @param {'Partnership' | 'Public'} name */
const audience = (page, name) => page.getByRole('radiogroup', { name: 'Audience' }).getByText(name, { exact: true }).click(PATIENCE);

/** Share, with the choice of a story. @param {Page} page */
export async function share(page) {
	await explore(page);
	await follow(page, 'Share');
	await audience(page, 'Partnership');
	await page.getByRole('heading', { name: 'Which story do you want to tell?' }).waitFor(PATIENCE);
}
export const YEAR = 'period=2025-11-01..2026-10-31';

/** @type {readonly View[]} */
export const VIEWS = [
	{
		name: 'data',
		title: 'Data: what was read, and what was left out',
		path: '/data',
		prepare: async (page) => {
			await explore(page);
			await follow(page, 'Data');
			await page.getByText('synthetic-canterbury-incidents').first().click(PATIENCE);
			await settled(page);
		}
	},
	{
		name: 'priorities',
		title: 'Data: categories by the partnership’s priorities',
		path: '/data',
		prepare: async (page) => {
			await explore(page);
			await follow(page, 'Data');
			await page.getByRole('button', { name: 'Priorities and harm' }).click(PATIENCE);
			await settled(page);
		}
	},
	{
		name: 'explore',
		title: 'Explore: map and trends that filter each other',
		path: '/data',
		prepare: explore
	},
	{
		name: 'table',
		title: 'Explore as a table: every hexagon, without a map',
		path: '/data',
		prepare: async (page) => {
			await explore(page);
			await page.keyboard.press('t');
			await page.getByTestId('cells').locator('tbody tr').first().waitFor(PATIENCE);
			await settled(page);
		}
	},
	lens('trends', 'Explore, trends: limits, seasons, alarms and years', 'Explore', 'lens=explore.trends'),
	lens('times', 'Explore, time of day: hours of the week, as often as they occurred', 'Explore', 'lens=explore.times'),
	lens('compare', 'Explore, compare: what rose and fell beyond chance', 'Explore', `${YEAR}&lens=explore.compare`),
	lens('areas', 'Explore, areas: counts and rates by ward, with their doubt', 'Explore', `${YEAR}&lens=explore.areas`),
	lens('playback', 'Explore, playback: month by month in fixed classes', 'Explore', 'lens=explore.playback'),
	lens('ask', 'Explore, ask your own: read-only questions in SQL', 'Explore', 'lens=explore.ask'),
	lens('hotspots', 'Hot spots: places that stand out from chance', 'Hot spots', YEAR, 'tr[data-rank]'),
	lens(
		'near-repeat',
		'Hot spots, near repeat: how soon and how close it happens again',
		'Hot spots',
		`${YEAR}&category=Burglary&lens=hotspots.near-repeat`
	),
	lens('check', 'Check: does the headline hold?', 'Check', `headline=${encodeURIComponent('ASB down 28% in the last 12 months')}`),
	// The hexagon of the sample where anti-social behaviour fades, against as busy a control.
	lens(
		'before-after',
		'Check, before and after: what changed where something was done',
		'Check',
		'lens=check.before-after&category=Anti-social%20behaviour&evaluation=9_1_1_2025-11-01_12_year__891948515db._',
		'[data-testid=finding]'
	),
	{
		name: 'plan',
		title: 'Plan: where and when patrols would reach most, and how far that can be trusted',
		path: '/data',
		prepare: async (page) => {
			await explore(page);
			await follow(page, 'Plan');
			await page.getByTestId('tour-words').waitFor(PATIENCE);
			await drawn(page);
		}
	},
	lens(
		'week',
		'Plan a week: hours by shift and area, suggested, current and mine',
		'Plan',
		`${YEAR}&lens=plan.week`,
		'[data-testid=all-hours]'
	),
	lens('site', 'Site a refuge point: who comes within reach of an open one', 'Plan', `${YEAR}&lens=plan.site`, '[data-testid=bid]'),
	lens('routes', 'Routes: incidents along way-marked walks', 'Plan', `${YEAR}&lens=plan.routes`, '[data-testid=pieces]'),
	{
		name: 'partnership',
		title: 'Explore for the partnership: rounded counts that filter each other, from aggregates alone',
		path: `/data#${YEAR}`,
		prepare: async (page) => {
			await explore(page);
			await audience(page, 'Partnership');
			await page.getByText('Partnership view.').waitFor(PATIENCE);
			await page.waitForTimeout(1000);
		}
	},
	{
		name: 'share',
		title: 'Share: slides of a ready story, for the partnership',
		path: `/data#${YEAR}`,
		prepare: async (page) => {
			await share(page);
			await page.getByRole('button', { name: 'Neighbourhood tasking' }).click(PATIENCE);
			await page.getByRole('button', { name: /^Slide 3 of/ }).click(PATIENCE);
			await page.waitForTimeout(1000);
		}
	},
	{
		name: 'report',
		title: 'Share: the strategic assessment, ready to be written and printed',
		path: `/data#${YEAR}`,
		prepare: async (page) => {
			await share(page);
			await page.getByRole('button', { name: 'Strategic assessment', exact: true }).click(PATIENCE);
			await page.getByRole('heading', { name: 'Headline against priorities' }).first().scrollIntoViewIfNeeded(PATIENCE);
			await page.waitForTimeout(1500);
		}
	}
];
