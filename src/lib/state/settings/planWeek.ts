import type { Codec } from './codec';
import { TEAM_KINDS, type TeamKind } from './shift';

/** A plan of the week made by hand: patrols by area, one digit for each shift of the week, day by day. */
export interface HandPlan {
	/** Hours at which its shifts begin: under others it means nothing. */
	readonly starts: readonly number[];
	readonly areas: readonly { readonly name: string; readonly patrols: readonly number[] }[];
}

/** Which plan the grid shows. */
export const WEEK_PLANS = ['suggested', 'current', 'mine'] as const;
export type WeekPlanId = (typeof WEEK_PLANS)[number];

/** A shift of every day that people may be put on. */
export interface PeopleShift {
	/** Civil hour at which it begins, 0–23, and its length, 1–24 hours. */
	readonly from: number;
	readonly hours: number;
	readonly kind: TeamKind;
}

/** What a week is planned with. */
export interface WeekPlanSettings {
	/** Hours at which the shifts of a day begin, ascending, and who works each. */
	readonly starts: readonly number[];
	readonly staff: readonly TeamKind[];
	/** Pence an hour of one patrol; absent where it was not given. */
	readonly rates: Readonly<Partial<Record<TeamKind, number>>>;
	/** Hours or £ a week. */
	readonly budget: { readonly in: 'hours' | 'pounds'; readonly most: number };
	/** Walking metres. */
	readonly radius: number;
	/** Part of the budget that one area may get at most, percent; 100 is no cap. */
	readonly cap: number;
	/** Hours a week that every area gets at least, and those that an area by name gets instead. */
	readonly least: number;
	readonly leastOf: readonly { readonly name: string; readonly hours: number }[];
	/** Layer whose areas are planned for; null for the first one, empty for the busiest hexagons. */
	readonly layer: string | null;
	/** Names of its areas; null for the busiest. */
	readonly wanted: readonly string[] | null;
	/** Minutes that an incident takes a patrol; null without. */
	readonly minutes: number | null;
	/** How well calls are to be met: so many percent of them, or of all moments. */
	readonly met: number;
	/** Minutes within which they are answered (Erlang C); null asks for enough free patrols instead (Poisson quantile). */
	readonly within: number | null;
	/** Percent of the time that patrols may be busy at most. */
	readonly busy: number;
	/** Hours a week that there are for calls; null for as many as they need. */
	readonly callHours: number | null;
	/** Shifts that the people who answer calls can work, which may overlap; null for the plan’s own. */
	readonly people: readonly PeopleShift[] | null;
	/** Count records that patrols created, too. */
	readonly officer: boolean;
	readonly show: WeekPlanId;
	/** What is done today, and the user's own plan; null where there is none. */
	readonly current: HandPlan | null;
	readonly mine: HandPlan | null;
}

/** Patrols in one area on one shift at most. */
export const MOST_IN_BLOCK = 6;
export const MOST_BUDGET = 1_000_000;
export const MOST_PEOPLE_SHIFTS = 8;
const DAYS = 7;
const MOST_AREAS = 60;

const start: WeekPlanSettings = {
	starts: [6, 14, 22],
	staff: ['marshal', 'marshal', 'marshal'],
	rates: {},
	budget: { in: 'hours', most: 160 },
	radius: 300,
	cap: 40,
	least: 0,
	leastOf: [],
	layer: null,
	wanted: null,
	minutes: null,
	met: 90,
	within: null,
	busy: 60,
	callHours: null,
	people: null,
	officer: false,
	show: 'suggested',
	current: null,
	mine: null
};

/** "!" divides fields, "," entries, "(" a name from its figures. */
const encode = (name: string): string => encodeURIComponent(name).replaceAll('!', '%21').replaceAll('(', '%28');
const whole = (text: string | undefined, from: number, to: number): number | null => {
	const n = /^\d{1,9}$/.test(text ?? '') ? Number(text) : NaN;
	return n >= from && n <= to ? n : null;
};
const entries = (text: string): string[] => text.split(',').filter((one) => one !== '');

const writeHand = (hand: HandPlan | null): string =>
	hand === null ? '' : [hand.starts.join('.'), ...hand.areas.map(({ name, patrols }) => `${encode(name)}(${patrols.join('')}`)].join(',');

function readStarts(text: string | undefined): number[] | null {
	const hours = (text ?? '').split('.').map((hour) => whole(hour, 0, 23) ?? -1);
	return hours.length <= 8 && hours.every((hour, at) => hour > (hours[at - 1] ?? -1)) ? hours : null;
}

function readHand(text: string): HandPlan | null {
	const [first, ...rest] = text.split(',');
	const starts = readStarts(first);
	if (starts === null) return null;
	const areas = rest.slice(0, MOST_AREAS).flatMap((one) => {
		const [name = '', digits = ''] = one.split('(');
		const patrols = Array.from(digits.matchAll(/./gs), ([digit]) => digit).map((digit) => whole(digit, 0, MOST_IN_BLOCK));
		return patrols.length === DAYS * starts.length && patrols.every((n) => n !== null) ? [{ name: decodeURIComponent(name), patrols }] : [];
	});
	return { starts, areas };
}

const writePeople = (people: WeekPlanSettings['people']): string =>
	people === null ? '' : people.map(({ from, hours, kind }) => [from, hours, TEAM_KINDS.indexOf(kind)].join('.')).join(',');
function readPeople(text: string): WeekPlanSettings['people'] {
	const shifts = entries(text).flatMap((one): PeopleShift[] => {
		const [from, hours, kind] = one.split('.');
		const [begin, length] = [whole(from, 0, 23), whole(hours, 1, 24)];
		return begin === null || length === null
			? []
			: [{ from: begin, hours: length, kind: TEAM_KINDS[whole(kind, 0, TEAM_KINDS.length - 1) ?? 0] ?? 'marshal' }];
	});
	return shifts.length > 0 ? shifts.slice(0, MOST_PEOPLE_SHIFTS) : null;
}

const writeRates = (rates: WeekPlanSettings['rates']): string => TEAM_KINDS.map((kind) => rates[kind] ?? '').join('.');
function readRates(text: string): WeekPlanSettings['rates'] {
	const parts = text.split('.');
	return Object.fromEntries(
		TEAM_KINDS.flatMap((kind, at) => {
			const pence = whole(parts[at], 0, MOST_BUDGET);
			return pence === null ? [] : [[kind, pence]];
		})
	);
}

/** Parts in a fixed order; see `write`. A link carries the plans made by hand, so that they are undone, shared and kept like any setting. */
export const planWeek: Codec<WeekPlanSettings> = {
	start,
	write: (week) =>
		[
			week.starts.join('.'),
			week.staff.map((kind) => TEAM_KINDS.indexOf(kind)).join('.'),
			writeRates(week.rates),
			`${week.budget.in === 'pounds' ? 'p' : 'h'}${String(week.budget.most)}`,
			week.radius,
			week.cap,
			week.least,
			week.leastOf.map(({ name, hours }) => `${encode(name)}(${String(hours)}`).join(','),
			week.layer === null ? '' : `l${encode(week.layer)}`,
			week.wanted === null ? '' : ['w', ...week.wanted.map(encode)].join(','),
			week.minutes ?? '',
			week.officer ? 'o' : '',
			week.show,
			writeHand(week.current),
			writeHand(week.mine),
			[week.met, week.within ?? '', week.busy, week.callHours ?? ''].join('.'),
			writePeople(week.people)
		].join('!'),
	read: (text) => {
		const [starts, staff = '', rates = '', budget = '', radius, cap, least, leastOf = '', ...rest] = text.split('!');
		const [layer = '', wanted = '', minutes, officer, show, current = '', mine = '', staffing = '', people = ''] = rest;
		const [met, within, busy, callHours] = staffing.split('.');
		try {
			const begins = readStarts(starts) ?? start.starts;
			const kinds = staff.split('.').map((at) => TEAM_KINDS[whole(at, 0, TEAM_KINDS.length - 1) ?? 0] ?? 'marshal');
			return {
				starts: begins,
				staff: begins.map((_, at) => kinds[at] ?? 'marshal'),
				rates: readRates(rates),
				budget: { in: budget.startsWith('p') ? 'pounds' : 'hours', most: whole(budget.slice(1), 0, MOST_BUDGET) ?? start.budget.most },
				radius: whole(radius, 100, 2000) ?? start.radius,
				cap: whole(cap, 5, 100) ?? start.cap,
				least: whole(least, 0, 1000) ?? start.least,
				leastOf: entries(leastOf).flatMap((one) => {
					const [name = '', figure] = one.split('(');
					const hours = whole(figure, 0, 1000);
					return name === '' || hours === null ? [] : [{ name: decodeURIComponent(name), hours }];
				}),
				layer: layer.startsWith('l') ? decodeURIComponent(layer.slice(1)) : null,
				wanted: wanted.startsWith('w') ? entries(wanted).slice(1).map(decodeURIComponent) : null,
				minutes: whole(minutes, 1, 600),
				met: whole(met, 50, 99) ?? start.met,
				within: whole(within, 0, 120),
				busy: whole(busy, 10, 100) ?? start.busy,
				callHours: whole(callHours, 1, MOST_BUDGET),
				people: readPeople(people),
				officer: officer === 'o',
				show: WEEK_PLANS.find((known) => known === show) ?? start.show,
				current: readHand(current),
				mine: readHand(mine)
			};
		} catch {
			return start;
		}
	}
};
