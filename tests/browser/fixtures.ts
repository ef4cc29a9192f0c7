import path from 'node:path';
import { type BrowserContext, expect, test as base } from '@playwright/test';

/** Third-party files that tests read where they are present: a folder beside the project. */
export const shared = path.resolve(import.meta.dirname, '../../../shared');

interface Guard {
	/** Problems that a spec provokes on purpose, by their text; everything else fails the test. */
	allowedProblems: RegExp[];
	/** What went wrong so far: requests to another origin, console errors, CSP violations, uncaught errors. */
	problems: string[];
}

/** Writes down what must not happen, from pages and workers alike. */
function watch(context: BrowserContext, origin: string, problems: string[]): void {
	context.on('request', (request) => {
		const url = new URL(request.url());
		if (/^(https?|wss?):$/.test(url.protocol) && url.origin !== origin) problems.push(`request to another origin: ${request.url()}`);
	});
	context.on('console', (message) => {
		if (message.type() === 'error') problems.push(`console error: ${message.text()} (${message.location().url})`);
	});
	context.on('weberror', (error) => problems.push(`uncaught error: ${error.error().stack ?? error.error().message}`));
}

/** Every browser test imports this: it fails a test on egress, console errors, CSP violations and uncaught errors. */
export const test = base.extend<Guard>({
	allowedProblems: [[], { option: true }],
	problems: [
		async ({ context, baseURL, allowedProblems }, use) => {
			const problems: string[] = [];
			watch(context, new URL(baseURL ?? 'http://localhost').origin, problems);
			await context.addInitScript(() => {
				document.addEventListener('securitypolicyviolation', (event) => {
					console.error(`CSP violation: ${event.effectiveDirective} blocked ${event.blockedURI}`);
				});
			});
			await use(problems);
			const unexpected = problems.filter((problem) => !allowedProblems.some((allowed) => allowed.test(problem)));
			expect(unexpected, 'nothing leaves the origin, no console or page error').toEqual([]);
		},
		{ auto: true }
	]
});

export { expect };
