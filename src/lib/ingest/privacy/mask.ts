import { districtsIn } from './validators';

const DOT = '•';

/** A sample that shows the shape of a value and nothing of its content: "07••• •••214", "J•••• S••••". At most 28 characters. */
export function mask(text: string): string {
	const short = text.replace(/\s+/g, ' ').trim();
	const digits = /^[+(\d][\d\s()/-]*$/.test(short) ? short.replace(/\D/g, '').length : 0;
	let seen = 0;
	let inWord = false;
	let out = '';
	for (const char of short.slice(0, 28)) {
		const isDigit = char >= '0' && char <= '9';
		const isLetter = !isDigit && /\p{L}/u.test(char);
		if (isDigit) {
			seen++;
			out += digits >= 9 && (seen <= 2 || seen > digits - 3) ? char : DOT;
		} else out += isLetter && inWord ? DOT : char;
		inWord = isLetter || isDigit || (inWord && (char === "'" || char === '’'));
	}
	// A letter that is a whole word is the whole value.
	out = out.replace(/(?<![\p{L}\p{N}•'’])\p{L}(?![\p{L}\p{N}•'’])/gu, DOT);
	return short.length > 28 ? `${out}…` : out;
}

/** A sample of a coarsened value, as little of it as is kept: "51.2••••", "61••••", "CT2 •••", "••". */
export function maskCoarse(text: string, rule: string): string {
	const short = text.replace(/\s+/g, ' ').trim().slice(0, 28);
	if (rule === 'postcode_full') return mask(short).length < 9 ? `${districtsIn(short)} ${DOT.repeat(3)}` : mask(short);
	if (rule === 'age' || rule === 'age_band') return mask(short);
	const metres = /^(\d{2})\d{3,}(?:[.,]\d+)?$/.exec(short);
	if (metres) return (metres[1] ?? '') + DOT.repeat(short.length - 2);
	return mask(short)
		.split('')
		.map((char, i, masked) => (keptDigit(short, i) ? (short[i] ?? char) : (masked[i] ?? char)))
		.join('');
}

/** Whole degrees and one decimal. */
function keptDigit(text: string, at: number): boolean {
	for (const { index, 0: degrees } of text.matchAll(/-?\d{1,3}\.\d(?=[\d•])/g)) if (at >= index && at < index + degrees.length) return true;
	return false;
}
