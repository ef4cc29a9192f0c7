import { isoMonth } from '../../core/time';
import {
	BAND_HOURS,
	BANDS,
	fileValue,
	ruleOf,
	shownOf,
	type Look,
	type Pack,
	type PackView,
	type Sensitivity,
	type Shown
} from '../../disclosure/pack';
import { changeOf, monthsOfPriority, type Counted } from '../reading';

export interface FileColumn {
	readonly label: string;
	/** `percent`: points of a percentage, signed. */
	readonly kind: 'text' | 'count' | 'percent';
}

/** A table as files hold it: a number where one may be known, else words ("<5", "hidden", "too few", "n/a"). */
export interface FileTable {
	/** Part of a file's name. */
	readonly id: string;
	/** Name of a sheet: up to 31 characters. */
	readonly name: string;
	/** What a row is. */
	readonly about: string;
	readonly columns: readonly FileColumn[];
	readonly rows: readonly (readonly (string | number)[])[];
}

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const text = (label: string): FileColumn => ({ label, kind: 'text' });
const count = (label: string): FileColumn => ({ label, kind: 'count' });

const valueOf = (pack: Pack, look: Look, sensitivity: Sensitivity): string | number =>
	fileValue(shownOf(look, ruleOf(pack.audience, sensitivity)));

/** Points as they are shown and no finer, so that a file tells no more than a slide. */
const pointsOf = ({ value, text: words }: Shown): string | number =>
	value === null ? words : Number(words.replace('−', '-').replace(/[+%,]/g, ''));

interface Compared extends Counted {
	readonly sensitivity: Sensitivity;
}

const comparedColumns = (pack: Pack): FileColumn[] => [
	count('Count'),
	...(pack.before ? [count('Before'), { label: 'Change, %', kind: 'percent' } as const] : [])
];

function comparedCells(pack: Pack, { total, before, months = null, sensitivity }: Compared): (string | number)[] {
	const now = valueOf(pack, total, sensitivity);
	if (!pack.before) return [now];
	if (before === null) return [now, 'n/a', 'n/a'];
	const rule = ruleOf(pack.audience, sensitivity);
	const change = changeOf(pack, { total, before, months }, rule);
	return [now, valueOf(pack, before, sensitivity), change ? pointsOf(change) : 'n/a'];
}

function totals(pack: Pack): FileTable {
	const { all, sensitivity } = pack;
	return {
		id: 'totals',
		name: 'Totals',
		about: 'All incidents of the period',
		columns: [text('Incidents'), ...comparedColumns(pack)],
		rows: [['All', ...comparedCells(pack, { ...all, sensitivity })]]
	};
}

function categories(pack: Pack): FileTable {
	return {
		id: 'categories',
		name: 'Categories',
		about: 'Incidents of each category',
		columns: [text('Category'), text('Priority'), text('Sensitive'), ...comparedColumns(pack)],
		rows: pack.categories.flatMap(({ name, priority, sensitivity }, i) => {
			const view = pack.byCategory[i];
			if (!view) return [];
			return [[name, priority ?? '', sensitivity === 'sensitive' ? 'yes' : 'no', ...comparedCells(pack, { ...view, sensitivity })]];
		})
	};
}

const priorities = (pack: Pack): FileTable => ({
	id: 'priorities',
	name: 'Priorities',
	about: 'Incidents of the categories of each priority',
	columns: [text('Priority'), ...comparedColumns(pack)],
	rows: pack.priorities.map((priority) => [
		priority.name,
		...comparedCells(pack, { ...priority, months: monthsOfPriority(pack, priority.name) })
	])
});

const areas = (pack: Pack): FileTable => {
	const { kind = 'area', names = [], now = [], before = null } = pack.areas ?? {};
	const title = `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
	return {
		id: `${kind}s`,
		name: `${title}s`,
		about: `Incidents of each ${kind}`,
		columns: [text(title), ...comparedColumns(pack)],
		rows: names.map((name, i) => [
			name,
			...comparedCells(pack, { total: now[i] ?? 'hidden', before: before?.[i] ?? null, sensitivity: pack.sensitivity })
		])
	};
};

type Told = 'months' | 'bands' | 'cells';

/** The columns that tell something: all incidents, then each category, with the values of their rows. */
function told(
	pack: Pack,
	what: Told,
	which: 'all' | 'categories' | 'both'
): { columns: FileColumn[]; at: (row: number) => (string | number)[] } {
	const views: readonly { name: string; view: PackView | undefined; sensitivity: Sensitivity }[] = [
		...(which === 'categories' ? [] : [{ name: 'All incidents', view: pack.all, sensitivity: pack.sensitivity }]),
		...(which === 'all' ? [] : pack.categories.map(({ name, sensitivity }, i) => ({ name, view: pack.byCategory[i], sensitivity })))
	];
	const series = views.flatMap(({ name, view, sensitivity }) => (view?.[what] ? [{ name, looks: view[what], sensitivity }] : []));
	return {
		columns: series.map(({ name }) => count(name)),
		at: (row) => series.map(({ looks, sensitivity }) => valueOf(pack, looks[row] ?? 'hidden', sensitivity))
	};
}

function months(pack: Pack): FileTable {
	const { columns, at } = told(pack, 'months', 'both');
	return {
		id: 'months',
		name: 'Months',
		about: 'Incidents of each month, all and by category',
		columns: [text('Month'), text('Period'), ...columns],
		rows: columns.length === 0 ? [] : pack.months.map(({ month, now }, i) => [isoMonth(month), now ? 'now' : 'before', ...at(i)])
	};
}

const PER_DAY = 24 / BAND_HOURS;
const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

function hours(pack: Pack): FileTable {
	const { columns, at } = told(pack, 'bands', 'both');
	const rows = Array.from({ length: columns.length === 0 ? 0 : BANDS }, (_, i) => {
		const from = (i % PER_DAY) * BAND_HOURS;
		return [DAYS[Math.floor(i / PER_DAY)] ?? '', clock(from), clock(from + BAND_HOURS), ...at(i)];
	});
	return {
		id: 'hours',
		name: 'Hours of the week',
		about: `Incidents by weekday and ${BAND_HOURS} civil hours, all and by category`,
		columns: [text('Day'), text('From'), text('To'), ...columns],
		rows
	};
}

function hexagons(pack: Pack, which: 'all' | 'categories'): FileTable {
	const { columns, at } = told(pack, 'cells', which);
	const alone = which === 'all';
	return {
		id: alone ? 'hexagons' : 'hexagons-categories',
		name: alone ? 'Hexagons' : 'Hexagons by category',
		about: alone ? 'Incidents of each hexagon' : 'Incidents of each hexagon and category',
		columns: [text('H3'), text('Name'), ...(alone ? columns.map(() => count('Count')) : columns)],
		rows: columns.length === 0 ? [] : pack.cells.map((cell, i) => [cell, pack.names[i] ?? '', ...at(i)])
	};
}

/** Every table of a pack that tells something. */
export const tablesOf = (pack: Pack): FileTable[] =>
	[
		totals(pack),
		categories(pack),
		priorities(pack),
		areas(pack),
		months(pack),
		hours(pack),
		hexagons(pack, 'all'),
		hexagons(pack, 'categories')
	].filter(({ rows }) => rows.length > 0);
