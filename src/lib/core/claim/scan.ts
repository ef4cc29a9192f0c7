/** A text as phrases with a meaning, and what lies between them. */
import { wordsPattern, subjectTerms } from './subject-words';
import type { Base, Subject, Vocabulary, Window } from './claim';
import { ASIDES, COUNTS, DENIALS, FILLERS, SIZES, WAYS, type Said } from './figure-words';
import { literal, rule, type Rule } from './pattern';
import { BASES, WINDOWS, YEARS_APART } from './period-words';

export type Meaning =
	| { readonly kind: 'subject'; readonly subject: Subject }
	| { readonly kind: 'area'; readonly area: string }
	| ({ readonly kind: 'said' } & Said)
	| { readonly kind: 'window'; readonly window: Window; readonly base: Base | null }
	| { readonly kind: 'base'; readonly base: Base }
	| { readonly kind: 'respectively' | 'stop' | 'filler' | 'aside' | 'unread' };

/** A phrase at its place in the text: from ≤ place < to. */
export type Phrase = Meaning & { readonly from: number; readonly to: number };

type Reader = (text: string, at: number) => { readonly to: number; readonly meaning: Meaning } | null;

function reader<T>(rules: readonly Rule<T>[], known: Vocabulary, meaning: (value: T) => Meaning): Reader {
	return (text, at) => {
		for (const [pattern, read] of rules) {
			pattern.lastIndex = at;
			const match = pattern.exec(text);
			const value = match && read(match, known);
			if (match && value !== null && match[0] !== '') return { to: at + match[0].length, meaning: meaning(value) };
		}
		return null;
	};
}

const plain = (kind: 'respectively' | 'stop' | 'filler' | 'aside' | 'unread') => (): Meaning => ({ kind });

/** Phrases that need no knowledge of what is loaded, in the order in which they are tried. */
const grammar = (known: Vocabulary): Reader[] => [
	reader([YEARS_APART], known, (value) => ({ kind: 'window', ...value })),
	reader(DENIALS, known, plain('unread')),
	reader(ASIDES, known, plain('aside')),
	reader(COUNTS, known, (said) => ({ kind: 'said', ...said })),
	reader(WINDOWS, known, (window) => ({ kind: 'window', window, base: null })),
	reader(BASES, known, (base) => ({ kind: 'base', base })),
	reader(SIZES, known, (said) => ({ kind: 'said', ...said })),
	reader(WAYS, known, (said) => ({ kind: 'said', ...said })),
	reader([rule('respectively', () => true)], known, plain('respectively')),
	reader(FILLERS, known, plain('filler'))
];

const NOTHING: Vocabulary = { categories: [], areas: [], lastMonth: null };

/** Lower case and plain signs, place for place. */
function plainText(text: string): string {
	const lower = Array.from(text, (char) => (char.toLowerCase().length === char.length ? char.toLowerCase() : char)).join('');
	return lower
		.replace(/[−–—‐‑]/g, '-')
		.replace(/[’‘]/g, "'")
		.replace(/[“”„]/g, '"')
		.replace(/\s/g, ' ');
}

/** Words that the grammar would take for its own ("Fall") name a category only in quotation marks. */
export function needsQuotes(name: string): boolean {
	const phrases = phrasesOf(plainText(name), grammar(NOTHING));
	return !phrases.some(({ kind }) => kind === 'unread');
}

function namesIn(known: Vocabulary): Reader[] {
	const terms = subjectTerms(known);
	const subject = (value: Subject): Meaning => ({ kind: 'subject', subject: value });
	const quoted = terms.map(({ words, subject: value }) => rule(`"\\s*${wordsPattern(words)}\\s*"`, () => value));
	const open = terms.filter(({ words, subject: { kind } }) => kind !== 'category' || !needsQuotes(words.join(' ')));
	const areas = [...known.areas].sort((a, b) => b.length - a.length);
	return [
		reader(quoted, known, subject),
		reader(
			open.map(({ words, subject: value }) => rule(wordsPattern(words), () => value)),
			known,
			subject
		),
		reader(
			areas.map((area) =>
				rule(`(?:(?:in|across|for|within|at)\\s+(?:the\\s+)?)?"?${literal(plainText(area))}"?(?![\\p{L}\\p{N}])(?:'s\\b)?`, () => area)
			),
			known,
			(area) => ({ kind: 'area', area })
		)
	];
}

function phrasesOf(text: string, readers: readonly Reader[]): Phrase[] {
	const phrases: Phrase[] = [];
	const word = /[\p{L}\p{N}]+(?:'\p{L}+)?/uy;
	for (let at = 0; at < text.length;) {
		let found: ReturnType<Reader> = null;
		for (const read of readers) if ((found = read(text, at))) break;
		if (!found) {
			word.lastIndex = at;
			const match = word.exec(text);
			if (match) found = { to: at + match[0].length, meaning: { kind: 'unread' } };
			// A full stop after a word ends a figure; one inside a number does not get here.
			else if (/[.;!?]/.test(text[at] ?? '')) found = { to: at + 1, meaning: { kind: 'stop' } };
		}
		if (found) phrases.push({ ...found.meaning, from: at, to: found.to });
		at = found ? found.to : at + 1;
	}
	return phrases;
}

/** Readers of a vocabulary: making them takes far longer than reading. */
const made = new WeakMap<Vocabulary, readonly Reader[]>();

/** The phrases of a text in order; punctuation and blanks between them are left out. */
export function scan(text: string, known: Vocabulary): Phrase[] {
	const readers = made.get(known) ?? [...namesIn(known), ...grammar(known)];
	made.set(known, readers);
	return phrasesOf(plainText(text), readers);
}
