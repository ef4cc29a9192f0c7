/** Numbers and fractions as people write them. */
const ONES = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen'];
const TEENS = ['fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'];
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const SMALL: ReadonlyMap<string, number> = new Map([...ONES, ...TEENS].map((word, i) => [word, i + 1]));
const PARTS = ['half', 'third', 'quarter', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

const small = [...SMALL.keys()].sort((a, b) => b.length - a.length).join('|');

/** Pattern of a whole number in words up to ninety-nine. */
export const NUMBER_WORDS = `(?:(?:${TENS.join('|')})(?:[ -](?:${ONES.slice(0, 9).join('|')}))?|${small})`;
/** Pattern of a whole number of incidents. */
export const COUNT = '(?:\\d{1,3}(?:,\\d{3})+|\\d+)';
/** Pattern of a fraction in words: "a fifth", "two thirds", "half". */
export const FRACTION = `(?:(?:a|an|one|two|three|four)[ -]+(?:${PARTS.join('|')})s?|half)`;

/** Value of digits ("1,512", "8.5") or of a number in words; NaN for other text. */
export function numberOf(text: string): number {
	if (/^[\d,.]+$/.test(text)) return Number(text.replaceAll(',', ''));
	const [first = '', second] = text.split(/[ -]/);
	const tens = TENS.indexOf(first);
	if (tens < 0) return SMALL.get(first) ?? NaN;
	return (tens + 2) * 10 + (second === undefined ? 0 : (SMALL.get(second) ?? NaN));
}

/** Value of a fraction in words, 0–1; "two thirds" is 0.667. */
export function fractionOf(text: string): number {
	const words = text.split(/[ -]+/);
	const part = (words.at(-1) ?? '').replace(/s$/, '');
	const many = words.length === 1 ? 1 : (SMALL.get(words[0] ?? '') ?? 1);
	return many / (PARTS.indexOf(part) + 2);
}
