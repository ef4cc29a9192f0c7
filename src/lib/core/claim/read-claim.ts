/**
 * A headline in plain words as figures that can be checked. Nothing is guessed: what is not understood stays null or is listed as unread.
 */
import type { Base, Claim, Direction, Piece, Reading, Subject, Vocabulary, Window } from './claim';
import { scan, type Phrase } from './scan';

/** A figure while it is being put together. */
interface Draft {
	subjects: Subject[];
	direction: Direction | null;
	size: Claim['size'];
	counts: Claim['counts'];
	difference: number | null;
	window: Window | null;
	base: Base | null;
	areas: string[];
	/** Phrases of the figure itself, and the first and last phrase read while it was open. */
	own: Phrase[];
	first: number;
	sentence: number;
}

const empty = (first: number, sentence: number): Draft => ({
	subjects: [],
	direction: null,
	size: null,
	counts: null,
	difference: null,
	window: null,
	base: null,
	areas: [],
	own: [],
	first,
	sentence
});
/** It says how things changed. */
const changed = ({ direction, size, counts, difference }: Draft): boolean =>
	direction !== null || size !== null || counts !== null || difference !== null;

class Assembly {
	readonly drafts: Draft[] = [];
	#draft = empty(0, 0);
	#sentence = 0;
	#last: Phrase | null = null;

	constructor(
		private readonly text: string,
		readonly phrases: readonly Phrase[]
	) {
		for (const phrase of phrases) this.#take(phrase);
		this.#flush(text.length);
		this.drafts = joined(this.drafts);
	}

	#take(phrase: Phrase): void {
		if (phrase.kind === 'filler' || phrase.kind === 'unread' || phrase.kind === 'aside') return;
		if (phrase.kind === 'stop') {
			if (changed(this.#draft) && this.#draft.subjects.length > 0) this.#flush(phrase.to);
			this.#sentence++;
		} else if (phrase.kind === 'subject') this.#subject(phrase, phrase.subject);
		else if (phrase.kind === 'said') this.#said(phrase);
		else if (phrase.kind === 'window') this.#period(phrase, phrase.window, phrase.base);
		else if (phrase.kind === 'base') this.#period(phrase, null, phrase.base);
		else if (phrase.kind === 'area') this.#draft.areas.push(phrase.area);
		this.#last = phrase;
	}

	#subject(phrase: Phrase, subject: Subject): void {
		const beside =
			this.#last?.kind === 'subject' && /^[\s,"']*(?:and|&|or|plus)?[\s,"']*$/i.test(this.text.slice(this.#last.to, phrase.from));
		if (!beside && this.#draft.subjects.length > 0) this.#flush(phrase.from);
		this.#draft.subjects.push(subject);
		this.#draft.own.push(phrase);
	}

	#said(phrase: Extract<Phrase, { kind: 'said' }>): void {
		const { direction, size, counts, difference } = phrase;
		const draft = this.#draft;
		const taken =
			(size !== undefined && draft.size !== null) ||
			(counts !== undefined && draft.counts !== null) ||
			(difference !== undefined && draft.difference !== null) ||
			(direction !== undefined &&
				draft.direction !== null &&
				(counts === undefined || direction !== draft.direction) &&
				difference === undefined);
		if (taken) this.#flush(phrase.from);
		const now = this.#draft;
		now.direction = direction ?? now.direction;
		now.size = size ?? now.size;
		now.counts = counts ?? now.counts;
		now.difference = difference ?? now.difference;
		now.own.push(phrase);
	}

	#period(phrase: Phrase, window: Window | null, base: Base | null): void {
		if ((window && this.#draft.window) || (base && this.#draft.base)) this.#flush(phrase.from);
		this.#draft.window = window ?? this.#draft.window;
		this.#draft.base = base ?? this.#draft.base;
	}

	#flush(at: number): void {
		const draft = this.#draft;
		this.#draft = empty(at, this.#sentence);
		draft.sentence = this.#sentence;
		this.drafts.push(draft);
	}
}

/** Puts right what can only be seen once the figures stand side by side. */
function joined(drafts: readonly Draft[]): Draft[] {
	const kept: Draft[] = [];
	for (const draft of drafts) {
		const before = kept.at(-1);
		// "…in ASB and VAWG fell by 8%": the last of several subjects belongs to the figure that follows it.
		const moved =
			before && draft.subjects.length === 0 && changed(draft) && before.subjects.length > 1 && before.own.at(-1)?.kind === 'subject';
		if (before && moved) {
			draft.subjects = before.subjects.splice(-1);
			draft.own = [...before.own.splice(-1), ...draft.own];
		}
		// "ASB fell by 28% and burglary by 3%": the direction carries on within a sentence.
		if (before && draft.subjects.length > 0 && draft.direction === null && draft.size !== null && draft.sentence === before.sentence)
			draft.direction = before.direction;
		if (draft.subjects.length > 0 || changed(draft)) kept.push(draft);
		else if (before) {
			before.window ??= draft.window;
			before.base ??= draft.base;
			before.areas.push(...draft.areas);
		} else if (draft.window || draft.base || draft.areas.length > 0) kept.push(draft);
	}
	const [first, second] = kept;
	// A period or place alone at the start belongs to what follows.
	if (first && second && first.subjects.length === 0 && !changed(first)) {
		kept.shift();
		second.window ??= first.window;
		second.base ??= first.base;
		second.areas.unshift(...first.areas);
	}
	return kept;
}

/** "ASB and burglary fell by 28% and 3% respectively": each size to its subject, where the numbers agree. */
function distributed(drafts: readonly Draft[], phrases: readonly Phrase[]): Draft[] {
	if (!phrases.some(({ kind }) => kind === 'respectively')) return [...drafts];
	const at = drafts.findIndex(({ subjects }) => subjects.length > 1);
	const first = drafts[at];
	if (!first) return [...drafts];
	const run = drafts.slice(at, at + first.subjects.length);
	const fits =
		run.length === first.subjects.length && run.every(({ size, subjects }, i) => size !== null && (i === 0 || subjects.length === 0));
	if (!fits) return drafts.map((draft) => (draft === first ? { ...draft, size: null, direction: null } : draft));
	const subjectPhrases = first.own.filter(({ kind }) => kind === 'subject');
	const said = first.own.filter(({ kind }) => kind !== 'subject');
	const split = run.map((draft, i): Draft => {
		const [subject, phrase] = [first.subjects[i], subjectPhrases[i]];
		const own = i === 0 ? said : draft.own;
		return {
			...draft,
			subjects: subject ? [subject] : [],
			direction: draft.direction ?? first.direction,
			own: i === 0 && phrase ? [phrase, ...own] : own
		};
	});
	return [...drafts.slice(0, at), ...split, ...drafts.slice(at + run.length)];
}

/** A figure's own period, else that of the nearest one after it, else before it. */
function shared<T>(drafts: readonly Draft[], i: number, of: (draft: Draft) => T | null): T | null {
	const after = drafts.slice(i).find((draft) => of(draft) !== null);
	const before = drafts.slice(0, i).findLast((draft) => of(draft) !== null);
	const found = after ?? before;
	return found ? of(found) : null;
}

function claimOf(draft: Draft, i: number, drafts: readonly Draft[]): Claim {
	const { counts } = draft;
	const byCounts = counts && counts.before !== counts.now ? (counts.now > counts.before ? 'up' : 'down') : null;
	return {
		subjects: draft.subjects,
		direction: draft.direction ?? byCounts,
		size: draft.size,
		counts,
		difference: draft.difference,
		window: shared(drafts, i, ({ window }) => window),
		base: shared(drafts, i, ({ base }) => base),
		areas: [...new Set(shared(drafts, i, ({ areas }) => (areas.length > 0 ? areas : null)) ?? [])]
	};
}

/** Reads a headline of any number of figures. Pure; never throws. */
export function readClaim(text: string, known: Vocabulary): Reading {
	const { drafts, phrases } = new Assembly(text, scan(text, known));
	const figures = distributed(drafts, phrases);
	const owner = new Map(figures.flatMap(({ own }, i) => own.map((phrase) => [phrase.from, i] as const)));
	const pieces = piecesOf(text, phrases, owner);
	const said = (kind: Piece['kind']): string[] => pieces.filter((piece) => piece.kind === kind).map((piece) => piece.text);
	return { claims: figures.map(claimOf), pieces, unread: said('unread'), asides: said('aside') };
}

/** The text cut where its meaning changes; what stands between two phrases of one kind belongs to them. */
function piecesOf(text: string, phrases: readonly Phrase[], owner: ReadonlyMap<number, number>): Piece[] {
	const marks = phrases.flatMap((phrase): { from: number; to: number; kind: Piece['kind']; claim: number | null }[] => {
		const claim = owner.get(phrase.from) ?? null;
		const { from, to } = phrase;
		if (claim !== null) return [{ from, to, kind: 'figure', claim }];
		if (phrase.kind === 'window' || phrase.kind === 'base' || phrase.kind === 'area') return [{ from, to, kind: 'shared', claim: null }];
		return phrase.kind === 'unread' || phrase.kind === 'aside' ? [{ from, to, kind: phrase.kind, claim: null }] : [];
	});
	const pieces: Piece[] = [];
	let at = 0;
	for (const { from, to, kind, claim } of marks) {
		const before = pieces.at(-1);
		if (before && before.kind === kind && before.claim === claim)
			pieces[pieces.length - 1] = { ...before, text: before.text + text.slice(at, to) };
		else {
			if (from > at) pieces.push({ text: text.slice(at, from), kind: 'plain', claim: null });
			pieces.push({ text: text.slice(from, to), kind, claim });
		}
		at = to;
	}
	if (at < text.length) pieces.push({ text: text.slice(at), kind: 'plain', claim: null });
	return pieces;
}
