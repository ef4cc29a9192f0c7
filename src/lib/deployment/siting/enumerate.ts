/** A walk through all sets of k candidates that a Lagrangian bound cannot exclude. */
export interface Walk {
	/** What each candidate adds to the bound of a set that contains it. */
	readonly scores: Float64Array;
	readonly k: number;
	/** Sets whose scores sum to this or less cannot be better; may rise while the walk goes on. */
	readonly least: () => number;
	/** Called with each set that is left, positions in no order. */
	readonly visit: (sites: readonly number[]) => void;
	/** Steps that one visit counts as. */
	readonly visitCost: number;
	/** Steps after which the walk is given up. */
	readonly most: number;
}

/**
 * Depth-first through the sets in order of score. With the multipliers of a Lagrangian dual fixed, the bound of a set is a constant
 * plus the scores of its members, so that a whole branch falls when its best completion does.
 * @returns true when every set was seen or excluded: the best one seen is then proved
 */
export function enumerate({ scores, k, least, visit, visitCost, most }: Walk): boolean {
	const order = Array.from(scores.keys()).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
	const sums = new Float64Array(order.length + 1);
	order.forEach((c, at) => (sums[at + 1] = (sums[at] ?? 0) + (scores[c] ?? 0)));
	const set: number[] = [];
	let steps = 0;
	const descend = (from: number, sum: number): boolean => {
		const wanted = k - set.length;
		if (wanted === 0) {
			visit(set);
			steps += visitCost;
			return true;
		}
		for (let at = from; at + wanted <= order.length; at++) {
			if (sum + (sums[at + wanted] ?? 0) - (sums[at] ?? 0) <= least()) return true;
			if (++steps > most) return false;
			const c = order[at] ?? 0;
			set.push(c);
			const done = descend(at + 1, sum + (scores[c] ?? 0));
			set.pop();
			if (!done) return false;
		}
		return true;
	};
	return descend(0, 0);
}
