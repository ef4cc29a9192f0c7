/** Numbers in, numbers out: statistics on small aggregates. */
export { breaks } from './breaks';
export { changeSentence, type ChangeSentence } from './change/sentence';
export { controlChart } from './trend/xmr';
export { rateRatio } from './stats/rate-ratio';
export { funnel, type Funnel, type FunnelUnit } from './change/funnel';
export { poissonInterval } from './stats/poisson-interval';
export { poissonLimits } from './stats/poisson-limits';
export { beforeAfter, harmNet, type BeforeAfterReading, type Direction, type Net } from './change/before-after';
export { weekHourExposure } from './temporal';
export type { PeakWindow } from './peak-windows';
export { periodChart, type PeriodChart } from './change/period-chart';
export { judge, type Claimed, type Finding, type Verdict } from './change/verdict';
