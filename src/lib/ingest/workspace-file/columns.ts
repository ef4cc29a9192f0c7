import type { IncidentColumns } from '../../core/incident';
import { damaged } from './faults';

type Numbers = typeof Int32Array | typeof Uint16Array | typeof Uint8Array | typeof Float64Array | typeof Float32Array;

/** Columns of a block in their order, each as its values in little-endian order. A change here needs a new version of the format. */
const COLUMNS = {
	dayFirst: Int32Array,
	dayLast: Int32Array,
	month: Uint16Array,
	slot: Uint8Array,
	second: Int32Array,
	utc: Float64Array,
	until: Float64Array,
	precision: Uint8Array,
	location: Int32Array,
	accuracy: Float32Array,
	category: Uint16Array,
	outcome: Uint16Array,
	area: Uint16Array,
	origin: Uint8Array
} as const satisfies Record<keyof IncidentColumns, Numbers>;

const ENTRIES = Object.entries(COLUMNS) as [keyof IncidentColumns, Numbers][];

/** Bytes of a row. */
export const ROW_BYTES = ENTRIES.reduce((sum, [, { BYTES_PER_ELEMENT }]) => sum + BYTES_PER_ELEMENT, 0);

/** Rows from … to − 1 of the columns as bytes. */
export function toBytes(columns: IncidentColumns, from: number, to: number): Uint8Array<ArrayBuffer> {
	const bytes = new Uint8Array((to - from) * ROW_BYTES);
	let at = 0;
	for (const [name] of ENTRIES) {
		const part = columns[name].subarray(from, to);
		bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
		at += part.byteLength;
	}
	return bytes;
}

/** The columns of so many rows, each in a buffer of its own. */
export function fromBytes(bytes: Uint8Array<ArrayBuffer>, rows: number): IncidentColumns {
	if (bytes.length !== rows * ROW_BYTES) throw damaged(`a block of ${String(rows)} rows has ${String(bytes.length)} bytes`);
	let at = 0;
	const columns = ENTRIES.map(([name, Type]) => {
		const length = rows * Type.BYTES_PER_ELEMENT;
		const { buffer } = bytes.slice(at, at + length);
		at += length;
		return [name, new Type(buffer)] as const;
	});
	return Object.fromEntries(columns) as unknown as IncidentColumns;
}
