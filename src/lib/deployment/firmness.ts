import type { Firmness } from './plan';

/** @param chosen share of resamples that agree, 0–1 */
export const firmnessOf = (chosen: number): Firmness => (chosen >= 0.8 ? 'firm' : chosen >= 0.5 ? 'moderate' : 'weak');
