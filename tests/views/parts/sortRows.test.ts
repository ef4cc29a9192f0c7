import { describe, expect, it } from 'vitest';
import { cellText, nextSort, sortRows, type Column } from '../../../src/lib/views/parts/sortRows';

interface Row {
	readonly name: string;
	readonly n: number | null;
}
const name: Column<Row> = { id: 'name', label: 'Name', value: (r) => r.name };
const n: Column<Row> = { id: 'n', label: 'Count', value: (r) => r.n, numeric: true };
const rows: Row[] = [
	{ name: 'Ward 10', n: 5 },
	{ name: 'ward 9', n: null },
	{ name: 'Ash', n: 1200 },
	{ name: 'Blean', n: 5 }
];
const order = (column: string, descending: boolean): string[] => sortRows(rows, [name, n], { column, descending }).map((r) => r.name);

describe('sorting a table', () => {
	it('sorts figures as figures, none last in both directions, ties as they were', () => {
		expect(order('n', true)).toEqual(['Ash', 'Ward 10', 'Blean', 'ward 9']);
		expect(order('n', false)).toEqual(['Ward 10', 'Blean', 'Ash', 'ward 9']);
	});
	it('sorts words with their numbers and leaves the rows alone', () => {
		expect(order('name', false)).toEqual(['Ash', 'Blean', 'ward 9', 'Ward 10']);
		expect(rows[0]?.name).toBe('Ward 10');
		expect(sortRows(rows, [name], null)).toBe(rows);
	});
	it('turns through natural, other and no order', () => {
		const first = nextSort(n, null);
		expect(first).toEqual({ column: 'n', descending: true });
		expect(nextSort(n, first)).toEqual({ column: 'n', descending: false });
		expect(nextSort(n, nextSort(n, first))).toBeNull();
		expect(nextSort(name, first)).toEqual({ column: 'name', descending: false });
	});
	it('shows UK figures and a dash for none', () => {
		expect(rows.map((row) => cellText(n, row))).toEqual(['5', '–', '1,200', '5']);
		expect(cellText(n, { name: '', n: -3 })).toBe('−3');
	});
});
