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

/** What the people are asked for. */
export type PeopleAsked = Pick<WeekPlanSettings, 'minutes' | 'met' | 'within' | 'busy' | 'callHours'> & {
	readonly shifts: readonly (PeopleShift & { readonly pence: number | null })[];
};

/** An answer with what it was asked for: its words and its file speak of these figures, whatever is set meanwhile. */
interface Made {
	readonly key: string;
	readonly asked: PeopleAsked;
	readonly curves: WeekCurves;
	readonly result: WeekStaffing | StaffRefusal;
}

/** People that the calls of a week need, hour by hour, and on shifts that may overlap. */
export class People {
	readonly answer = new Answer<Made>();
	readonly #planner: Pick<Planner, 'staffWeek'>;
	readonly #week: () => Planned;

	/** Shifts that people may be put on. */
	readonly shifts: readonly PeopleShift[] = $derived.by(() => peopleShifts(this.#week().settings));
	/** Null while minutes for one incident are not given, or nothing is known yet. */
	readonly staffing: WeekStaffing | null = $derived.by(() => {
		const result = this.answer.value?.result;
		return result?.kind === 'staffing' ? result : null;
	});
	/** People on shifts: of the hours that there are, else of those that the calls need; null while hours are uncovered. */
	readonly onShift = $derived.by(() => (this.staffing ? onShifts(this.staffing) : null));
	/** The answer is for what is asked for now: until it is, nobody can be put on the shifts. */
	readonly settled: boolean = $derived.by(() => {
		const made = this.answer.value;
		return made !== null && made.key === this.#key && made.curves === this.#week().curves;
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
	#given = $state(false);
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
		this.#planner = planner;
		this.#week = week;
		$effect(() => {
			const { curves } = this.#week();
			const key = this.#key;
			untrack(() => {
				this.#ask(curves, key);
			});
			// Its solver is shared: nobody waits for an answer that nobody will see.
			return () => {
				this.answer.cancel();
			};
		});
	}

	/** The figures asked for were given up. */
	get stopped(): boolean {
		return this.#given && !this.settled;
	}

	/** Gives up what is being worked out; the figures before stay. */
	stop(): void {
		this.answer.cancel();
		this.#given = true;
	}

	/** Asks again after a question was given up. */
	again(): void {
		this.#ask(this.#week().curves, this.#key);
	}

	#ask(curves: WeekCurves | null, key: string): void {
		this.#given = false;
		const asked = JSON.parse(key) as PeopleAsked;
		const request = curves && requestOf(curves, asked);
		if (curves && request)
			this.answer.ask(async (signal) => ({ key, asked, curves, result: await this.#planner.staffWeek(request, signal) }));
		else this.answer.clear();
	}

	/** As a file for spreadsheets; empty without an answer. @param notes what the figures rest on @param who each shift's workers in words */
	csv(notes: readonly string[], who: readonly string[]): string {
		const made = this.answer.value;
		const { staffing, planned } = this;
		if (!made || !staffing) return '';
		const { curves, asked } = made;
		const shifts = asked.shifts.map(({ from, hours }, at) => ({ span: hourSpan(from, from + hours), hours, who: who[at] ?? '' }));
		return peopleCsv(staffing, { notes, shifts, recorded: curves.hourly, planned, synthetic: curves.synthetic });
	}
}

function requestOf({ hourly, weeks }: WeekCurves, { minutes, met, within, busy, callHours, shifts }: PeopleAsked): StaffWeekRequest | null {
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
