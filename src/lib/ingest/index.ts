export type * from './contract';
export type * from './workspace-file/contract';
export type { Gap } from './report/find-gaps';
export { readOverlay } from './overlays';
export { isTermDates, readTermDates } from './term-dates';
export { findGapsAcross } from './report/find-gaps-across';
export { DUPLICATE_IDS } from './report/repeats/contract';
export { remarksAcross } from './report/remarks-across';
export { readRecords, writeRecords } from './workspace-file/records';
