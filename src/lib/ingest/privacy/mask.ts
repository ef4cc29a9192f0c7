const DOT = '•';

/** A sample that shows the shape of a value and nothing of its content: "07••• •••214", "J•••• S••••". At most 28 characters. */
export function mask(text: string): string {
	const short = text.replace(/\s+/g, ' ').trim();
	const digits = short.replace(/\D/g, '').length;
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
	return short.length > 28 ? `${out}…` : out;
}
