import { monthLength } from './civil';
import { ClockText, NO_OFFSET, ZULU } from './clock-text';
import { decimal } from './decimal';
import { readNumberDate, type NumberDates } from './number-dates';

/** Order of day and month in dates written with numbers alone. */
export type DayOrder = 'dmy' | 'mdy';

const MONTHS = 'janfebmaraprmayjunjulaugsepoctnovdec';
const WEEKDAYS = 'montuewedthufrisatsun';
const SEPARATORS = "-/. ,'";
/** A stray one at either end of a date is left out. */
const QUOTE = 34;
const HYPHEN = 45;
const DOT = 46;
const COLON = 58;

const digit = (text: string, at: number): number => {
	const d = text.charCodeAt(at) - 48;
	return d >= 0 && d <= 9 ? d : -1;
};
/** Two digits at a place; below 0 when they are not digits. */
const two = (text: string, at: number): number => {
	const a = digit(text, at);
	const b = digit(text, at + 1);
	return a < 0 || b < 0 ? -1 : a * 10 + b;
};
const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
/** Years of two digits: 70–99 are of the last century. */
const fullYear = (year: number, digits: number): number => (digits > 2 ? year : year < 70 ? 2000 + year : 1900 + year);

/** Reads a date, with or without a time, out of text; one object is used again for every row, so that no row makes garbage. */
export class WhenText {
	year = 0;
	month = 0;
	/** 0 when only the month was written. */
	day = 0;
	/** Seconds after midnight as written; −1 without a time. */
	second = -1;
	hourOnly = false;
	/** NO_OFFSET, ZULU or seconds east of Greenwich. */
	offset = NO_OFFSET;
	/** The two numbers whose order the text leaves to `order`; 0 when it is certain. */
	first = 0;
	next = 0;

	readonly #clock = new ClockText();
	readonly #values = [0, 0, 0];
	readonly #digits = [0, 0, 0];
	#parts = 0;
	/** Place of a month name among the parts; −1 without one. */
	#named = -1;
	/** A full stop or space stood between parts: "2.2022" is a number, not a month. */
	#dotted = false;
	#at = 0;

	/** @param numbers what plain numbers count; null where dates are written out */
	constructor(private readonly numbers: NumberDates | null = null) {}

	/** @returns false when the text is no date (under this order of day and month) */
	read(text: string, order: DayOrder): boolean {
		this.second = -1;
		this.hourOnly = false;
		this.offset = NO_OFFSET;
		this.first = 0;
		this.next = 0;
		if (text.charCodeAt(0) === QUOTE || text.charCodeAt(text.length - 1) === QUOTE) text = text.replace(/^"|"$/g, '');
		if (this.numbers) return this.#counted(text, this.numbers);
		if (text.length >= 10 && text.charCodeAt(4) === HYPHEN && text.charCodeAt(7) === HYPHEN) return this.#iso(text);
		return this.#any(text.trim(), order);
	}

	/** Seconds since 1970 are UTC by definition, which exports keep no better than a Z. */
	#counted(text: string, numbers: NumberDates): boolean {
		if (!readNumberDate(decimal(text.includes(',') ? text.replace(',', '.') : text), numbers, this)) return false;
		if (!numbers.unit.startsWith('serial')) this.offset = ZULU;
		return true;
	}

	#iso(text: string): boolean {
		const century = two(text, 0);
		const rest = two(text, 2);
		this.year = century < 0 || rest < 0 ? -1 : century * 100 + rest;
		this.month = two(text, 5);
		this.day = two(text, 8);
		if (this.day < 1 || !this.#possible()) return false;
		if (text.length === 10) return true;
		const mark = text.charCodeAt(10) | 32;
		if (mark !== 116 && mark !== 32) return false;
		if (text.length === 19 && text.charCodeAt(13) === COLON && text.charCodeAt(16) === COLON) {
			const hour = two(text, 11);
			const minute = two(text, 14);
			const second = two(text, 17);
			if (hour < 0 || minute < 0 || second < 0 || hour > 23 || minute > 59 || second > 59) return false;
			this.second = hour * 3600 + minute * 60 + second;
			return true;
		}
		return this.#time(text, 11);
	}

	#time(text: string, from: number): boolean {
		if (text.slice(from).trim() === '') return true;
		if (!this.#clock.read(text, from)) return false;
		this.second = this.#clock.second;
		this.hourOnly = this.#clock.hourOnly;
		this.offset = this.#clock.offset;
		return true;
	}

	#any(text: string, order: DayOrder): boolean {
		this.#parts = 0;
		this.#named = -1;
		this.#dotted = false;
		this.#at = 0;
		while (this.#at < text.length && this.#parts < 3) if (!this.#part(text)) return false;
		if (!this.#arrange(order) || !this.#possible()) return false;
		if (this.#at < text.length && (text.charCodeAt(this.#at) | 32) === 116 && digit(text, this.#at + 1) >= 0) this.#at++;
		while (this.#at < text.length && (text.charAt(this.#at) === ' ' || text.charAt(this.#at) === ',')) this.#at++;
		if (text.slice(this.#at, this.#at + 3).toLowerCase() === 'at ') this.#at += 3;
		if (this.#at >= text.length) return true;
		return this.day > 0 && this.#time(text, this.#at);
	}

	/** Takes one number, name or separator; false when the text cannot be a date. */
	#part(text: string): boolean {
		const code = text.charCodeAt(this.#at);
		if (digit(text, this.#at) >= 0) return this.#number(text);
		if (isLetter(code)) return this.#word(text);
		if (this.#parts === 0 && this.#at > 0 ? code !== 32 && code !== 44 : !SEPARATORS.includes(text.charAt(this.#at))) return false;
		if (code === DOT || code === 32) this.#dotted = true;
		this.#at++;
		return this.#at > 1;
	}

	#number(text: string): boolean {
		const start = this.#at;
		let value = 0;
		while (digit(text, this.#at) >= 0 && this.#at - start < 14) value = value * 10 + digit(text, this.#at++);
		const length = this.#at - start;
		if (this.#parts === 0 && this.#named < 0 && (length === 8 || length === 6)) return this.#compact(value, length);
		if (this.#parts === 0 && (length === 12 || length === 14)) return this.#compactTime(length === 12 ? value * 100 : value);
		if (length > 4 || length === 3 || text.charCodeAt(this.#at) === COLON) return false;
		return this.#push(value, length);
	}

	/** YYYYMMDD or YYYYMM. */
	#compact(value: number, length: number): boolean {
		const months = length === 8 ? Math.floor(value / 100) : value;
		const year = Math.floor(months / 100);
		if (year < 1970) return false;
		this.#push(year, 4);
		this.#push(months % 100, 2);
		return length === 6 || this.#push(value % 100, 2);
	}

	/** YYYYMMDDHHMM or, with the seconds, YYYYMMDDHHMMSS. */
	#compactTime(value: number): boolean {
		const clock = value % 1_000_000;
		const hour = Math.floor(clock / 10_000);
		const minute = Math.floor(clock / 100) % 100;
		if (hour > 23 || minute > 59 || clock % 100 > 59 || !this.#compact(Math.floor(value / 1_000_000), 8)) return false;
		this.second = hour * 3600 + minute * 60 + (clock % 100);
		return true;
	}

	#word(text: string): boolean {
		const start = this.#at;
		while (isLetter(text.charCodeAt(this.#at))) this.#at++;
		const word = text.slice(start, this.#at).toLowerCase();
		const key = word.slice(0, 3);
		if (this.#parts > 0 && (word === 'st' || word === 'nd' || word === 'rd' || word === 'th' || word === 'of')) return true;
		const month = word.length >= 3 ? MONTHS.indexOf(key) : -1;
		if (month >= 0 && month % 3 === 0) {
			if (this.#named >= 0) return false;
			this.#named = this.#parts;
			return this.#push(month / 3 + 1, 0);
		}
		const weekday = word.length >= 3 ? WEEKDAYS.indexOf(key) : -1;
		return this.#parts === 0 && weekday >= 0 && weekday % 3 === 0;
	}

	#push(value: number, digits: number): boolean {
		if (this.#parts >= 3) return false;
		this.#values[this.#parts] = value;
		this.#digits[this.#parts] = digits;
		this.#parts++;
		return true;
	}

	/** Decides which part is the year, the month and the day. */
	#arrange(order: DayOrder): boolean {
		const [a = 0, b = 0, c = 0] = this.#values;
		const [da = 0, db = 0, dc = 0] = this.#digits;
		if (this.#parts === 2) return this.#monthOnly(a, da, b, db);
		if (this.#parts < 3 || this.#named === 2) return false;
		if (da === 4) return this.#set(a, b, c);
		if (dc !== 2 && dc !== 4) return false;
		const year = fullYear(c, dc);
		if (this.#named === 0) return this.#set(year, a, b);
		if (this.#named === 1) return this.#set(year, b, a);
		if (da > 2 || db > 2) return false;
		this.first = a;
		this.next = b;
		return order === 'dmy' ? this.#set(year, b, a) : this.#set(year, a, b);
	}

	#monthOnly(a: number, da: number, b: number, db: number): boolean {
		this.day = 0;
		if (this.#named === 0) return db >= 2 && this.#setMonth(fullYear(b, db), a);
		if (this.#named === 1) return da >= 2 && this.#setMonth(fullYear(a, da), b);
		if (this.#dotted) return false;
		if (da === 4) return db <= 2 && this.#setMonth(a, b);
		return db === 4 && da <= 2 && this.#setMonth(b, a);
	}

	#setMonth(year: number, month: number): boolean {
		this.year = year;
		this.month = month;
		return true;
	}

	#set(year: number, month: number, day: number): boolean {
		this.day = day;
		return day > 0 && this.#setMonth(year, month);
	}

	#possible(): boolean {
		if (this.year < 1900 || this.year > 2100 || this.month < 1 || this.month > 12) return false;
		return this.day >= 0 && this.day <= monthLength(this.year, this.month);
	}
}
