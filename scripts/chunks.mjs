import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './run.mjs';

/** Where the build writes down what went into which file of the page. */
export const CHUNKS = path.join(ROOT, '.svelte-kit', 'hexbeat-chunks.json');

/** @typedef {{ name: string, imports: string[], css: string[], modules: string[] }} Chunk */
/** @typedef {Record<string, Chunk>} Chunks by file below build/ */

/** The package of a module's path, or the path itself for a file of the project. @param {string} id */
export const packageOf = (id) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1] ?? path.relative(ROOT, id);

/**
 * A Vite plugin that records the chunks of the page: their static imports, their styles, and the packages in them.
 * @returns {import('vite').Plugin}
 */
export function recordChunks() {
	return {
		name: 'hexbeat-chunks',
		apply: 'build',
		applyToEnvironment: (environment) => environment.name === 'client',
		writeBundle(_, bundle) {
			/** @type {Chunks} */
			const chunks = {};
			for (const [file, chunk] of Object.entries(bundle))
				if (chunk.type === 'chunk')
					chunks[file] = {
						name: chunk.name,
						imports: chunk.imports,
						css: [...(chunk.viteMetadata?.importedCss ?? [])],
						modules: [...new Set(chunk.moduleIds.filter((id) => !id.startsWith('\0')).map(packageOf))].sort()
					};
			mkdirSync(path.dirname(CHUNKS), { recursive: true });
			writeFileSync(CHUNKS, JSON.stringify(chunks, null, '\t'));
		}
	};
}
