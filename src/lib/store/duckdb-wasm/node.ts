/** DuckDB in Node, for tests and the command line: the same engine, blocking while a slice of a query runs. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type * as DuckDb from '@duckdb/duckdb-wasm/blocking';
import type { Engine } from '../engine';
import { DuckDbEngine } from './duckdb-engine';
import { SLICE_MS, settings, type DuckDbOptions } from './settings';

const require = createRequire(import.meta.url);
const ENTRY = '@duckdb/duckdb-wasm/dist/duckdb-node-blocking.cjs';

export async function openDuckDb(options: DuckDbOptions = {}): Promise<Engine> {
	const duckdb = require(ENTRY) as typeof DuckDb;
	const folder = dirname(require.resolve(ENTRY));
	const module = (kind: string): { mainModule: string; mainWorker: string } => ({
		mainModule: join(folder, `duckdb-${kind}.wasm`),
		mainWorker: join(folder, `duckdb-node-${kind}.worker.cjs`)
	});
	const database = await duckdb.createDuckDB({ mvp: module('mvp'), eh: module('eh') }, new duckdb.VoidLogger(), duckdb.NODE_RUNTIME);
	await database.instantiate(() => undefined);
	database.open({ query: { queryPollingInterval: SLICE_MS } });
	const session = database.connect();
	const engine = new DuckDbEngine({
		bindings: database,
		connection: session.useUnsafe((_, connection) => connection),
		breathe: () => new Promise((resolve) => setImmediate(resolve)),
		end: () => {
			session.close();
			return Promise.resolve();
		}
	});
	for (const statement of settings(options)) await engine.run(statement);
	return engine;
}
