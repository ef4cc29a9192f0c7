export type { Dialect, Encoding, Newline } from './dialect';
export type { BadRow, RowBlock, TableHead, TableWarning } from './table';
export { readHead } from './read-head';
export { readRows } from './read-rows';
