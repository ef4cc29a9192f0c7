/** The deployment rooms' face: one shift planned, explained and put to the test. */
export { planShift, MOST_PATROLS } from './planShift';
export type * from './plan';
export type { PlanWords } from './explain/words';
export { planCsv, type PlanCsvOptions } from './explain/csv';
export { OUT_OF_REACH } from './posts';
export { windowLabel, WINDOW_PRESETS, type WindowPreset } from './windows';
