import type { Sheet, SheetData } from 'write-excel-file/universal';
import type { Pack } from '../../disclosure/pack';
import { aboutOf } from './about';
import { INK } from './ink';
import { tablesOf, type FileColumn, type FileTable } from './tables';

type Cell = SheetData[number][number];

const HEAD = { fontWeight: 'bold', backgroundColor: `#${INK.band}`, textColor: `#${INK.ink}`, wrap: true, alignVertical: 'top' } as const;
/** Widths in characters. */
const NARROWEST = 10;
const WIDEST = 44;

/** Text is typed as text: a cell that begins like a formula stays what was written. */
const textCell = (value: string): Cell => (value === '' ? null : { value, type: String });
const headCell = (label: string): Cell => ({ value: label, type: String, ...HEAD });

function valueCell(value: string | number, { kind }: FileColumn): Cell {
	if (typeof value === 'number') return { value, type: Number, ...(kind === 'count' && { format: '#,##0' }) };
	return kind === 'text' || value === '' ? textCell(value) : { value, type: String, align: 'right' };
}

const widthOf = (texts: readonly (string | number)[]): number =>
	texts.reduce((width: number, text) => Math.min(WIDEST, Math.max(width, String(text).length + 2)), NARROWEST);

const sheetOf = ({ name, columns, rows }: FileTable): Sheet<Blob> => ({
	sheet: name,
	data: [columns.map(({ label }) => headCell(label)), ...rows.map((row) => columns.map((column, i) => valueCell(row[i] ?? '', column)))],
	columns: columns.map(({ label }, i) => ({ width: widthOf([label, ...rows.map((row) => row[i] ?? '')]) })),
	stickyRowsCount: 1
});

function aboutSheet(pack: Pack, tables: readonly FileTable[]): Sheet<Blob> {
	const lines = [...aboutOf(pack), ...tables.map(({ name, about }) => ({ label: `Sheet “${name}”`, text: about }))];
	return {
		sheet: 'About',
		data: [
			[headCell('About'), headCell('')],
			...lines.map(({ label, text }): Cell[] => [
				{ value: label, type: String, fontWeight: 'bold', alignVertical: 'top' },
				{ value: text, type: String, wrap: true, alignVertical: 'top' }
			])
		],
		columns: [{ width: widthOf(lines.map(({ label }) => label)) }, { width: 100 }],
		stickyRowsCount: 1
	};
}

/** A workbook: what it is, then a sheet for every table of a pack. */
export async function xlsxOf(pack: Pack): Promise<Uint8Array<ArrayBuffer>> {
	const { default: write } = await import('write-excel-file/universal');
	const tables = tablesOf(pack);
	const blob = await write([aboutSheet(pack, tables), ...tables.map(sheetOf)], { fontFamily: 'Arial', fontSize: 11 }).toBlob();
	return new Uint8Array(await blob.arrayBuffer());
}
