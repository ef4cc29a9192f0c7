import { PRECISIONS } from '../../core/incident';
import { civilDay, civilMonth, monthLength } from './civil';
import { ClockText, NO_OFFSET, ZULU } from './clock-text';
import { isMissing } from './is-missing';
import { PlainWhen } from './plain-when';
import type { Spans } from '../formats';
import type { WhenColumns, WhenPlan } from './when-plan';
import { WhenText } from './when-text';

const DAY = 86_400;
const [MINUTE, HOUR, WHOLE_DAY, MONTH] = [0, 1, 2, 3];
type Row = readonly string[];

/** Counts of what was noticed while reading; each becomes a warning. */
export interface WhenNotes {
	/** Local times that the spring change skips: kept as written, without a UTC instant. */
	skipped: number;
	/** Local times that happen twice in autumn: the first was taken for UTC. */
	doubled: number;
	/** Rows whose own clock time is missing or unreadable although the file has times. */
	untimed: number;
	/** Ranges without an end, and with an end before their start. */
	endless: number;
	reversed: number;
	/** Clock times in all, at 00:00, and on the full hour. */
	timed: number;
	midnight: number;
	onHour: number;
}

/** Reads when a row happened; its fields hold the last row read, so that no row makes an object. */
export class WhenReader {
	/** As in IncidentColumns. */
	dayFirst = 0;
	dayLast = 0;
	month = 0;
	second = -1;
	utc = NaN;
	until = NaN;
	precision = MONTH;
	readonly notes: WhenNotes = { skipped: 0, doubled: 0, untimed: 0, endless: 0, reversed: 0, timed: 0, midnight: 0, onHour: 0 };

	readonly #text: WhenText;
	readonly #endText: WhenText;
	readonly #clock = new ClockText();
	readonly #plain = new PlainWhen();
	readonly #finest: number;
	/** Date and time as written by the last `#civil`. */
	#year = 0;
	#month = 0;
	#day = 0;
	#second = -1;
	#hourOnly = false;
	#offset = NO_OFFSET;

	constructor(private readonly plan: WhenPlan) {
		this.#finest = PRECISIONS.indexOf(plan.finest);
		this.#text = new WhenText(plan.start.numbers);
		this.#endText = new WhenText(plan.until?.numbers ?? null);
	}

	/** @returns false when the row has no readable date */
	read(row: Row): boolean {
		return this.#civil(row, this.plan.start) && this.#take(row);
	}

	/** Reads the most common ways to write a date by their bytes; changes nothing but what `takePlain` then takes. @returns false for any other row */
	readPlain({ bytes, at, width }: Spans, row: number): boolean {
		const { start, until, order } = this.plan;
		if (until || start.numbers || start.text < 0 || start.clock >= 0 || start.hour >= 0) return false;
		const base = 2 * (row * width + start.text);
		return this.#plain.read(bytes, at[base] ?? 0, at[base + 1] ?? 0, order);
	}

	/** As `read`, of the row that `readPlain` just read. */
	takePlain(): void {
		this.#year = this.#plain.year;
		this.#month = this.#plain.month;
		this.#day = this.#plain.day;
		this.#second = this.plan.dateOnly ? -1 : this.#plain.second;
		this.#hourOnly = false;
		this.#offset = NO_OFFSET;
		this.#take(null);
	}

	/** @param row null when it has no end */
	#take(row: Row | null): true {
		this.until = NaN;
		this.utc = NaN;
		if (this.#day === 0 || this.#finest === MONTH) this.#setMonth();
		else this.#setDay();
		if (row && this.plan.until) this.#setUntil(row, this.plan.until);
		return true;
	}

	#setMonth(): void {
		this.dayFirst = civilDay(this.#year, this.#month, 1);
		this.dayLast = this.dayFirst + monthLength(this.#year, this.#month) - 1;
		this.month = this.#year * 12 + this.#month - 1;
		this.second = -1;
		this.precision = MONTH;
	}

	#setDay(): void {
		this.dayFirst = civilDay(this.#year, this.#month, this.#day);
		this.month = this.#year * 12 + this.#month - 1;
		this.second = -1;
		this.precision = WHOLE_DAY;
		if (this.#finest < WHOLE_DAY) {
			if (this.#second >= 0) this.#setTime();
			else this.notes.untimed++;
		}
		this.dayLast = this.dayFirst;
	}

	#setTime(): void {
		const written = this.dayFirst * DAY + this.#second;
		const local = this.#toLocal(written);
		if (local !== written) {
			this.dayFirst = Math.floor(local / DAY);
			this.month = civilMonth(this.dayFirst);
		}
		this.second = local - this.dayFirst * DAY;
		this.precision = this.#hourOnly || this.#finest === HOUR ? HOUR : MINUTE;
		this.notes.timed++;
		if (this.second === 0) this.notes.midnight++;
		if (this.second % 3600 === 0) this.notes.onHour++;
	}

	/** Local civil second of a written one, by its offset; sets `utc`. */
	#toLocal(written: number): number {
		const { zone, zuluIsUtc } = this.plan;
		const offset = this.#offset === ZULU || this.#offset === 0 ? (zuluIsUtc ? 0 : NO_OFFSET) : this.#offset;
		if (offset !== NO_OFFSET) {
			this.utc = written - offset;
			return zone ? this.utc + zone.offsetAt(this.utc) : written;
		}
		if (!zone) return written;
		this.utc = zone.toUtc(written);
		if (Number.isNaN(this.utc)) this.notes.skipped++;
		else if (zone.doubled) this.notes.doubled++;
		return written;
	}

	/** The end counts only between two clock times: an end without a time leaves the length of the range open. */
	#setUntil(row: Row, columns: WhenColumns): void {
		if (this.second < 0 || !this.#civil(row, columns) || this.#day === 0 || this.#second < 0) {
			this.notes.endless++;
			return;
		}
		const written = civilDay(this.#year, this.#month, this.#day) * DAY + this.#second;
		const end = this.#endLocal(written);
		if (end < this.dayFirst * DAY + this.second) this.notes.reversed++;
		else this.until = end;
	}

	#endLocal(written: number): number {
		const { zone, zuluIsUtc } = this.plan;
		const offset = this.#offset === ZULU || this.#offset === 0 ? (zuluIsUtc ? 0 : NO_OFFSET) : this.#offset;
		return offset === NO_OFFSET || !zone ? written : written - offset + zone.offsetAt(written - offset);
	}

	/** Reads the written date and time of the given columns. */
	#civil(row: Row, columns: WhenColumns): boolean {
		if (!(columns.text >= 0 ? this.#fromText(row, columns) : this.#fromParts(row, columns))) return false;
		if (columns.clock >= 0) this.#fromClock(row[columns.clock] ?? '');
		else if (columns.hour >= 0) this.#fromHour(row[columns.hour] ?? '', columns.minute < 0 ? null : (row[columns.minute] ?? ''));
		return true;
	}

	#fromText(row: Row, columns: WhenColumns): boolean {
		const text = columns === this.plan.until ? this.#endText : this.#text;
		if (!text.read(row[columns.text] ?? '', this.plan.order)) return false;
		this.#year = text.year;
		this.#month = text.month;
		this.#day = text.day;
		this.#second = this.plan.dateOnly ? -1 : text.second;
		this.#hourOnly = text.hourOnly;
		this.#offset = text.offset;
		return true;
	}

	#fromParts(row: Row, { year, month, day }: WhenColumns): boolean {
		this.#year = whole(row[year] ?? '');
		this.#month = whole(row[month] ?? '');
		this.#day = day < 0 ? 0 : whole(row[day] ?? '');
		this.#second = -1;
		this.#offset = NO_OFFSET;
		const length = monthLength(this.#year, this.#month);
		return this.#year >= 1900 && this.#year <= 2100 && length > 0 && this.#day >= (day < 0 ? 0 : 1) && this.#day <= length;
	}

	#fromClock(text: string): void {
		if (isMissing(text) || !this.#clock.read(text, 0, this.plan.clock)) return;
		this.#second = this.#clock.second;
		this.#hourOnly = this.#clock.hourOnly;
		if (this.#clock.offset !== NO_OFFSET) this.#offset = this.#clock.offset;
	}

	#fromHour(hourText: string, minuteText: string | null): void {
		const hour = whole(hourText);
		if (hour < 0 || hour > 23) return;
		const minute = minuteText === null ? -1 : whole(minuteText);
		this.#hourOnly = minute < 0 || minute > 59;
		this.#second = hour * 3600 + (this.#hourOnly ? 0 : minute * 60);
	}
}

/** A whole number of up to four digits; −1 otherwise. */
function whole(text: string): number {
	const value = isMissing(text) ? NaN : Number(text);
	return Number.isInteger(value) && value >= 0 && value < 10_000 ? value : -1;
}
