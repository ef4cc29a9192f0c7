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
	/** Rows by month index, then by category code. */
	readonly byMonth = new Map<number, Map<number, number>>();
	/** Counts of the month in hand: rows come in order of month more often than not. */
	#month = -1;
	#codes = new Map<number, number>();

	add({ dayFirst, dayLast, month, location, category, precision }: IncidentColumns): void {
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
			this.#addMonth(month[i] ?? 0, code);
		}
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
