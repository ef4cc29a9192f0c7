/** Term dates and tables of counts by area as the texts that travel with a workspace. Texts may come from anyone: every field is checked. */
import type { CountTable, DenominatorKind, TextColumn } from '../core/count-table';
import { DENOMINATOR_KINDS } from '../core/count-table';
import { HexbeatError } from '../core/errors';
import { TERM_KINDS, type TermDates } from '../core/term-dates';
import type { DenominatorChoice } from './denominator';

/** Tables, what the user said of each by its name, and the one in use. */
export interface KeptDenominators {
	readonly tables: readonly CountTable[];
	readonly choices: Readonly<Record<string, DenominatorChoice>>;
	readonly chosen: string | null;
}

/** Far above what is read from files, so that whatever was loaded comes back. */
const MOST = { text: 100_000, spans: 100_000, tables: 1000, columns: 20_000, rows: 5_000_000 } as const;
/** Days since 1970 of the years 1800 to 2200. */
const DAYS = { first: -62_091, last: 84_006 } as const;
const YEARS = { first: -9999, last: 9999 } as const;
const VERSION = 1;

type Fields = Readonly<Record<string, unknown>>;

/** Reads the parts of a text; whatever is not as it must be ends in one fault. */
class Reader {
	constructor(private readonly what: string) {}

	fault(): HexbeatError {
		return new HexbeatError('workspace-damaged', `The ${this.what} of this workspace cannot be read.`, 'Open another copy of it.');
	}
	json(text: string): Fields {
		try {
			const read = this.fields(JSON.parse(text));
			if (read['version'] === VERSION) return read;
		} catch (error) {
			if (error instanceof HexbeatError) throw error;
		}
		throw this.fault();
	}
	fields(value: unknown): Fields {
		if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
		throw this.fault();
	}
	text(value: unknown): string {
		if (typeof value === 'string' && value.length <= MOST.text) return value;
		throw this.fault();
	}
	whole(value: unknown, from: number, to: number): number {
		if (typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to) return value;
		throw this.fault();
	}
	oneOf<T extends string>(value: unknown, of: readonly T[]): T {
		const known = of.find((one) => one === value);
		if (known === undefined) throw this.fault();
		return known;
	}
	list<T>(value: unknown, most: number, read: (item: unknown) => T): T[] {
		if (Array.isArray(value) && value.length <= most) return value.map((item: unknown) => read(item));
		throw this.fault();
	}
	orNull<T>(value: unknown, read: (value: unknown) => T): T | null {
		return value === null || value === undefined ? null : read(value);
	}
}

export const writeTerms = ({ name, spans }: TermDates): string => JSON.stringify({ version: VERSION, name, spans });

/** @throws HexbeatError workspace-damaged */
export function readTerms(text: string): TermDates {
	const read = new Reader('term dates');
	const { name, spans } = read.json(text);
	return {
		name: read.text(name),
		spans: read.list(spans, MOST.spans, (item) => {
			const span = read.fields(item);
			const period = read.fields(span['period']);
			const from = read.whole(period['from'], DAYS.first, DAYS.last);
			return {
				name: read.text(span['name']),
				period: { from, to: read.whole(period['to'], from + 1, DAYS.last + 1) },
				kind: read.oneOf(span['kind'], TERM_KINDS)
			};
		})
	};
}

/** JSON has no NaN: a count that is not given is null. */
const numbers = (values: Float64Array): (number | null)[] => Array.from(values, (value) => (Number.isFinite(value) ? value : null));

export function writeDenominators({ tables, choices, chosen }: KeptDenominators): string {
	const written = tables.map(({ counts, years, ...table }) => ({
		...table,
		counts: counts.map(({ name, values }) => ({ name, values: numbers(values) })),
		years: years && Array.from(years),
		choice: choices[table.name] ?? null
	}));
	return JSON.stringify({ version: VERSION, tables: written, chosen });
}

/** @throws HexbeatError workspace-damaged */
export function readDenominators(text: string): KeptDenominators {
	const read = new Reader('tables of counts by area');
	const { tables, chosen } = read.json(text);
	const entries = read.list(tables, MOST.tables, (item) => {
		const fields = read.fields(item);
		const table = readTable(read, fields);
		return { table, choice: readChoice(read, fields['choice'], table) };
	});
	const known = new Set(entries.map(({ table }) => table.name));
	if (known.size < entries.length) throw read.fault();
	return {
		tables: entries.map(({ table }) => table),
		choices: Object.fromEntries(entries.map(({ table, choice }) => [table.name, choice])),
		chosen: read.orNull(chosen, (name) => read.oneOf(name, [...known]))
	};
}

function readTable(read: Reader, fields: Fields): CountTable {
	const columns = (value: unknown): TextColumn[] =>
		read.list(value, MOST.columns, (item) => {
			const column = read.fields(item);
			return { name: read.text(column['name']), values: read.list(column['values'], MOST.rows, (one) => read.text(one)) };
		});
	const counts = read.list(fields['counts'], MOST.columns, (item) => {
		const column = read.fields(item);
		return {
			name: read.text(column['name']),
			values: Float64Array.from(read.list(column['values'], MOST.rows, (one) => amount(read, one)))
		};
	});
	const years = read.orNull(fields['years'], (value) =>
		Int32Array.from(read.list(value, MOST.rows, (year) => read.whole(year, YEARS.first, YEARS.last)))
	);
	const table: CountTable = {
		name: read.text(fields['name']),
		areas: columns(fields['areas']),
		counts,
		certain: fields['certain'] === true,
		years,
		groups: columns(fields['groups']),
		source: read.orNull(fields['source'], (source) => read.text(source))
	};
	const lengths = [...table.areas, ...counts, ...table.groups].map(({ values }) => values.length);
	if (counts.length === 0 || new Set([...lengths, ...(years ? [years.length] : [])]).size !== 1) throw read.fault();
	return table;
}

function amount(read: Reader, value: unknown): number {
	if (value === null) return NaN;
	if (typeof value === 'number' && Number.isFinite(value)) return value;
	throw read.fault();
}

function readChoice(read: Reader, value: unknown, table: CountTable): DenominatorChoice {
	const fields = read.fields(value);
	const groups = read.list(fields['groups'], MOST.columns, (group) => read.text(group));
	if (groups.length !== table.groups.length) throw read.fault();
	return {
		count: read.orNull(fields['count'], (count) => read.whole(count, 0, table.counts.length - 1)),
		kind: read.orNull(fields['kind'], (kind): DenominatorKind => read.oneOf(kind, DENOMINATOR_KINDS)),
		year: read.orNull(fields['year'], (year) => read.whole(year, YEARS.first, YEARS.last)),
		source: read.text(fields['source']),
		groups
	};
}
