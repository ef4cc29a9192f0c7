/** Numbers in, numbers out: statistics on small aggregates. */
export { breaks } from './breaks';
export { changeSentence, type ChangeSentence } from './change/sentence';
export { controlChart } from './trend/xmr';
export { rateRatio } from './stats/rate-ratio';
export { funnel, type Funnel, type FunnelUnit } from './change/funnel';
export { poissonInterval } from './stats/poisson-interval';
