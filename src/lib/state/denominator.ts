/** What a table of counts by area means once the user has chosen, and which areas it knows. Pure. */
import type { CountTable, DenominatorKind } from '../core/count-table';
import { categoryKey } from '../core/crosswalk/category-key';

/** What the user says of a table. */
export interface DenominatorChoice {
	/** Place in the table's counts; null while it is open. */
	readonly count: number | null;
	readonly kind: DenominatorKind | null;
	/** Null: not given. */
	readonly year: number | null;
	/** Empty: not given. */
	readonly source: string;
	/** Value of each of the table's groups. */
	readonly groups: readonly string[];
}

/** What rates stand on. */
export interface Denominator {
	readonly kind: DenominatorKind;
	readonly year: number | null;
	readonly source: string;
	/** Values by the key of an area, one map for each column of areas. */
	readonly columns: readonly ReadonlyMap<string, number>[];
	/** As written, by key. */
	readonly names: ReadonlyMap<string, string>;
	/** Keys that have more than one row under the choice, and so no value. */
	readonly twice: ReadonlySet<string>;
}

const KINDS: readonly (readonly [DenominatorKind, RegExp])[] = [
	['students', /\b(students?|pupils?|enrol(l?ed|ments?)|learners?)\b/i],
	['footfall', /\b(footfall|visits?|visitors?|ambient|workday|workplace|daytime|passengers?)\b/i],
	['households', /\b(households?|dwellings?|homes)\b/i],
	['residents', /\b(residents?|populations?|pop|persons?|people|inhabitants?|usual)\b/i]
];
const words = (text: string): string => text.replaceAll(/[_\W]+/g, ' ');
const kindIn = (text: string): DenominatorKind | null => KINDS.find(([, test]) => test.test(words(text)))?.[0] ?? null;
const yearIn = (text: string): number | null => Number(/(?:^|\D)((?:19|20)\d\d)(?!\d)/.exec(text)?.[1]) || null;
const WHOLE = /^(all|total|persons|all persons|people|everyone|all ages|both)\b/i;

/** Years of a table, the latest first. */
export const yearsOf = ({ years }: CountTable): number[] => [...new Set(years ?? [])].filter((year) => year > 0).sort((a, b) => b - a);
/** Values of a group in the order of the table. */
export const valuesOf = (group: CountTable['groups'][number]): string[] => [...new Set(group.values)];

/** What can be told from the table alone. */
export function firstChoice(table: CountTable): DenominatorChoice {
	const count = table.certain ? 0 : null;
	const groups = table.groups.map((group) => {
		const values = valuesOf(group);
		return values.find((value) => WHOLE.test(value)) ?? values[0] ?? '';
	});
	const column = table.counts[count ?? 0]?.name ?? '';
	const told = [column, ...groups, table.name];
	return {
		count,
		kind: told.map(kindIn).find((kind) => kind !== null) ?? null,
		year: yearsOf(table)[0] ?? yearIn(column) ?? yearIn(table.name),
		source: table.source ?? '',
		groups
	};
}

/** The denominator of a choice; null while its counts or its kind are open. */
export function denominatorOf(table: CountTable, choice: DenominatorChoice): Denominator | null {
	const counts = choice.count === null ? undefined : table.counts[choice.count];
	if (!counts || choice.kind === null) return null;
	const rows = [...counts.values.keys()].filter(
		(row) =>
			(table.years === null || table.years[row] === choice.year) &&
			table.groups.every(({ values }, at) => values[row] === choice.groups[at]) &&
			Number.isFinite(counts.values[row])
	);
	const names = new Map<string, string>();
	const twice = new Set<string>();
	const columns = table.areas.map(({ values }) => {
		const column = new Map<string, number>();
		for (const row of rows) {
			const key = categoryKey(values[row] ?? '');
			if (key === '') continue;
			if (column.has(key)) twice.add(key);
			column.set(key, counts.values[row] ?? NaN);
			names.set(key, values[row] ?? '');
		}
		return column;
	});
	return { kind: choice.kind, year: choice.year, source: choice.source, columns, names, twice };
}

/** Size of the denominator that a rate is given by: 1,000, or more where the rate would be under 1. */
export const perOf = (rate: number): number => [1000, 10_000, 100_000].find((size) => rate * size >= 1) ?? 1_000_000;

/** Which areas have a denominator, and what is left over on either side. */
export interface Matched {
	/** One for each area, NaN without a match. */
	readonly values: Float64Array;
	/** Rows of the table that no area has. */
	readonly unused: readonly string[];
	/** Areas that the table lists more than once. */
	readonly twice: readonly string[];
}

/**
 * Finds each area in the column of the table that knows most of them.
 * @param areas every text by which an area goes: its name, its code
 */
export function matchAreas({ columns, names, twice }: Denominator, areas: readonly (readonly string[])[]): Matched {
	const keys = areas.map((texts) => texts.map(categoryKey));
	const found = columns.map((column) => keys.map((own) => own.find((key) => column.has(key))));
	const hits = found.map((column) => column.filter((key) => key !== undefined).length);
	const best = hits.indexOf(Math.max(...hits));
	const column = columns[best];
	const own = found[best] ?? [];
	const used = new Set(own);
	return {
		values: Float64Array.from(areas, (_, at) => {
			const key = own[at];
			return key === undefined || twice.has(key) ? NaN : (column?.get(key) ?? NaN);
		}),
		unused: [...(column?.keys() ?? [])].filter((key) => !used.has(key)).map((key) => names.get(key) ?? key),
		twice: [...used].filter((key) => key !== undefined && twice.has(key)).map((key) => names.get(key ?? '') ?? '')
	};
}
