/** Builds the app into build/, compressed and with its header files: `node scripts/build.mjs`. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { writeHeaders } from './headers.mjs';
import { buildOffline, OFFLINE } from './offline.mjs';
import { precompress } from './precompress.mjs';
import { bin, must, ROOT } from './run.mjs';
import { step } from './say.mjs';

export const BUILD = path.join(ROOT, 'build');
const STAMP = path.join(ROOT, '.svelte-kit', 'hexbeat-build');
const SOURCES = ['src', 'static', 'data', 'package-lock.json', 'svelte.config.js', 'vite.config.ts', 'tsconfig.json'].concat(
	['build', 'chunks', 'headers', 'offline', 'precompress'].map((name) => `scripts/${name}.mjs`)
);

/** Every file at or below a path that is not made by a build itself, in a stable order. @param {string} name @returns {string[]} */
function filesOf(name) {
	if (name === OFFLINE) return [];
	const facts = statSync(path.join(ROOT, name), { throwIfNoEntry: false });
	if (!facts?.isDirectory()) return facts ? [name] : [];
	const children = readdirSync(path.join(ROOT, name)).sort();
	return children.flatMap((child) => filesOf(path.join(name, child)));
}

/** One hash over the content of everything that the build is made from. */
function fingerprint() {
	const hash = createHash('sha256');
	for (const name of SOURCES.flatMap(filesOf)) {
		const bytes = readFileSync(path.join(ROOT, name));
		hash.update(`${name}\0${bytes.length}\0`).update(bytes);
	}
	return hash.digest('hex');
}

/** Builds; with `ifChanged`, only when a source differs from those of the build on disk. @param {{ ifChanged?: boolean, quiet?: boolean }} [options] */
export async function build({ ifChanged = false, quiet = false } = {}) {
	const print = fingerprint();
	const current = existsSync(STAMP) && existsSync(path.join(BUILD, '_headers')) ? readFileSync(STAMP, 'utf8') : '';
	if (ifChanged && current === print) return;
	rmSync(STAMP, { force: true });
	const work = async () => {
		await buildOffline();
		await must(process.execPath, [bin('vite/bin/vite.js'), 'build', '--logLevel', 'warn']);
		await precompress(BUILD);
		writeHeaders(BUILD);
	};
	await (quiet ? work() : step('Building the app', work));
	mkdirSync(path.dirname(STAMP), { recursive: true });
	writeFileSync(STAMP, print);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await build();
