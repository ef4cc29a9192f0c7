/**
 * `npm test`: sets everything up, runs the checks, the unit tests, the build and the browser tests, and ends with the
 * one line that counts them all. A runner that crashes or reports nothing is a failure.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { install } from './install.mjs';
import { bin, run, ROOT, tail } from './run.mjs';
import { say, since } from './say.mjs';
import { add, fromChecks, fromPlaywright, fromVitest, line, NOTHING, withExit } from './tally.mjs';

const REPORTS = path.join(ROOT, 'test-results');

/**
 * Runs one test runner and counts what its own report says.
 * @param {string} title
 * @param {readonly string[]} command
 * @param {{ report: string, env?: Record<string, string>, count: (report: unknown) => import('./tally.mjs').Tally }} how
 */
async function suite(title, command, { report, env = {}, count }) {
	const from = performance.now();
	say(`${title}:`);
	rmSync(report, { force: true });
	const [file = '', ...args] = command;
	const { code, output } = await run(process.execPath, [bin(file), ...args], { env, show: true });
	const counted = existsSync(report) ? count(JSON.parse(readFileSync(report, 'utf8'))) : NOTHING;
	const tally = withExit(counted, code);
	say(`${title}: ${line(tally)} (${since(from)})`);
	if (tally.failed > counted.failed) say(tail(output, 15));
	return tally;
}

/** Everything after the set-up. @returns {Promise<import('./tally.mjs').Tally>} */
async function runAll() {
	const { checkBuild, checkSource } = await import('./checks.mjs');
	// Lint keeps one core busy for minutes: the unit tests need not wait for it.
	say('Checks, beside the unit tests:');
	const checked = checkSource();
	const vitest = path.join(REPORTS, 'unit.json');
	const unit = await suite(
		'Unit tests',
		['vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitest}`],
		{
			report: vitest,
			count: fromVitest
		}
	);
	const source = fromChecks(await checked);
	say('Build:');
	const built = fromChecks(await checkBuild());
	// Playwright empties test-results when it starts.
	const playwright = path.join(ROOT, '.svelte-kit', 'browser-tests.json');
	const browser = await suite('Browser tests', ['@playwright/test/cli.js', 'test', '--reporter=list,json'], {
		report: playwright,
		env: { PLAYWRIGHT_JSON_OUTPUT_NAME: playwright },
		count: fromPlaywright
	});
	return [source, unit, built, browser].reduce(add);
}

/** @returns {Promise<import('./tally.mjs').Tally>} */
async function main() {
	try {
		await install();
		const { ensureBrowser } = await import('./browser.mjs');
		say(`Browser: ${await ensureBrowser()}`);
		return await runAll();
	} catch (error) {
		say(error instanceof Error ? (error.stack ?? error.message) : String(error));
		return { ...NOTHING, failed: 1 };
	}
}

const total = await main();
say(line(total));
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
