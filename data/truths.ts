/** What the generator plants in the sample and the tests find again. Made up from end to end. */
import type { WeekWindow } from '../src/lib/core/filter';

/** Longitude and latitude, degrees. */
export type LngLat = readonly [lng: number, lat: number];

export const LABEL = '# Synthetic data made for Hexbeat: not real incidents';

/** Names of the files in `data/sample`; each says what it is. */
export const FILES = {
	canterbury: 'synthetic-canterbury-incidents.csv',
	maidstone: 'synthetic-maidstone-incidents.csv',
	alerts: 'synthetic-university-safezone-alerts.csv',
	burglary: 'synthetic-burglary-from-to.csv',
	refuges: 'synthetic-refuge-points.geojson',
	routes: 'synthetic-walking-routes.geojson',
	campus: 'synthetic-campus-outline.geojson',
	wards: 'synthetic-sketch-wards.geojson',
	terms: 'synthetic-term-dates.csv'
} as const;

/** A spot that is the middle of one H3 cell of resolution 9; its points lie within `radius` metres. */
export interface Spot {
	readonly cell: string;
	readonly centre: LngLat;
	readonly radius: number;
}

/** First and last local day of the sample, and the two years that are compared. */
export const SPAN = { first: '2024-11-01', turn: '2025-11-01', last: '2026-10-31' } as const;

const FRIDAY_SATURDAY_NIGHT: WeekWindow = { days: [4, 5], from: 21, to: 3, nights: true };
const SHOP_HOURS: WeekWindow = { days: [0, 1, 2, 3, 4, 5], from: 10, to: 18, nights: false };

/** Night-time economy: violence and public order in the old town on Friday and Saturday nights. */
export const NIGHT_ECONOMY = {
	cell: '8919485336bffff',
	centre: [1.081539, 51.277928],
	radius: 120,
	window: FRIDAY_SATURDAY_NIGHT,
	/** Planted incidents by category in the first and in the second year. */
	counts: { 'Violence and sexual offences': [240, 265], 'Public order': [110, 120] }
} as const satisfies Spot & { window: WeekWindow; counts: Record<string, readonly [number, number]> };

/** Shoplifting in a shopping street on Mondays to Saturdays, 10:00–18:00. */
export const SHOPPING = {
	cell: '89194853363ffff',
	centre: [1.086093, 51.278099],
	radius: 110,
	window: SHOP_HOURS,
	counts: { Shoplifting: [230, 255] }
} as const satisfies Spot & { window: WeekWindow; counts: Record<string, readonly [number, number]> };

/** Drop-off and collection at a school, on school days only. Minutes after midnight, half-open. */
export const SCHOOL_RUN = {
	cell: '89194853317ffff',
	centre: [1.098581, 51.283843],
	radius: 90,
	spells: [
		[495, 540],
		[900, 945]
	],
	counts: { 'Parking and road safety': [84, 88] }
} as const satisfies Spot & { spells: readonly (readonly [number, number])[]; counts: Record<string, readonly [number, number]> };

/** Nine burglaries, each within 200 m and 7 days of the one before: first local minute in which each can have happened. */
export const NEAR_REPEAT = {
	cell: '891948533dbffff',
	centre: [1.087131, 51.293974],
	radius: 90,
	category: 'Burglary',
	metres: 200,
	days: 7,
	starts: [
		'2026-01-12 09:10',
		'2026-01-13 18:25',
		'2026-01-15 08:40',
		'2026-01-16 19:05',
		'2026-01-18 10:30',
		'2026-01-20 17:50',
		'2026-01-21 09:20',
		'2026-01-23 18:45',
		'2026-01-25 08:55'
	]
} as const satisfies Spot & Record<string, unknown>;

/** A cell that comes up in the last six months. Planted incidents by month. */
export const EMERGING = {
	cell: '89194853383ffff',
	centre: [1.101964, 51.289247],
	radius: 120,
	months: { '2026-05': 9, '2026-06': 12, '2026-07': 15, '2026-08': 16, '2026-09': 19, '2026-10': 21 },
	/** Of five planted incidents in turn. */
	categories: ['Criminal damage and arson', 'Vehicle crime', 'Criminal damage and arson', 'Vehicle crime', 'Criminal damage and arson']
} as const satisfies Spot & { months: Record<string, number>; categories: readonly string[] };

/** A cell of anti-social behaviour that dies down. Planted incidents by month. */
export const FADING = {
	cell: '891948515dbffff',
	centre: [1.075295, 51.275055],
	radius: 120,
	months: {
		'2024-11': 24,
		'2024-12': 23,
		'2025-01': 22,
		'2025-02': 21,
		'2025-03': 20,
		'2025-04': 18,
		'2025-05': 16,
		'2025-06': 14,
		'2025-07': 11,
		'2025-08': 8,
		'2025-09': 5,
		'2025-10': 3
	},
	categories: ['Anti-social behaviour']
} as const satisfies Spot & { months: Record<string, number>; categories: readonly string[] };

/** 12 months to October 2026 against the year before: exactly −28 % in each town and in all. */
export const ANTI_SOCIAL = {
	category: 'Anti-social behaviour',
	Canterbury: [1250, 900],
	Maidstone: [850, 612],
	all: [2100, 1512],
	change: -0.28
} as const;

/** One month of one file arrived without most of two categories: a gap in loading, not a fall. */
export const LOADING_GAP = {
	file: FILES.maidstone,
	month: '2026-02',
	categories: ['Violence and sexual offences', 'Shoplifting'],
	/** One row in so many of these categories arrived. */
	keptOneIn: 8
} as const;

/** The mornings without an hour from 01:00 to 02:00 (Europe/London). */
export const SPRING_CHANGES = ['2025-03-30', '2026-03-29'] as const;

/** First and last day of school holidays; other Mondays to Fridays are school days. Bank holidays in term among them. */
export const SCHOOL_HOLIDAYS = [
	['2024-12-21', '2025-01-05'],
	['2025-02-17', '2025-02-21'],
	['2025-04-07', '2025-04-21'],
	['2025-05-05', '2025-05-05'],
	['2025-05-26', '2025-05-30'],
	['2025-07-23', '2025-09-02'],
	['2025-10-20', '2025-10-31'],
	['2025-12-20', '2026-01-04'],
	['2026-02-16', '2026-02-20'],
	['2026-03-30', '2026-04-10'],
	['2026-05-04', '2026-05-04'],
	['2026-05-25', '2026-05-29'],
	['2026-07-22', '2026-09-02'],
	['2026-10-19', '2026-10-30']
] as const;
