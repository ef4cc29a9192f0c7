import { csvText, type CsvValue } from '../../core/csv';
import { onShifts, type WeekStaffing } from './week';

const WATERMARK = 'Analyst · exact figures · not for publication';
const SYNTHETIC = 'Synthetic data · made up · not for sending anyone anywhere';
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

interface PeopleCsvOptions {
	/** What the figures rest on, one line each. */
	readonly notes: readonly string[];
	/** "22:00–06:00" and who works it, by shift of a day. */
	readonly shifts: readonly { readonly span: string; readonly hours: number; readonly who: string }[];
	/** Incidents recorded by civil hour of the week. */
	readonly recorded: Uint32Array;
	/** Patrols of the plan on the screen by civil hour of the week; null without one. */
	readonly planned: Uint16Array | null;
	readonly synthetic: boolean;
}

const clock = (hour: number): string => `${String(hour % 24).padStart(2, '0')}:00`;

/** People of a week as CSV text: notes, the people on each shift and day, then one row for each hour, Monday first. */
export function peopleCsv(staffing: WeekStaffing, options: PeopleCsvOptions): string {
	const { perHour, load, need } = staffing;
	const { notes, shifts, recorded, planned, synthetic } = options;
	const shown = onShifts(staffing);
	const byShift = (shown?.units ?? []).map((people, at): CsvValue[] => {
		const shift = shifts[at % shifts.length];
		return [DAYS[Math.floor(at / shifts.length)], shift?.span, shift?.hours, shift?.who, people];
	});
	const byHour = Array.from(need, (people, h): CsvValue[] => [
		DAYS[Math.floor(h / 24)],
		`${clock(h)}–${clock(h + 1)}`,
		recorded[h],
		perHour[h]?.toFixed(4),
		load[h]?.toFixed(4),
		people,
		shown ? shown.onDuty[h] : '',
		planned?.[h]
	]);
	const head = [
		'Day',
		'Hour',
		'Recorded',
		'Expected an hour',
		'Busy on average',
		'People needed',
		'People on shift',
		'Patrols of the plan'
	];
	return csvText([
		[WATERMARK],
		...(synthetic ? [[SYNTHETIC]] : []),
		...notes.map((note) => [note]),
		[],
		['Day', 'Shift', 'Hours each', 'Who', 'People'],
		...byShift,
		[],
		head,
		...byHour
	]);
}
