import { expect, test } from 'vitest';
import { droppedFiles } from '../../src/lib/state/droppedFiles';

const fileEntry = (name: string): FileSystemEntry =>
	({
		name,
		isFile: true,
		isDirectory: false,
		file: (take: (file: File) => void) => take(new File(['x'], name))
	}) as unknown as FileSystemEntry;
/** Hands its children over two at a time, as browsers do by the hundred. */
const folder = (name: string, children: readonly FileSystemEntry[]): FileSystemEntry =>
	({
		name,
		isFile: false,
		isDirectory: true,
		createReader: () => {
			let at = 0;
			return {
				readEntries: (take: (some: readonly FileSystemEntry[]) => void) => {
					take(children.slice(at, (at += 2)));
				}
			};
		}
	}) as unknown as FileSystemEntry;
const drop = (entries: readonly FileSystemEntry[], files: readonly File[] = []): DataTransfer =>
	({ files, items: entries.map((entry) => ({ webkitGetAsEntry: () => entry })) }) as unknown as DataTransfer;
const names = async (transfer: DataTransfer | null): Promise<string[]> => (await droppedFiles(transfer)).map(({ name }) => name);

test('folders are read to their ends by name; hidden files and those of archivers are left out', async () => {
	const months = ['2026-03', '2026-01', '2026-02'].map((month) =>
		folder(month, [fileEntry(`${month}-kent-street.csv`), fileEntry('.DS_Store')])
	);
	const dropped = drop([
		folder('police', [...months, folder('__MACOSX', [fileEntry('junk.csv')]), fileEntry('a.csv')]),
		fileEntry('loose.csv')
	]);
	expect(await names(dropped)).toEqual([
		'2026-01-kent-street.csv',
		'2026-02-kent-street.csv',
		'2026-03-kent-street.csv',
		'a.csv',
		'loose.csv'
	]);
});

test('without a folder the files are taken as they come', async () => {
	const files = [new File(['x'], 'b.csv'), new File(['x'], 'a.csv')];
	expect(await names(drop([fileEntry('b.csv'), fileEntry('a.csv')], files))).toEqual(['b.csv', 'a.csv']);
	expect(await names(null)).toEqual([]);
});
