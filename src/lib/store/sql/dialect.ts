import { checkWhole } from '../checkWhole';

/** Physical types of the store's columns. */
export type ColumnType = 'u8' | 'u16' | 'i32' | 'f32' | 'f64';

/** What differs between databases. Everything else is plain: filters, GROUP BY and joins on equality. */
export interface Dialect {
	readonly types: Readonly<Record<ColumnType, string>>;
	/** Number of rows, as a 32-bit number. */
	readonly count: string;
	/** Number of rows for which a condition holds, as a 32-bit number. */
	readonly countIf: (condition: string) => string;
	/** Whole quotient of a non-negative expression, as a 32-bit number. */
	readonly quotient: (expression: string, by: number) => string;
	/** Statements that give a table a column and fill it by location from another table with columns `loc` and the same name. */
	readonly fill: (table: string, column: string, type: ColumnType, lookup: string) => readonly string[];
}

export const DUCKDB: Dialect = {
	types: { u8: 'UTINYINT', u16: 'USMALLINT', i32: 'INTEGER', f32: 'FLOAT', f64: 'DOUBLE' },
	count: 'CAST(count(*) AS INTEGER)',
	countIf: (condition) => `CAST(count(CASE WHEN ${condition} THEN 1 END) AS INTEGER)`,
	quotient: (expression, by) => `CAST((${expression}) // ${literal(by)} AS INTEGER)`,
	fill: (table, column, type, lookup) => [
		`ALTER TABLE ${table} ADD COLUMN IF NOT EXISTS ${column} ${DUCKDB.types[type]} DEFAULT -1`,
		`UPDATE ${table} SET ${column} = ${lookup}.${column} FROM ${lookup} WHERE ${lookup}.loc = ${table}.loc`
	]
};

/**
 * The only way for a value into SQL text, and it takes whole numbers alone: names are turned into codes before, so that no text
 * of a file or a user ever becomes part of a statement.
 * @throws HexbeatError bad-filter for anything but a safe whole number.
 */
export function literal(value: number): string {
	checkWhole(value);
	return value < 0 ? `(${String(value)})` : String(value);
}

export const NEVER = '1 = 0';
export const ALWAYS = '1 = 1';

/** Ranges beyond this many are quicker to test as a list. */
const MANY_RANGES = 8;

/** Column equal to one of some codes. Runs of neighbouring codes become ranges; no codes match nothing. */
export function oneOf(column: string, codes: readonly number[]): string {
	const sorted = [...new Set(codes)].sort((a, b) => a - b);
	const ranges: { from: number; to: number }[] = [];
	for (const code of sorted) {
		const last = ranges.at(-1);
		if (last && code === last.to + 1) last.to = code;
		else ranges.push({ from: code, to: code });
	}
	if (ranges.length === 0) return NEVER;
	if (ranges.length > MANY_RANGES) return `${column} IN (${sorted.map(literal).join(', ')})`;
	const tests = ranges.map(({ from, to }) =>
		from === to ? `${column} = ${literal(from)}` : `${column} BETWEEN ${literal(from)} AND ${literal(to)}`
	);
	return tests.length === 1 ? tests.join('') : `(${tests.join(' OR ')})`;
}
