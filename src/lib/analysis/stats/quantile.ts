/** Quantile of ascending values by linear interpolation between order statistics (R's type 7); NaN without values. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
	const at = (sorted.length - 1) * share;
	const low = sorted[Math.floor(at)] ?? NaN;
	return low + (at - Math.floor(at)) * ((sorted[Math.ceil(at)] ?? low) - low);
}
