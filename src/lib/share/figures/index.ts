export { busiestOf } from './busiest';
export { mapOf } from './mapOf';
export { monthsOf } from './monthsOf';
export { numberOf } from './numberOf';
export { rankingOf } from './rankingOf';
export { methodOf, spotsTable } from './tables';
export { bandWords, weekOf } from './weekOf';
