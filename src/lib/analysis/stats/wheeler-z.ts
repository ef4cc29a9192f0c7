/**
 * Change between two counts over equal exposures in near-normal units: 2 (√now − √before). Beyond ±3 deserves a look. For quick screening of
 * many small series; a headline takes the interval of the rate ratio.
 *
 * Source: Wheeler (2016), Tables and graphs for monitoring temporal crime trends.
 */
export const wheelerZ = (now: number, before: number): number => 2 * (Math.sqrt(now) - Math.sqrt(before));
