import { openDuckDb } from '../../src/lib/store/duckdb-wasm/node';
import { engineContract } from './engine';

engineContract('DuckDB in Node', () => openDuckDb());
