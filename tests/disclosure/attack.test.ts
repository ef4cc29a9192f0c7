import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Attack } from '../../src/lib/disclosure/attack';
import { listShape, tableShape, treeShape, type Arc, type Shape } from '../../src/lib/disclosure/network';

/** A shape whose parts are the first so many items, with the sums that make the others. */
interface Model {
	readonly shape: Shape;
	readonly parts: readonly number[];
	/** All items from the parts. */
	readonly fill: (parts: readonly number[]) => number[];
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

const table = (rows: number, columns: number): Model => ({
	shape: tableShape(rows, columns),
	parts: Array.from({ length: rows * columns }, (_, i) => i),
	fill: (cells) => {
		const row = (i: number): number[] => cells.slice(i * columns, (i + 1) * columns);
		const rowSums = Array.from({ length: rows }, (_, i) => sum(row(i)));
		const columnSums = Array.from({ length: columns }, (_, j) => sum(rowSums.map((_, i) => row(i)[j] ?? 0)));
		return [...cells, ...rowSums, ...columnSums, sum(cells)];
	}
});
const list = (length: number): Model => ({
	shape: listShape(length),
	parts: Array.from({ length }, (_, i) => i),
	fill: (cells) => [...cells, sum(cells)]
});
/** Two parents in a root, with two and three children. */
const PARENTS = [-1, 0, 0, 1, 1, 2, 2, 2];
const tree: Model = {
	shape: treeShape(PARENTS),
	parts: [3, 4, 5, 6, 7],
	fill: ([a = 0, b = 0, c = 0, d = 0, e = 0]) => [a + b + c + d + e, a + b, c + d + e, a, b, c, d, e]
};

/** Every way to fill the parts within their bounds. */
function* fillings(bounds: readonly (readonly [low: number, high: number])[]): Generator<number[]> {
	const [first, ...others] = bounds;
	if (!first) {
		yield [];
		return;
	}
	for (let value = first[0]; value <= first[1]; value++) for (const rest of fillings(others)) yield [value, ...rest];
}

/** Intervals by trying everything. */
function byBruteForce({ parts, fill }: Model, arcs: readonly Arc[]): { low: number; high: number }[] {
	const found = arcs.map(() => ({ low: Infinity, high: -Infinity }));
	for (const filled of fillings(parts.map((i) => [arcs[i]?.low ?? 0, arcs[i]?.high ?? 0]))) {
		const all = fill(filled);
		if (!all.every((value, i) => value >= (arcs[i]?.low ?? 0) && value <= (arcs[i]?.high ?? 0))) continue;
		all.forEach((value, i) => {
			const own = found[i];
			if (own) [own.low, own.high] = [Math.min(own.low, value), Math.max(own.high, value)];
		});
	}
	return found;
}

describe('Attack', () => {
	for (const [name, model, slack] of [
		['lists of 4', list(4), 4],
		['2 × 2 tables', table(2, 2), 4],
		['2 × 3 tables', table(2, 3), 2],
		['trees', tree, 3]
	] as const)
		it(`finds the tightest intervals: ${name}`, () => {
			const around = fc.tuple(fc.nat({ max: slack }), fc.nat({ max: slack }));
			const given = fc.tuple(
				fc.array(fc.nat({ max: 9 }), { minLength: model.parts.length, maxLength: model.parts.length }),
				fc.array(fc.oneof(fc.constant([0, 0] as const), around), {
					minLength: model.shape.ends.length,
					maxLength: model.shape.ends.length
				})
			);
			fc.assert(
				fc.property(given, ([parts, slacks]) => {
					const arcs = model.fill(parts).map((value, i): Arc => {
						const [from, to] = model.shape.ends[i] ?? [0, 0];
						const [down, up] = slacks[i] ?? [0, 0];
						return { from, to, value, low: Math.max(0, value - down), high: value + up };
					});
					const attack = new Attack(model.shape.nodes, arcs);
					expect(arcs.map((_, i) => attack.interval(i))).toEqual(byBruteForce(model, arcs));
				}),
				{ numRuns: 250 }
			);
		});

	it('finds no end where a total is not published', () => {
		const { shape } = list(2);
		const arcs = [3, 9, 12].map((value, i): Arc => {
			const [from, to] = shape.ends[i] ?? [0, 0];
			return { from, to, value, low: 1, high: Infinity };
		});
		expect(new Attack(2, arcs).interval(0)).toEqual({ low: 1, high: Infinity });
	});
});
