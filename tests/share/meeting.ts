/** A made-up selection with known counts, as large as one of a meeting: some hundred hexagons, two years of months, five categories. */
import { averageAreaKm2, cellOf, neighbours, ringOf } from '../../src/lib/core/cells';
import { monthOf, monthStart } from '../../src/lib/core/time';
import { BANDS, makePack, type Audience, type Pack, type PackFacts } from '../../src/lib/disclosure/pack';

const RESOLUTION = 9;
const MIDDLE = cellOf(1.0789, 51.2802, RESOLUTION);
const cells = [MIDDLE, ...neighbours(MIDDLE, 6)];
/** Distance from the middle, rings of hexagons. */
const rings = cells.map((cell) => (cell === MIDDLE ? 0 : ([1, 2, 3, 4, 5].find((k) => neighbours(MIDDLE, k).includes(cell)) ?? 6)));
const END = monthOf(20_757);
const MONTHS = 12;
const months = [
	...Array.from({ length: MONTHS }, (_, i) => ({ month: END - 2 * MONTHS + i, now: false })),
	...Array.from({ length: MONTHS }, (_, i) => ({ month: END - MONTHS + i, now: true }))
];

/** Incidents of each category: in the period, and in the one before. */
export const KINDS = [
	{ name: 'Violence and sexual offences', priority: 'Serious violence', now: 912, before: 846 },
	{ name: 'Anti-social behaviour', priority: 'Town centre', now: 803, before: 697 },
	{ name: 'Public order', priority: 'Town centre', now: 364, before: 329 },
	{ name: 'Shoplifting', priority: 'Town centre', now: 213, before: 226 },
	{ name: 'Bicycle theft', priority: null, now: 96, before: 108 }
] as const;

/** Shares out a total by weights, exactly. */
function shared(total: number, weights: readonly number[]): number[] {
	const all = weights.reduce((a, b) => a + b, 0);
	let [left, seen] = [total, 0];
	return weights.map((weight) => {
		seen += weight;
		const share = Math.max(0, Math.round(total - (total * (all - seen)) / all) - (total - left));
		left -= share;
		return share;
	});
}

const PLACES = [
	{ name: 'Canterbury', lng: 1.0789, lat: 51.2802 },
	{ name: 'St Dunstan’s', lng: 1.0695, lat: 51.2845 },
	{ name: 'Wincheap', lng: 1.0665, lat: 51.2735 }
];
/** Later in the day and at weekends there is more. */
const hourly = Array.from({ length: BANDS }, (_, i) => {
	const [day, from] = [Math.floor(i / 12), (i % 12) * 2];
	return (from >= 20 || from < 2 ? 5 : from < 8 ? 1 : 3) * (day >= 4 && day < 6 ? 2 : 1);
});

export const meetingFacts = (audience: Audience): PackFacts => ({
	head: {
		app: 'Hexbeat 0.1.0',
		audience,
		made: '2026-11-22',
		synthetic: true,
		scope: '',
		period: { from: monthStart(END - MONTHS), to: monthStart(END) },
		before: { from: monthStart(END - 2 * MONTHS), to: monthStart(END - MONTHS) },
		months,
		gaps: [],
		sources: ['Street-level crime as published on police.uk'],
		remarks: ['2,210 records give no hour: they are left out of the week.'],
		resolution: RESOLUTION,
		cellArea: averageAreaKm2(RESOLUTION),
		cells,
		corners: cells.map((cell) => ringOf(cell).flatMap(([lng, lat]) => [Number(lng.toFixed(5)), Number(lat.toFixed(5))])),
		names: cells.map((_, i) => (i === 0 ? 'in Canterbury' : `${(i / 40 + 0.2).toFixed(1)} km from Canterbury`)),
		places: PLACES
	},
	categories: KINDS.map(({ name, priority, now, before }) => ({ name, priority, now, before, sensitive: false })),
	cells: KINDS.map(({ now }, k) =>
		shared(
			now,
			rings.map((ring, i) => Math.max(0, 40 - 9 * ring + ((i * 7 + k * 5) % 11)) ** 2)
		)
	),
	months: KINDS.map(({ now, before }, k) => [
		...shared(
			before,
			Array.from({ length: MONTHS }, (_, i) => 10 + ((i * 3 + k) % 5))
		),
		...shared(
			now,
			Array.from({ length: MONTHS }, (_, i) => 10 + ((i * 3 + k) % 5) + (i > 9 ? 4 : 0))
		)
	]),
	bands: KINDS.map(({ now }) => shared(now, hourly)),
	areas: null
});

export const meetingPack = (audience: Audience): Pack => makePack(meetingFacts(audience));
