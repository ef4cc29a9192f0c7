const HALF_DAY = 43_200;

/** Seconds east of Greenwich of a zone at a UTC second, from the runtime's own time zone data. */
function offsetReader(zone: string): (utc: number) => number {
	const format = new Intl.DateTimeFormat('en-GB', {
		timeZone: zone,
		hourCycle: 'h23',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: 'numeric',
		minute: 'numeric',
		second: 'numeric'
	});
	return (utc) => {
		const part: Record<string, number> = {};
		for (const { type, value } of format.formatToParts(utc * 1000)) part[type] = Number(value);
		const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
		return Date.UTC(year, month - 1, day, hour, minute, second) / 1000 - utc;
	};
}

/**
 * Local civil time of one zone. Its changes are looked up once per year and kept, so that a row costs one binary search.
 * Seconds are counted since 1970-01-01T00:00, in UTC or in local civil time.
 */
export class Zone {
	/** After `toUtc`: the local time happens twice (autumn change) and the first of the two was taken. */
	doubled = false;
	readonly #offset: (utc: number) => number;
	/** Years covered: from ≤ year < to. */
	#from = 0;
	#to = 0;
	/** UTC seconds of the changes, ascending, with the offset before and after each. */
	#changes: { readonly at: number; readonly before: number; readonly after: number }[] = [];
	#lowest = 0;

	constructor(readonly name: string) {
		this.#offset = offsetReader(name);
	}

	/** Offset in seconds at a UTC second. */
	offsetAt(utc: number): number {
		this.#cover(utc);
		let low = 0;
		let high = this.#changes.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((this.#changes[middle]?.at ?? 0) <= utc) low = middle + 1;
			else high = middle;
		}
		return this.#changes[low - 1]?.after ?? this.#lowest;
	}

	/** UTC second of a local civil second; NaN for a local time that the spring change skips. Double times give their first occurrence. */
	toUtc(local: number): number {
		this.doubled = false;
		this.#cover(local);
		let low = 0;
		let high = this.#changes.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			const change = this.#changes[middle];
			if (change && change.at + Math.min(change.before, change.after) <= local) low = middle + 1;
			else high = middle;
		}
		const change = this.#changes[low - 1];
		if (!change) return local - this.#lowest;
		if (local >= change.at + Math.max(change.before, change.after)) return local - change.after;
		if (change.after > change.before) return NaN;
		this.doubled = true;
		return local - change.before;
	}

	/** Makes sure that the changes around a second are known; a year more on each side keeps local seconds safe. */
	#cover(second: number): void {
		const year = 1970 + Math.floor(second / 31_556_952);
		if (year - 1 >= this.#from && year + 1 < this.#to) return;
		if (this.#from === this.#to) {
			this.#from = year - 1;
			this.#to = year - 1;
		}
		for (let y = this.#from - 1; y >= year - 1; y--) this.#changes.unshift(...this.#changesOf(y));
		for (let y = this.#to; y <= year + 1; y++) this.#changes.push(...this.#changesOf(y));
		this.#from = Math.min(this.#from, year - 1);
		this.#to = Math.max(this.#to, year + 2);
		this.#lowest = this.#offset(Date.UTC(this.#from, 0, 1) / 1000);
	}

	/** Changes within a UTC year: the offset is compared every half month and each difference bisected to the second. */
	#changesOf(year: number): { at: number; before: number; after: number }[] {
		const end = Date.UTC(year + 1, 0, 1) / 1000;
		const found: { at: number; before: number; after: number }[] = [];
		let left = Date.UTC(year, 0, 1) / 1000;
		let before = this.#offset(left);
		while (left < end) {
			const right = Math.min(end, left + 30 * HALF_DAY);
			const after = this.#offset(right);
			if (after !== before) found.push({ at: this.#bisect(left, right, before), before, after });
			left = right;
			before = after;
		}
		return found;
	}

	#bisect(left: number, right: number, before: number): number {
		let low = left;
		let high = right;
		while (high - low > 1) {
			const middle = Math.floor((low + high) / 2);
			if (this.#offset(middle) === before) low = middle;
			else high = middle;
		}
		return high;
	}
}
