import Papa from 'papaparse';
import type { Syntax } from './row-scanner';

/** PapaParse's reading of a line with a stray quote in it; null where a quoted field never ends. */
export function mendLine(line: string, { delimiter, quote, escape }: Syntax): string[] | null {
	const { data, errors } = Papa.parse<string[]>(line, { delimiter, quoteChar: quote, escapeChar: escape, newline: '\n' });
	return errors.some(({ code }) => code === 'MissingQuotes') ? null : (data[0] ?? null);
}
