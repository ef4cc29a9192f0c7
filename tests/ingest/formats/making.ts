import { BlobWriter, TextReader, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import { parquetWriteBuffer, type ColumnSource } from 'hyparquet-writer';
import writeXlsxFile, { type SheetData } from 'write-excel-file/universal';

/** A zip archive of texts and bytes by path; with a password, encrypted. */
export async function zip(entries: Readonly<Record<string, string | Uint8Array>>, password?: string): Promise<Blob> {
	const writer = new ZipWriter(new BlobWriter('application/zip'), { useWebWorkers: false, ...(password !== undefined && { password }) });
	for (const [path, content] of Object.entries(entries))
		if (path.endsWith('/')) await writer.add(path, undefined, { directory: true });
		else await writer.add(path, typeof content === 'string' ? new TextReader(content) : new Uint8ArrayReader(content));
	return writer.close();
}

export const gzip = (content: string | Uint8Array<ArrayBuffer>): Promise<Blob> =>
	new Response(new Blob([content]).stream().pipeThrough(new CompressionStream('gzip'))).blob();

/** An Excel workbook of one or more sheets by name. */
export const xlsx = (sheets: Readonly<Record<string, SheetData>>): Promise<Blob> =>
	writeXlsxFile(Object.entries(sheets).map(([sheet, data]) => ({ sheet, data, dateFormat: 'dd/mm/yyyy hh:mm' }))).toBlob();

export const parquet = (columnData: ColumnSource[], rowGroupSize?: number): Blob =>
	new Blob([parquetWriteBuffer({ columnData, ...(rowGroupSize !== undefined && { rowGroupSize }) })]);

export const ndjson = (records: readonly unknown[]): Blob => new Blob(records.map((record) => JSON.stringify(record) + '\n'));

/** A day of 2024 as Excel counts it, with a time of day. */
export const at = (day: number, hour = 0, minute = 0): Date => new Date(Date.UTC(2024, 0, day, hour, minute));
