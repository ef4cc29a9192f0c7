export { busiestOf, type Busiest } from './busiest';
export { clustersOf, partsWith, type Cluster } from './clusters';
export { mapOf } from './mapOf';
export { monthsOf } from './monthsOf';
export { numberOf } from './numberOf';
export { AREAS_DIFFER, rankingOf, type RankedBy, type Within } from './rankingOf';
export { tableOf } from './tableOf';
export { methodOf, spotsTable } from './tables';
export { weekOf } from './weekOf';
