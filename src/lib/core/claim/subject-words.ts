/** The words by which people call what they count. */
import { categoryWords } from '../crosswalk/category-key';
import { PRIORITIES, type PriorityId } from '../priorities';
import type { Subject, Vocabulary } from './claim';
import { literal } from './pattern';

/** Other words for a priority than its name. */
const PRIORITY_WORDS: Readonly<Record<PriorityId, readonly string[]>> = {
	'serious-organised-crime': ['serious organised crime', 'organised crime', 'county lines'],
	safeguarding: ['safeguarding', 'vulnerable people'],
	'young-people': ['youth crime', 'youth disorder'],
	'night-time-economy': ['night time economy', 'nighttime economy', 'nte'],
	vawg: ['vawg', 'violence against women', 'violence towards women and girls'],
	'anti-social-behaviour': ['anti social behaviour', 'antisocial behaviour', 'anti social behavior', 'antisocial behavior', 'asb'],
	'road-safety': []
};

/** Other words for categories; the first key that is loaded is meant, and a category of that name goes before a priority. */
const CATEGORY_WORDS: readonly (readonly [words: string, ...keys: readonly string[]])[] = [
	['asb', 'anti social behaviour', 'asb', 'antisocial behaviour'],
	['antisocial behaviour', 'anti social behaviour', 'asb'],
	['anti social behavior', 'anti social behaviour', 'asb'],
	['violence', 'violence and sexual offences', 'violent crime', 'violence against the person'],
	['violent crime', 'violence and sexual offences', 'violence against the person'],
	['shop theft', 'shoplifting'],
	['shop lifting', 'shoplifting'],
	['cycle theft', 'bicycle theft'],
	['bike theft', 'bicycle theft'],
	['car crime', 'vehicle crime'],
	['vehicle offence', 'vehicle crime'],
	['drug offence', 'drugs'],
	['drug crime', 'drugs'],
	['weapon possession', 'possession of weapons']
];

const EVERYTHING = [
	'everything',
	'all incidents',
	'all records',
	'total incidents',
	'overall incidents',
	'incidents overall',
	'incidents in total'
];

/** Words with what they mean. */
export interface Term {
	readonly words: readonly string[];
	readonly subject: Subject;
}

/** Every way to name a subject, the longest first; a loaded category goes before a priority of the same words. */
export function subjectTerms({ categories }: Pick<Vocabulary, 'categories'>): Term[] {
	const keys = new Set(categories.map(({ key }) => key));
	const terms = new Map<string, Subject>();
	const add = (name: string, subject: Subject): void => {
		const words = categoryWords(name).join(' ');
		if (words !== '' && !terms.has(words)) terms.set(words, subject);
	};
	for (const { key } of categories) add(key, { kind: 'category', key });
	for (const [words, ...meant] of CATEGORY_WORDS) {
		const key = meant.find((name) => keys.has(name));
		if (key !== undefined) add(words, { kind: 'category', key });
	}
	for (const { id, name } of PRIORITIES) for (const words of [name, ...PRIORITY_WORDS[id]]) add(words, { kind: 'priority', id });
	for (const words of EVERYTHING) add(words, { kind: 'all' });
	return [...terms].map(([words, subject]) => ({ words: words.split(' '), subject })).sort((a, b) => length(b) - length(a));
}

const length = ({ words }: Term): number => words.join(' ').length;

/** Source of a pattern for words in running text: punctuation of every kind between them, "&" for "and", and a plural of the last one. */
export function wordsPattern(words: readonly string[]): string {
	const parts = words.map((word, i) => {
		if (word === 'and') return '(?:and|&)';
		const safe = literal(word);
		if (i < words.length - 1) return safe;
		return safe.endsWith('y') ? `(?:${safe}|${safe.slice(0, -1)}ies)` : `${safe}(?:s|es)?`;
	});
	return `${parts.join('[^\\p{L}\\p{N}%]+')}(?![\\p{L}\\p{N}])`;
}
