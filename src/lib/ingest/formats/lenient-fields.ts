import type { Syntax } from './row-scanner';

/** A line whose quoting is broken, read as a person would. */
export interface LenientLine {
	readonly fields: string[];
	/** A quote opens a field of it and nothing on the line closes it; the character was kept. */
	readonly open: boolean;
}

/** Lines with more delimiters or characters than this are only split. */
const MOST_PIECES = 250;
const MOST_CHARACTERS = 20_000;

interface Best {
	/** Quote characters that no rule explains. */
	readonly cost: number;
	readonly fields: number;
	/** Index of the piece behind the field that begins here. */
	readonly next: number;
	readonly wrapped: boolean;
}

/**
 * Of all ways to join the pieces between delimiters into quoted fields, the one with the fewest stray quote characters, and of those
 * the one with the most fields. Stray quotes stay in the text: a quote that opens nothing, and quotes within a field not doubled.
 * @param line without its line break
 */
export function lenientFields(line: string, syntax: Syntax): LenientLine {
	const { quote } = syntax;
	const spaced = syntax.delimiter.length > 1 && syntax.delimiter.endsWith(' ');
	const delimiter = spaced ? syntax.delimiter.trimEnd() : syntax.delimiter;
	const pieces = line.split(delimiter);
	const bare = (piece: string): string => (spaced ? piece.trimStart() : piece);
	if (quote === '' || pieces.length > MOST_PIECES || line.length > MOST_CHARACTERS) return { fields: pieces.map(bare), open: false };
	const best = bestReadings(pieces, delimiter, syntax);
	const fields: string[] = [];
	let open = false;
	for (let at = 0; at < pieces.length;) {
		const { next, wrapped } = best[at] ?? { next: at + 1, wrapped: false };
		const text = pieces.slice(at, next).join(delimiter);
		if (!wrapped && text.trimStart().startsWith(quote)) open = true;
		fields.push(wrapped ? unwrap(text, syntax) : bare(text));
		at = next;
	}
	return { fields, open };
}

/** For each piece the best reading of the rest of the line, found from its end. */
function bestReadings(pieces: readonly string[], delimiter: string, syntax: Syntax): Best[] {
	const best: Best[] = [];
	best[pieces.length] = { cost: 0, fields: 0, next: pieces.length, wrapped: false };
	for (let at = pieces.length - 1; at >= 0; at--) {
		let found = reading(best, at + 1, occurrences(pieces[at] ?? '', syntax.quote), false);
		if ((pieces[at] ?? '').trimStart().startsWith(syntax.quote))
			for (let next = at + 1; next <= pieces.length; next++) {
				if (!(pieces[next - 1] ?? '').trimEnd().endsWith(syntax.quote)) continue;
				const text = pieces.slice(at, next).join(delimiter).trim();
				if (text.length < 2 * syntax.quote.length) continue;
				const wrapped = reading(best, next, strayQuotes(text.slice(1, -1), syntax), true);
				if (wrapped.cost < found.cost || (wrapped.cost === found.cost && wrapped.fields >= found.fields)) found = wrapped;
			}
		best[at] = found;
	}
	return best;
}

function reading(best: readonly Best[], next: number, cost: number, wrapped: boolean): Best {
	const rest = best[next] ?? { cost: 0, fields: 0 };
	return { cost: cost + rest.cost, fields: 1 + rest.fields, next, wrapped };
}

function occurrences(text: string, what: string): number {
	let count = 0;
	for (let at = text.indexOf(what); at >= 0; at = text.indexOf(what, at + 1)) count++;
	return count;
}

/** Quotes inside a quoted field that are neither doubled nor escaped. */
function strayQuotes(content: string, { quote, escape }: Syntax): number {
	let count = 0;
	for (let at = content.indexOf(quote); at >= 0; at = content.indexOf(quote, at + 1)) {
		if (escape !== quote && content[at - 1] === escape) continue;
		if (escape === quote && content[at + 1] === quote) at++;
		else count++;
	}
	return count;
}

function unwrap(text: string, { quote, escape }: Syntax): string {
	const content = text.trim().slice(1, -1);
	if (escape === quote) return content.replaceAll(quote + quote, quote);
	return escape === '' ? content : content.replaceAll(escape + quote, quote).replaceAll(escape + escape, escape);
}
