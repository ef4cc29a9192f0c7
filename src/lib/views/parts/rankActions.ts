/** Something that the command palette can do. */
export interface Action {
	readonly id: string;
	/** Heading it stands under: "Views", "Places". */
	readonly group: string;
	readonly label: string;
	/** More about it, or its key. */
	readonly hint?: string;
	readonly run: () => void;
}

/**
 * How well a text matches what was typed: larger is better, null is no match. Letters must occur in order; runs of letters and
 * the beginnings of words count most, and shorter texts win a tie.
 */
export function matchScore(query: string, text: string): number | null {
	const wanted = query.toLowerCase().replace(/\s+/g, '');
	const letters = text.toLowerCase();
	if (wanted === '') return 0;
	const whole = letters.indexOf(query.toLowerCase().trim());
	if (whole >= 0) return 1000 - whole - letters.length / 100 + (whole === 0 || letters[whole - 1] === ' ' ? 100 : 0);
	let score = 0;
	let at = 0;
	let run = 0;
	for (const letter of wanted) {
		const next = letters.indexOf(letter, at);
		if (next < 0) return null;
		run = next === at ? run + 1 : 1;
		score += run + (next === 0 || letters[next - 1] === ' ' ? 6 : 0) - (next - at) / 10;
		at = next + 1;
	}
	return score - letters.length / 100;
}

/** The actions that match, best first within their group, groups in order of their best action; at most `limit`. */
export function rankActions(actions: readonly Action[], query: string, limit = 50): readonly Action[] {
	const scored = actions.flatMap((action, order) => {
		const own = matchScore(query, action.label);
		const wide = own ?? matchScore(query, `${action.label} ${action.group}`);
		return wide === null ? [] : [{ action, order, score: own ?? wide - 500 }];
	});
	if (query.trim() === '') return scored.slice(0, limit).map(({ action }) => action);
	const best = new Map<string, number>();
	for (const { action, score } of scored) best.set(action.group, Math.max(score, best.get(action.group) ?? -Infinity));
	return scored
		.sort(
			(a, b) =>
				(best.get(b.action.group) ?? 0) - (best.get(a.action.group) ?? 0) ||
				a.action.group.localeCompare(b.action.group) ||
				b.score - a.score ||
				a.order - b.order
		)
		.slice(0, limit)
		.map(({ action }) => action);
}
