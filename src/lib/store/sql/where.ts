import type { Box, Period } from '../../core/filter';
import { ALWAYS, literal, oneOf } from './dialect';
import { PER_DEGREE, hexColumn } from './schema';

/** A filter in codes: what is left when every name was looked up. Null leaves a field unrestricted, an empty list matches nothing. */
export interface Codes {
	readonly source: readonly number[] | null;
	readonly period: Period | null;
	readonly slot: readonly number[] | null;
	readonly category: readonly number[] | null;
	readonly outcome: readonly number[] | null;
	readonly area: readonly number[] | null;
	readonly origin: readonly number[] | null;
	readonly box: Box | null;
	readonly cells: { readonly resolution: number; readonly codes: readonly number[] } | null;
	/** Tables with the locations inside a shape (column `loc`, each once). */
	readonly members: readonly string[];
}

/** Month-only incidents count when their whole month lies inside. */
export const within = ({ from, to }: Period): string => `(day_first >= ${literal(from)} AND day_last < ${literal(to)})`;

const LIMIT = 2e9;
const fixed = (degrees: number): string => literal(Math.max(-LIMIT, Math.min(LIMIT, Math.round(degrees * PER_DEGREE))));

/** Rounding keeps the order of numbers, so that no point inside the box falls out; one up to 5 mm outside may count as inside. */
const inside = ({ west, south, east, north }: Box): string =>
	`lng BETWEEN ${fixed(west)} AND ${fixed(east)} AND lat BETWEEN ${fixed(south)} AND ${fixed(north)}`;

const LISTS = ['source', 'slot', 'category', 'outcome', 'area', 'origin'] as const;

/** FROM and WHERE of a question. */
export function scope(table: string, codes: Codes, ...more: readonly string[]): string {
	const tests = [...more];
	for (const field of LISTS) if (codes[field]) tests.push(oneOf(field, codes[field]));
	if (codes.period) tests.push(within(codes.period));
	if (codes.box) tests.push(inside(codes.box));
	if (codes.cells) tests.push(oneOf(hexColumn(codes.cells.resolution), codes.cells.codes));
	// An inner join on unique locations runs twice as fast as IN (SELECT …).
	const joins = codes.members.map((member) => ` JOIN ${member} USING (loc)`).join('');
	return `FROM ${table}${joins} WHERE ${tests.length ? tests.join(' AND ') : ALWAYS}`;
}
