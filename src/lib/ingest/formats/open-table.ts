import { HexbeatError } from '../../core/errors';
import type { Mapping } from '../contract';
import { fileKind } from './file-kind';
import { openJson } from './json/open-json';
import { openNdjson } from './json/open-ndjson';
import { LIMITS } from './limits';
import { openText } from './open-text';
import type { Judge, TableSource } from './table-source';

/**
 * Opens the table in a file, whatever its format, which is told by its content.
 * @param name of the file, for messages
 * @param answers of the user: `sheet` names the sheet of a workbook
 * @throws HexbeatError for what holds no table that can be read, in words that say what it is and what to do
 */
export async function openTable(
	file: Blob,
	name: string,
	answers: Mapping['answers'],
	judge: Judge,
	signal?: AbortSignal
): Promise<TableSource> {
	signal?.throwIfAborted();
	if (file.size === 0) throw new HexbeatError('empty-file', `“${name}” is empty.`, 'Export it again.');
	if (file.size > LIMITS.file) throw new HexbeatError('file-too-large', `“${name}” is larger than 2 GB.`, 'Split it by month or year.');
	const kind = await fileKind(file, name, signal);
	switch (kind) {
		case 'xlsx':
			return (await import('./workbook/open-workbook')).openWorkbook(file, name, answers['sheet'], judge, signal);
		case 'parquet':
			return (await import('./parquet/open-parquet')).openParquet(file, name, signal);
		case 'ndjson':
			return openNdjson(file, name, signal);
		case 'json':
			return openJson(file, name, signal);
		case 'archive':
			throw new HexbeatError('archive-inside', `“${name}” is an archive, not a table.`, 'Unpack it and load the tables inside.');
		case 'text':
			return openText(file, name, signal);
	}
}
