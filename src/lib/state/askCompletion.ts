/** Completion of a statement while it is typed: a pure function of the text and the place in it. */
import { ASK_COLUMNS, ASK_FUNCTIONS, ASK_KEYWORDS, tokensOf, type Token } from '../store';

export interface Suggestion {
	/** What is shown and, with `insert` absent, written. */
	readonly label: string;
	readonly kind: 'table' | 'column' | 'function' | 'word' | 'value';
	/** A few plain words about it. */
	readonly about: string;
	readonly insert?: string;
	/** Places before the end of what is written at which the caret stands afterwards. */
	readonly back?: number;
}

export interface Suggestions {
	/** The part of the text that a suggestion takes the place of, half-open. */
	readonly from: number;
	readonly to: number;
	readonly list: readonly Suggestion[];
}

/** Values by column, for texts that are compared with it. */
export type ColumnValues = Readonly<Record<string, readonly string[]>>;

const MOST = 8;
const NONE = (at: number): Suggestions => ({ from: at, to: at, list: [] });

const WORDS: readonly Suggestion[] = [
	{ label: 'incidents', kind: 'table', about: 'the loaded incidents, one row each' },
	...ASK_COLUMNS.map(({ name, about }): Suggestion => ({ label: name, kind: 'column', about })),
	...ASK_FUNCTIONS.map(({ name, use, gives }): Suggestion => ({
		label: use.replace(/ OVER.*/, ''),
		kind: 'function',
		about: gives,
		insert: /^\w+\((\*|)\)/.exec(use)?.[0] ?? `${name}()`,
		back: /^\w+\((\*|)\)/.test(use) ? 0 : 1
	})),
	...ASK_KEYWORDS.map((word): Suggestion => ({ label: word, kind: 'word', about: '' }))
];

/** Those that begin with what was typed, then those in which it begins a word. */
function matching(all: readonly Suggestion[], typed: string): Suggestion[] {
	const wanted = typed.toLowerCase();
	const name = ({ label }: Suggestion): string => label.toLowerCase();
	const first = all.filter((one) => name(one).startsWith(wanted) && name(one) !== wanted);
	const within = all.filter((one) => !name(one).startsWith(wanted) && new RegExp(`[ _(]${wanted.replace(/\W/g, '\\$&')}`).test(name(one)));
	return [...first, ...within].slice(0, MOST);
}

/** The column that a text is compared with: the last one named before it, past signs, brackets and other texts. */
function comparedWith(before: readonly Token[]): string | null {
	for (const token of before.toReversed()) {
		const passed = token.kind === 'text' || (token.kind === 'sign' && '=<>!(,'.includes(token.value));
		if (passed || /^(NOT|IN|LIKE|ILIKE)$/i.test(token.value)) continue;
		return token.kind === 'word' || token.kind === 'name' ? token.value.toLowerCase() : null;
	}
	return null;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/**
 * What may be written at a place of a statement. Inside a text that is compared with a column it is the column's values, elsewhere names and
 * words that go on from what was typed; with `all` also where nothing was.
 */
export function complete(text: string, at: number, values: ColumnValues, all = false): Suggestions {
	const { tokens, unread } = tokensOf(text.slice(0, at));
	if (unread?.why === 'text') {
		const typed = text.slice(unread.at + 1, at);
		const column = comparedWith(tokens);
		const known = (column === null ? undefined : values[column]) ?? [];
		const list = known
			.filter((value) => value.toLowerCase().includes(typed.toLowerCase()) && value !== typed)
			.slice(0, MOST)
			.map((value): Suggestion => ({ label: value, kind: 'value', about: column ?? '', insert: quoted(value) }));
		const closed = text[at] === "'" ? 1 : 0;
		return { from: unread.at, to: at + closed, list };
	}
	if (unread) return NONE(at);
	const last = tokens.at(-1);
	const typing = last?.kind === 'word' && last.to === at ? last : null;
	if (!typing && !all) return NONE(at);
	// After a point only columns can follow.
	const from = typing?.from ?? at;
	const dotted = text[from - 1] === '.';
	return { from, to: at, list: matching(dotted ? WORDS.filter(({ kind }) => kind === 'column') : WORDS, typing?.value ?? '') };
}

/** The text with a suggestion written into it, and where the caret then stands. */
export function accept(text: string, { from, to }: Suggestions, chosen: Suggestion): { readonly text: string; readonly caret: number } {
	const written = chosen.insert ?? chosen.label;
	return { text: text.slice(0, from) + written + text.slice(to), caret: from + written.length - (chosen.back ?? 0) };
}
