import { defineConfig } from '@playwright/test';
import { BROWSER_FLAGS, findBrowser } from './scripts/browser.mjs';

// The configuration is read again in every worker process: the first reading decides the port for all.
const port = (process.env['HEXBEAT_TEST_PORT'] ??= String(20_000 + (process.pid % 20_000)));
const browser = findBrowser();
const ci = process.env['CI'] !== undefined;

export default defineConfig({
	testDir: 'tests/browser',
	outputDir: 'test-results',
	fullyParallel: false,
	// A page waits for its workers as often as it computes: two files at a time keep two cores busy.
	workers: 2,
	retries: 0,
	forbidOnly: ci,
	timeout: 150_000,
	expect: { timeout: 25_000 },
	reporter: 'list',
	webServer: {
		command: `node scripts/serve.mjs build --port ${port}`,
		url: `http://localhost:${port}/`,
		reuseExistingServer: false,
		timeout: 20_000
	},
	use: {
		baseURL: `http://localhost:${port}/`,
		browserName: 'chromium',
		headless: true,
		launchOptions: { args: BROWSER_FLAGS, ...(browser === null ? {} : { executablePath: browser }) },
		locale: 'en-GB',
		timezoneId: 'Europe/London',
		// A camera that flies is drawn forty times, in software here; tests of motion ask for it.
		contextOptions: { reducedMotion: 'reduce' },
		screenshot: 'only-on-failure',
		trace: 'off'
	},
	projects: [{ name: 'desktop', use: { viewport: { width: 1440, height: 900 } } }]
});
