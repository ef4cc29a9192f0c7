/**
 * Gives each post to a patrol so that the ways add up to little: the nearest pairs first, then exchanges of two while that helps.
 * Deterministic. @param way metres from patrol u to post p at u × posts + p; as many patrols as posts or more
 * @returns the post of each patrol; −1 for none
 */
export function assignPosts(way: Float64Array, units: number, posts: number): number[] {
	const of = Array.from({ length: units }, () => -1);
	const at = (unit: number, post: number): number => (post < 0 ? 0 : (way[unit * posts + post] ?? 0));
	const pairs = Array.from(way.keys()).sort((a, b) => (way[a] ?? 0) - (way[b] ?? 0) || (a % posts) - (b % posts) || a - b);
	const taken = new Set<number>();
	for (const pair of pairs) {
		const [unit, post] = [Math.floor(pair / posts), pair % posts];
		if (of[unit] !== -1 || taken.has(post)) continue;
		of[unit] = post;
		taken.add(post);
	}
	for (let again = true; again;) {
		again = false;
		for (let a = 0; a < units; a++)
			for (let b = a + 1; b < units; b++) {
				const [p, q] = [of[a] ?? -1, of[b] ?? -1];
				if (at(a, q) + at(b, p) >= at(a, p) + at(b, q) - 1e-6) continue;
				[of[a], of[b]] = [q, p];
				again = true;
			}
	}
	return of;
}
