/** Builds the viewer of the offline file into static/offline/: one script without imports and one style sheet. `node scripts/offline.mjs`. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { bin, must, ROOT } from './run.mjs';

/** Below static/, which SvelteKit copies into the build. */
export const OFFLINE = path.join('static', 'offline');
/** Characters of script and styles together: a file for a meeting is sent by mail. */
export const LARGEST_VIEWER = 700_000;

/** @param {string} outDir @param {import('vite').PluginOption} svelte @returns {import('vite').InlineConfig} */
const configOf = (outDir, svelte) => ({
	root: ROOT,
	configFile: false,
	publicDir: false,
	logLevel: 'warn',
	mode: 'production',
	plugins: [svelte],
	resolve: { alias: { '@stdlib/assert-has-generator-support': path.join(ROOT, 'scripts', 'shims', 'has-generators.cjs') } },
	build: {
		target: 'es2022',
		outDir,
		emptyOutDir: true,
		assetsInlineLimit: Number.MAX_SAFE_INTEGER,
		cssCodeSplit: false,
		modulePreload: false,
		reportCompressedSize: false,
		chunkSizeWarningLimit: LARGEST_VIEWER / 1000,
		rolldownOptions: {
			input: path.join(ROOT, 'src', 'offline.ts'),
			output: { format: 'es', codeSplitting: false, entryFileNames: 'viewer.js', assetFileNames: 'viewer[extname]' }
		}
	}
});

/** @param {string} [outDir] */
export async function buildOffline(outDir = path.join(ROOT, OFFLINE)) {
	// tsconfig.json extends one that SvelteKit writes: a fresh checkout has none, and this build runs before SvelteKit's own.
	if (!existsSync(path.join(ROOT, '.svelte-kit', 'tsconfig.json')))
		await must(process.execPath, [bin('@sveltejs/kit/svelte-kit.js'), 'sync']);
	// Whoever imports this may be about to install them.
	const [{ build }, { svelte }] = await Promise.all([import('vite'), import('@sveltejs/vite-plugin-svelte')]);
	// Vite and Svelte build for development where the caller's environment says that it tests.
	const before = process.env['NODE_ENV'];
	process.env['NODE_ENV'] = 'production';
	try {
		await build(configOf(outDir, svelte({ configFile: false, compilerOptions: { runes: true } })));
	} finally {
		if (before === undefined) delete process.env['NODE_ENV'];
		else process.env['NODE_ENV'] = before;
	}
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildOffline();
