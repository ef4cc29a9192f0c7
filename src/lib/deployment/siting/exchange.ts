import type { Swapping, Workbench } from './swapping';

/** Slots of two sets whose sites share places with one another that no common site reaches: they can be exchanged without the rest. */
interface Part {
	readonly mine: number[];
	readonly theirs: number[];
}

/** Marks of places that a common site reaches, and that the first of the differing sites reaches. */
const COMMON = 1;
const FIRST = 2;

/**
 * Two sets exchange a part in which they differ, so that both stay as large: what one gains the other loses (isoenergetic cluster moves,
 * Zhu, Ochoa & Katzgraber 2015, PRL 115:077201, there for spin glasses). A part with more sites on one side goes with one that has as
 * many fewer; nothing happens where there is none.
 * @param draw a number in 0 … n − 1
 */
export function exchangePart(bench: Workbench, one: Swapping, other: Swapping, draw: (n: number) => number): void {
	const parts = partsOf(bench, one, other);
	if (parts.length < 2) return;
	const first = partOfAny(parts, draw);
	if (!first) return;
	const owed = first.theirs.length - first.mine.length;
	const matching = owed === 0 ? [] : parts.filter((part) => part.mine.length - part.theirs.length === owed);
	const second = matching.length > 0 ? matching[draw(matching.length)] : undefined;
	if (owed !== 0 && !second) return;
	const [mine, theirs] = [
		[...first.mine, ...(second?.mine ?? [])],
		[...first.theirs, ...(second?.theirs ?? [])]
	];
	const [leaving, joining] = [mine.map((slot) => one.sites[slot] ?? 0), theirs.map((slot) => other.sites[slot] ?? 0)];
	joining.forEach((site, at) => {
		one.swap(mine[at] ?? 0, site);
	});
	leaving.forEach((site, at) => {
		other.swap(theirs[at] ?? 0, site);
	});
}

/** The part of a differing site that is drawn: large parts more often. */
function partOfAny(parts: readonly Part[], draw: (n: number) => number): Part | undefined {
	const sizeOf = ({ mine, theirs }: Part): number => mine.length + theirs.length;
	let left = draw(parts.reduce((sum, part) => sum + sizeOf(part), 0));
	return parts.find((part) => (left -= sizeOf(part)) < 0);
}

/** Slots of differing sites by what they are joined by: places with weight that several of them reach and no common site. */
function partsOf(bench: Workbench, one: Swapping, other: Swapping): Part[] {
	const mine = slotsBeyond(one, other);
	const theirs = slotsBeyond(other, one);
	const sites = [...mine.map((slot) => one.sites[slot] ?? 0), ...theirs.map((slot) => other.sites[slot] ?? 0)];
	const parts = new Map<number, Part>();
	joined(
		bench,
		one.sites.filter((site) => other.has(site)),
		sites
	).forEach((leader, at) => {
		const part = parts.get(leader) ?? { mine: [], theirs: [] };
		parts.set(leader, part);
		if (at < mine.length) part.mine.push(mine[at] ?? 0);
		else part.theirs.push(theirs[at - mine.length] ?? 0);
	});
	return [...parts.values()];
}

function slotsBeyond(set: Swapping, other: Swapping): number[] {
	const slots: number[] = [];
	for (let slot = 0; slot < set.sites.length; slot++) if (!other.has(set.sites[slot] ?? 0)) slots.push(slot);
	return slots;
}

/** For each site the position of one that stands for all that it is joined to, directly or through others. */
function joined({ problem: { reach, weight }, marks }: Workbench, common: Int32Array, sites: readonly number[]): Int32Array {
	for (const site of common)
		for (let e = reach.starts[site] ?? 0; e < (reach.starts[site + 1] ?? 0); e++) marks[reach.places[e] ?? 0] = COMMON;
	const leader = Int32Array.from(sites.keys());
	const leaderOf = (at: number): number => {
		let found = at;
		while (leader[found] !== found) found = leader[found] ?? found;
		leader[at] = found;
		return found;
	};
	sites.forEach((site, at) => {
		for (let e = reach.starts[site] ?? 0, end = reach.starts[site + 1] ?? 0; e < end; e++) {
			const place = reach.places[e] ?? 0;
			const known = marks[place] ?? 0;
			if (known === COMMON || weight[place] === 0) continue;
			if (known === 0) marks[place] = FIRST + at;
			else if (leader[known - FIRST] !== leader[at]) leader[leaderOf(at)] = leaderOf(known - FIRST);
		}
	});
	marks.fill(0);
	return leader.map((_, at) => leaderOf(at));
}
