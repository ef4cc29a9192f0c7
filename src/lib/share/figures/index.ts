export { busiestOf } from './busiest';
export { clustersOf, type Cluster } from './clusters';
export { mapOf } from './mapOf';
export { monthsOf } from './monthsOf';
export { numberOf } from './numberOf';
export { rankingOf } from './rankingOf';
export { methodOf, spotsTable } from './tables';
export { bandWords, weekOf } from './weekOf';
