import type { MonthlyCounts } from '../core/answers';
import { NO_FILTER } from '../core/filter';
import { NO_NAME } from '../core/incident';
import type { Asking } from './asking';
import { hexColumn } from './sql/schema';

/** Codes as places in a list of the names met, in the order met; what has no name gets `none`. */
function listed<T extends Int32Array | Uint16Array>(
	codes: ArrayLike<number>,
	into: T,
	name: (code: number) => string | null,
	none: number
) {
	const places = new Map<number, number>();
	const names: string[] = [];
	for (let i = 0; i < into.length; i++) {
		const code = codes[i] ?? -1;
		let place = places.get(code);
		if (place === undefined) {
			const found = name(code);
			place = found === null ? none : names.push(found) - 1;
			places.set(code, place);
		}
		into[i] = place;
	}
	return { names, places: into };
}

/** Counts of all published incidents by hexagon, month and category. */
export async function monthly(asking: Asking, resolution: number, signal?: AbortSignal): Promise<MonthlyCounts> {
	const { grids, dialect, catalogue } = asking.parts;
	const { grid, place } = await grids.of(resolution, signal);
	await grids.activate(resolution, signal);
	const by = `${hexColumn(resolution)}, month, category`;
	const rows = await asking.run(NO_FILTER, (from) => `SELECT ${by}, ${dialect.count} AS n ${from} GROUP BY ${by}`, signal);
	const cellName = (code: number): string | null => grid.cells[place[code] ?? -1] ?? null;
	const cells = listed(rows.column(hexColumn(resolution)), new Int32Array(rows.length), cellName, -1);
	const categoryName = (code: number): string | null => (code < 0 ? null : catalogue.names.category.name(code));
	const categories = listed(rows.column('category'), new Uint16Array(rows.length), categoryName, NO_NAME);
	return {
		resolution,
		cells: cells.names,
		categories: categories.names,
		cell: cells.places,
		month: Uint16Array.from(rows.column('month')),
		category: categories.places,
		count: Uint32Array.from(rows.column('n'))
	};
}
