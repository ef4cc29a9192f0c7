/** What a page loads before anything lazy: `node scripts/shell.mjs` fails when a heavy package is part of it. */
import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { CHUNKS } from './chunks.mjs';
import { say } from './say.mjs';

/** Packages that must load lazily, on every page. */
const HEAVY =
	/^(@deck\.gl|@luma\.gl|@loaders\.gl|@math\.gl|@duckdb|h3-js|maplibre-gl|apache-arrow|pmtiles|highs|pptxgenjs|hyparquet)(\/|$)/;

/** @typedef {{ name: string, files: string[], heavy: string[] }} Shell files are relative to the project */

/** All chunks that the given ones import statically. @param {import('./chunks.mjs').Chunks} chunks @param {string[]} entries */
function closure(chunks, entries) {
	const seen = new Set(entries);
	for (const file of seen) for (const next of chunks[file]?.imports ?? []) seen.add(next);
	return [...seen];
}

/** The shell of each page: SvelteKit's start and app, the layout (node 0) and the page's own node. @returns {Shell[]} */
export function shells() {
	if (!existsSync(CHUNKS)) throw new Error('Build first: npm run build.');
	const chunks = /** @type {import('./chunks.mjs').Chunks} */ (JSON.parse(readFileSync(CHUNKS, 'utf8')));
	const named = (/** @type {RegExp} */ name) => Object.keys(chunks).filter((file) => name.test(chunks[file]?.name ?? ''));
	const always = named(/^(entry\/(start|app)|nodes\/0)$/);
	const pages = named(/^nodes\/([2-9]|\d\d+)$/);
	if (always.length !== 3 || pages.length === 0) throw new Error('The record of the build lacks its entry files.');
	return pages.map((page) => {
		const scripts = closure(chunks, [...always, page]);
		const styles = new Set(scripts.flatMap((file) => chunks[file]?.css ?? []));
		const modules = new Set(scripts.flatMap((file) => chunks[file]?.modules ?? []));
		const name = [...(chunks[page]?.modules ?? [])].find((module) => module.startsWith('src/routes/')) ?? page;
		const files = [...scripts, ...styles].map((file) => `build/${file}`);
		return { name, files, heavy: [...modules].filter((module) => HEAVY.test(module)) };
	});
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
	for (const { name, heavy } of shells().filter((shell) => shell.heavy.length > 0)) {
		say(`${name} loads ${heavy.join(', ')} eagerly; import it lazily.`);
		process.exitCode = 1;
	}
