/** Two periods, categories or areas side by side. */
export * from './comparison';
export { Comparing } from './comparing.svelte';
export { same, type CheckedPair, type PeriodPair, type Refused } from './periodPairs';
