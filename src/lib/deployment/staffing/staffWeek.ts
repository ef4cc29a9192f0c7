import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { breathe } from '../../core/breathe';
import type { Solver } from '../exact/program';
import { poisson } from '../poisson';
import { FEWEST_INCIDENTS } from '../refuse';
import { plural } from '../explain/figures';
import { fewerHours, freeShare } from './fewerHours';
import { hourlyRate, type Pattern } from './hourlyRate';
import { coverHours, type ShiftTemplate } from './shiftCover';
import { unitsNeeded } from './staffing';
import type { DayShift, PeopleCover, StaffRefusal, StaffWeekRequest, WeekStaffing } from './week';

const RESAMPLES = 200;
/** Resamples between two looks at the signal. */
const STRIDE = 10;
const HOURS = 24;
/** £ an hour added to every shift: of covers that cost the same, the one with fewest hours is taken. */
const TIE = 1e-6;

/**
 * People on duty for a week's calls, and the cheapest cover of their hours by shifts of every day that may overlap. The interval comes from
 * hours drawn again (Poisson, incidents taken as independent). Within fewer hours: the people that leave someone free for most calls.
 * Deterministic.
 * @throws HexbeatError `staffing-figures`, `shift-figures`, `overlap-unsolved`; AbortError when the signal fires
 */
export async function staffWeek(request: StaffWeekRequest, solver: Solver, signal?: AbortSignal): Promise<WeekStaffing | StaffRefusal> {
	const { hourly, weeks, calls, shifts, within } = request;
	const incidents = hourly.reduce((all, n) => all + n, 0);
	if (incidents < FEWEST_INCIDENTS)
		return {
			kind: 'refusal',
			fault: `Only ${plural(incidents, 'incident')} with a known hour in these areas: under ${String(FEWEST_INCIDENTS)} no number of people can be told.`,
			remedy: 'Choose more areas, a longer period or more categories.'
		};
	const { perHour, pattern } = hourlyRate(hourly, weeks);
	const units = Array.from(perHour, (rate) => unitsNeeded({ ...calls, perHour: rate }));
	const need = Uint16Array.from(units, (one) => one.units);
	const { cover, least, cheaper } = fullCover(request, need);
	const load = Float64Array.from(units, (one) => one.load);
	const figures = { kind: 'staffing' as const, shifts, incidents, perHour, load, need };
	if (cover.kind === 'uncoverable') return { ...figures, cover, fewer: null };
	const value = worked(shifts, cover.units);
	const hours = { value, ...(await drawnAround(value, { request, pattern, least }, signal)) };
	const short = within !== null && within < value ? { perHour, load, shifts: everyDay(shifts, 'hours'), within } : null;
	const fewer = short && (await fewerHours(short, solver, signal));
	return {
		...figures,
		fewer: fewer && { ...fewer, hours: worked(shifts, fewer.units), pounds: costOf(shifts, fewer.units) },
		cover: {
			kind: 'cover',
			least,
			cheaper,
			units: cover.units,
			onDuty: cover.onDuty,
			spare: cover.spare,
			hours,
			pounds: costOf(shifts, cover.units),
			free: freeShare(perHour, load, cover.onDuty)
		}
	};
}

type Least = PeopleCover['least'];
type CoverResult = ReturnType<typeof coverHours>;

/** The cover of least £ where all shifts have a price, and its hours are there; else the one of fewest hours. */
function fullCover(
	{ shifts, within }: StaffWeekRequest,
	need: Uint16Array
): Pick<PeopleCover, 'least' | 'cheaper'> & { cover: CoverResult } {
	const coverOf = (least: Least): CoverResult => coverHours({ need, shifts: everyDay(shifts, least) });
	if (!shifts.every(({ perHour }) => perHour !== null)) return { cover: coverOf('hours'), least: 'hours', cheaper: null };
	const cheapest = coverOf('pounds');
	if (cheapest.kind === 'uncoverable' || within === null || worked(shifts, cheapest.units) <= within)
		return { cover: cheapest, least: 'pounds', cheaper: null };
	const cover = coverOf('hours');
	const [hours, pounds] = [worked(shifts, cheapest.units), costOf(shifts, cheapest.units)];
	const fewest = cover.kind === 'cover' ? worked(shifts, cover.units) : hours;
	return { cover, least: 'hours', cheaper: pounds !== null && fewest < hours ? { hours, pounds } : null };
}

/** The shifts of a day on each day of the week: day by day, in the order of the day. */
function everyDay(shifts: readonly DayShift[], least: Least): ShiftTemplate[] {
	return Array.from({ length: 7 }, (_, day) =>
		shifts.map(({ from, hours, perHour }, at) => ({
			id: `${String(day)} ${String(at)}`,
			from: day * HOURS + from,
			hours,
			cost: hours * (least === 'pounds' ? (perHour ?? 0) + TIE : 1)
		}))
	).flat();
}

/** Hours of all people on all shifts. */
const worked = (shifts: readonly DayShift[], units: readonly number[]): number =>
	units.reduce((sum, n, at) => sum + n * (shifts[at % shifts.length]?.hours ?? 0), 0);

/** £ a week; null where a shift that is worked has no price. */
function costOf(shifts: readonly DayShift[], units: readonly number[]): number | null {
	let pounds = 0;
	for (const [at, n] of units.entries()) {
		const { hours = 0, perHour = null } = shifts[at % shifts.length] ?? {};
		if (n > 0 && perHour === null) return null;
		pounds += n * hours * (perHour ?? 0);
	}
	return pounds;
}

/**
 * The interval of the hours worked: covers of hours drawn again, shifted so that their median is the estimate, as drawing twice adds noise
 * that asks for more people.
 */
async function drawnAround(
	value: number,
	{ request, pattern, least }: { readonly request: StaffWeekRequest; readonly pattern: Pattern; readonly least: Least },
	signal?: AbortSignal
): Promise<{ low: number; high: number }> {
	const { hourly, weeks, calls, shifts, seed } = request;
	const random = xoroshiro128plus(seed);
	const templates = everyDay(shifts, least);
	const draws: number[] = [];
	for (let r = 0; r < RESAMPLES; r++) {
		if (r % STRIDE === 0) await breathe(signal);
		const { perHour } = hourlyRate(
			hourly.map((n) => poisson(n, random)),
			weeks,
			pattern
		);
		const need = Uint16Array.from(perHour, (rate) => unitsNeeded({ ...calls, perHour: rate }).units);
		const cover = coverHours({ need, shifts: templates });
		draws.push(cover.kind === 'cover' ? worked(shifts, cover.units) : value);
	}
	draws.sort((a, b) => a - b);
	const from = (p: number): number => value + (draws[Math.round(p * (draws.length - 1))] ?? 0) - (draws[draws.length >> 1] ?? 0);
	return { low: Math.max(0, Math.min(value, from(0.025))), high: Math.max(value, from(0.975)) };
}
