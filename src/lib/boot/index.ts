import type { Analyst } from '../analysis/jobs';
import { connect } from '../core/rpc';
import type { Importer, Keeper } from '../ingest';
import type { Backends, Packer, Planner } from '../state/backends';
import type { Store } from '../store';
import analystUrl from './analyst.worker?worker&url';
import importerUrl from './importer.worker?worker&url';
import keepUrl from './keep.worker?worker&url';
import packerUrl from './packer.worker?worker&url';
import plannerUrl from './planner.worker?worker&url';
import { spawn } from './spawn';
import storeUrl from './store.worker?worker&url';

/** Makes `start` run on first use only. */
function lazily<T extends object>(start: () => T): T {
	let made: T | null = null;
	return new Proxy({} as T, {
		get: (_, key) => Reflect.get((made ??= start()), key) as unknown
	});
}

/** Starts what works in the background: the engine and the importer at once, the others when they are first asked. */
export function boot(): Backends {
	const { api: store } = connect<Store>(spawn(storeUrl, 'store'));
	const { api: importer } = connect<Importer>(spawn(importerUrl, 'importer'));
	const planner = lazily<Planner>(() => connect<Planner>(spawn(plannerUrl, 'planner')).api);
	const analyst = lazily<Analyst>(() => connect<Analyst>(spawn(analystUrl, 'analyst')).api);
	const packer = lazily<Packer>(() => connect<Packer>(spawn(packerUrl, 'packer')).api);
	const keeper = lazily<Keeper>(() => connect<Keeper>(spawn(keepUrl, 'keeper')).api);
	return { store, importer, planner, analyst, packer, keeper, ready: store.holdings().then(() => undefined) };
}
