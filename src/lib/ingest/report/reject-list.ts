import type { Reject } from '../contract';

/** Rejects listed one by one, and reasons counted apart. */
const MOST_LISTED = 10_000;
const MOST_REASONS = 50;
const OTHER = 'Other reasons.';

/** Rows that could not be used: the first ones with their line, all of them by reason. */
export class RejectList {
	/** All rejected rows. */
	count = 0;
	readonly listed: Reject[] = [];
	readonly #reasons = new Map<string, number>();

	/** @param kind reason under which it is counted, where the reason itself names another row */
	add(reject: Reject, kind = reject.reason): void {
		this.count++;
		if (this.listed.length < MOST_LISTED) this.listed.push(reject);
		const reason = this.#reasons.has(kind) || this.#reasons.size < MOST_REASONS ? kind : OTHER;
		this.#reasons.set(reason, (this.#reasons.get(reason) ?? 0) + 1);
	}

	/** Rows by reason, most frequent first; they add up to `count`. */
	get byReason(): Readonly<Record<string, number>> {
		return Object.fromEntries([...this.#reasons].sort((a, b) => b[1] - a[1]));
	}
}
