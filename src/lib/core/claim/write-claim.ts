/** A claim in plain words that are read back as the same claim. */
import { categoryKey } from '../crosswalk/category-key';
import { placeName } from '../priorities';
import type { Base, Bound, Claim, Subject, Vocabulary, Window } from './claim';
import { daysWords } from './period-words';
import { needsQuotes } from './scan';

const list = (words: readonly string[]): string =>
	words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1] ?? ''}`;

/** Name of a subject: a category by the name that it is loaded under. */
export function subjectName(subject: Subject, { categories }: Pick<Vocabulary, 'categories'>): string {
	if (subject.kind === 'all') return 'All incidents';
	if (subject.kind === 'priority') return placeName(subject.id);
	return categories.find(({ key }) => key === subject.key)?.title ?? subject.key;
}

function subjectWords(subject: Subject, known: Vocabulary): string {
	const name = subjectName(subject, known);
	return subject.kind === 'category' && (needsQuotes(categoryKey(name)) || name.includes(',')) ? `“${name}”` : name;
}

const BOUND: Readonly<Record<Bound, string>> = { exactly: '', about: 'about ', over: 'more than ', under: 'nearly ' };
const sizeWords = ({ size }: Claim): string => (size === null ? '' : `${BOUND[size.bound]}${(size.fraction * 100).toFixed(size.digits)}%`);
const whole = (n: number): string => n.toLocaleString('en-GB');

function changeWords(claim: Claim): string {
	const { direction, counts, difference } = claim;
	const size = sizeWords(claim);
	const verb = direction === 'up' ? 'rose' : direction === 'down' ? 'fell' : direction === 'same' ? 'unchanged' : '';
	const by = size === '' ? '' : direction === null || direction === 'same' ? size : `by ${size}`;
	const path = counts ? `from ${whole(counts.before)} to ${whole(counts.now)}` : '';
	const more = difference === null ? '' : direction === 'down' ? `${whole(difference)} fewer` : `an extra ${whole(difference)}`;
	return [verb, by, path, more].filter((part) => part !== '').join(' ');
}

export function windowWords(window: Window): string {
	if (window.kind === 'days') return daysWords(window);
	return window.months === 1 ? 'the last month' : `the last ${String(window.months)} months`;
}

export function baseWords(base: Base): string {
	if (base.kind === 'days') return daysWords(base);
	return base.kind === 'year-before' ? 'the year before' : 'the period before';
}

/** One figure: "Anti-social behaviour fell by 28% in the last 12 months compared with the year before". */
export function writeClaim(claim: Claim, known: Vocabulary): string {
	const { window, base } = claim;
	return [
		list(claim.subjects.map((subject) => subjectWords(subject, known))),
		changeWords(claim),
		...(claim.areas.length > 0 ? [`in ${list(claim.areas)}`] : []),
		...(window ? [`in ${windowWords(window)}`] : []),
		...(base ? [`compared with ${baseWords(base)}`] : [])
	]
		.filter((part) => part !== '')
		.join(' ');
}

export const writeClaims = (claims: readonly Claim[], known: Vocabulary): string =>
	claims.map((claim) => writeClaim(claim, known)).join('; ');
