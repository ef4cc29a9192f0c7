/** Finds the Chromium that tests, pictures and benches drive. */
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { bin, run, ROOT, tail } from './run.mjs';
import { say, step } from './say.mjs';

/** Where Playwright's own download goes: inside the project, not the home directory. */
const DOWNLOADS = path.join(ROOT, '.cache', 'browsers');
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const APPS = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];

/** WebGL on the CPU, and no traffic of the browser's own. Pages themselves are put together without WebGL: on the CPU that is the slower way. */
export const BROWSER_FLAGS = [
	'--no-sandbox',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--use-gl=angle',
	'--use-angle=swiftshader',
	'--enable-unsafe-swiftshader',
	'--ignore-gpu-blocklist',
	'--disable-gpu-compositing'
];

/** @param {string} file */
function runs(file) {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

/** The browser that Playwright downloaded, if it did. */
function downloaded() {
	if (!existsSync(DOWNLOADS)) return undefined;
	const found = readdirSync(DOWNLOADS, { recursive: true, withFileTypes: true });
	const file = found.find((entry) => entry.isFile() && /^(chrome|headless_shell|chrome-headless-shell|Chromium)$/.test(entry.name));
	return file && path.join(file.parentPath, file.name);
}

/** Path of an installed browser: CHROMIUM_PATH, then one on the PATH, then Playwright's own; null when there is none. */
export function findBrowser() {
	const named = process.env['CHROMIUM_PATH'];
	if (named !== undefined && named !== '') {
		if (!runs(named)) throw new Error(`CHROMIUM_PATH is "${named}", which cannot be run. Correct it or unset it.`);
		return named;
	}
	const onPath = (process.env['PATH'] ?? '').split(path.delimiter).flatMap((dir) => NAMES.map((name) => path.join(dir, name)));
	return [...onPath, ...APPS].find(runs) ?? downloaded() ?? null;
}

/** @param {string} text @param {string} command @param {string[]} args @param {Record<string, string>} [env] */
async function attempt(text, command, args, env = {}) {
	const { code, output } = await step(text, () => run(command, args, { env }));
	if (code !== 0) say(`  did not work: ${tail(output, 1)}`);
	return code === 0;
}

/** Debian's package, for a machine that may install it. */
async function installPackage() {
	if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
	const env = { DEBIAN_FRONTEND: 'noninteractive' };
	await attempt('Refreshing the list of system packages', 'apt-get', ['update', '-q'], env);
	await attempt('Installing the chromium package', 'apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], env);
}

/** Like `findBrowser`, but gets one when there is none. */
export async function ensureBrowser() {
	const ready = findBrowser();
	if (ready !== null) return ready;
	say('No Chromium was found on this machine.');
	await attempt('Downloading one', process.execPath, [bin('@playwright/test/cli.js'), 'install', 'chromium'], {
		PLAYWRIGHT_BROWSERS_PATH: DOWNLOADS
	});
	if (findBrowser() === null) await installPackage();
	const found = findBrowser();
	if (found === null) throw new Error('No browser for the tests. Install Chromium or Chrome, or set CHROMIUM_PATH to one.');
	return found;
}
