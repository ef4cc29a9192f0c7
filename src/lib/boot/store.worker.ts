/** The store's worker: the only place that picks an engine. */
import { createStore } from '../store';
import { openDuckDb } from '../store/duckdb-wasm/browser';
import { serveWhenOpen } from './serveWhenOpen';

/** The resolution on which a county opens: indexed while its files load, so that the first map need not wait. */
const FIRST_RESOLUTION = 8;

serveWhenOpen(openDuckDb().then((engine) => createStore(engine, { resolutions: [FIRST_RESOLUTION] })));
