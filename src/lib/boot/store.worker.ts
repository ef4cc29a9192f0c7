/** The store's worker: the only place that picks an engine. */
import { firstResolution } from '../core/fitting-resolution';
import { createStore } from '../store';
import { openDuckDb } from '../store/duckdb-wasm/browser';
import { serveWhenOpen } from './serveWhenOpen';

serveWhenOpen(openDuckDb().then((engine) => createStore(engine, { first: firstResolution })));
