import type { AskKind, AskTable, AskValue } from '../../../../core/answers';
import type { Column } from '../../../parts/sortRows';

export type AskRow = readonly AskValue[];

const figures = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 6 });
const isYear = (value: AskValue): boolean =>
	value === null || (typeof value === 'number' && Number.isInteger(value) && value > 1900 && value < 2100);

const ukDate = (iso: string): string => iso.replace(/^(\d{4})-(\d\d)-(\d\d)/, '$3/$2/$1');

/** How a column's values are shown: UK figures and dates, years without a comma. */
function formatOf(kind: AskKind, years: boolean): (value: AskValue) => string {
	return (value) => {
		if (value === null) return '–';
		if (typeof value === 'number') return years ? String(value) : figures.format(value).replace('-', '−');
		return kind === 'date' || kind === 'time' ? ukDate(value).replace(/(\d\d:\d\d):00$/, '$1') : value;
	};
}

/** Columns of an answer, for the table. */
export function columnsOf({ columns, rows }: AskTable): Column<AskRow>[] {
	return columns.map(({ name, kind }, at) => {
		const years = kind === 'number' && rows.length > 0 && rows.every((row) => isYear(row[at] ?? null));
		return {
			id: String(at),
			label: name,
			value: (row) => row[at] ?? null,
			format: formatOf(kind, years),
			numeric: kind === 'number',
			header: at === 0
		};
	});
}
