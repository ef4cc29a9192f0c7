/** Cells read by their bytes, all of them ASCII; each gives what the reader of the same text gives, or says that it cannot. */

/** Powers of ten that a double holds exactly. */
const POWERS = Float64Array.from({ length: 16 }, (_, n) => 10 ** n);
const MINUS = 45;
const DOT = 46;
const ZERO = 48;

/** As `decimal` for plain decimals of up to 15 digits; NaN for anything else, a number or not. */
export function decimalAt(bytes: Uint8Array, from: number, to: number): number {
	const negative = bytes[from] === MINUS;
	let mantissa = 0;
	let digits = 0;
	let point = -1;
	for (let i = negative ? from + 1 : from; i < to; i++) {
		const digit = (bytes[i] ?? 0) - ZERO;
		if (digit >= 0 && digit <= 9) {
			mantissa = mantissa * 10 + digit;
			digits++;
		} else if (digit === DOT - ZERO && point < 0) point = digits;
		else return NaN;
	}
	if (digits === 0 || digits > 15) return NaN;
	const value = point < 0 ? mantissa : mantissa / (POWERS[digits - point] ?? NaN);
	return negative ? -value : value;
}

/** Two digits at a place; below 0 when they are not digits. */
export function twoAt(bytes: Uint8Array, at: number): number {
	const a = (bytes[at] ?? 0) - ZERO;
	const b = (bytes[at + 1] ?? 0) - ZERO;
	return a < 0 || a > 9 || b < 0 || b > 9 ? -1 : a * 10 + b;
}

/** The text of a cell. */
export function textAt(bytes: Uint8Array, from: number, to: number): string {
	let text = '';
	for (let i = from; i < to; i++) text += String.fromCharCode(bytes[i] ?? 0);
	return text;
}

/** The bytes of an ASCII text; null for any other. */
export function bytesOf(text: string): Uint8Array | null {
	const bytes = new Uint8Array(text.length);
	for (let i = 0; i < text.length; i++) {
		const code = text.charCodeAt(i);
		if (code > 127) return null;
		bytes[i] = code;
	}
	return bytes;
}
