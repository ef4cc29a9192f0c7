import { HexbeatError } from '../core/errors';
import { TERM_KINDS, type TermDates, type TermSpan } from '../core/term-dates';
import { dayOf } from '../core/time';
import { textRows } from './formats/text-rows';

/** Columns of the file, in any order. */
const COLUMNS = ['name', 'from', 'to', 'kind'] as const;
/** Far above what a list of terms needs. */
const LIMITS = { bytes: 200_000, rows: 2000 };
const HEAD = 4096;
const DELIMITERS = [',', ';', '\t'];
const REMEDY = 'Give each row a name, the first and the last day (DD/MM/YYYY) and term or holiday, under the header name,from,to,kind.';

/** Whether a file is a list of term and holiday dates: a small table whose header is exactly name, from, to and kind. */
export async function isTermDates(file: Blob, name: string): Promise<boolean> {
	if (!/\.(csv|txt|tsv)$/i.test(name) || file.size > LIMITS.bytes) return false;
	return tableOf(await file.slice(0, HEAD).text()) !== null;
}

/**
 * Reads term and holiday dates: CSV with the columns name, from, to (both days included) and kind (term or holiday); lines that begin with
 * "#" are notes.
 * @throws HexbeatError term-dates-refused, with the line at fault.
 */
export async function readTermDates(file: Blob, name: string): Promise<TermDates> {
	const table = tableOf(await file.text());
	if (!table) throw refuse(`${name} is no list of term dates.`);
	const spans = table.rows.map((row) => spanOf(row, name));
	if (spans.length === 0) throw refuse(`${name} has a header and no dates.`);
	return { name, spans: spans.sort((a, b) => a.period.from - b.period.from || a.period.to - b.period.to) };
}

const refuse = (fault: string): HexbeatError => new HexbeatError('term-dates-refused', fault, REMEDY);

interface Row {
	readonly line: number;
	readonly of: Readonly<Record<(typeof COLUMNS)[number], string>>;
}

function tableOf(text: string): { readonly rows: readonly Row[] } | null {
	for (const delimiter of DELIMITERS) {
		const all = textRows(text.replace(/^\ufeff/, ''), { delimiter, quote: '"', escape: '"', newline: '\n' }, LIMITS.rows);
		const [head, ...rest] = all.filter(({ fields }) => !(fields[0] ?? '').trimStart().startsWith('#'));
		const names = (head?.fields ?? []).map((field) => field.trim().toLowerCase());
		if (names.length !== COLUMNS.length || !COLUMNS.every((column) => names.includes(column))) continue;
		const at = (fields: readonly string[], column: string): string => (fields[names.indexOf(column)] ?? '').trim();
		return {
			rows: rest
				.filter(({ fields }) => fields.some((field) => field.trim() !== ''))
				.map(({ line, fields }) => ({
					line,
					of: { name: at(fields, 'name'), from: at(fields, 'from'), to: at(fields, 'to'), kind: at(fields, 'kind') }
				}))
		};
	}
	return null;
}

function spanOf({ line, of }: Row, file: string): TermSpan {
	const where = `Line ${String(line)} of ${file}`;
	const kind = TERM_KINDS.find((known) => known === of.kind.toLowerCase());
	if (kind === undefined) throw refuse(`${where} is neither term nor holiday.`);
	const [from, last] = [dayIn(of.from), dayIn(of.to)];
	if (from === null || last === null) throw refuse(`${where} has a date that cannot be read.`);
	if (last < from) throw refuse(`${where} ends before it begins.`);
	return { name: of.name === '' ? kind : of.name, period: { from, to: last + 1 }, kind };
}

/** "21/12/2024" or "2024-12-21"; null for anything else, the 31st of a shorter month included. */
function dayIn(text: string): number | null {
	const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
	const local = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
	const [year, month, date] = iso ? [iso[1], iso[2], iso[3]] : local ? [local[3], local[2], local[1]] : [];
	const day = dayOf(Number(year), Number(month), Number(date));
	return Number.isFinite(day) && new Date(day * 86_400_000).getUTCDate() === Number(date) ? day : null;
}
