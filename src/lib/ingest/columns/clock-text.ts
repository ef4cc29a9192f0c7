import { decimal } from './decimal';

/** Offset of a time that names none; seconds east of Greenwich otherwise. */
export const NO_OFFSET = 1_000_000;
/** Offset of a time with a `Z`: often not UTC in practice, so it is kept apart from a stated +00:00. */
export const ZULU = 1_000_001;

/** How bare numbers in a time column are meant: hours, HHMM with leading zeros lost, or fractions of a day. */
export type ClockStyle = 'hours' | 'compact' | 'fraction';

const A = 97;
const P = 112;
const M = 109;
const SPACE = 32;
const COLON = 58;
const DOT = 46;

const digit = (text: string, at: number): number => {
	const d = text.charCodeAt(at) - 48;
	return d >= 0 && d <= 9 ? d : -1;
};
const lower = (text: string, at: number): number => text.charCodeAt(at) | 32;

/** Reads a time of day out of text; one object is used again for every row. */
export class ClockText {
	/** Seconds after midnight, 0–86,399; −1 when unread. */
	second = -1;
	/** Only the hour was written. */
	hourOnly = false;
	offset = NO_OFFSET;
	#at = 0;

	/**
	 * Reads H:MM[:SS[.f]], HH.MM, HHMM, HHMMSS or a bare hour, with AM / PM and Z, UTC, GMT, BST or ±HH[:MM], to the end of the text.
	 * @param style how bare numbers are meant: hours, HHMM with leading zeros lost ("5" is 00:05), or fractions of a day (0.75 is 18:00)
	 * @returns false when it is no time of day
	 */
	read(text: string, from = 0, style: ClockStyle = 'hours'): boolean {
		this.second = -1;
		this.hourOnly = false;
		this.offset = NO_OFFSET;
		if (style === 'fraction') return this.#fraction(decimal(text.slice(from)));
		this.#at = from;
		this.#skipSpaces(text);
		const value = this.#clock(text, style === 'compact');
		if (value < 0) return false;
		const shifted = this.#halfDay(text, value);
		if (shifted < 0 || !this.#zone(text)) return false;
		this.#skipSpaces(text);
		if (this.#at !== text.length) return false;
		this.second = shifted;
		return true;
	}

	/** To the whole second: serials are rounded to about a tenth of one. */
	#fraction(day: number): boolean {
		if (!(day >= 0 && day < 1)) return false;
		this.second = Math.min(86_399, Math.round(day * 86_400));
		return true;
	}

	/** Seconds written as digits and separators; −1 when impossible. */
	#clock(text: string, compact: boolean): number {
		const start = this.#at;
		const value = this.#number(text, 6);
		const length = this.#at - start;
		if (length === 0) return -1;
		const next = text.charCodeAt(this.#at);
		if (length <= 2 && (next === COLON || next === DOT) && digit(text, this.#at + 1) >= 0) return this.#parts(text, value);
		if (length === 5 || length === 6) return seconds(Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100);
		if (length >= 3 || compact) return seconds(Math.floor(value / 100), value % 100, 0);
		this.hourOnly = true;
		return seconds(value, 0, 0);
	}

	#parts(text: string, hour: number): number {
		this.#at++;
		const from = this.#at;
		const minute = this.#number(text, 2);
		if (this.#at - from !== 2) return -1;
		if (text.charCodeAt(this.#at) !== COLON) return seconds(hour, minute, 0);
		this.#at++;
		const second = this.#number(text, 2);
		const mark = text.charCodeAt(this.#at);
		if ((mark === DOT || mark === 44) && digit(text, this.#at + 1) >= 0) {
			this.#at++;
			while (digit(text, this.#at) >= 0) this.#at++;
		}
		return seconds(hour, minute, second === 60 ? 59 : second);
	}

	/** Applies a.m. or p.m. when one follows. */
	#halfDay(text: string, value: number): number {
		const start = this.#at;
		this.#skipSpaces(text);
		const letter = lower(text, this.#at);
		if (letter !== A && letter !== P) {
			this.#at = start;
			return value;
		}
		this.#at++;
		if (text.charCodeAt(this.#at) === DOT) this.#at++;
		if (lower(text, this.#at) === M) this.#at++;
		if (text.charCodeAt(this.#at) === DOT) this.#at++;
		const hour = Math.floor(value / 3600);
		if (letter === P) return hour < 12 ? value + 43_200 : value;
		return hour === 12 ? value - 43_200 : hour > 12 ? -1 : value;
	}

	#zone(text: string): boolean {
		this.#skipSpaces(text);
		if (this.#at >= text.length) return true;
		const mark = text.charAt(this.#at);
		if (mark === 'Z' || mark === 'z') {
			this.#at++;
			this.offset = ZULU;
			return true;
		}
		if (mark === '+' || mark === '-' || mark === '\u2212') return this.#offset(text, mark === '+' ? 1 : -1);
		const name = text.slice(this.#at, this.#at + 3).toUpperCase();
		if (name !== 'UTC' && name !== 'GMT' && name !== 'BST') return false;
		this.#at += 3;
		this.offset = name === 'BST' ? 3600 : 0;
		return true;
	}

	#offset(text: string, sign: number): boolean {
		this.#at++;
		const start = this.#at;
		const first = this.#number(text, 4);
		const length = this.#at - start;
		let minutes = length > 2 ? Math.floor(first / 100) * 60 + (first % 100) : first * 60;
		if (length <= 2 && text.charCodeAt(this.#at) === COLON) {
			this.#at++;
			minutes += this.#number(text, 2);
		}
		this.offset = sign * minutes * 60;
		return length > 0 && minutes <= 15 * 60;
	}

	#number(text: string, most: number): number {
		let value = 0;
		for (let read = 0; read < most; read++) {
			const d = digit(text, this.#at);
			if (d < 0) break;
			value = value * 10 + d;
			this.#at++;
		}
		return value;
	}

	#skipSpaces(text: string): void {
		while (text.charCodeAt(this.#at) === SPACE) this.#at++;
	}
}

function seconds(hour: number, minute: number, second: number): number {
	return hour > 23 || minute > 59 || second > 59 ? -1 : hour * 3600 + minute * 60 + second;
}
