import { NO_NAME, UNLOCATED } from '../../core/incident';
import type { IncidentColumns } from '../../core/incident';

const CODES = 1 << 16;

/** Counts over all accepted rows of a source, by category code; NO_NAME counts as a code. */
export class Tally {
	accepted = 0;
	unlocated = 0;
	/** Rows of each precision. */
	readonly precisions = new Uint32Array(4);
	/** First and last local day, in days since 1970. */
	first = Infinity;
	last = -Infinity;
	readonly byCategory = new Uint32Array(CODES);
	readonly unlocatedByCategory = new Uint32Array(CODES);
	/** Rows with a clock time, and of those exactly at 00:00, on the full hour, and at half past. */
	timed = 0;
	midnight = 0;
	onHour = 0;
	halfPast = 0;
	/** Rows of each area, and the first and last month index in which it occurs. */
	readonly byArea = new Uint32Array(CODES);
	readonly areaFirst = new Uint16Array(CODES).fill(0xffff);
	readonly areaLast = new Uint16Array(CODES);
	/** Rows by month index, then by category code. */
	readonly byMonth = new Map<number, Map<number, number>>();
	/** Counts of the month in hand: rows come in order of month more often than not. */
	#month = -1;
	#codes = new Map<number, number>();

	add({ dayFirst, dayLast, month, location, category, area, second, precision }: IncidentColumns): void {
		const length = dayFirst.length;
		this.accepted += length;
		for (let i = 0; i < length; i++) {
			const code = category[i] ?? NO_NAME;
			this.byCategory[code] = (this.byCategory[code] ?? 0) + 1;
			if (location[i] === UNLOCATED) {
				this.unlocated++;
				this.unlocatedByCategory[code] = (this.unlocatedByCategory[code] ?? 0) + 1;
			}
			const grain = precision[i] ?? 0;
			this.precisions[grain] = (this.precisions[grain] ?? 0) + 1;
			const first = dayFirst[i] ?? 0;
			const last = dayLast[i] ?? 0;
			if (first < this.first) this.first = first;
			if (last > this.last) this.last = last;
			const at = month[i] ?? 0;
			this.#addMonth(at, code);
			this.#addArea(area[i] ?? NO_NAME, at);
			const clock = second[i] ?? -1;
			if (clock >= 0) this.#addTime(clock);
		}
	}

	#addArea(code: number, month: number): void {
		if (code === NO_NAME) return;
		this.byArea[code] = (this.byArea[code] ?? 0) + 1;
		if (month < (this.areaFirst[code] ?? 0)) this.areaFirst[code] = month;
		if (month > (this.areaLast[code] ?? 0)) this.areaLast[code] = month;
	}

	#addTime(second: number): void {
		this.timed++;
		if (second === 0) this.midnight++;
		if (second % 3600 === 0) this.onHour++;
		else if (second % 3600 === 1800) this.halfPast++;
	}

	#addMonth(month: number, code: number): void {
		if (month !== this.#month) {
			this.#month = month;
			const known = this.byMonth.get(month);
			this.#codes = known ?? new Map<number, number>();
			if (!known) this.byMonth.set(month, this.#codes);
		}
		this.#codes.set(code, (this.#codes.get(code) ?? 0) + 1);
	}
}
