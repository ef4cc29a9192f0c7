import { lenientFields } from './lenient-fields';
import { RowScanner, type Syntax } from './row-scanner';

/** A row of the head of a file, before anything is known of the table. */
export interface TextRow {
	readonly fields: string[];
	/** Physical line (from 1) on which it begins. */
	readonly line: number;
	/** Its quoting is broken; its fields are a person's reading of its first line. */
	readonly broken: boolean;
}

/** Rows of a text up to a number, blank lines left out; a row with broken quoting is taken as one line. */
export function textRows(text: string, syntax: Syntax, most: number): TextRow[] {
	const scanner = new RowScanner(text, syntax, true);
	const rows: TextRow[] = [];
	let line = 1;
	for (let at = 0; rows.length < most;) {
		const found = scanner.next(at);
		if (found === 'end') break;
		const broken = found === 'broken';
		const fields = broken ? lenientFields(scanner.takeLine(at), syntax).fields : scanner.fields;
		if (fields.length > 1 || (fields[0] ?? '').trim() !== '') rows.push({ fields, line, broken });
		line += scanner.lines;
		at = scanner.end;
	}
	return rows;
}
