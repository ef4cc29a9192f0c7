import { textAt } from './plain-cells';

const MISSING = new Set(['', 'na', 'n/a', '#n/a', 'null', 'nan', 'nil', '-']);

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Whether a cell stands for "no value". `None` is not among them: it is a real answer in some columns. */
export function isMissing(text: string): boolean {
	if (text === '') return true;
	const first = text.charCodeAt(0);
	if (isDigit(first) || (text.length > 5 && first > 32)) return false;
	return MISSING.has(text.trim().toLowerCase());
}

/** The same for a cell of ASCII bytes. */
export function isMissingAt(bytes: Uint8Array, from: number, to: number): boolean {
	const first = bytes[from] ?? 0;
	return from === to || !(isDigit(first) || (to - from > 5 && first > 32)) ? isMissing(textAt(bytes, from, to)) : false;
}
