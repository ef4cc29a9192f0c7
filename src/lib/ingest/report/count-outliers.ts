/** Least width of the enlarged box's margin, degrees: a site of one street is not an area of outliers. */
const LEAST_MARGIN = 0.02;

/**
 * Located rows far outside the area that holds the rest: outside the box between the 1st and 99th percentile of the distinct points on
 * each axis, enlarged on every side by its own width or height.
 * @param points longitude and latitude in turn of the distinct points, degrees
 * @param rows rows on each point
 */
export function countOutliers(points: Float64Array, rows: Uint32Array): number {
	const [west, east] = span(points, 0);
	const [south, north] = span(points, 1);
	let count = 0;
	for (let i = 0; i < rows.length; i++) {
		const lng = points[i * 2] ?? 0;
		const lat = points[i * 2 + 1] ?? 0;
		if (lng < west || lng > east || lat < south || lat > north) count += rows[i] ?? 0;
	}
	return count;
}

/** Points that tell the percentiles: every so many of them beyond this number. */
const ENOUGH = 50_000;

/** Ends of the enlarged range of one axis. */
function span(points: Float64Array, axis: 0 | 1): readonly [number, number] {
	const step = Math.ceil(points.length / 2 / ENOUGH);
	const values = new Float64Array(Math.ceil(points.length / 2 / Math.max(1, step)));
	for (let i = 0; i < values.length; i++) values[i] = points[i * step * 2 + axis] ?? 0;
	values.sort();
	const low = values[Math.floor((values.length - 1) * 0.01)] ?? 0;
	const high = values[Math.ceil((values.length - 1) * 0.99)] ?? 0;
	const margin = Math.max(LEAST_MARGIN, high - low);
	return [low - margin, high + margin];
}
