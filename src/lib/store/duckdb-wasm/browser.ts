/** DuckDB in a worker of its own, from the page's own origin. Works from a page and from inside a worker. */
import { AsyncDuckDB, VoidLogger } from '@duckdb/duckdb-wasm';
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import { HexbeatError } from '../../core/errors';
import type { Engine } from '../engine';
import { DuckDbEngine } from './duckdb-engine';
import { SLICE_MS, settings, type DuckDbOptions } from './settings';

export interface BrowserDuckDbOptions extends DuckDbOptions {
	/** Bytes of the engine (34 MB unpacked) fetched so far; total 0 when the server does not say. */
	readonly onProgress?: (loaded: number, total: number) => void;
}

const absolute = (url: string): string => new URL(url, self.location.origin).href;

/** A worker made from a blob inherits the page's content security policy; one made from a URL does not when the policy is a meta tag. */
function startWorker(): Worker {
	const boot = URL.createObjectURL(new Blob([`importScripts(${JSON.stringify(absolute(workerUrl))});`], { type: 'text/javascript' }));
	const worker = new Worker(boot, { name: 'duckdb' });
	worker.addEventListener(
		'message',
		() => {
			URL.revokeObjectURL(boot);
		},
		{ once: true }
	);
	return worker;
}

/** Rejects when the worker dies, because DuckDB then leaves its promises open. */
function death(worker: Worker): { readonly promise: Promise<never>; readonly watch: (tell: (reason: Error) => void) => void } {
	const tellers = new Set<(reason: Error) => void>();
	const promise = new Promise<never>((_, reject) => tellers.add(reject));
	promise.catch(() => undefined);
	worker.addEventListener('error', (event) => {
		const cause = new Error(event.message || 'The worker could not start.');
		const reason = new HexbeatError('engine-died', 'The database stopped.', 'Reload the page and load the files again.', { cause });
		for (const tell of tellers) tell(reason);
	});
	return { promise, watch: (tell) => tellers.add(tell) };
}

async function start(database: AsyncDuckDB, onProgress: BrowserDuckDbOptions['onProgress']): Promise<number> {
	await database.instantiate(absolute(wasmUrl), null, ({ bytesLoaded, bytesTotal }) => onProgress?.(bytesLoaded, bytesTotal));
	await database.open({ query: { queryPollingInterval: SLICE_MS } });
	return database.connectInternal();
}

/** @throws HexbeatError engine-start when the engine cannot be fetched or started, with its cause. */
export async function openDuckDb(options: BrowserDuckDbOptions = {}): Promise<Engine> {
	const worker = startWorker();
	const end = death(worker);
	const database = new AsyncDuckDB(new VoidLogger(), worker);
	try {
		const connection = await Promise.race([start(database, options.onProgress), end.promise]);
		const engine = new DuckDbEngine({
			bindings: database,
			connection,
			breathe: () => Promise.resolve(),
			end: () => database.terminate()
		});
		end.watch((reason) => {
			engine.fail(reason);
		});
		for (const statement of settings(options)) await engine.run(statement);
		return engine;
	} catch (cause) {
		worker.terminate();
		throw new HexbeatError('engine-start', 'The database could not be started.', 'Check the connection and reload the page.', { cause });
	}
}
