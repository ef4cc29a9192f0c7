/**
 * `npm run bench`: the built app beside its peers, in one run, when the peer bench lies beside the project (../shared/bench);
 * else the project's own micro benches.
 * First of all the analyses' kernels beside plain loops, then the deployment engine: covering, allocation, tours and a plan.
 * With `--kernels` or `--deployment`, these alone.
 * With `--import`, the import by itself: Cancel, and the memory of five million rows.
 * `node scripts/bench.mjs [--kernels] [--deployment] [--import] [--rows 1000000] [--rounds 1] [--only duckdb,limit,mosaic,papa-only,product] [--csv FILE]`
 */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { benchImport } from './bench-import.mjs';
import { printRatios } from './bench-ratios.mjs';
import { ensureBrowser } from './browser.mjs';
import { build, BUILD } from './build.mjs';
import { install } from './install.mjs';
import { bin, must, run, ROOT } from './run.mjs';
import { say, step } from './say.mjs';
import { serve } from './serve.mjs';

const PEERS = path.resolve(ROOT, '../shared/bench');
const WORK = path.join(ROOT, '.cache', 'bench');

const { values: arg } = parseArgs({
	options: {
		rows: { type: 'string', default: '1000000' },
		rounds: { type: 'string', default: '1' },
		only: { type: 'string', default: 'limit,duckdb,mosaic,papa-only,product' },
		csv: { type: 'string' },
		import: { type: 'boolean', default: false },
		kernels: { type: 'boolean', default: false },
		deployment: { type: 'boolean', default: false }
	}
});

/** Builds the peers that are asked for and are not built yet. */
async function setUpPeers() {
	const wanted = arg.only.split(',').map((name) => name.replace(/-(nopre|bytes)$|^papa-only$/, ''));
	const peers = [...new Set(wanted)].filter((name) => name !== 'product' && !existsSync(path.join(WORK, 'dist', name)));
	const missing = existsSync(path.join(WORK, 'node_modules')) ? peers : [...new Set([...peers, 'limit'])];
	if (missing.length === 0) return;
	const args = [path.join(PEERS, 'setup.mjs'), '--work', WORK, '--only', missing.join(',')];
	await step(`Setting up ${missing.join(', ')}`, () => must(process.execPath, args));
}

/** The file of so many rows, generated on first use. @param {string} rows */
async function dataFile(rows) {
	const dir = path.join(WORK, 'data');
	const file = path.join(dir, `incidents_${rows}.csv`);
	const args = [path.join(PEERS, 'gen.mjs'), '--out', dir, '--rows', rows];
	if (!existsSync(file)) await step(`Generating ${rows} incidents`, () => must(process.execPath, args));
	return file;
}

/** @returns {Promise<number>} exit code */
async function importAlone() {
	const browser = await ensureBrowser();
	await build({ ifChanged: true });
	const files = { small: await dataFile('100000'), large: await dataFile('1000000'), huge: await dataFile('5000000') };
	const server = await serve(BUILD);
	const holds = await benchImport(browser, server.url, files);
	await server.close();
	return holds ? 0 : 1;
}

/** @returns {Promise<number>} exit code */
async function besidePeers() {
	const browser = await ensureBrowser();
	await build({ ifChanged: true });
	await setUpPeers();
	const csv = arg.csv === undefined ? await dataFile(arg.rows) : path.resolve(arg.csv);
	const server = await serve(BUILD);
	const args = ['--work', WORK, '--csv', csv, '--rows', arg.rows, '--rounds', arg.rounds, '--only', arg.only];
	args.push('--chromium', browser, '--url', `product=${server.url}?bench`, '--out', path.join(WORK, 'result.json'));
	const { code, output } = await run(process.execPath, [path.join(PEERS, 'run.mjs'), ...args], { show: true });
	await server.close();
	return code === 0 && printRatios(output) ? 0 : 1;
}

/** @returns {Promise<number>} exit code */
async function microBenches() {
	const dir = path.join(ROOT, 'tests', 'bench');
	const any = existsSync(dir) && readdirSync(dir, { recursive: true }).some((name) => String(name).endsWith('.bench.ts'));
	if (!any) {
		say('unsupported: the peer bench is not beside the project, and there is no micro bench yet.');
		return 2;
	}
	return (await run(process.execPath, [bin('vitest/vitest.mjs'), 'bench', '--run'], { show: true })).code;
}

/** @param {string} name @returns {Promise<number>} exit code; not 0 when a result differs from a simpler way's */
const alone = async (name) =>
	(await run(process.execPath, [bin('tsx/dist/cli.mjs'), path.join(ROOT, 'tests', 'bench', name)], { show: true })).code;

await install();
const only = arg.kernels || arg.deployment;
const first = only || arg.import ? [arg.kernels && 'kernels.ts', arg.deployment && 'deployment.ts'] : ['kernels.ts', 'deployment.ts'];
let code = 0;
for (const name of first) if (name && code === 0) code = await alone(name);
process.exitCode = code !== 0 || only ? code : await (!existsSync(PEERS) ? microBenches() : arg.import ? importAlone() : besidePeers());
