import { isPriority, type PriorityId } from '../../core/priorities';
import type { Codec } from './codec';

export const TEAM_KINDS = ['marshal', 'officer', 'warden', 'pastor'] as const;
export type TeamKind = (typeof TEAM_KINDS)[number];

/** Patrols alike in kind, hours and depot. */
export interface Team {
	readonly kind: TeamKind;
	/** Whole hours from the start of the shift; null for all of it. */
	readonly hours: number | null;
	/** Where they start and finish, degrees; null for their post. */
	readonly depot: { readonly lng: number; readonly lat: number } | null;
}

/** An area of a loaded layer. */
export interface AreaRef {
	readonly layer: string;
	readonly name: string;
}

/** What a shift is planned with, besides its window, radius and number of patrols. */
export interface ShiftSettings {
	/** The patrols that `others` leave of the plan's number. */
	readonly first: Team;
	readonly others: readonly (Team & { readonly count: number })[];
	/** Incidents, harm, or the incidents of one priority. */
	readonly objective: 'incidents' | 'harm' | PriorityId;
	/** Areas that patrols keep out of, and those with at least one post each. */
	readonly excluded: readonly AreaRef[];
	readonly minimum: readonly AreaRef[];
	/** % of the hours that one area of a loaded layer may have at most; 100 for no such rule. */
	readonly cap: number;
	/** Where patrols stand today, degrees. */
	readonly usual: readonly { readonly lng: number; readonly lat: number }[];
	/** Minutes at a stop, and until the next visit to it at least. */
	readonly dwell: number;
	readonly revisit: number;
	/** Walking speed, km/h. */
	readonly speed: number;
	/** Name of a loaded layer of lines to walk along; null for straight lines × 1.3. */
	readonly streets: string | null;
	/** Day of the tasking, days since 1970-01-01; null for the next time that the window comes. */
	readonly day: number | null;
}

export const DWELLS = [10, 15, 20, 30] as const;
export const REVISITS = [60, 90, 120, 180] as const;
export const MOST_PATROLS = 12;
export const MOST_USUAL = 40;
/** Walking speeds that may be given, km/h. */
export const SPEEDS = { least: 2, most: 8 } as const;

const start: ShiftSettings = {
	first: { kind: 'marshal', hours: null, depot: null },
	others: [],
	objective: 'incidents',
	excluded: [],
	minimum: [],
	cap: 40,
	usual: [],
	dwell: 15,
	revisit: 120,
	speed: 4.8,
	streets: null,
	day: null
};

const degrees = (x: number): string => String(Number(x.toFixed(5)));
const writePlace = ({ lng, lat }: { lng: number; lat: number }): string => `${degrees(lng)},${degrees(lat)}`;
const readPlace = (text: string): { lng: number; lat: number } | null => {
	const [lng, lat] = text.split(',').map(Number);
	return lng !== undefined && lat !== undefined && Math.abs(lng) <= 180 && Math.abs(lat) <= 90 && text !== '' ? { lng, lat } : null;
};
const writeTeam = ({ kind, hours, depot }: Team): string => [kind, hours ?? '', depot ? writePlace(depot) : ''].join(':');
const readTeam = (text: string): Team => {
	const [kind, hours = '', place = ''] = text.split(':');
	return {
		kind: TEAM_KINDS.find((known) => known === kind) ?? start.first.kind,
		hours: /^([1-9]|1\d|2[0-4])$/.test(hours) ? Number(hours) : null,
		depot: readPlace(place)
	};
};

// "!", "(" and ")" stay in encodeURIComponent; "(" divides a layer from a name here.
const encode = (text: string): string => encodeURIComponent(text).replaceAll('!', '%21').replaceAll('(', '%28');
const writeAreas = (areas: readonly AreaRef[]): string => areas.map(({ layer, name }) => `${encode(layer)}(${encode(name)}`).join(',');
const readAreas = (text: string): AreaRef[] =>
	text.split(',').flatMap((one) => {
		const [layer = '', name = ''] = one.split('(').map(decodeURIComponent);
		return layer === '' || name === '' ? [] : [{ layer, name }];
	});
const whole = (text: string | undefined, from: number, to: number): number | null => {
	const n = text === undefined || text === '' ? NaN : Number(text);
	return Number.isInteger(n) && n >= from && n <= to ? n : null;
};

/**
 * Parts in a fixed order, divided by "!": the teams, objective, areas to keep out of, areas with a post, dwell, revisit, streets, day,
 * cap, posts of today, speed. Links from before the last three were added end earlier.
 */
export const shift: Codec<ShiftSettings> = {
	start,
	write: ({ first, others, objective, excluded, minimum, cap, usual, dwell, revisit, speed, streets, day }) =>
		[
			[writeTeam(first), ...others.map((team) => `${writeTeam(team)}:${String(team.count)}`)].join(';'),
			objective,
			writeAreas(excluded),
			writeAreas(minimum),
			dwell,
			revisit,
			streets === null ? '' : encode(streets),
			day ?? '',
			cap,
			usual.map(writePlace).join(';'),
			speed
		].join('!'),
	read: (text) => {
		try {
			const [teams = '', objective = '', excluded = '', minimum = '', dwell, revisit, streets = '', day, cap, usual = '', speed = ''] =
				text.split('!');
			const [first = '', ...others] = teams.split(';');
			return {
				first: readTeam(first),
				others: others.slice(0, 3).map((team) => ({ ...readTeam(team), count: whole(team.split(':')[3], 1, MOST_PATROLS) ?? 1 })),
				objective: objective === 'harm' || isPriority(objective) ? objective : 'incidents',
				excluded: readAreas(excluded),
				minimum: readAreas(minimum),
				cap: whole(cap, 5, 100) ?? start.cap,
				usual: usual
					.split(';')
					.slice(0, MOST_USUAL)
					.flatMap((place) => readPlace(place) ?? []),
				dwell: whole(dwell, 5, 60) ?? start.dwell,
				revisit: whole(revisit, 30, 480) ?? start.revisit,
				speed: Number(speed) >= SPEEDS.least && Number(speed) <= SPEEDS.most ? Number(speed) : start.speed,
				streets: decodeURIComponent(streets) || null,
				day: whole(day, 0, 60_000)
			};
		} catch {
			return start;
		}
	}
};
