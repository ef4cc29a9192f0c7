/** The store's worker: the only place that picks an engine. */
import { serve } from '../core/rpc';
import { createStore, type Store } from '../store';
import { openDuckDb } from '../store/duckdb-wasm/browser';

/** The resolution on which a county opens: indexed while its files load, so that the first map need not wait. */
const FIRST_RESOLUTION = 8;

const store: Promise<Store> = openDuckDb().then((engine) => createStore(engine, { resolutions: [FIRST_RESOLUTION] }));

/** Calls wait for the engine, so that the page can ask at once. */
const waiting = new Proxy(
	{},
	{
		get:
			(_, method: string) =>
			async (...args: unknown[]) => {
				const ready = (await store) as unknown as Record<string, ((...args: unknown[]) => unknown) | undefined>;
				return ready[method]?.(...args);
			}
	}
);

serve(self, waiting);
