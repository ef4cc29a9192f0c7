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

/** The library looks its texts up in a plain object, where "constructor" is before it is written: that breaks the workbook. */
const kept = (value: string): string => (value in {} ? `${value} ` : value);

/** Text is typed as text: a cell that begins like a formula stays what was written. */
const textCell = (value: string, style: object = {}): Cell => (value === '' ? null : { value: kept(value), type: String, ...style });
const headCell = (label: string): Cell => textCell(label, HEAD);

function valueCell(value: string | number, { kind }: FileColumn): Cell {
	if (typeof value === 'number') return { value, type: Number, ...(kind === 'count' && { format: '#,##0' }) };
	return textCell(value, kind === 'text' ? {} : { align: 'right' });
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
				textCell(label, { fontWeight: 'bold', alignVertical: 'top' }),
				textCell(text, { wrap: true, alignVertical: 'top' })
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
