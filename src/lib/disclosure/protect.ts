/** Complementary suppression: what else must be hidden, so that nothing small can be worked out of sums. */
import { cheapestWay, costOf, type Way } from './cheapest-way';
import type { Look, Release } from './release';

/** Work allowed for showing again what need not be hidden (intervals), and for the least pattern (patterns tried). */
const MOST_INTERVALS = 20_000;
const MOST_PATTERNS = 1000;

/**
 * Hides more until no interval is short: where whole numbers are shown exactly, the fewest counts that do (the smallest among as many) in
 * small tables, a pattern without a needless member in larger ones.
 *
 * Source: Cox (1980), Suppression methodology and statistical disclosure control, JASA 75; ways as in {@link cheapestWay}.
 */
export function protect(release: Release): Release {
	const found = widen(release.with(release.looks));
	if (!found.isSafe()) return release.withNothing();
	return fewest(release, withoutNeedless(release, found));
}

function widen(release: Release): Release {
	while (!release.isSafe()) {
		const more = firstWay(release);
		if (!more) return withoutWholes(release);
		for (const index of more.hide) release.looks[index] = 'hidden';
	}
	return release;
}

function firstWay(release: Release): Way | null {
	for (const index of release.exposed()) {
		const way = wayToWiden(release, index);
		if (way) return way;
	}
	return null;
}

/** What to hide so that a count could be further up or down; the cheaper one, if either is possible. */
function wayToWiden(release: Release, index: number): Way | null {
	const item = release.items[index];
	const [from, to] = release.shape.ends[index] ?? [0, 0];
	if (!item) return null;
	const { value } = item;
	const { threshold } = item.rule;
	const { low, high } = release.range(index);
	const bySight = release.bySight(index);
	const up = bySight ? Math.min(high, threshold - 1) - value : threshold;
	const down = bySight || value - low >= threshold ? Math.min(value - low, threshold) : 0;
	const ways = [widest(release, index, to, from, up), widest(release, index, from, to, down)];
	return ways.flatMap((way) => way ?? []).sort((a, b) => a.cost - b.cost)[0] ?? null;
}

/** The cheapest way that hides something, for as much as possible. */
function widest(release: Release, index: number, start: number, goal: number, most: number): Way | null {
	for (let amount = most; amount > 0; amount--) {
		const way = cheapestWay(release, index, start, goal, amount);
		if (way && way.hide.length > 0) return way;
	}
	return null;
}

/** Where no way is wide enough: no whole is shown. */
function withoutWholes(release: Release): Release {
	return release.with(
		release.items.map(({ rank }, i): Look => (rank > 0 && release.mayHide(i) ? 'hidden' : (release.looks[i] ?? 'hidden')))
	);
}

/** Places that are hidden for the sake of others. */
const added = (release: Release, found: Release): number[] =>
	found.looks.flatMap((look, i) => (look === 'hidden' && release.looks[i] === 'shown' ? [i] : []));

/** Shows again what need not be hidden, the dearest first. */
function withoutNeedless(release: Release, found: Release): Release {
	const more = added(release, found).sort((a, b) => costOf(release, b) - costOf(release, a));
	if (more.length * found.guarded().length > MOST_INTERVALS) return found;
	let best = found;
	for (const index of more) {
		const looks = best.looks.with(index, 'shown');
		const tried = release.with(looks);
		if (tried.isSafe()) best = tried;
	}
	return best;
}

/** Tries all patterns of parts that are cheaper, where there are not too many of them. */
function fewest(release: Release, found: Release): Release {
	const more = added(release, found);
	const parts = release.items.flatMap(({ rank }, i) => (rank === 0 && release.mayHide(i) ? [i] : []));
	let [best, least] = [found, costs(release, more)];
	let patterns = 0;
	for (let size = 1; size <= Math.min(parts.length, more.length + 1); size++) {
		patterns += choices(parts.length, size);
		if (patterns > MOST_PATTERNS) return best;
		for (const hide of combinations(parts, size)) {
			const cost = costs(release, hide);
			if (cost >= least) continue;
			const tried = hiding(release, hide);
			if (tried.isSafe()) [best, least] = [tried, cost];
		}
	}
	return best;
}

const costs = (release: Release, hide: readonly number[]): number => hide.reduce((sum, index) => sum + costOf(release, index), 0);

function hiding(release: Release, hide: readonly number[]): Release {
	const looks = [...release.looks];
	for (const index of hide) looks[index] = 'hidden';
	return release.with(looks);
}

function choices(of: number, size: number): number {
	let number = 1;
	for (let i = 0; i < size; i++) number = (number * (of - i)) / (i + 1);
	return number;
}

function* combinations(from: readonly number[], size: number, start = 0): Generator<number[]> {
	if (size === 0) {
		yield [];
		return;
	}
	for (let i = start; i <= from.length - size; i++) for (const rest of combinations(from, size - 1, i + 1)) yield [from[i] ?? 0, ...rest];
}
