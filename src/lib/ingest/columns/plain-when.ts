import { monthLength } from './civil';
import { twoAt } from './plain-cells';
import type { DayOrder } from './when-text';

const HYPHEN = 45;
const SLASH = 47;
const COLON = 58;
const SPACE = 32;
const LOWER_T = 116;

/** Reads the dates and times that are most common by their bytes, as `WhenText` reads the same text. */
export class PlainWhen {
	year = 0;
	month = 0;
	/** 0 when only the month was written. */
	day = 0;
	/** Seconds after midnight; −1 without a time. */
	second = -1;

	/** YYYY-MM, YYYY-MM-DD and DD/MM/YYYY, a date with HH:MM:SS or (after a space) HH:MM. @returns false for anything else, a date or not */
	read(bytes: Uint8Array, from: number, to: number, order: DayOrder): boolean {
		const length = to - from;
		if (bytes[from + 4] === HYPHEN) {
			this.year = this.#four(bytes, from);
			this.month = twoAt(bytes, from + 5);
			if (length === 7) return this.#monthOnly();
			if (bytes[from + 7] !== HYPHEN) return false;
			this.day = twoAt(bytes, from + 8);
		} else if (length >= 10 && bytes[from + 2] === SLASH && bytes[from + 5] === SLASH) {
			const a = twoAt(bytes, from);
			const b = twoAt(bytes, from + 3);
			this.day = order === 'dmy' ? a : b;
			this.month = order === 'dmy' ? b : a;
			this.year = this.#four(bytes, from + 6);
			if (length > 10 && bytes[from + 10] !== SPACE) return false;
		} else return false;
		return this.day > 0 && this.#possible() && this.#time(bytes, from + 10, length - 10);
	}

	#time(bytes: Uint8Array, at: number, length: number): boolean {
		this.second = -1;
		if (length === 0) return true;
		const mark = (bytes[at] ?? 0) | 32;
		if ((mark !== LOWER_T && mark !== SPACE) || bytes[at + 3] !== COLON) return false;
		const hour = twoAt(bytes, at + 1);
		const minute = twoAt(bytes, at + 4);
		const whole = length === 9 && bytes[at + 6] === COLON;
		if (!whole && (length !== 6 || bytes[at] !== SPACE)) return false;
		const second = whole ? twoAt(bytes, at + 7) : 0;
		if (hour < 0 || minute < 0 || second < 0 || hour > 23 || minute > 59 || second > 59) return false;
		this.second = hour * 3600 + minute * 60 + second;
		return true;
	}

	#monthOnly(): boolean {
		this.day = 0;
		this.second = -1;
		return this.#possible();
	}

	#four(bytes: Uint8Array, at: number): number {
		const century = twoAt(bytes, at);
		const rest = twoAt(bytes, at + 2);
		return century < 0 || rest < 0 ? -1 : century * 100 + rest;
	}

	#possible(): boolean {
		if (this.year < 1900 || this.year > 2100 || this.month < 1 || this.month > 12) return false;
		return this.day <= monthLength(this.year, this.month);
	}
}
