import { csvText } from '../../core/csv';
import { isoDay } from '../../core/time';
import type { Pack } from '../../disclosure/pack';
import { aboutOf, audienceOf, marksOf } from './about';
import { fileName } from './names';
import { tablesOf, type FileTable } from './tables';

/** A file of text to be saved. */
export interface TextFile {
	readonly name: string;
	readonly text: string;
}

/** Columns that every row ends with, so that a row copied elsewhere still says whose it is and how it is marked. */
const TAIL = ['Audience', 'Period from', 'Period to', 'Made', 'App', 'Marking'];

/** A table as CSV text. Its head is the first row and every other row is data: programs read it as it is. */
export function csvOf(table: FileTable, pack: Pack): string {
	const { period, made, app } = pack;
	const tail = [audienceOf(pack), isoDay(period.from), isoDay(period.to - 1), made, app, marksOf(pack).join('; ')];
	return csvText([[...table.columns.map(({ label }) => label), ...TAIL], ...table.rows.map((row) => [...row, ...tail])]);
}

/** What must be known to read the tables, as a table. */
export const aboutCsv = (pack: Pack): string => csvText([['About', 'Text'], ...aboutOf(pack).map(({ label, text }) => [label, text])]);

/** Every table of a pack as CSV, the one about them first. */
export const csvFiles = (pack: Pack): TextFile[] => [
	{ name: fileName(pack, 'csv', 'about'), text: aboutCsv(pack) },
	...tablesOf(pack).map((table) => ({ name: fileName(pack, 'csv', table.id), text: csvOf(table, pack) }))
];
