/** The store's face: load what the privacy gate cleaned, publish it, and ask the named questions. */
export type { Engine, EngineTable, Column } from './engine';
export type { Loading, Publication, Questions, Replacement, Store, ValueField } from './contract';
export { createStore, type StoreOptions } from './store';
export { ASK_COLUMNS, type AskColumn } from './ask/columns';
export { tokensOf, type Token } from './ask/tokens';
export { ASK_FUNCTIONS, ASK_KEYWORDS, type AskFunction } from './ask/vocabulary';
