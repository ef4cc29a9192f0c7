import cdf from '@stdlib/stats-base-dists-normal-cdf';

/** Two-sided p of a standard normal z, 2Φ(−|z|); accurate far into the tail. */
export const twoSidedP = (z: number): number => 2 * cdf(-Math.abs(z), 0, 1);
