/** Moves labels apart: at least `gap` between neighbours, inside [min, max] where there is room, in the order of their wishes. */
export function spread(wishes: readonly number[], gap: number, min: number, max: number): number[] {
	const order = wishes.map((_, i) => i).sort((a, b) => (wishes[a] ?? 0) - (wishes[b] ?? 0));
	const placed = [...wishes];
	let last = min - gap;
	for (const i of order) {
		last = Math.max(wishes[i] ?? 0, last + gap);
		placed[i] = last;
	}
	let next = max + gap;
	for (const i of order.reverse()) {
		next = Math.min(placed[i] ?? 0, next - gap);
		placed[i] = next;
	}
	return placed;
}
