import type { MonthlyCounts } from '../../core/answers';
import { isCellOf } from '../../core/cells';
import { NO_NAME } from '../../core/incident';
import { decodeText, encodeText } from './block';
import { damaged } from './faults';
import { LIMITS } from './limits';
import { COUNT_BYTES } from './manifest';
import { field, json, list, text } from './shape';

export const countNamesToBytes = ({ cells, categories }: MonthlyCounts): Uint8Array<ArrayBuffer> =>
	encodeText(JSON.stringify({ cells, categories }));

/** Cells, counts (32 bits each), months and categories (16 bits each), one list after the other. */
export function countsToBytes({ cell, count, month, category }: MonthlyCounts): Uint8Array<ArrayBuffer> {
	const bytes = new Uint8Array(count.length * COUNT_BYTES);
	let at = 0;
	for (const list of [cell, count, month, category]) {
		bytes.set(new Uint8Array(list.buffer, list.byteOffset, list.byteLength), at);
		at += list.byteLength;
	}
	return bytes;
}

/** Counts from anyone: every hexagon is one of the resolution, every code has its name. */
export function countsFromBytes(values: Uint8Array<ArrayBuffer>, names: Uint8Array, resolution: number): MonthlyCounts {
	const where = 'the names of the counts';
	const value = json(decodeText(names, where), where);
	const cells = list(field(value, 'cells', where), LIMITS.counts, 'the list of hexagons', (item) => {
		const cell = text(item, 16, 'a hexagon');
		if (!isCellOf(cell, resolution)) throw damaged('a hexagon is none of the resolution');
		return cell;
	});
	const categories = list(field(value, 'categories', where), LIMITS.names, 'the list of categories', (item) =>
		text(item, LIMITS.name, 'a category')
	);
	const n = values.length / COUNT_BYTES;
	const counts: MonthlyCounts = {
		resolution,
		cells,
		categories,
		cell: new Int32Array(values.slice(0, 4 * n).buffer),
		count: new Uint32Array(values.slice(4 * n, 8 * n).buffer),
		month: new Uint16Array(values.slice(8 * n, 10 * n).buffer),
		category: new Uint16Array(values.slice(10 * n).buffer)
	};
	checkCodes(counts);
	return counts;
}

function checkCodes({ cells, categories, cell, category, count }: MonthlyCounts): void {
	for (let i = 0; i < count.length; i++) {
		const at = cell[i] ?? -2;
		const name = category[i] ?? NO_NAME;
		if (at < -1 || at >= cells.length) throw damaged('a count has no hexagon');
		if (name !== NO_NAME && name >= categories.length) throw damaged('a count has no category');
		if (count[i] === 0) throw damaged('a count is zero');
	}
}
