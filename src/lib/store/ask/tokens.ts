/** What a token is: a bare word, a "quoted name", a 'text', a number, a sign. Blanks and comments are none. */
export type TokenKind = 'word' | 'name' | 'text' | 'number' | 'sign';

export interface Token {
	readonly kind: TokenKind;
	/** As meant: quotes taken off and doubled ones halved. */
	readonly value: string;
	/** Place in the text, half-open. */
	readonly from: number;
	readonly to: number;
}

/** Where reading stopped, and why. */
export interface Unread {
	readonly at: number;
	readonly why: 'text' | 'name' | 'comment' | 'sign';
}

const BLANK = /[\s\u200b]+/y;
const LINE_COMMENT = /--[^\n\r]*/y;
/** A comment within a comment is left unread: databases differ in where such a one ends. */
const BLOCK_COMMENT = /\/\*(?:(?!\/\*)[^])*?\*\//y;
const NUMBER = /(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const WORD = /[\p{L}_][\p{L}\p{N}_]*/uy;
const SIGN = /[()[\]{},;.:+\-*/%=<>!|&^~@#?]/y;
const QUOTED = { "'": /'(?:[^']|'')*'/y, '"': /"(?:[^"]|"")*"/y } as const;

/** Length of what a pattern finds at a place; 0 for nothing. */
function found(pattern: RegExp, text: string, at: number): number {
	pattern.lastIndex = at;
	return pattern.exec(text)?.[0].length ?? 0;
}

const skipped = (text: string, at: number): number =>
	found(BLANK, text, at) || found(LINE_COMMENT, text, at) || found(BLOCK_COMMENT, text, at);

/** The token at a place; what is in its way, if there is none. */
function tokenAt(text: string, at: number): Token | Unread {
	const first = text[at] ?? '';
	if (first === "'" || first === '"') {
		const kind = first === "'" ? 'text' : 'name';
		const length = found(QUOTED[first], text, at);
		if (length === 0) return { at, why: kind };
		return { kind, value: text.slice(at + 1, at + length - 1).replaceAll(first + first, first), from: at, to: at + length };
	}
	for (const [kind, pattern] of [
		['number', NUMBER],
		['word', WORD],
		['sign', text.startsWith('/*', at) ? null : SIGN]
	] as const) {
		const length = pattern ? found(pattern, text, at) : 0;
		if (length > 0) return { kind, value: text.slice(at, at + length), from: at, to: at + length };
	}
	return { at, why: text.startsWith('/*', at) ? 'comment' : 'sign' };
}

/** The tokens of a statement, and where reading stopped; null when it was read to its end. */
export function tokensOf(text: string): { readonly tokens: readonly Token[]; readonly unread: Unread | null } {
	const tokens: Token[] = [];
	for (let at = 0; at < text.length;) {
		const blank = skipped(text, at);
		if (blank > 0) {
			at += blank;
			continue;
		}
		const token = tokenAt(text, at);
		if ('why' in token) return { tokens, unread: token };
		tokens.push(token);
		at = token.to;
	}
	return { tokens, unread: null };
}
