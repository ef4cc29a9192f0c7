import type { ColumnType, Dialect } from './dialect';

/** Longitude and latitude of an incident without a location: outside every box. */
export const NOWHERE = -(2 ** 31);
/** Boxes are tested on whole ten-millionths of a degree, about a centimetre. */
export const PER_DEGREE = 1e7;

/**
 * Columns of the incident table. No column holds NULL: what is unknown has the sentinel of `IncidentColumns`. `loc` is a code
 * of a distinct location (−1 none); `category`, `outcome`, `area` are codes of names (−1 not given).
 */
export const INCIDENT = {
	source: 'u16',
	day_first: 'i32',
	day_last: 'i32',
	month: 'u16',
	slot: 'u8',
	loc: 'i32',
	lng: 'i32',
	lat: 'i32',
	category: 'i32',
	outcome: 'i32',
	area: 'i32',
	origin: 'u8',
	precision: 'u8',
	second: 'i32',
	utc: 'f64',
	until: 'f64',
	accuracy: 'f32'
} as const satisfies Record<string, ColumnType>;

/** Column with the code of an incident's hexagon at a resolution, −1 without one; added when the resolution is first used. */
export const hexColumn = (resolution: number): string => `cell_${String(resolution)}`;

export function createTable(dialect: Dialect, table: string, columns: Readonly<Record<string, ColumnType>>): string {
	const list = Object.entries(columns).map(([name, type]) => `${name} ${dialect.types[type]}`);
	return `CREATE TABLE ${table} (${list.join(', ')})`;
}
