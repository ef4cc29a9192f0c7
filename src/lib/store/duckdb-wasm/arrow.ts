/** Between the store's typed columns and Arrow's IPC bytes. Arrow's builders call `new Function`, so vectors are made from buffers. */
import { DataType, Table, Type, Utf8, makeData, makeVector, tableFromIPC, tableToIPC, type Data, type Vector } from 'apache-arrow';
import { HexbeatError } from '../../core/errors';
import type { Column, EngineTable } from '../engine';

type Numbers = Exclude<Column, readonly (string | null)[]>;
const isText = (column: Column): column is readonly (string | null)[] => Array.isArray(column);

function textVector(values: readonly (string | null)[]): Vector {
	const encoder = new TextEncoder();
	const parts = values.map((value) => encoder.encode(value ?? ''));
	const valueOffsets = new Int32Array(values.length + 1);
	const nullBitmap = new Uint8Array(Math.ceil(values.length / 64) * 8);
	let nulls = 0;
	parts.forEach((part, i) => {
		valueOffsets[i + 1] = (valueOffsets[i] ?? 0) + part.length;
		if (values[i] === null) nulls++;
		else nullBitmap[i >> 3] = (nullBitmap[i >> 3] ?? 0) | (1 << (i & 7));
	});
	const data = new Uint8Array(valueOffsets[values.length] ?? 0);
	parts.forEach((part, i) => {
		data.set(part, valueOffsets[i]);
	});
	const length = values.length;
	return makeVector(
		makeData({ type: new Utf8(), length, nullCount: nulls, nullBitmap: nulls ? nullBitmap : undefined, valueOffsets, data })
	);
}

/**
 * Arrow IPC stream of the columns, in the order of `names`.
 * Arrow's writer joins neighbouring views of one buffer and so loses columns: a buffer seen before is copied.
 */
export function toIpc(rows: EngineTable, names: readonly string[]): Uint8Array {
	const seen = new Set<ArrayBufferLike>();
	const own = (column: Numbers): Numbers => {
		if (seen.has(column.buffer)) return column.slice();
		seen.add(column.buffer);
		return column;
	};
	const vectors: Record<string, Vector> = {};
	for (const name of names) {
		const column = rows.columns[name];
		if (column?.length !== rows.length)
			throw new HexbeatError(
				'engine-columns',
				`Column ${name} has ${String(column?.length ?? 'no')} values for ${String(rows.length)} rows.`,
				'Report this as a fault.'
			);
		vectors[name] = isText(column) ? textVector(column) : makeVector(own(column) as Int32Array);
	}
	return tableToIPC(new Table(vectors), 'stream');
}

type NumbersType = new (length: number) => Numbers;

/** Array type of a result column; null for text. Decimals, dates and the like must be cast in the SQL. */
function arrayType(type: DataType, name: string): NumbersType | null {
	if (DataType.isUtf8(type) || DataType.isLargeUtf8(type) || DataType.isDictionary(type)) return null;
	if (DataType.isBool(type)) return Uint8Array;
	if (DataType.isFloat(type)) return type.ArrayType;
	if (DataType.isInt(type)) {
		if (type.bitWidth === 64) return type.isSigned ? Float64Array : BigUint64Array;
		if (type.isSigned) return Int32Array;
		return type.ArrayType as typeof Uint8Array | typeof Uint16Array | typeof Uint32Array;
	}
	throw new HexbeatError('engine-type', `Column ${name} has the type ${Type[type.typeId]}.`, 'Cast it to INTEGER or DOUBLE in the SQL.');
}

function copyValues(chunk: Data, into: Numbers, offset: number): void {
	if (DataType.isBool(chunk.type)) {
		const bits = makeVector(chunk);
		for (let i = 0; i < chunk.length; i++) into[offset + i] = Number(bits.get(i));
		return;
	}
	const values = (chunk.values as Int32Array | BigInt64Array).subarray(0, chunk.length);
	if (values instanceof BigInt64Array && into instanceof Float64Array) into.set(Array.from(values, safe), offset);
	else (into as Int32Array).set(values as Int32Array, offset);
}

function safe(value: bigint): number {
	const number = Number(value);
	if (Number.isSafeInteger(number)) return number;
	throw new HexbeatError('engine-type', 'A 64-bit result has more digits than a number holds.', 'Cast it in the SQL.');
}

function numbers(vector: Vector, Numbers: NumbersType): Numbers {
	const out = new Numbers(vector.length);
	let offset = 0;
	for (const chunk of vector.data as readonly Data[]) {
		copyValues(chunk, out, offset);
		offset += chunk.length;
	}
	if (vector.nullCount === 0) return out;
	if (out instanceof BigUint64Array)
		throw new HexbeatError('engine-type', 'A 64-bit column holds NULL.', 'Replace NULL in the SQL, for example with coalesce.');
	return Float64Array.from(out, (value, i) => (vector.isValid(i) ? value : NaN));
}

/** Typed columns of a result. A numeric column with a NULL comes back as Float64Array with NaN in its place. */
export function fromIpc(bytes: Uint8Array): EngineTable {
	const table = tableFromIPC(bytes);
	const columns: Record<string, Column> = {};
	for (const [i, field] of table.schema.fields.entries()) {
		const vector = table.getChildAt(i);
		const Numbers = arrayType(field.type as DataType, field.name);
		if (!vector) continue;
		columns[field.name] = Numbers ? numbers(vector, Numbers) : Array.from(vector as Iterable<string | null>);
	}
	return { length: table.numRows, columns };
}
