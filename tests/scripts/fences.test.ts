import path from 'node:path';
import { ESLint } from 'eslint';
import ts from 'typescript-eslint';
import { describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');
const eslint = new ESLint({ cwd: ROOT, overrideConfig: [ts.configs.disableTypeChecked] });

/** The fence rules that a file would break, were it written at this place. */
async function broken(file: string, code: string): Promise<string[]> {
	const [result] = await eslint.lintText(`${code}\n`, { filePath: path.join(ROOT, file) });
	const rules = (result?.messages ?? []).map((message) => message.ruleId ?? `parse: ${message.message}`);
	return [...new Set(rules.filter((rule) => /^(boundaries|no-restricted|svelte\/no-at-html|parse)/.test(rule)))];
}
const imports = (file: string, source: string): Promise<string[]> =>
	broken(
		file,
		file.endsWith('.svelte') ? `<script lang="ts">import { x } from '${source}';</script>{x}` : `import { x } from '${source}'; x();`
	);

const IMPORT = ['boundaries/dependencies'];

describe('imports run downward only', () => {
	it.each([
		['src/lib/core/new.ts', '../store'],
		['src/lib/core/new.ts', '../analysis/trend'],
		['src/lib/ingest/new.ts', '../store/sql/select'],
		['src/lib/ingest/new.ts', '../analysis/trend'],
		['src/lib/store/new.ts', '../ingest'],
		['src/lib/store/new.ts', '../analysis/trend'],
		['src/lib/analysis/trend/new.ts', '../../store'],
		['src/lib/analysis/trend/new.ts', '../../deployment'],
		['src/lib/disclosure/new.ts', '../deployment/plan'],
		['src/lib/deployment/new.ts', '../store'],
		['src/lib/deployment/new.ts', '../disclosure'],
		['src/lib/state/new.svelte.ts', '../store/questions'],
		['src/lib/state/new.svelte.ts', '../store/duckdb-wasm/engine'],
		['src/lib/state/new.svelte.ts', '../ingest/privacy/gate'],
		['src/lib/state/new.svelte.ts', '../views/parts/sortRows'],
		['src/lib/state/new.svelte.ts', '../boot'],
		['src/lib/views/parts/New.svelte', '../../state/explore.svelte'],
		['src/lib/views/map/new.ts', '../../state/situation'],
		['src/lib/views/charts/new.ts', '../../analysis/trend/index'],
		['src/lib/views/panels/New.svelte', '../../store/questions'],
		['src/lib/boot/new.ts', '../views/parts/sortRows'],
		['src/lib/cli/new.ts', '../views/parts/sortRows'],
		['src/lib/cli/new.ts', '../../routes/+layout'],
		['src/routes/+page.svelte', '$lib/store/questions'],
		['src/routes/+page.svelte', '$lib/ingest']
	])('%s may not import %s', async (file, source) => {
		expect(await imports(file, source)).toEqual(IMPORT);
	});

	it.each([
		['src/lib/core/new.ts', './errors'],
		['src/lib/ingest/new.ts', '../store'],
		['src/lib/ingest/new.ts', '../core/errors'],
		['src/lib/store/duckdb-wasm/new.ts', '../engine'],
		['src/lib/disclosure/new.ts', '../analysis/stats/wilson'],
		['src/lib/deployment/new.ts', '../analysis/stats/wilson'],
		['src/lib/state/new.svelte.ts', '../store'],
		['src/lib/state/new.svelte.ts', '../ingest/contract'],
		['src/lib/state/new.svelte.ts', '../analysis/trend/index'],
		['src/lib/views/parts/New.svelte', '../../core/filter'],
		['src/lib/views/panels/New.svelte', '../../state/explore.svelte'],
		['src/lib/views/panels/New.svelte', '../map/HexMap.svelte'],
		['src/lib/boot/new.ts', '../store/duckdb-wasm/engine'],
		['src/lib/boot/new.ts', '../state/backends'],
		['src/lib/cli/new.ts', '../ingest/privacy/gate'],
		['src/routes/+page.svelte', '$lib/boot'],
		['src/routes/+page.svelte', '$lib/views/panels/data/DataScreen.svelte']
	])('%s may import %s', async (file, source) => {
		expect(await imports(file, source)).toEqual([]);
	});

	it('lets views see result types of the rooms below, never their code', async () => {
		const code = (kind: string): string => `import ${kind} { Plan } from '../../deployment/index'; export const plans: Plan[] = [];`;
		expect(await broken('src/lib/views/charts/new.ts', code('type'))).toEqual([]);
		expect(await broken('src/lib/views/charts/new.ts', code(''))).toEqual(IMPORT);
	});

	it('sees re-exports, dynamic imports, worker addresses and import types too', async () => {
		const inCore = (code: string): Promise<string[]> => broken('src/lib/core/new.ts', code);
		expect(await inCore(`export { createStore } from '../store';`)).toEqual(IMPORT);
		expect(await inCore(`export const load = () => import('../store');`)).toEqual(IMPORT);
		expect(await inCore(`export const at = new URL('../boot/store.worker.ts', import.meta.url);`)).toEqual(IMPORT);
		expect(await inCore(`export type S = import('../store').Store;`)).toEqual(IMPORT);
	});

	it('wants every file in a room', async () => {
		expect(await broken('src/lib/helpers.ts', 'export const x = 1;')).toEqual(['boundaries/no-unknown-files']);
	});
});

describe('packages stay in their rooms', () => {
	it.each([
		['@duckdb/duckdb-wasm', 'src/lib/store/new.ts', 'src/lib/store/duckdb-wasm/new.ts'],
		['apache-arrow', 'src/lib/boot/new.ts', 'src/lib/store/duckdb-wasm/new.ts'],
		['@clickhouse/client-web', 'src/lib/store/duckdb-wasm/new.ts', 'src/lib/store/clickhouse/new.ts'],
		['@deck.gl/core', 'src/lib/views/charts/new.ts', 'src/lib/views/map/new.ts'],
		['maplibre-gl', 'src/lib/views/panels/new.ts', 'src/lib/views/map/new.ts'],
		['maplibre-gl/dist/maplibre-gl.css', 'src/routes/+page.svelte', 'src/lib/views/map/new.ts'],
		['pmtiles', 'src/lib/state/new.ts', 'src/lib/views/map/new.ts'],
		['h3-js', 'src/lib/store/new.ts', 'src/lib/core/cells.ts'],
		['h3-js', 'src/lib/core/new.ts', 'src/lib/views/map/new.ts'],
		['d3-scale', 'src/lib/views/parts/new.ts', 'src/lib/views/charts/new.ts'],
		['d3-array', 'src/lib/state/new.ts', 'src/lib/analysis/trend/new.ts'],
		['d3-scale', 'src/lib/analysis/trend/new.ts', 'src/lib/views/map/new.ts'],
		['papaparse', 'src/lib/ingest/columns/new.ts', 'src/lib/ingest/formats/new.ts'],
		['@stdlib/stats-base-dists-binomial-cdf', 'src/lib/deployment/new.ts', 'src/lib/analysis/stats/new.ts'],
		['$app/state', 'src/lib/views/panels/new.ts', 'src/lib/state/new.svelte.ts'],
		['node:fs', 'src/lib/ingest/new.ts', 'src/lib/cli/new.ts']
	])('%s: not in %s, but in %s', async (source, wrong, right) => {
		expect(await imports(wrong, source)).toEqual(IMPORT);
		expect(await imports(right, source)).toEqual([]);
		expect(await broken(wrong.replace(/\.svelte$/, '.ts'), `export const load = () => import('${source}');`)).toEqual(IMPORT);
	});

	it('leaves other packages alone', async () => {
		expect(await imports('src/lib/views/parts/New.svelte', '@lucide/svelte/icons/check')).toEqual([]);
		expect(await imports('src/lib/core/new.ts', 'temporal-polyfill')).toEqual([]);
	});
});

describe('the two locks', () => {
	const cast = `import type { CleanBatch } from '../../core/incident'; export const batch = {} as unknown as CleanBatch;`;
	const casts = cast.replace('as CleanBatch', 'as readonly CleanBatch[]');

	it('lets only the privacy gate make a clean batch', async () => {
		expect(await broken('src/lib/ingest/privacy/gate.ts', cast)).toEqual([]);
		expect(await broken('src/lib/ingest/privacy/other.ts', cast)).toEqual(['no-restricted-syntax']);
		expect(await broken('src/lib/store/sql/new.ts', cast)).toEqual(['no-restricted-syntax']);
		expect(await broken('src/lib/boot/deep/new.ts', casts)).toEqual(['no-restricted-syntax']);
		const receive = `import type { CleanBatch } from '../../core/incident'; export const take = ((batch: CleanBatch) => batch.length) as (batch: never) => number;`;
		expect(await broken('src/lib/boot/deep/new.ts', receive)).toEqual([]);
	});

	it('lets only the store call the engine', async () => {
		const call = `export const ask = (engine: { run(sql: string): unknown }) => engine.run('select 1');`;
		const member = `export class Asker { #engine = { run: (sql: string) => sql }; ask() { return this.#engine.run('select 1'); } }`;
		expect(await broken('src/lib/store/questions/new.ts', call)).toEqual([]);
		for (const file of ['src/lib/state/new.svelte.ts', 'src/lib/boot/new.ts', 'src/lib/ingest/privacy/gate.ts', 'src/lib/cli/new.ts']) {
			expect(await broken(file, call)).toEqual(['no-restricted-syntax']);
			expect(await broken(file, member)).toEqual(['no-restricted-syntax']);
		}
	});

	it('forbids raw markup', async () => {
		expect(await broken('src/lib/views/parts/New.svelte', '{@html "<b>bold</b>"}')).toEqual(['svelte/no-at-html-tags']);
	});
});
