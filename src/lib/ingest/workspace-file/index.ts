export type * from './contract';
export { createKeeper, type KeeperOptions } from './keeper';
export type { Shelf, ShelfFile } from './shelf';
