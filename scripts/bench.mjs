/**
 * `npm run bench`: the built app beside its peers, in one run, when the peer bench lies beside the project (../shared/bench);
 * else the project's own micro benches.
 * `node scripts/bench.mjs [--rows 1000000] [--rounds 1] [--only duckdb,limit,mosaic,papa-only,product] [--csv FILE]`
 */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
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
		csv: { type: 'string' }
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

/** The file of the wanted size, generated on first use. */
async function dataFile() {
	if (arg.csv !== undefined) return path.resolve(arg.csv);
	const dir = path.join(WORK, 'data');
	const file = path.join(dir, `incidents_${arg.rows}.csv`);
	const args = [path.join(PEERS, 'gen.mjs'), '--out', dir, '--rows', arg.rows];
	if (!existsSync(file)) await step(`Generating ${arg.rows} incidents`, () => must(process.execPath, args));
	return file;
}

/** @returns {Promise<number>} exit code */
async function besidePeers() {
	const browser = await ensureBrowser();
	await build({ ifChanged: true });
	await setUpPeers();
	const csv = await dataFile();
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

await install();
process.exitCode = await (existsSync(PEERS) ? besidePeers() : microBenches());
