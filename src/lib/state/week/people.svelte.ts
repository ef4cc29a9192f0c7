import { untrack } from 'svelte';
import { onShifts, peopleCsv } from '../../deployment';
import type { StaffRefusal, StaffWeekRequest, WeekCurves, WeekFigures, WeekStaffing } from '../../deployment';
import { hourSpan } from '../../core/format';
import { Answer } from '../answer.svelte';
import type { Planner } from '../backends';
import type { PeopleShift, WeekPlanSettings } from '../settings/planWeek';
import { peopleByHour, peopleShifts } from './peopleShifts';

/** Fixes the resamples. */
const SEED = 20_261;

/** The week's plan as far as people depend on it. */
interface Planned {
	readonly curves: WeekCurves | null;
	readonly shown: WeekFigures | null;
	readonly settings: WeekPlanSettings;
}

/** People that the calls of a week need, hour by hour, and on shifts that may overlap. */
export class People {
	readonly answer = new Answer<WeekStaffing | StaffRefusal>();
	readonly #week: () => Planned;

	/** Shifts that people may be put on. */
	readonly shifts: readonly PeopleShift[] = $derived.by(() => peopleShifts(this.#week().settings));
	/** Null while minutes for one incident are not given, or nothing is known yet. */
	readonly staffing: WeekStaffing | null = $derived.by(() => (this.answer.value?.kind === 'staffing' ? this.answer.value : null));
	/** People on shifts: of the hours that there are, else of those that the calls need; null while hours are uncovered. */
	readonly onShift = $derived.by(() => (this.staffing ? onShifts(this.staffing) : null));
	/** The answer is for the shifts that are asked for now: until it is, nobody can be put on them. */
	readonly settled: boolean = $derived.by(() => {
		const made = this.staffing?.shifts;
		return (
			made?.length === this.shifts.length &&
			made.every(({ from, hours }, at) => {
				const asked = this.shifts[at];
				return asked?.from === from && asked.hours === hours;
			})
		);
	});
	/** People that each shift of the plan needs at its busiest hour; null when it is not asked. */
	readonly needed: readonly number[] | null = $derived.by(() => {
		const { curves } = this.#week();
		const need = this.staffing?.need;
		if (!curves || !need) return null;
		return curves.shifts.map(({ day, from, hours }) =>
			Math.max(...Array.from({ length: hours }, (_, i) => need[(24 * day + from + i) % need.length] ?? 0))
		);
	});
	/** Patrols of the plan on the screen by civil hour of the week; null without one. */
	readonly planned: Uint16Array | null = $derived.by(() => {
		const { curves, shown } = this.#week();
		if (!curves || !shown) return null;
		return peopleByHour(
			curves.shifts,
			shown.shifts.map(({ patrols }) => patrols)
		);
	});
	readonly #key: string = $derived.by(() => {
		const { minutes, met, within, busy, callHours, rates } = this.#week().settings;
		return JSON.stringify({
			minutes,
			met,
			within,
			busy,
			callHours,
			shifts: this.shifts.map((shift) => ({ ...shift, pence: rates[shift.kind] ?? null }))
		});
	});

	/** Call while a component is being set up. */
	constructor(planner: Pick<Planner, 'staffWeek'>, week: () => Planned) {
		this.#week = week;
		$effect(() => {
			const { curves } = this.#week();
			const asked = JSON.parse(this.#key) as Asked;
			untrack(() => {
				const request = curves && requestOf(curves, asked);
				if (request) this.answer.ask((signal) => planner.staffWeek(request, signal));
				else this.answer.clear();
			});
		});
	}

	/** As a file for spreadsheets; empty without an answer. @param notes what the figures rest on @param who each shift's workers in words */
	csv(notes: readonly string[], who: readonly string[]): string {
		const { curves } = this.#week();
		const { staffing, planned } = this;
		if (!curves || !staffing) return '';
		const shifts = this.shifts.map(({ from, hours }, at) => ({ span: hourSpan(from, from + hours), hours, who: who[at] ?? '' }));
		return peopleCsv(staffing, { notes, shifts, recorded: curves.hourly, planned, synthetic: curves.synthetic });
	}
}

type Asked = Pick<WeekPlanSettings, 'minutes' | 'met' | 'within' | 'busy' | 'callHours'> & {
	readonly shifts: readonly { readonly from: number; readonly hours: number; readonly pence: number | null }[];
};

function requestOf({ hourly, weeks }: WeekCurves, { minutes, met, within, busy, callHours, shifts }: Asked): StaffWeekRequest | null {
	if (minutes === null) return null;
	const share = met / 100;
	return {
		hourly,
		weeks,
		calls: {
			minutesEach: minutes,
			utilisation: busy / 100,
			rule: within === null ? { by: 'busy', quantile: share } : { by: 'waiting', share, minutes: within }
		},
		shifts: shifts.map(({ from, hours, pence }) => ({ from, hours, perHour: pence === null ? null : pence / 100 })),
		within: callHours,
		seed: SEED
	};
}
