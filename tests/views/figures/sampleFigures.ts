/** Figures and slides as a pack of a town would give them: made up, rounded to five, small counts as "<5". */
import { cellOf, centresOf, outlinesOf, withRings } from '../../../src/lib/core/cells';
import type { LegendRow, Mark, Shown } from '../../../src/lib/disclosure/pack';
import type {
	MapFigure,
	MapNote,
	MonthsFigure,
	NumberFigure,
	RankingFigure,
	Slide,
	SlideKind,
	TableFigure,
	TextFigure,
	WeekFigure
} from '../../../src/lib/share';

const figures = new Intl.NumberFormat('en-GB');

export function about(value: number): Shown {
	const text = figures.format(value);
	return { code: 'rounded', value, text, spoken: value === 0 ? text : `about ${text}`, below: null };
}
export const FEW: Shown = { code: 'suppressed', value: null, text: '<5', spoken: 'fewer than 5', below: 5 };
export const HIDDEN: Shown = {
	code: 'hidden',
	value: null,
	text: 'hidden',
	spoken: 'hidden, so that a small number stays unknown',
	below: null
};
const word = (text: string): Shown => ({ code: 'too few', value: null, text, spoken: text, below: null });
const change = (text: string): Shown => ({ code: 'rounded', value: null, text, spoken: `about ${text}`, below: null });

/** Rounded to five, or few. */
const look = (value: number): Shown => (value < 0.5 ? about(0) : value < 5 ? FEW : about(Math.round(value / 5) * 5));

const LOWER = [5, 25, 55, 105];
const LEGEND: readonly LegendRow[] = [
	{ mark: 'none', text: '0' },
	{ mark: 'small', text: '<5' },
	{ mark: 0, text: '5–20' },
	{ mark: 1, text: '25–50' },
	{ mark: 2, text: '55–100' },
	{ mark: 3, text: '105 or more' },
	{ mark: 'hidden', text: 'hidden' }
];

function markOf({ code, value }: Shown): Mark {
	if (code === 'suppressed') return 'small';
	if (value === null) return 'hidden';
	return value === 0 ? 'none' : LOWER.findLastIndex((from) => value >= from);
}

/** A number from 0 to 1 that looks like chance, the same every time. */
const chance = (i: number): number => {
	const wave = Math.sin(i * 127.1 + 311.7) * 43758.5453;
	return wave - Math.floor(wave);
};

const CENTRE = { lng: 1.0802, lat: 51.279 };
const PEAKS = [
	{ lng: 1.081, lat: 51.279, high: 260, wide: 0.006 },
	{ lng: 1.0628, lat: 51.2975, high: 46, wide: 0.006 },
	{ lng: 1.113, lat: 51.2998, high: 24, wide: 0.007 },
	{ lng: 1.052, lat: 51.265, high: 28, wide: 0.005 }
];
const PLACES = [
	{ name: 'Canterbury', lng: 1.0802, lat: 51.2722 },
	{ name: 'University', lng: 1.069, lat: 51.2965 },
	{ name: 'Sturry', lng: 1.118, lat: 51.2998 },
	{ name: 'Thanington', lng: 1.052, lat: 51.265 },
	{ name: 'Blean', lng: 1.043, lat: 51.3065 },
	{ name: 'Fordwich', lng: 1.126, lat: 51.2945 }
];

function countAt(lng: number, lat: number, i: number): number {
	const sum = PEAKS.reduce((all, peak) => {
		const distance = Math.hypot((lng - peak.lng) * 0.625, lat - peak.lat);
		return all + peak.high * Math.exp(-((distance / peak.wide) ** 1.3));
	}, 0);
	return sum * (0.6 + 0.8 * chance(i)) + (chance(i + 0.5) > 0.5 ? 1.4 : 0);
}

function nameOf(lng: number, lat: number): string {
	const near = PLACES.toSorted((a, b) => Math.hypot(a.lng - lng, a.lat - lat) - Math.hypot(b.lng - lng, b.lat - lat))[0];
	return near?.name ?? 'Canterbury';
}

const spot = (number: number, name: string, lng: number, lat: number) => ({ number, name, lng, lat, cell: cellOf(lng, lat, 9) });
export const NOTE: MapNote = { id: 'note-1', text: 'Street lights out on Rhodaus Town', date: '14/09/2026', lng: 1.0795, lat: 51.2745 };

function townMap(): MapFigure {
	const ids = withRings([cellOf(CENTRE.lng, CENTRE.lat, 9)], 12);
	const { corners, starts } = outlinesOf(ids);
	const centres = centresOf(ids);
	const cells = ids.map((id, i) => {
		const [lng, lat] = [centres[2 * i] ?? 0, centres[2 * i + 1] ?? 0];
		const shown = i % 83 === 40 ? HIDDEN : look(countAt(lng, lat, i));
		const ring = [...corners.slice(2 * (starts[i] ?? 0), 2 * (starts[i + 1] ?? 0))];
		return { id, corners: ring, mark: markOf(shown), name: `near ${nameOf(lng, lat)}`, shown };
	});
	return {
		kind: 'map',
		title: 'The High Street and Park Wood rose most',
		measure: 'Incidents on Friday and Saturday nights, 12 months to October 2026, rounded to the nearest 5',
		alt: 'Map of Canterbury. Most incidents are recorded around the High Street: 105 or more in each of its hexagons.',
		cells,
		legend: LEGEND,
		legendTitle: 'Incidents in 12 months',
		classes: LOWER.length,
		places: PLACES,
		spots: [
			spot(1, 'High Street', 1.0815, 51.2784),
			spot(2, 'Westgate', 1.0738, 51.2832),
			spot(3, 'Park Wood', 1.0628, 51.2978),
			spot(4, 'Northgate', 1.0838, 51.2856)
		],
		notes: []
	};
}

export const MAP: MapFigure = townMap();

const MONTHS = [
	'Nov 2025',
	'Dec 2025',
	...['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct'].map((name) => `${name} 2026`)
];
const point = (label: string, shown: Shown) => ({ label, shown, size: shown.value ?? shown.below });
const NOW = [265, 240, 205, 215, 240, 235, 250, 245, 225, 230, 395, 405];
const BEFORE = [255, 235, 210, 200, 230, 225, 235, 240, 215, 205, 300, 315];

export const TREND: MonthsFigure = {
	kind: 'months',
	title: 'Most of the rise came in the autumn term',
	measure: 'Incidents a month, rounded to the nearest 5',
	alt: 'Line of incidents a month. October 2026: about 405; the year before: about 315.',
	now: MONTHS.map((label, i) => point(label, about(NOW[i] ?? 0))),
	before: MONTHS.map((label, i) =>
		point(label.replace('2026', '2025').replace('Nov 2025', 'Nov 2024').replace('Dec 2025', 'Dec 2024'), about(BEFORE[i] ?? 0))
	),
	nowLabel: '12 months to Oct 2026',
	beforeLabel: 'Year before',
	events: [{ at: 10, text: 'Welcome week' }]
};

/** A rare category: small and hidden months. */
export const SPARSE: MonthsFigure = {
	...TREND,
	title: 'Robbery stays rare',
	alt: 'Line of incidents a month. Most months have fewer than 5.',
	now: MONTHS.map((label, i) => point(label, i === 4 || i === 5 ? HIDDEN : i % 3 === 0 ? about(10 + 5 * (i % 2)) : FEW)),
	before: null,
	events: []
};

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const HOURS = Array.from({ length: 12 }, (_, i) => `${String((6 + 2 * i) % 24).padStart(2, '0')}:00`);

export const WEEK: WeekFigure = {
	kind: 'week',
	title: 'Friday and Saturday nights stand out',
	measure: 'Incidents in each two hours of the week; each row runs 06:00 to 06:00',
	alt: 'Grid of the week. Most on Saturday 22:00 to 00:00: 105 or more.',
	rows: DAYS.map((label, row) => ({
		label,
		cells: HOURS.map((_, column) => {
			const weekend = row === 4 || row === 5 ? 2.4 : 1;
			const late = Math.exp(-(((column - 8) / 2.2) ** 2)) * 70 * weekend + Math.exp(-(((column - 4.5) / 2) ** 2)) * 26;
			const shown = row === 6 && column === 11 ? HIDDEN : look(late * (0.75 + 0.5 * chance(row * 12 + column)));
			return { mark: markOf(shown), shown };
		})
	})),
	hours: HOURS,
	legend: LEGEND,
	classes: LOWER.length
};

const ranked = (category: number, label: string, now: Shown, before: Shown, text: Shown) => ({
	category,
	label,
	now,
	size: now.value ?? now.below ?? 0,
	before,
	beforeSize: before.value ?? before.below ?? 0,
	change: text
});

export const RANKING: RankingFigure = {
	kind: 'ranking',
	title: 'Anti-social behaviour rose by 15%',
	measure: 'Incidents by category, 12 months to October 2026; grey mark: the year before',
	alt: 'Categories by number: violence and sexual offences about 910, anti-social behaviour about 805.',
	rows: [
		ranked(0, 'Violence and sexual offences', about(910), about(845), word('not clear')),
		ranked(1, 'Anti-social behaviour', about(805), about(700), change('+15%')),
		ranked(2, 'Public order', about(365), about(330), word('not clear')),
		ranked(3, 'Criminal damage and arson', about(270), about(255), word('not clear')),
		ranked(4, 'SafeZone: help or duress', about(240), about(200), change('+20%')),
		ranked(5, 'Noise complaints', about(215), about(225), word('not clear')),
		ranked(6, 'Other theft', about(135), about(115), word('not clear')),
		ranked(7, 'Drugs', about(110), about(95), change('−16%')),
		ranked(8, 'Robbery', FEW, about(10), word('too few')),
		ranked(9, 'Possession of weapons', HIDDEN, HIDDEN, word('too few'))
	],
	compared: true
};

export const TABLE: TableFigure = {
	kind: 'table',
	title: 'Where it rose',
	measure: 'Incidents in 12 months and the change from the year before',
	alt: 'High Street about 535, up 14%. Park Wood about 120, up 31%.',
	columns: [
		{ label: '', numeric: false },
		{ label: 'Place', numeric: false },
		{ label: 'Now', numeric: true },
		{ label: 'Change', numeric: true }
	],
	rows: [
		['1', 'High Street', about(535), change('+14%')],
		['2', 'Westgate', about(305), word('no clear change')],
		['3', 'Park Wood', about(120), change('+31%')],
		['4', 'Northgate', about(95), word('no clear change')],
		['', 'Rest of the city', about(2085), change('+7%')],
		['', 'Fordwich', FEW, word('too few')]
	]
};

export const PLAN: TableFigure = {
	kind: 'table',
	title: 'What each partner does',
	measure: 'Agreed on 03/11/2026',
	alt: 'Five tasks, each with who does it and by when.',
	columns: [
		{ label: 'Task', numeric: false },
		{ label: 'Who', numeric: false },
		{ label: 'By', numeric: true }
	],
	rows: [
		['Street marshals at the High Street, 22:00–03:00', 'University', '13/11/2026'],
		['Repair street lights on Rhodaus Town', 'County council', '20/11/2026'],
		['Late bus from Park Wood', 'Students’ union', '27/11/2026'],
		['Licensing visits, Westgate', 'City council', '27/11/2026'],
		['Count again, same nights', 'Community safety', '31/01/2027']
	]
};

export const NUMBER: NumberFigure = {
	kind: 'number',
	title: 'About 10% more than the year before',
	measure: 'Incidents on Friday and Saturday nights',
	alt: 'About 3,150 incidents; the year before about 2,865.',
	shown: about(3150),
	label: 'incidents, 21:00–03:00',
	beneath: ['2,865 the year before;', 'about 5 more a week now']
};

export const TEXT: TextFigure = {
	kind: 'text',
	title: 'How the numbers were made',
	measure: '',
	alt: 'Notes on the data.',
	paragraphs: ['All data are synthetic: no person, address or event is real.'],
	points: [
		'Recorded incidents, not all that happened: many are never reported.',
		'Numbers are rounded to the nearest 5; fewer than five shows as <5.',
		'Hatched hexagons are hidden, so that no small number can be worked out from its neighbours.',
		'Records without a place or an hour are left out of the map or the week; they are in the totals.'
	]
};

const FOOT = 'Numbers are rounded to the nearest 5; <5 means fewer than five. 12 months to October 2026. Synthetic data.';

export function slide(kind: SlideKind, title: string, made: Slide['figures'], more: Partial<Slide> = {}): Slide {
	const speaker = 'Say where the number comes from. Ask each partner what they saw on these nights before showing the map.';
	return {
		id: `slide-${kind}`,
		kind,
		title,
		lead: '',
		figures: made,
		foot: FOOT,
		audience: 'Partnership',
		watermark: null,
		speaker,
		...more
	};
}

/** One slide of every kind. */
export const SLIDES: readonly Slide[] = [
	slide('title', 'Friday and Saturday nights in Canterbury', [], {
		lead: 'Strategic assessment of the community safety partnership',
		figures: [{ ...TEXT, paragraphs: ['12 months to October 2026, compared with the year before'], points: [] }]
	}),
	slide('headline', 'Friday and Saturday nights are up by about 10%', [NUMBER, TREND], {
		lead: 'The rise is clear: the 95% interval runs from +4% to +16%, and most of it came in the autumn term.'
	}),
	slide('map', 'Friday and Saturday nights are up by about 10%; the High Street and Park Wood rose most', [MAP, NUMBER, TABLE]),
	slide('trend', 'Most of the rise came in the autumn term', [TREND]),
	slide('times', 'Friday and Saturday nights stand out', [WEEK]),
	slide('comparison', 'Anti-social behaviour rose by 15%, and help calls by 20%', [RANKING]),
	slide('ranking', 'Four places make up a third of all incidents', [{ ...MAP, notes: [NOTE] }], {
		lead: 'They cover less than one hundredth of the city.'
	}),
	slide('areas', 'Northgate has the most incidents', [RANKING]),
	slide('plan', 'Five tasks until January', [PLAN]),
	slide('method', 'How the numbers were made', [TEXT]),
	slide('text', 'What we ask of the partnership', [
		{
			...TEXT,
			paragraphs: [],
			points: ['Agree the five tasks.', 'Keep the marshals until the end of term.', 'Look again in January, at the same nights.']
		}
	])
];
