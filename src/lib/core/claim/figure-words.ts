/** How headlines say which way and how much. */
import type { Bound, Direction, Size } from './claim';
import { COUNT, FRACTION, fractionOf, NUMBER_WORDS, numberOf } from './numbers';
import { rule, type Rule } from './pattern';

/** What a phrase says of a figure; a phrase may say several things ("halved": down, by half). */
export interface Said {
	readonly direction?: Direction;
	readonly size?: Size;
	readonly counts?: { readonly before: number; readonly now: number };
	readonly difference?: number;
}

const UNIT = '(?:\\s+(?:recorded\\s+|reported\\s+)?(?:incident|offence|crime|report|record|case|call|alert)s?)?';
const NOT_SHARE = '(?!\\d|\\.\\d|,\\d|\\s*(?:%|per\\s?cent|pc\\b|months?\\b|years?\\b))';
const N = `(${COUNT})${NOT_SHARE}${UNIT}`;
const UP =
	'ris(?:e|es|en|ing)|rose|increas(?:e|es|ed|ing)|grew|grow(?:n|th|s|ing)?|jump(?:s|ed)?|surg(?:e|es|ed|ing)|soar(?:s|ed|ing)?|climb(?:s|ed|ing)?|spiked?|up';
const DOWN =
	'f[ae]ll(?:s|en|ing)?|decreas(?:e|es|ed|ing)|reduc(?:tion|tions|e|es|ed|ing)|drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)|dip(?:s|ped)?|cut(?:s|ting)?|shr[aiu]nk|slashed|lower(?:ed)?|down';
const SAME =
	'unchanged|stable|flat|(?:remain(?:s|ed)?|stay(?:s|ed)?)\\s+the\\s+same|(?:no|without)\\s+(?:clear\\s+|real\\s+)?change|(?:did|has|have)\\s+not\\s+changed?';

const way = (word: string | undefined): Direction | undefined => {
	if (word === undefined) return undefined;
	if (new RegExp(`^(?:${UP}|more|extra|additional|higher|\\+)$`).test(word)) return 'up';
	return new RegExp(`^(?:${DOWN}|fewer|less|-)$`).test(word) ? 'down' : undefined;
};
const withWay = (said: Said, word: string | undefined): Said => {
	const direction = way(word);
	return direction === undefined ? said : { ...said, direction };
};
const counts = (before: string | undefined, now: string | undefined): Said => ({
	counts: { before: numberOf(before ?? ''), now: numberOf(now ?? '') }
});

/** Both counts, or how many more or fewer. */
export const COUNTS: readonly Rule<Said>[] = [
	rule(`(?:(${UP}|${DOWN})\\s+)?from\\s+${N}\\s+(?:(?:up|down)\\s+)?to\\s+${N}`, (m) => withWay(counts(m[2], m[3]), m[1])),
	rule(`${N},?\\s+(up|down)\\s+from\\s+${N}`, (m) => withWay(counts(m[3], m[1]), m[2])),
	rule(`${N},?\\s+(?:compared?\\s+(?:with|to)|against|versus|vs\\.?)\\s+${N}`, (m) => counts(m[2], m[1])),
	rule(`(?:an?\\s+)?(extra|additional)\\s+${N}`, (m) => withWay({ difference: numberOf(m[2] ?? '') }, m[1])),
	rule(`${N}\\s+(more|fewer|less|extra)${UNIT}`, (m) => withWay({ difference: numberOf(m[1] ?? '') }, m[2])),
	rule(`(?:an?\\s+)?(${UP}|${DOWN})\\s+(?:of|by)\\s+(${COUNT})${NOT_SHARE}\\s+(?:incident|offence|crime|report|record|case)s?`, (m) =>
		withWay({ difference: numberOf(m[2] ?? '') }, m[1])
	)
];

/** "about 2 a day": a rate, said in passing. */
export const ASIDES: readonly Rule<true>[] = [
	rule(
		`(?:or\\s+)?(?:about\\s+|roughly\\s+|around\\s+|some\\s+)?${COUNT}(?:\\.\\d+)?${UNIT}\\s+(?:an?|per|every|each)\\s+(?:hour|day|week|month|night|year)\\b`,
		() => true
	)
];

const BOUNDS: readonly (readonly [Bound, string])[] = [
	['about', 'about|around|roughly|approximately|approx\\.?|circa|some|~'],
	['under', 'nearly|almost|just\\s+under|up\\s+to|under|less\\s+than|close\\s+to|not\\s+quite'],
	['over', 'more\\s+than|over|above|at\\s+least|just\\s+over|well\\s+over']
];
const BOUND = `(?:(${BOUNDS.map(([, words]) => words).join('|')})\\s*)?`;
const boundOf = (word: string | undefined): Bound =>
	word === undefined ? 'exactly' : (BOUNDS.find(([, words]) => new RegExp(`^(?:${words})$`).test(word))?.[0] ?? 'exactly');
const PERCENT = '\\s*(?:%|per\\s?cent\\b|pc\\b)';
/** "28% of incidents" is a share, "percentage points" are no relative change. */
const CHANGE = '(?!\\s*(?:age|points?|of\\s+(?:all|the|these|incidents|crimes?|offences|records)\\b))';

const sized = (fraction: number, digits: number, bound: Bound): Size => ({ fraction, digits, bound });
const word = (fraction: number, bound: Bound): Size => sized(fraction, 0, bound === 'exactly' ? 'about' : bound);

export const SIZES: readonly Rule<Said>[] = [
	rule(`${BOUND}([+-])?(\\d{1,3}(?:,\\d{3})+|\\d+)(\\.\\d+)?${PERCENT}${CHANGE}`, (m) => {
		const digits = Math.max(0, (m[4]?.length ?? 0) - 1);
		const fraction = Number(`${(m[3] ?? '').replaceAll(',', '')}${m[4] ?? ''}`) / 100;
		return withWay({ size: sized(fraction, digits, boundOf(m[1])) }, m[2]);
	}),
	rule(`${BOUND}(${NUMBER_WORDS})${PERCENT}${CHANGE}`, (m) => ({ size: sized(numberOf(m[2] ?? '') / 100, 0, boundOf(m[1])) })),
	rule(`${BOUND}(?:halv(?:ed|ing|es)|cut\\s+in\\s+half)\\b`, (m) => ({ direction: 'down', size: word(0.5, boundOf(m[1])) })),
	rule(`${BOUND}doubl(?:ed|ing|es)\\b`, (m) => ({ direction: 'up', size: word(1, boundOf(m[1])) })),
	rule(`${BOUND}(?:trebl|tripl)(?:ed|ing|es)\\b`, (m) => ({ direction: 'up', size: word(2, boundOf(m[1])) })),
	rule(`${BOUND}quadrupl(?:ed|ing|es)\\b`, (m) => ({ direction: 'up', size: word(3, boundOf(m[1])) })),
	rule(`${BOUND}(${FRACTION})\\b(?!\\s+of\\b)`, (m) => ({ size: word(fractionOf(m[2] ?? ''), boundOf(m[1])) }))
];

export const WAYS: readonly Rule<Said>[] = [
	rule(`(?:${SAME})\\b`, () => ({ direction: 'same' })),
	rule(`(${UP}|${DOWN}|more|fewer|less|higher)\\b`, (m) => withWay({}, m[1]))
];

/** A denial turns a claim round or only doubts it: it is not read. */
export const DENIALS: readonly Rule<true>[] = [
	rule(`(?:not|never|no|hardly|didn't|hasn't|haven't|isn't)\\s+(?:an?\\s+)?(?:${UP}|${DOWN})\\b`, () => true),
	rule(`(?:not|never)\\b(?!\\s+(?:quite|only))`, () => true)
];

/** Words that change nothing in a claim. */
const EMPTY =
	'a|an|and|the|of|in|by|for|with|to|at|on|it|its|our|their|has|have|had|been|is|are|was|were|be|there|that|this|we|they|which|also|but|while|whilst|as|or|both|saw|seen|see|shows?|showed|went|gone|going|said|says|say|police|partnership|council|delivered|achieved|recorded|reported|record|records|reports?|incidents?|offences?|crimes?|crime|cases|numbers?|levels?|rates?|figures?|overall|total|still|now|local|after|compared|per';
export const FILLERS: readonly Rule<true>[] = [rule(`(?:${EMPTY})(?![\\p{L}\\p{N}'])`, () => true)];
