import type { Question } from '../../contract';
import { DUPLICATE_IDS, KEEP_ALL, KEEP_FIRST, KEEP_LAST, type RepeatedIds } from './contract';

const number = (count: number): string => count.toLocaleString('en-GB');
const list = (names: readonly string[]): string =>
	names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
const MOST_NAMED = 4;

/** "7 ids occur more than once: 7 further rows. They differ in Location and Outcome." Empty without any. */
export function repeatsSentence({ ids, rows, elsewhere, columns, compared, keeping, leftOut }: RepeatedIds): string {
	if (rows === 0) return keeping === 'all' ? '' : 'No row of this file gives way to another one with the same id.';
	const more = `${number(ids)} ${ids === 1 ? 'id occurs' : 'ids occur'} more than once: ${number(rows)} further ${rows === 1 ? 'row' : 'rows'}`;
	const where =
		elsewhere === 0
			? ''
			: elsewhere === rows
				? ', all with their id in another file'
				: `, ${number(elsewhere)} with their id in another file`;
	const differ = compared === 0 ? '' : ` ${difference(columns, compared, rows)}`;
	const out = leftOut === 0 ? '' : ` ${number(leftOut)} ${leftOut === 1 ? 'row is' : 'rows are'} left out for it.`;
	return `${more}${where}.${differ}${out}`;
}

function difference(columns: readonly string[], compared: number, rows: number): string {
	const which = rows === 1 ? 'The two rows' : compared < rows ? `The first ${number(compared)}` : 'They';
	if (columns.length === 0) return `${which} are the same in every column.`;
	const named =
		columns.length > MOST_NAMED ? [...columns.slice(0, MOST_NAMED), `${String(columns.length - MOST_NAMED)} more columns`] : columns;
	return `${which} differ in ${list(named)}.`;
}

/** Asks what to do with repeated ids; nothing to ask where none repeats. */
export function repeatsQuestion(repeats: RepeatedIds, column: string): Question[] {
	const message = repeatsSentence(repeats);
	if (message === '') return [];
	return [{ code: DUPLICATE_IDS, column, message, choices: [KEEP_ALL, KEEP_FIRST, KEEP_LAST], proposal: KEEP_ALL }];
}
