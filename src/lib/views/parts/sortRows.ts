/** A value in a table; null is "none" and sorts last in both directions. */
export type CellValue = string | number | null;

export interface Column<Row> {
	readonly id: string;
	readonly label: string;
	readonly value: (row: Row) => CellValue;
	/** What is shown; the value in UK figures otherwise. */
	readonly format?: (value: CellValue, row: Row) => string;
	/** Right-aligned with tabular figures; sorts largest first at the first click. */
	readonly numeric?: boolean;
	/** True unless set. */
	readonly sortable?: boolean;
	/** The cell names its row (a row header). */
	readonly header?: boolean;
}

export interface Sort {
	readonly column: string;
	readonly descending: boolean;
}

const collator = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' });

/** The rows in order of one column; rows that compare equal keep their order. */
export function sortRows<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sort: Sort | null): readonly Row[] {
	const column = columns.find(({ id }) => id === sort?.column);
	if (!column || !sort) return rows;
	const sign = sort.descending ? -1 : 1;
	return rows
		.map((row) => ({ row, value: column.value(row) }))
		.sort((a, b) => {
			if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
			const order =
				typeof a.value === 'number' && typeof b.value === 'number' ? a.value - b.value : collator.compare(String(a.value), String(b.value));
			return sign * order;
		})
		.map(({ row }) => row);
}

/** The sort after a click on a column: its natural direction first, then the other, then none. */
export function nextSort<Row>(column: Column<Row>, sort: Sort | null): Sort | null {
	const first = column.numeric === true;
	if (sort?.column !== column.id) return { column: column.id, descending: first };
	return sort.descending === first ? { column: column.id, descending: !first } : null;
}

/** What a cell shows. */
export function cellText<Row>(column: Column<Row>, row: Row): string {
	const value = column.value(row);
	if (column.format) return column.format(value, row);
	return value === null ? '–' : typeof value === 'number' ? value.toLocaleString('en-GB').replace('-', '−') : value;
}
