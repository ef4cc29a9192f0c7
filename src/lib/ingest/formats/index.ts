export type { Dialect, Encoding, Newline } from './dialect';
export type { BadRow, RowBlock, Spans, TableHead, TableWarning } from './table';
export { readHead } from './read-head';
export { readRows } from './read-rows';
export { openTable } from './open-table';
export type { Judge, TableSource, TableFormat } from './table-source';
export { unpack } from './archive/unpack';
