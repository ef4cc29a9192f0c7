import { NO_SLOT, PRECISIONS, type IncidentColumns } from '../../core/incident';

const DAY = PRECISIONS.indexOf('day');

/** The same rows with days in place of clock times, in new columns. */
export function coarsenTimes(columns: IncidentColumns): IncidentColumns {
	const length = columns.precision.length;
	return {
		...columns,
		precision: columns.precision.map((grain) => Math.max(grain, DAY)),
		slot: new Uint8Array(length).fill(NO_SLOT),
		second: new Int32Array(length).fill(-1),
		utc: new Float64Array(length).fill(NaN),
		until: new Float64Array(length).fill(NaN)
	};
}
