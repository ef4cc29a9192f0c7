import type { AskRefusal } from '../../core/answers';
import { tokensOf, type Token, type Unread } from './tokens';
import { givesRows, isFunction, isKeyword } from './vocabulary';

/** A statement that may go to the engine. */
export interface Checked {
	/** Without what follows its end, such as a semicolon; begins as the user's text does. */
	readonly text: string;
	/** Names that it uses, in small letters. */
	readonly names: ReadonlySet<string>;
	/** Whether it may use columns that it does not name (`*`). */
	readonly unnamed: boolean;
}

/** How a question may begin. */
const STARTS = new Set(['SELECT', 'WITH', 'FROM', 'VALUES', 'TABLE', 'DESCRIBE', 'SUMMARIZE', '(']);
/** The store's own tables and the engine's catalogue. */
const HIDDEN = /^((incident|lookup|member)_\d+|(ask|duckdb|pg|pragma|sqlite)_\w+|information_schema)$/i;
/** Clauses that can do what only a whole-table reader should: recursion cannot be stopped within a step. */
const REFUSED: Readonly<Record<string, { readonly fault: string; readonly remedy: string }>> = {
	RECURSIVE: {
		fault: 'A query that calls itself (WITH RECURSIVE) is not offered, because it could not be stopped.',
		remedy: 'For a list of days or numbers use FROM generate_series(…) or range(…).'
	},
	SHOW: { fault: 'SHOW is not offered.', remedy: 'Use DESCRIBE incidents; the table is called incidents.' },
	TABLESAMPLE: { fault: 'Samples are not offered: they would give other figures each time.', remedy: 'Use LIMIT, or count all rows.' },
	SAMPLE: { fault: 'Samples are not offered: they would give other figures each time.', remedy: 'Use LIMIT, or count all rows.' }
};

const at = ({ from, to }: Pick<Token, 'from' | 'to'>): { readonly from: number; readonly to: number } => ({ from, to });
const refusal = (fault: string, remedy: string, token?: Pick<Token, 'from' | 'to'>): AskRefusal => ({
	refused: { fault, remedy, at: token ? at(token) : null }
});

const UNREAD: Readonly<Record<Unread['why'], readonly [fault: string, remedy: string]>> = {
	text: ['This text has no end.', "Close it with a single quote; write a quote inside a text twice: 'O''Brien'."],
	name: ['This name has no end.', 'Close it with a double quote.'],
	comment: ['This comment has no end, or holds another comment.', 'Close it with */.'],
	sign: ['This sign is not part of a statement.', 'Take it out, or put it into single quotes when it belongs to a text.']
};

const upper = (token: Token | undefined): string =>
	token && token.kind !== 'text' && token.kind !== 'name' ? token.value.toUpperCase() : '';

/** Why a text is not one readable statement; null when it is. */
function badShape(tokens: readonly Token[], unread: Unread | null): AskRefusal | null {
	if (unread) return refusal(...UNREAD[unread.why], { from: unread.at, to: unread.at + 1 });
	const [first] = tokens;
	if (!first) return refusal('There is no statement yet.', 'Begin with SELECT, or take one of the examples.');
	const end = tokens.findIndex((token) => upper(token) === ';');
	const after = end < 0 ? undefined : tokens.slice(end).find((token) => upper(token) !== ';');
	if (after) return refusal('One statement at a time.', 'Take out what follows the semicolon.', after);
	if (!STARTS.has(upper(first)))
		return refusal(
			`A question cannot begin with “${first.value}”: the console reads and never changes anything.`,
			'Begin with SELECT, WITH, FROM, VALUES, DESCRIBE or SUMMARIZE.',
			first
		);
	return badBrackets(tokens);
}

function badBrackets(tokens: readonly Token[]): AskRefusal | null {
	const open: Token[] = [];
	for (const token of tokens) {
		if (upper(token) === '(') open.push(token);
		if (upper(token) === ')' && !open.pop()) return refusal('This bracket closes nothing.', 'Take it out, or open one before it.', token);
	}
	const left = open.at(-1);
	return left ? refusal('This bracket is never closed.', 'Add ) where it should end.', left) : null;
}

/** Whether a word before a bracket names a list of columns: `WITH t(a) AS (…)`, `(…) AS t(a)`. */
function namesColumns(tokens: readonly Token[], i: number): boolean {
	if (['AS', 'WITH', ')'].includes(upper(tokens[i - 1]))) return true;
	let depth = 0;
	for (let k = i + 1; k < tokens.length; k++) {
		depth += upper(tokens[k]) === '(' ? 1 : upper(tokens[k]) === ')' ? -1 : 0;
		if (depth === 0) return upper(tokens[k + 1]) === 'AS' && ['(', 'MATERIALIZED', 'NOT'].includes(upper(tokens[k + 2]));
	}
	return false;
}

/** Why a token may not be used where it stands; null when it may. */
function badToken(tokens: readonly Token[], i: number): AskRefusal | null {
	const token = tokens[i];
	if (!token || token.kind === 'number' || token.kind === 'sign') return null;
	const { kind, value } = token;
	if (HIDDEN.test(value.trim()))
		return refusal(
			`There is no table “${value}” to ask.`,
			'The table is called incidents; its columns are listed beside the editor.',
			token
		);
	const before = tokens[i - 1];
	if (kind === 'text' && ['FROM', 'JOIN'].includes(upper(before)))
		return refusal('Only the loaded incidents can be asked, no file and no address.', 'Write FROM incidents.', token);
	// E'…', X'…' and U&'…' escape what they say.
	if (kind !== 'word' && before?.to === token.from && /^(&|\w{1,2})$/.test(upper(before)))
		return refusal('A quote with a letter before it is not offered.', 'Put a blank between them, or write the quotes alone.', token);
	if (kind === 'text') return null;
	const why = kind === 'word' ? REFUSED[value.toUpperCase()] : undefined;
	if (why) return refusal(why.fault, why.remedy, token);
	return upper(tokens[i + 1]) === '(' ? badCall(tokens, i, token) : null;
}

function badCall(tokens: readonly Token[], i: number, token: Token): AskRefusal | null {
	const { kind, value } = token;
	const before = upper(tokens[i - 1]);
	if (kind === 'word' && isKeyword(value) && !isFunction(value)) return null;
	if (namesColumns(tokens, i)) return null;
	if (givesRows(value) && !['FROM', 'JOIN', 'LATERAL'].includes(before))
		return refusal(`${value}(…) gives rows, so it stands only after FROM or JOIN.`, `Write FROM ${value}(…) AS t(n).`, token);
	if (isFunction(value)) return null;
	return refusal(`The function “${value}” is not offered.`, 'The functions that are offered are listed beside the editor.', token);
}

/** Whether columns may be used without being named. */
function usesUnnamed(tokens: readonly Token[]): boolean {
	if (!tokens.some((token) => upper(token) === 'SELECT')) return true;
	return tokens.some((token, i) => {
		const word = upper(token);
		if (['COLUMNS', 'DESCRIBE', 'SUMMARIZE', 'TABLE', 'NATURAL'].includes(word)) return true;
		const [before, after] = [tokens[i - 1], upper(tokens[i + 1])];
		return (
			word === '*' && (['SELECT', 'DISTINCT', ',', '.'].includes(upper(before)) || ['FROM', 'EXCLUDE', 'REPLACE', 'LIKE'].includes(after))
		);
	});
}

/** Reads a user's statement: one question of the loaded incidents, made of the functions on offer; else why not. */
export function check(sql: string): Checked | AskRefusal {
	const { tokens, unread } = tokensOf(sql);
	const bad = badShape(tokens, unread);
	if (bad) return bad;
	for (let i = 0; i < tokens.length; i++) {
		const found = badToken(tokens, i);
		if (found) return found;
	}
	const end = tokens.findIndex((token) => upper(token) === ';');
	const used = end < 0 ? tokens : tokens.slice(0, end);
	const names = new Set(used.flatMap(({ kind, value }) => (kind === 'word' || kind === 'name' ? [value.toLowerCase()] : [])));
	return { text: sql.slice(0, used.at(-1)?.to ?? 0), names, unnamed: usesUnnamed(used) };
}
