/** Complementary suppression: what else must be hidden, so that nothing small can be worked out of sums. */
import { Attack } from './attack';
import { cheapestWay, costOf, type Way } from './cheapest-way';
import type { Release } from './release';

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
	return widened(release) ?? widened(release.relaxed()) ?? partsFirst(release);
}

/** Parts by their own rules, and as many wholes as they bear, the widest first. */
function partsFirst(release: Release): Release {
	const wholes = release.items.flatMap(({ rank }, i) => (rank > 0 ? [i] : [])).sort((a, b) => costOf(release, b) - costOf(release, a));
	let best = release.partsOnly();
	for (const index of wholes) {
		const tried = best.showing(index);
		if (tried.isSafe()) best = tried;
	}
	return best;
}

/** The release with more hidden; null where some interval stays too short. */
function widened(release: Release): Release | null {
	const found = widen(release.with(release.looks));
	return found.isSafe() ? fewest(release, withoutNeedless(release, found)) : null;
}

/** What is hidden for one leaves all others at least as free: each place is looked at once, and those that are hidden on the way after it. */
function widen(release: Release): Release {
	const queue = release.guarded();
	let attack = attackOn(release);
	for (const index of queue) {
		for (let way = wayToWiden(release, attack, index); way; way = wayToWiden(release, attack, index)) {
			for (const more of way.hide) release.looks[more] = 'hidden';
			queue.push(...way.hide);
			attack = attackOn(release);
		}
	}
	return release;
}

const attackOn = (release: Release): Attack => new Attack(release.shape.nodes, release.arcs());

/** What to hide so that a count could be further up or down; the cheaper one, if either is possible. */
function wayToWiden(release: Release, attack: Attack, index: number): Way | null {
	const lacking = release.lacking(index, attack.interval(index, release.items[index]?.rule.threshold));
	if (lacking <= 0) return null;
	const ways = (['up', 'down'] as const).map((way) => furtherBy(release, attack, index, way, lacking));
	return ways.flatMap((way) => way ?? []).sort((a, b) => a.cost - b.cost)[0] ?? null;
}

/** The cheapest way for a count to go further than it can, by so much or, where there is none, by as much as possible. */
function furtherBy(release: Release, attack: Attack, index: number, way: 'up' | 'down', lacking: number): Way | null {
	const { value = 0, rule } = release.items[index] ?? {};
	const [from, to] = release.shape.ends[index] ?? [0, 0];
	const { low, high } = release.range(index);
	const most = Math.min(way === 'up' ? high - value : value - low, rule?.threshold ?? 0);
	const { by, flows } = attack.shift(index, way, most);
	const [start, goal] = way === 'up' ? [to, from] : [from, to];
	for (let amount = Math.min(most - by, lacking); amount > 0; amount--) {
		const found = cheapestWay(release, { without: index, start, goal, amount, flows });
		if (found && found.hide.length > 0) return found;
	}
	return null;
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
		if (patterns > MOST_PATTERNS || patterns * found.guarded().length > MOST_INTERVALS) return best;
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
