import { fileURLToPath } from 'node:url';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { recordChunks } from './scripts/chunks.mjs';

export default defineConfig({
	plugins: [sveltekit(), recordChunks()],
	resolve: {
		alias: { '@stdlib/assert-has-generator-support': fileURLToPath(new URL('scripts/shims/has-generators.cjs', import.meta.url)) }
	},
	worker: { format: 'es' },
	// The content security policy allows no data: URL to be fetched.
	build: { target: 'es2022', assetsInlineLimit: 0 },
	optimizeDeps: { exclude: ['@duckdb/duckdb-wasm'] },
	test: {
		include: ['tests/**/*.test.ts'],
		exclude: ['tests/browser/**'],
		environment: 'node',
		// Two cores run one test file and one check beside it, or two test files once the checks are through.
		maxWorkers: 2,
		// Test files share what they import, which is most of their time; none may leave a global changed.
		isolate: false,
		setupFiles: ['tests/seed.ts'],
		testTimeout: 60_000,
		hookTimeout: 60_000
	}
});
