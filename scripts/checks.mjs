import { build } from './build.mjs';
import { bin, run, ROOT } from './run.mjs';
import { say, since } from './say.mjs';
import path from 'node:path';

/** @typedef {{ name: string, code: number, output: string }} Outcome */

/** @param {readonly (readonly string[])[]} commands scripts of this project or of packages, with arguments @returns {Promise<Omit<Outcome, 'name'>>} */
async function all(commands) {
	let output = '';
	let code = 0;
	for (const [file = '', ...args] of commands) {
		const script = file.startsWith('scripts/') ? path.join(ROOT, file) : bin(file);
		const result = await run(process.execPath, [script, ...args]);
		output += result.output;
		code ||= result.code;
	}
	return { code, output };
}

/** @returns {Promise<Omit<Outcome, 'name'>>} */
async function buildQuietly() {
	try {
		await build({ ifChanged: true, quiet: true });
		return { code: 0, output: '' };
	} catch (error) {
		return { code: 1, output: error instanceof Error ? error.message : String(error) };
	}
}

/** The checks that need no build, but for lint. @type {Record<string, () => Promise<Omit<Outcome, 'name'>>>} */
const SOURCE = {
	format: () => all([['prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.']]),
	types: () => all([['svelte-check/bin/svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings', '--output', 'human']]),
	'unused code': () => all([['knip/bin/knip.js', '--no-progress']]),
	'lockfile and licences': () => all([['scripts/lockfile.mjs'], ['scripts/licences.mjs', '--check']])
};

/** Takes as long as all the others together, so it runs beside them. */
const LINT = { 'lint and fences': () => all([['eslint/bin/eslint.js', '.', '--max-warnings', '0']]) };

/** The build and what must hold of it. @type {Record<string, () => Promise<Omit<Outcome, 'name'>>>} */
const BUILT = {
	build: buildQuietly,
	'shell size': () => all([['scripts/shell.mjs'], ['size-limit/bin.js']])
};

/** @param {Record<string, () => Promise<Omit<Outcome, 'name'>>>} checks @returns {Promise<Outcome[]>} */
async function inTurn(checks) {
	const outcomes = [];
	for (const [name, check] of Object.entries(checks)) {
		const from = performance.now();
		const { code, output } = await check();
		say(`  ${code === 0 ? '✓' : '✗'} ${name} (${since(from)})`);
		if (code !== 0) say(output.trimEnd().replace(/^/gm, '    '));
		outcomes.push({ name, code, output });
	}
	return outcomes;
}

/** @returns {Promise<Outcome[]>} */
export async function checkSource() {
	// Types and lint both read what this writes.
	await all([['@sveltejs/kit/svelte-kit.js', 'sync']]);
	return (await Promise.all([inTurn(SOURCE), inTurn(LINT)])).flat();
}
export const checkBuild = () => inTurn(BUILT);
