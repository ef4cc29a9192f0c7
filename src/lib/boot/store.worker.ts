/** The store's worker: the only place that picks an engine. */
import { serve } from '../core/rpc';
import { createStore, type Store } from '../store';
import { openDuckDb } from '../store/duckdb-wasm/browser';

const store: Promise<Store> = openDuckDb().then(createStore);

/** Calls wait for the engine, so that the page can ask at once. */
const waiting = new Proxy(
	{},
	{
		get:
			(_, method: string) =>
			async (...args: unknown[]) => {
				const open = (await store) as unknown as Record<string, ((...args: unknown[]) => unknown) | undefined>;
				return open[method]?.(...args);
			}
	}
);

serve(self, waiting);
