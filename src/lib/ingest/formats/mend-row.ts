import { DELIMITERS } from './guess-syntax';
import { lenientFields } from './lenient-fields';
import type { RowFit } from './row-fit';
import { RowScanner, type Syntax } from './row-scanner';

/** A line mended. */
export interface Mended {
	readonly fields: string[];
	/** A quote opens in the line and is taken for a stray one: true only if the next line is a row by itself. */
	readonly open: boolean;
}

/** Columns that must speak for a row in another dialect than its table. */
const EVIDENCE = 2;
/** Places at which a lost delimiter is looked for. */
const MOST_TRIES = 40;

/**
 * Reads a line that is no row of its table by the rules as one by sight: stray quotes are part of the text, one empty field too many
 * is left out and one delimiter lost beside a quote is put back where only one place is possible, and a line may keep another
 * delimiter. Null where the columns do not hold what they are used to hold then.
 */
export function mendRow(line: string, syntax: Syntax, fit: RowFit): Mended | null {
	const { fields, open } = lenientFields(line, syntax);
	if (fit.suits(fields, syntax.quote)) return { fields, open };
	const shifted = withoutBlank(fields, syntax, fit) ?? withDelimiter(line, syntax, fit);
	if (shifted) return { fields: shifted, open: false };
	if (fit.roughlySuits(fields, syntax.quote)) return { fields, open };
	const other = inOtherDelimiter(line, syntax, fit);
	return other && { fields: other, open: false };
}

/** The row without its one empty field too many; null where it could be in several places. */
function withoutBlank(fields: readonly string[], { quote }: Syntax, fit: RowFit): string[] | null {
	if (fields.length !== fit.width + 1 || fit.evidence === 0) return null;
	let found: string[] | null = null;
	for (let at = 0; at < fields.length; at++) {
		if (fields[at] !== '' || (at > 0 && fields[at - 1] === '')) continue;
		const row = [...fields.slice(0, at), ...fields.slice(at + 1)];
		if (!fit.suits(row, quote)) continue;
		if (found) return null;
		found = row;
	}
	return found;
}

/** The row with a delimiter more, which was lost before or behind a quoted field; null where it could be in several places. */
function withDelimiter(line: string, syntax: Syntax, fit: RowFit): string[] | null {
	if (fit.evidence === 0 || syntax.quote === '') return null;
	let found: string[] | null = null;
	let tried = 0;
	let last = 0;
	for (let at = line.indexOf(syntax.quote); at >= 0 && tried < MOST_TRIES; at = line.indexOf(syntax.quote, at + 1))
		for (const place of [at, at + 1]) {
			if (place <= last || place >= line.length || line.startsWith(syntax.delimiter, place)) continue;
			last = place;
			tried++;
			const scanner = new RowScanner(line.slice(0, place) + syntax.delimiter + line.slice(place), syntax, true);
			if (scanner.next(0) !== 'row' || scanner.stray || !fit.suits(scanner.fields, '')) continue;
			if (found) return null;
			found = scanner.fields;
		}
	return found;
}

function inOtherDelimiter(line: string, syntax: Syntax, fit: RowFit): string[] | null {
	if (fit.evidence < EVIDENCE) return null;
	for (const delimiter of [...DELIMITERS, ' ']) {
		if (delimiter === syntax.delimiter.trimEnd() || !line.includes(delimiter)) continue;
		const { fields, open } = lenientFields(line, { ...syntax, delimiter });
		if (!open && fit.suits(fields, syntax.quote)) return fields;
	}
	return null;
}
