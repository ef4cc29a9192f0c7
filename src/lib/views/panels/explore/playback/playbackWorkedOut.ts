import { csvText } from '../../../../core/csv';
import type { Run } from '../../../../state/playback';
import { count, plural } from '../../../../core/format';
import { frameName, STEP_WORDS } from './playbackWords';

interface Explained {
	readonly steps: readonly string[];
	readonly parameters: readonly (readonly [name: string, value: string])[];
	readonly source: string;
	readonly limits: readonly string[];
}

const sum = (counts: Uint32Array): number => counts.reduce((total, n) => total + n, 0);

/** How the frames were made, with this run's own numbers. */
export function workedOut(run: Run, cellArea: string): Explained {
	const limits = [
		'A moving picture shows chance as readily as change: check a movement in Compare or Hot spots before acting on it.',
		'Recorded incidents only: patrols, campaigns and new ways to report change what is recorded.'
	];
	if (run.step === 'hour') limits.push('Times rounded to the hour or to midnight pile up in their frame; Time of day says where.');
	if (run.step === 'month') limits.push('Months differ by up to three days, and hold four or five weekends.');
	return {
		steps: [
			`${plural(run.all.length, 'frame')}, one for each ${STEP_WORDS[run.step]}, hold ${count(sum(run.all))} incidents under the filters above.`,
			`${count(sum(run.frames.totals))} of them have a place and are on the map; the large figure counts all.`,
			'The classes are made from all counts of all frames together and stay fixed, so that a colour means the same number throughout.'
		],
		parameters: [
			['Hexagons', cellArea],
			['Lowest count of each class', run.frames.classes.lower.map(count).join(', ')],
			['In no frame', count(run.unplayed)]
		],
		source:
			'counts of recorded incidents by hexagon and time; class limits by quantiles of root frequencies (Dalenius and Hodges 1959) or equal steps.',
		limits
	};
}

/** One row for each hexagon and frame that holds an incident. */
export function playbackCsv(run: Run, lead: string, whereIs: (lng: number, lat: number) => string): string {
	const { grid, frames, all } = run;
	const rows = [...all.keys()].flatMap((frame) =>
		Array.from(frames.count.subarray(frames.starts[frame] ?? 0, frames.starts[frame + 1] ?? 0), (n, i) => {
			const at = frames.place[(frames.starts[frame] ?? 0) + i] ?? 0;
			const [lng, lat] = [grid.centres[2 * at] ?? 0, grid.centres[2 * at + 1] ?? 0];
			return [frameName(run.step, run.first + frame), grid.cells[at] ?? '', whereIs(lng, lat), lng.toFixed(5), lat.toFixed(5), n];
		})
	);
	const away = sum(all) - sum(frames.totals);
	return csvText([
		['Analyst · exact figures · not for publication'],
		[lead],
		[`Without a place, so in no row: ${String(away)}`],
		[],
		['Frame', 'Hexagon (H3)', 'Place', 'Longitude', 'Latitude', 'Incidents'],
		...rows
	]);
}
