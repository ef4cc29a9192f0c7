import type { Rhythm } from './clock';
import type { Kind, Town } from './places';

const flat = (n: number): number[] => Array.from({ length: n }, () => 1);
const FLAT_MONTHS = flat(12);
const SUMMER = [0.85, 0.84, 0.94, 1.02, 1.1, 1.14, 1.2, 1.14, 1.02, 1, 0.88, 0.82];
const ADVENT = [0.9, 0.88, 0.95, 0.96, 0.98, 0.98, 1, 1, 1, 1.08, 1.2, 1.18];

//                 0  1  2  3  4  5  6  7  8  9  10 11 12 13 14 15 16 17 18 19 20 21 22 23
const HOURS = {
	night: [7, 6, 5, 3, 1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 4, 5, 5, 5, 5, 6, 6, 7, 8, 8],
	shop: [0, 0, 0, 0, 0, 0, 0, 1, 3, 6, 9, 11, 12, 12, 12, 12, 11, 9, 6, 4, 3, 1, 1, 0],
	evening: [3, 2, 1, 1, 1, 1, 1, 1, 2, 3, 4, 4, 5, 5, 6, 8, 9, 9, 9, 9, 9, 8, 7, 5],
	day: [2, 1, 1, 1, 1, 1, 2, 4, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7, 6, 5, 4, 4, 3, 3],
	dark: [6, 6, 5, 5, 4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 4, 5, 6, 6, 7, 7, 7],
	noise: [9, 8, 6, 3, 2, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 4, 4, 5, 6, 8, 10, 11],
	traffic: [0, 0, 0, 0, 0, 0, 1, 4, 7, 4, 3, 3, 3, 3, 3, 6, 6, 6, 4, 2, 1, 1, 0, 0]
} as const satisfies Record<string, readonly number[]>;

const WORKDAYS = [1.1, 1.1, 1.1, 1.1, 1.1, 0.5, 0.3];
const SHOP_DAYS = [0.95, 0.95, 0.97, 1, 1.08, 1.2, 0.7];
const LATE_WEEK = [0.85, 0.85, 0.9, 0.95, 1.12, 1.22, 1.1];

const rhythm = (hours: readonly number[], days: readonly number[], weekendNights: number, term: number, months = FLAT_MONTHS): Rhythm => ({
	hours,
	days,
	weekendNights,
	term,
	months
});

type Pull = Readonly<Record<Kind, number>>;
const NIGHT_PULL: Pull = { centre: 2.2, campus: 1, suburb: 1, village: 0.6 };
const SHOP_PULL: Pull = { centre: 4, campus: 0.3, suburb: 0.4, village: 0.15 };
const HOME_PULL: Pull = { centre: 0.6, campus: 0.5, suburb: 1.5, village: 1.2 };
const EVEN_PULL: Pull = { centre: 1, campus: 1, suburb: 1, village: 1 };

export interface Category {
	readonly name: string;
	readonly rhythm: Rhythm;
	/** Weight of a place by its kind. */
	readonly pull: Pull;
	/** Share that happens on lanes outside the neighbourhoods. */
	readonly lanes: number;
	/** Share recorded by an officer's own observation. */
	readonly officer: number;
	readonly outcomes: readonly string[];
	/** Incidents in the first and the second year, planted ones included. */
	readonly counts: Readonly<Record<Town, readonly [number, number]>>;
}

const CRIME = [
	'No suspect identified',
	'No suspect identified',
	'No suspect identified',
	'Under investigation',
	'Charged',
	'Local resolution'
];
const FOUND = ['Charged', 'Local resolution', 'Local resolution', 'Cautioned'];
const COUNCIL = ['Advice given', 'Advice given', 'Warning letter', 'No further action'];
const NONE = [''];

export const ANTI_SOCIAL_BEHAVIOUR = 'Anti-social behaviour';
const night = rhythm(HOURS.night, LATE_WEEK, 1.9, 1.08);
const nights = rhythm(HOURS.night, LATE_WEEK, 2.3, 1.12);
const evening = rhythm(HOURS.evening, LATE_WEEK, 1.3, 1.02, SUMMER);
const shop = rhythm(HOURS.shop, SHOP_DAYS, 1, 1, ADVENT);
const dark = rhythm(HOURS.dark, flat(7), 1.15, 1);
const day = rhythm(HOURS.day, flat(7), 1, 1);

/** Counts for two towns and two years. */
const counts = (c1: number, c2: number, m1: number, m2: number): Category['counts'] => ({ Canterbury: [c1, c2], Maidstone: [m1, m2] });

export const CATEGORIES: readonly Category[] = [
	{
		name: ANTI_SOCIAL_BEHAVIOUR,
		rhythm: evening,
		pull: NIGHT_PULL,
		lanes: 0.02,
		officer: 0.05,
		outcomes: NONE,
		counts: counts(1250, 900, 850, 612)
	},
	{
		name: 'Violence and sexual offences',
		rhythm: night,
		pull: NIGHT_PULL,
		lanes: 0.02,
		officer: 0.04,
		outcomes: CRIME,
		counts: counts(1480, 1530, 1010, 1020)
	},
	{ name: 'Shoplifting', rhythm: shop, pull: SHOP_PULL, lanes: 0, officer: 0.02, outcomes: CRIME, counts: counts(740, 810, 500, 540) },
	{
		name: 'Public order',
		rhythm: nights,
		pull: NIGHT_PULL,
		lanes: 0.01,
		officer: 0.1,
		outcomes: CRIME,
		counts: counts(440, 455, 260, 265)
	},
	{
		name: 'Criminal damage and arson',
		rhythm: dark,
		pull: HOME_PULL,
		lanes: 0.04,
		officer: 0.02,
		outcomes: CRIME,
		counts: counts(400, 410, 270, 262)
	},
	{ name: 'Other theft', rhythm: day, pull: EVEN_PULL, lanes: 0.06, officer: 0.01, outcomes: CRIME, counts: counts(330, 318, 205, 198) },
	{
		name: 'Noise complaints',
		rhythm: rhythm(HOURS.noise, LATE_WEEK, 1.8, 1.2, SUMMER),
		pull: HOME_PULL,
		lanes: 0.01,
		officer: 0,
		outcomes: COUNCIL,
		counts: counts(320, 334, 190, 194)
	},
	{ name: 'Vehicle crime', rhythm: dark, pull: HOME_PULL, lanes: 0.06, officer: 0.02, outcomes: CRIME, counts: counts(205, 214, 172, 160) },
	{
		name: 'Parking and road safety',
		rhythm: rhythm(HOURS.traffic, WORKDAYS, 1, 1),
		pull: HOME_PULL,
		lanes: 0.03,
		officer: 0.05,
		outcomes: COUNCIL,
		counts: counts(150, 158, 62, 66)
	},
	{
		name: 'Drugs',
		rhythm: rhythm(HOURS.evening, LATE_WEEK, 1.6, 1.1),
		pull: NIGHT_PULL,
		lanes: 0.02,
		officer: 1,
		outcomes: FOUND,
		counts: counts(150, 166, 96, 102)
	},
	{
		name: 'Bicycle theft',
		rhythm: rhythm(HOURS.day, flat(7), 1, 1.15, SUMMER),
		pull: { centre: 1.4, campus: 3, suburb: 0.9, village: 0.3 },
		lanes: 0,
		officer: 0,
		outcomes: CRIME,
		counts: counts(150, 141, 42, 38)
	},
	{
		name: 'Theft from the person',
		rhythm: nights,
		pull: SHOP_PULL,
		lanes: 0,
		officer: 0.01,
		outcomes: CRIME,
		counts: counts(92, 108, 33, 36)
	},
	{ name: 'Robbery', rhythm: nights, pull: NIGHT_PULL, lanes: 0, officer: 0.02, outcomes: CRIME, counts: counts(54, 51, 36, 33) },
	{
		name: 'Possession of weapons',
		rhythm: evening,
		pull: NIGHT_PULL,
		lanes: 0,
		officer: 1,
		outcomes: FOUND,
		counts: counts(36, 41, 26, 27)
	},
	{ name: 'Other crime', rhythm: day, pull: EVEN_PULL, lanes: 0.03, officer: 0.05, outcomes: CRIME, counts: counts(62, 64, 46, 44) }
];

export const ALERT_RHYTHM = rhythm(HOURS.noise, LATE_WEEK, 1.5, 1.9);
/** Alert types of a campus safety app, with their share in twenty. */
export const ALERT_TYPES = [
	['Check-in timer expired', 8],
	['Help call', 5],
	['First aid', 4],
	['Emergency', 2],
	['Fall detected', 1]
] as const satisfies readonly (readonly [string, number])[];
