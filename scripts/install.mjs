import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT, run } from './run.mjs';
import { step } from './say.mjs';

/** @typedef {{ packages?: Record<string, { version?: string, optional?: boolean, devOptional?: boolean }> }} Lock */

/** @param {string} file @returns {Lock} */
const readLock = (file) => /** @type {Lock} */ (JSON.parse(readFileSync(file, 'utf8')));

/** Whether the packages on disk are those of the lockfile, by npm's own record of what it installed. @param {string} root */
function matches(root) {
	const record = path.join(root, 'node_modules', '.package-lock.json');
	if (!existsSync(record)) return false;
	const have = readLock(record).packages ?? {};
	const want = Object.entries(readLock(path.join(root, 'package-lock.json')).packages ?? {}).filter(([name]) => name !== '');
	return want.every(([name, entry]) => {
		const installed = have[name];
		return installed ? installed.version === entry.version : entry.optional === true || entry.devOptional === true;
	});
}

/** Runs npm itself, by this Node when npm started us; a failure says what npm said first. @param {readonly string[]} args */
async function npm(args) {
	const self = process.env['npm_execpath'];
	const { code, output } = self?.endsWith('.js') === true ? await run(process.execPath, [self, ...args]) : await run('npm', args);
	if (code === 0) return;
	const said = output.split('\n').filter((line) => line.startsWith('npm error') && line.trim() !== 'npm error');
	throw new Error(['npm could not install the packages. Is this machine online?', ...said.slice(0, 12)].join('\n'));
}

/** Installs the packages of the lockfile unless exactly those are installed already. */
export async function install(root = ROOT) {
	const stamp = path.join(root, 'node_modules', '.hexbeat-lock');
	const hash = createHash('sha256')
		.update(readFileSync(path.join(root, 'package-lock.json')))
		.digest('hex');
	if (existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === hash) return;
	if (!matches(root)) {
		const first = !existsSync(path.join(root, 'node_modules'));
		await step(first ? 'Installing the packages (first run, about a minute)' : 'Installing the packages (the lockfile changed)', () =>
			npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--include=dev'])
		);
	}
	writeFileSync(stamp, `${hash}\n`);
}
