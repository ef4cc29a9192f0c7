/** Holds every typed number of figures and tables against the count of the pack that it stands for. */
import {
	BANDS,
	fileValue,
	ruleOf,
	shownOf,
	type Look,
	type Pack,
	type PackView,
	type Rule,
	type Shown
} from '../../../src/lib/disclosure/pack';
import type { FileTable } from '../../../src/lib/share/files';
import type { Figure } from '../../../src/lib/share';
import { mapOf, monthsOf, numberOf, rankingOf, spotsTable, weekOf } from '../../../src/lib/share/figures';

/** A number where it is said, what it says, and what the pack tells there. */
export interface Meant {
	readonly where: string;
	readonly said: string | number | null;
	readonly told: string | number | null;
}

interface Subject {
	readonly name: string;
	readonly category: string | null;
	readonly view: PackView;
	readonly rule: Rule;
}

const subjectsOf = ({ all, byCategory, categories, audience, sensitivity }: Pack): Subject[] => [
	{ name: 'All incidents', category: null, view: all, rule: ruleOf(audience, sensitivity) },
	...categories.flatMap(({ name, sensitivity: own }, i) => {
		const view = byCategory[i];
		return view ? [{ name, category: name, view, rule: ruleOf(audience, own) }] : [];
	})
];

const textOf = (look: Look | null | undefined, rule: Rule): string | null =>
	look === null || look === undefined ? null : shownOf(look, rule).text;
const wordsOf = (shown: Shown | null | undefined): string | null => (shown && shown.text !== 'not told' ? shown.text : null);
const countIs = (where: string, shown: Shown | null | undefined, look: Look | null | undefined, rule: Rule): Meant => ({
	where,
	said: wordsOf(shown),
	told: textOf(look, rule)
});

/** The band of a civil week in the row and column of a week whose days begin at six. */
const bandAt = (day: number, column: number): number => (day * 12 + column + 3) % BANDS;

function ofFigure(pack: Pack, { name, view, rule }: Subject, figure: Figure | null): Meant[] {
	const nowAt = pack.months.flatMap(({ now }, i) => (now ? [i] : []));
	const beforeAt = pack.months.flatMap(({ now }, i) => (now ? [] : [i]));
	switch (figure?.kind) {
		case 'map':
			return figure.cells.map(({ id, shown }) => countIs(`${name}, ${id}`, shown, view.cells?.[pack.cells.indexOf(id)], rule));
		case 'months':
			return [
				...figure.now.map(({ label, shown }, i) => countIs(`${name}, ${label}`, shown, view.months?.[nowAt[i] ?? -1], rule)),
				...(figure.before ?? []).map(({ label, shown }, i) => countIs(`${name}, ${label}`, shown, view.months?.[beforeAt[i] ?? -1], rule))
			];
		case 'week':
			return figure.rows.flatMap(({ label, cells }, day) =>
				cells.map(({ shown }, column) => countIs(`${name}, ${label}`, shown, view.bands?.[bandAt(day, column)], rule))
			);
		case 'number':
			return [countIs(name, figure.shown, view.total, rule)];
		case 'table':
			return figure.rows.flatMap(([, place, shown]) =>
				typeof place === 'string' && typeof shown === 'object'
					? [countIs(`${name}, ${place}`, shown, view.cells?.[pack.names.indexOf(place)], rule)]
					: []
			);
		default:
			return [];
	}
}

function ofAreas(pack: Pack): Meant[] {
	const rule = ruleOf(pack.audience, pack.sensitivity);
	return (rankingOf(pack, { by: 'area' })?.rows ?? []).flatMap(({ label, now, before }) => {
		const at = pack.areas?.names.indexOf(label) ?? -1;
		return [countIs(label, now, pack.areas?.now[at], rule), countIs(`${label}, before`, before, pack.areas?.before?.[at] ?? null, rule)];
	});
}

function ofRankings(pack: Pack): Meant[] {
	const rows = [...(rankingOf(pack)?.rows ?? []), ...(rankingOf(pack, { by: 'priority' })?.rows ?? [])];
	return rows.flatMap(({ category, label, now, before }) => {
		const source = category < 0 ? pack.priorities.find(({ name }) => name === label) : pack.byCategory[category];
		const sensitivity =
			category < 0 ? pack.priorities.find(({ name }) => name === label)?.sensitivity : pack.categories[category]?.sensitivity;
		const rule = ruleOf(pack.audience, sensitivity ?? 'ordinary');
		return [countIs(label, now, source?.total, rule), countIs(`${label}, before`, before, source?.before, rule)];
	});
}

/** Every count of every figure. */
export const figuresMean = (pack: Pack): Meant[] => [
	...subjectsOf(pack).flatMap((subject) => {
		const { category } = subject;
		const figures = [mapOf(pack, { category }), monthsOf(pack, { category }), weekOf(pack, { category })];
		return [...figures, numberOf(pack, { category }), spotsTable(pack, { category })].flatMap((figure) => ofFigure(pack, subject, figure));
	}),
	...ofRankings(pack),
	...ofAreas(pack)
];

const PARTS: Readonly<Record<string, 'cells' | 'months' | 'bands'>> = {
	months: 'months',
	hours: 'bands',
	hexagons: 'cells',
	'hexagons-categories': 'cells'
};

/** Every count of the tables of files, which have one column for all incidents or for a category. */
export function tablesMean(pack: Pack, tables: readonly FileTable[]): Meant[] {
	const subjects = subjectsOf(pack);
	return tables.flatMap(({ id, columns, rows }) => {
		const part = PARTS[id];
		if (!part) return [];
		return columns.flatMap(({ label, kind }, column) => {
			const subject = subjects.find(({ name }) => name === (label === 'Count' ? 'All incidents' : label));
			if (kind !== 'count' || !subject) return [];
			return rows.map((row, i) => ({
				where: `${id}, ${label}, ${String(i)}`,
				said: row[column] ?? null,
				told: fileValue(shownOf(subject.view[part]?.[i] ?? 'hidden', subject.rule))
			}));
		});
	});
}

/** Totals of files: all, categories and priorities in their rows. */
export function totalsMean(pack: Pack, tables: readonly FileTable[]): Meant[] {
	const { areas, audience, all, byCategory, categories, priorities, sensitivity } = pack;
	const sources: Readonly<Record<string, readonly { readonly total: Look; readonly before: Look | null; readonly rule: Rule }[]>> = {
		totals: [{ ...all, rule: ruleOf(audience, sensitivity) }],
		categories: byCategory.map((view, i) => ({ ...view, rule: ruleOf(audience, categories[i]?.sensitivity ?? 'ordinary') })),
		priorities: priorities.map((priority) => ({ ...priority, rule: ruleOf(audience, priority.sensitivity) })),
		wards: (areas?.now ?? []).map((total, i) => ({ total, before: areas?.before?.[i] ?? null, rule: ruleOf(audience, sensitivity) }))
	};
	return tables.flatMap(({ id, columns, rows }) =>
		(sources[id] ?? []).flatMap(({ total, before, rule }, i) =>
			columns.flatMap(({ label }, column) => {
				const look = label === 'Count' ? total : label === 'Before' ? before : null;
				return look === null ? [] : [{ where: `${id}, ${label}`, said: rows[i]?.[column] ?? null, told: fileValue(shownOf(look, rule)) }];
			})
		)
	);
}
