import path from 'node:path';
import { type BrowserContext, expect, type Page, test as base } from '@playwright/test';
import { openSample } from './steps';

/** Third-party files that tests read where they are present: a folder beside the project. */
export const shared = path.resolve(import.meta.dirname, '../../../shared');

interface Guard {
	/** Problems that a spec provokes on purpose, by their text; everything else fails the test. */
	allowedProblems: RegExp[];
	/** What went wrong so far: requests to another origin, console errors, CSP violations, uncaught errors. */
	problems: string[];
}

/** The sample, open in a page of its own. */
interface Opened {
	readonly page: Page;
	readonly problems: string[];
}

/** Writes down what must not happen, from pages and workers alike. */
async function watch(context: BrowserContext, baseURL: string | undefined, problems: string[]): Promise<void> {
	const { origin } = new URL(baseURL ?? 'http://localhost');
	context.on('request', (request) => {
		const url = new URL(request.url());
		if (/^(https?|wss?):$/.test(url.protocol) && url.origin !== origin) problems.push(`request to another origin: ${request.url()}`);
	});
	context.on('console', (message) => {
		if (message.type() === 'error') problems.push(`console error: ${message.text()} (${message.location().url})`);
	});
	context.on('weberror', (error) => problems.push(`uncaught error: ${error.error().stack ?? error.error().message}`));
	await context.addInitScript(() => {
		document.addEventListener('securitypolicyviolation', (event) => {
			console.error(`CSP violation: ${event.effectiveDirective} blocked ${event.blockedURI}`);
		});
	});
}

function expectNone(problems: readonly string[], allowed: readonly RegExp[]): void {
	const unexpected = problems.filter((problem) => !allowed.some((known) => known.test(problem)));
	expect(unexpected, 'nothing leaves the origin, no console or page error').toEqual([]);
}

/** Every browser test imports this: it fails a test on egress, console errors, CSP violations and uncaught errors. */
export const test = base.extend<Guard & { sample: Page }, { opened: Opened }>({
	allowedProblems: [[], { option: true }],
	problems: [
		async ({ context, baseURL, allowedProblems }, use) => {
			const problems: string[] = [];
			await watch(context, baseURL, problems);
			await use(problems);
			expectNone(problems, allowedProblems);
		},
		{ auto: true }
	],
	opened: [
		async ({ browser }, use, { project }) => {
			const { baseURL = '', viewport = null, locale = '', timezoneId = '', contextOptions } = project.use;
			const context = await browser.newContext({ ...contextOptions, baseURL, viewport, locale, timezoneId });
			const problems: string[] = [];
			await watch(context, baseURL, problems);
			const page = await context.newPage();
			await page.goto('/data');
			await openSample(page);
			await use({ page, problems });
			await context.close();
		},
		{ scope: 'worker', timeout: 150_000 }
	],
	/** For tests that load nothing else: opening the sample for each would take longer than the test. `follow` leads to a view. */
	sample: async ({ opened: { page, problems }, viewport, allowedProblems }, use) => {
		if (viewport) await page.setViewportSize(viewport);
		await page.emulateMedia({ reducedMotion: 'reduce' });
		problems.length = 0;
		await use(page);
		expectNone(problems, allowedProblems);
	}
});

export { expect };
