import type { SchemaTree } from 'hyparquet';
import { textOf } from '../json/visit-record';

/** One column of text that comes out of a column of a Parquet file; a struct gives several. */
export interface ParquetColumn {
	readonly name: string;
	/** Top-level column of the file that it comes from. */
	readonly source: string;
	readonly text: (value: unknown) => string;
}

/** The columns of text that a schema gives: structs one level deep as "place.street", points as longitude and latitude. */
export function parquetColumns({ children }: SchemaTree): ParquetColumn[] {
	return children.flatMap((child): ParquetColumn[] => {
		const { element } = child;
		const { name, logical_type: logical } = element;
		if (logical?.type === 'GEOMETRY' || logical?.type === 'GEOGRAPHY') return pointColumns(name, logical.crs);
		if (!isStruct(child)) return [{ name, source: name, text: textFor(child) }];
		return child.children.map((inner) => {
			const text = textFor(inner);
			return { name: `${name}.${inner.element.name}`, source: name, text: (value) => text(memberOf(value, inner.element.name)) };
		});
	});
}

const isStruct = ({ children, element }: SchemaTree): boolean =>
	children.length > 0 &&
	element.converted_type === undefined &&
	element.logical_type === undefined &&
	element.repetition_type !== 'REPEATED';

function memberOf(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : null;
}

/** Degrees unless the file says otherwise; then the numbers keep their meaning to be asked for. */
function pointColumns(source: string, crs: string | undefined): ParquetColumn[] {
	const degrees = crs === undefined || /CRS84|4326|WGS ?84/i.test(crs);
	const names = degrees ? { x: 'longitude', y: 'latitude' } : { x: 'X', y: 'Y' };
	const axis = (at: number) => (value: unknown) => {
		const position = memberOf(value, 'type') === 'Point' ? memberOf(value, 'coordinates') : null;
		return Array.isArray(position) ? textOf((position as readonly unknown[])[at]) : '';
	};
	return [
		{ name: `${source} ${names.x}`, source, text: axis(0) },
		{ name: `${source} ${names.y}`, source, text: axis(1) }
	];
}

/** How the values of a leaf are written. */
function textFor({ element }: SchemaTree): (value: unknown) => string {
	const { type, converted_type: converted, logical_type: logical } = element;
	if (logical?.type === 'TIMESTAMP' && !logical.isAdjustedToUTC) return (value) => momentText(value, '');
	if (logical?.type === 'TIMESTAMP' || converted?.startsWith('TIMESTAMP')) return (value) => momentText(value, 'Z');
	// The old type of Hive, Spark and Impala: local time by custom, without a word about it.
	if (type === 'INT96') return (value) => momentText(value, '');
	if (logical?.type === 'TIME') return clockText(logical.unit === 'MILLIS' ? 1e3 : logical.unit === 'MICROS' ? 1e6 : 1e9);
	if (converted === 'TIME_MILLIS') return clockText(1e3);
	if (converted === 'TIME_MICROS') return clockText(1e6);
	if (type === 'FLOAT') return singleText;
	if (converted === 'DECIMAL') return (value) => decimalText(value, element.scale ?? 0);
	return plainText;
}

function plainText(value: unknown): string {
	if (typeof value === 'string') return value;
	if (value instanceof Date) return value.toISOString();
	if (value instanceof Uint8Array) return Array.from(value, (byte) => byte.toString(16).padStart(2, '0')).join('');
	if (typeof value === 'object' && value !== null)
		return JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? inner.toString() : inner));
	return typeof value === 'number' && Number.isNaN(value) ? '' : textOf(value);
}

/** @param zone "Z" for instants, nothing for local times */
function momentText(value: unknown, zone: string): string {
	if (!(value instanceof Date) || Number.isNaN(value.getTime())) return '';
	const iso = value.toISOString();
	const end = value.getTime() % 1000 === 0 ? 19 : 23;
	return zone === '' ? iso.slice(0, end).replace('T', ' ') : iso.slice(0, end) + zone;
}

function clockText(perSecond: number): (value: unknown) => string {
	return (value) =>
		typeof value === 'number' || typeof value === 'bigint'
			? new Date(Math.round(Number(value) / perSecond) * 1000).toISOString().slice(11, 19)
			: '';
}

/** The shortest decimal that is the same number of 32 bits: 51.28 rather than 51.279998779296875. */
function singleText(value: unknown): string {
	if (typeof value !== 'number' || !Number.isFinite(value)) return '';
	for (let digits = 6; digits < 9; digits++) {
		const short = Number(value.toPrecision(digits));
		if (Math.fround(short) === value) return String(short);
	}
	return String(Number(value.toPrecision(9)));
}

function decimalText(value: unknown, scale: number): string {
	return typeof value === 'number' && Number.isFinite(value) ? String(Number(value.toFixed(Math.min(scale, 20)))) : textOf(value);
}
