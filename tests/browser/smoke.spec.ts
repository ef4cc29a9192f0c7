import { expect, test } from './fixtures';

test('the page opens under the deployed headers', async ({ page }) => {
	const response = await page.goto('/');
	expect(response?.status()).toBe(200);
	expect(response?.headers()['content-security-policy']).toContain("default-src 'none'");
	await expect(page).toHaveTitle(/Hexbeat/);
	await expect(page.locator('body')).toContainText('Hexbeat');
});

test('WebGL2, which the map needs, runs in this browser', async ({ page }) => {
	await page.goto('/');
	expect(await page.evaluate(() => document.createElement('canvas').getContext('webgl2') !== null)).toBe(true);
});

test.describe('the policy and its guard', () => {
	test.use({ allowedProblems: [/CSP violation|Content Security Policy|another origin|Failed to load|Refused to/] });

	test('a request to another origin is blocked, from the page and from a worker, and noticed', async ({ page, problems }) => {
		await page.goto('/');
		const reached = await page.evaluate(async () => {
			const ask = `fetch('http://127.0.0.1:9/beacon').then(() => 'reached', (error) => String(error))`;
			const code = `${ask}.then((answer) => postMessage(answer))`;
			const worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
			const fromWorker = new Promise<unknown>((resolve) => {
				worker.onmessage = ({ data }) => {
					resolve(data);
				};
			});
			const fromPage = fetch('http://127.0.0.1:9/beacon').then(
				() => 'reached',
				(error: unknown) => String(error)
			);
			return [await fromPage, await fromWorker];
		});
		expect(reached).toEqual(['TypeError: Failed to fetch', 'TypeError: Failed to fetch']);
		expect(problems.filter((problem) => /CSP violation|Content Security Policy/.test(problem)).length).toBeGreaterThanOrEqual(2);
	});
});
