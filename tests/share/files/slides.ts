/** Slides with every kind of figure. What may not be known is planted beside it, so that a file that holds it is found out. */
import type { Shown } from '../../../src/lib/disclosure/pack';
import type { Figure, Slide } from '../../../src/lib/share';

/** No file may hold it: the heights of suppressed points, where a picture has to put them somewhere. */
export const PLANTED = 3.14159;

export const told = (value: number): Shown => ({ code: 'rounded', value, text: value.toLocaleString('en-GB'), spoken: '', below: null });
export const few: Shown = { code: 'suppressed', value: null, text: '<5', spoken: 'fewer than 5', below: 5 };
export const hidden: Shown = { code: 'hidden', value: null, text: 'hidden', spoken: 'hidden', below: null };

const titled = (measure: string): Pick<Figure, 'title' | 'measure' | 'alt'> => ({
	title: `Finding: ${measure}`,
	measure,
	alt: `${measure} & what it <shows>`
});
const sizeOf = ({ value, below }: Shown): number | null => value ?? (below === null ? null : PLANTED);

export const months = (now: readonly Shown[], before: readonly Shown[] | null, names = (i: number) => `Month ${i + 1}`): Figure => ({
	kind: 'months',
	...titled('Incidents a month'),
	now: now.map((shown, i) => ({ label: names(i), shown, size: sizeOf(shown) })),
	before: before && before.map((shown, i) => ({ label: names(i), shown, size: sizeOf(shown) })),
	nowLabel: '12 months to October 2026',
	beforeLabel: 'The year before',
	events: [{ at: 0, text: 'New lights' }]
});

export const ranking = (rows: readonly { readonly label: string; readonly now: Shown; readonly before: Shown }[]): Figure => ({
	kind: 'ranking',
	...titled('Categories'),
	compared: true,
	rows: rows.map(({ label, now, before }, category) => ({
		category,
		label,
		now,
		size: sizeOf(now) ?? 0,
		before,
		beforeSize: sizeOf(before) ?? 0,
		change: null
	}))
});

export const week: Figure = {
	kind: 'week',
	...titled('Hours of the week'),
	rows: ['Monday', 'Tuesday'].map((label) => ({
		label,
		cells: [
			{ mark: 0, shown: told(15) },
			{ mark: 2, shown: told(1205) },
			{ mark: 'small', shown: few },
			{ mark: 'hidden', shown: hidden },
			{ mark: 'none', shown: told(0) }
		] as const
	})),
	hours: ['06:00', '08:00', '10:00', '12:00', '14:00'],
	legend: [],
	classes: 3
};

export const table: Figure = {
	kind: 'table',
	...titled('Hexagons'),
	columns: [
		{ label: 'Name', numeric: false },
		{ label: 'Count', numeric: true }
	],
	rows: [
		['St Peter’s & High Street', told(120)],
		['</a:t>', few]
	]
};

export const map: Figure = {
	kind: 'map',
	...titled('Map'),
	cells: [],
	legend: [],
	legendTitle: 'Incidents per hexagon',
	classes: 3,
	places: [],
	spots: [],
	notes: []
};

export const number: Figure = { kind: 'number', ...titled('Total'), shown: told(4725), label: 'incidents', beneath: ['Up 12%'] };
export const words: Figure = { kind: 'text', ...titled('Method'), paragraphs: ['Said.', 'Said again.'], points: ['One point', 'Another'] };

export const slide = (id: string, figures: readonly Figure[], more: Partial<Slide> = {}): Slide => ({
	id,
	kind: 'text',
	title: `Title of ${id}`,
	lead: `Lead of ${id}`,
	figures,
	foot: 'Rounded to the nearest 5. Synthetic data',
	audience: 'Partnership',
	watermark: null,
	speaker: `Say of ${id}`,
	...more
});
