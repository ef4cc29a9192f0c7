import { civilDay } from './civil';
import { ClockText, NO_OFFSET, ZULU, type ClockStyle } from './clock-text';
import { isMissing } from './is-missing';
import type { NumberDates } from './number-dates';
import type { DayOrder } from './when-text';
import { WhenText } from './when-text';
import type { Zone } from './zone';

const HOUR = 3600;

/** What the values of the date columns say together about how they are to be read. Feed it every value that is to count. */
export class WhenEvidence {
	/** Readable dates. */
	dates = 0;
	/** Dates that only DD/MM or only MM/DD can explain, and dates that both explain differently. */
	dayFirst = 0;
	monthFirst = 0;
	open = 0;
	timed = 0;
	/** Times at exactly 00:00:00, and on the full hour. */
	midnight = 0;
	onHour = 0;
	/** Dates on the 1st without a time other than 00:00. */
	firstOfMonth = 0;
	/** Times with an offset other than 0; times that end in Z or +00:00. */
	offsets = 0;
	zulu = 0;
	/** The latter on days when the zone is not at +00:00; of these, at 00:00 or 12:00, and an hour earlier. */
	summer = 0;
	summerHeap = 0;
	summerShifted = 0;
	readonly months = new Set<number>();
	readonly hours = new Set<number>();
	readonly #when: WhenText;
	readonly #clock = new ClockText();

	/**
	 * @param clock how bare numbers of the time column are meant
	 * @param numbers what the numbers of the date column count
	 */
	constructor(
		private readonly zone: Zone | null,
		private readonly clock: ClockStyle = 'hours',
		private readonly numbers: NumberDates | null = null
	) {
		this.#when = new WhenText(numbers);
	}

	/** Takes the date of a row, with the text of its own time column if it has one. */
	add(text: string, clock: string | null = null): void {
		const when = this.#when;
		if (!this.addOrder(text)) return;
		this.dates++;
		this.months.add(when.year * 12 + when.month);
		const timed = clock === null ? when.second : this.#clock.read(clock, 0, this.clock) ? this.#clock.second : -1;
		if (when.day === 1 && timed <= 0) this.firstOfMonth++;
		if (timed >= 0) this.#time(timed);
		if (clock === null && timed >= 0 && when.offset !== NO_OFFSET) this.#zoned(when);
	}

	/** Takes a date for the order of day and month alone. @returns whether it is a date under some order */
	addOrder(text: string): boolean {
		const when = this.#when;
		if (isMissing(text)) return false;
		const read = when.read(text, 'dmy');
		const { first, next } = when;
		if (!read && !when.read(text, 'mdy')) return false;
		if (first > 12) this.dayFirst++;
		else if (next > 12) this.monthFirst++;
		else if (first !== next) this.open++;
		return true;
	}

	#time(second: number): void {
		this.timed++;
		if (second === 0) this.midnight++;
		if (second % HOUR === 0) this.onHour++;
		this.hours.add(Math.floor(second / HOUR));
	}

	#zoned(when: WhenText): void {
		if (when.offset !== ZULU && when.offset !== 0) {
			this.offsets++;
			return;
		}
		this.zulu++;
		const utc = civilDay(when.year, when.month, when.day) * 24 * HOUR + when.second;
		if (!this.zone || this.zone.offsetAt(utc) === 0) return;
		this.summer++;
		if (when.second === 0 || when.second === 12 * HOUR) this.summerHeap++;
		if (when.second === 23 * HOUR || when.second === 11 * HOUR) this.summerShifted++;
	}

	/** Order of day and month: the one that explains more dates; null when nothing tells and it matters. */
	get order(): DayOrder | null {
		if (this.dayFirst === this.monthFirst) return this.dayFirst === 0 && this.open === 0 ? 'dmy' : null;
		return this.dayFirst > this.monthFirst ? 'dmy' : 'mdy';
	}

	/** Some dates can only be DD/MM and others only MM/DD. */
	get mixed(): boolean {
		return this.dayFirst > 0 && this.monthFirst > 0;
	}

	/** Every date is the 1st of a month without a clock time, in at least two months: months written as dates. */
	get monthsInDisguise(): boolean {
		return this.dates > 0 && this.firstOfMonth === this.dates && this.months.size >= 2;
	}

	/** Every time is 00:00: dates written as date-times. */
	get allMidnight(): boolean {
		return this.timed > 0 && this.midnight === this.timed;
	}

	/** Every time is on the full hour, over enough rows and hours to mean it. */
	get wholeHours(): boolean {
		return this.timed >= 20 && this.onHour === this.timed && this.hours.size >= 3;
	}

	/**
	 * Records filled in by hand heap at 00:00 and 12:00 local time. Were `Z` really UTC, the heap of the summer months would stand an
	 * hour earlier in the text; when it stays at 00:00 and 12:00, the clock was local.
	 */
	get zuluLooksLocal(): boolean {
		return this.summerHeap >= 5 && this.summerHeap >= 3 * Math.max(1, this.summerShifted);
	}

	/** Whether it makes a difference if Z and +00:00 are believed: not where other offsets show that they are kept properly. */
	get zuluMatters(): boolean {
		return this.zulu > 0 && this.offsets === 0 && (this.zone === null || this.summer > 0);
	}

	/** Empty evidence of the same kind. */
	fresh(): WhenEvidence {
		return new WhenEvidence(this.zone, this.clock, this.numbers);
	}

	/** Whether more rows could overturn what is concluded so far. */
	get unsettled(): boolean {
		const all = this.dates > 0 && (this.firstOfMonth === this.dates || this.allMidnight || this.wholeHours);
		return all || (this.order === null && this.open > 0);
	}
}
