/** The deployment rooms' face: what a page needs to word a plan. The planner itself, with its geometry, runs in a worker: ./planShift. */
export type * from './plan';
export type { PlanWords } from './explain/words';
export { planCsv, type PlanCsvOptions } from './explain/csv';
export { windowLabel, WINDOW_PRESETS, type WindowPreset } from './windows';
