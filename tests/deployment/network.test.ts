import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { streetNetwork, type Line } from '../../src/lib/deployment/network/network';
import { waysAlong } from '../../src/lib/deployment/network/walkPath';
import { minutesOf, walkTable } from '../../src/lib/deployment/network/walkTable';

/** Metres on a plane about 51° N, and back. */
const NORTH = 6_371_008.8 * (Math.PI / 180);
const EAST = NORTH * Math.cos((51 * Math.PI) / 180);
const degrees = ([x, y]: readonly [number, number]): [number, number] => [1 + x / EAST, 51 + y / NORTH];
const flat = (places: readonly (readonly [number, number])[]): Float64Array => Float64Array.from(places.flatMap((place) => degrees(place)));
const lineOf = (...places: readonly (readonly [number, number])[]): Line => places.map((place) => degrees(place));

type Segment = readonly [ax: number, ay: number, bx: number, by: number];
const place = fc.tuple(fc.integer({ min: -30, max: 430 }), fc.integer({ min: -30, max: 430 }));
/** Streets of a town on a square grid, 100 m apart, some of them missing. */
const town = fc.record({
	streets: fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
	places: fc.array(place, { minLength: 2, maxLength: 6 })
});

function streetsOf(kept: readonly boolean[]): Segment[] {
	const all = Array.from({ length: 5 }, (_, i) =>
		Array.from({ length: 4 }, (__, j): Segment[] => [
			[100 * j, 100 * i, 100 * j + 100, 100 * i],
			[100 * i, 100 * j, 100 * i, 100 * j + 100]
		])
	).flat(2);
	return all.filter((_, at) => kept[at] ?? false);
}

/** Walking metres by all pairs of corners (Floyd & Warshall), each place joined to its nearest street. */
function bruteForce(streets: readonly Segment[], places: readonly (readonly [number, number])[]): number[][] {
	const names = new Map<string, number>();
	const node = (x: number, y: number): number => {
		const key = `${String(x)} ${String(y)}`;
		names.set(key, names.get(key) ?? names.size);
		return names.get(key) ?? 0;
	};
	const ends = streets.map(([ax, ay, bx, by]) => [node(ax, ay), node(bx, by)] as const);
	const n = names.size;
	const ways = Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, j) => (i === j ? 0 : Infinity)));
	for (const [a, b] of ends) (ways[a] ?? [])[b] = (ways[b] ?? [])[a] = 100;
	for (let k = 0; k < n; k++)
		for (let i = 0; i < n; i++)
			for (let j = 0; j < n; j++) {
				const through = (ways[i]?.[k] ?? Infinity) + (ways[k]?.[j] ?? Infinity);
				if (through < (ways[i]?.[j] ?? Infinity)) (ways[i] ?? [])[j] = through;
			}
	const access = places.map(([x, y]) => {
		const feet = streets.map(([ax, ay, bx, by], s) => {
			const along = Math.min(100, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / 100));
			return { s, along, off: Math.hypot(x - ax - (along / 100) * (bx - ax), y - ay - (along / 100) * (by - ay)) };
		});
		const best = feet.reduce((a, b) => (b.off < a.off - 1e-6 ? b : a), feet[0] ?? { s: -1, along: 0, off: Infinity });
		return best.off <= 200 ? best : null;
	});
	return places.map(([x, y], i) =>
		places.map(([u, v], j) => {
			const direct = 1.3 * Math.hypot(x - u, y - v);
			const [a, b] = [access[i], access[j]];
			// Streets as far as the other place: either way may be taken.
			if (a && b && i !== j && Math.abs(direct - 1.3 * (a.off + b.off)) < 0.1) return NaN;
			if (!a || !b || direct <= 1.3 * (a.off + b.off)) return direct;
			const [from, to] = [ends[a.s] ?? [0, 0], ends[b.s] ?? [0, 0]];
			const toEnd = (along: number, end: number): number => (end === 0 ? along : 100 - along);
			const around = [0, 1].flatMap((p) =>
				[0, 1].map((q) => toEnd(a.along, p) + (ways[from[p] ?? 0]?.[to[q] ?? 0] ?? Infinity) + toEnd(b.along, q))
			);
			const same = a.s === b.s ? Math.abs(a.along - b.along) : Infinity;
			const streets = Math.min(same, ...around);
			return streets < Infinity ? 1.3 * (a.off + b.off) + streets : direct;
		})
	);
}

/** Whether no two streets are equally near, but for those that meet where the place is nearest to them. */
function hasOneStreet(streets: readonly Segment[], [x, y]: readonly [number, number]): boolean {
	const feet = streets.map(([ax, ay, bx, by]) => {
		const along = Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / 10_000));
		const foot = [ax + along * (bx - ax), ay + along * (by - ay)] as const;
		return { foot, off: Math.hypot(x - foot[0], y - foot[1]) };
	});
	const [best] = feet.toSorted((a, b) => a.off - b.off);
	return feet.every(({ foot, off }) => !best || off > best.off + 0.1 || Math.hypot(foot[0] - best.foot[0], foot[1] - best.foot[1]) < 0.1);
}
function offStreet(x: number, y: number, ...[ax, ay, bx, by]: Segment): number {
	const along = Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / 10_000));
	return Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay));
}

describe('walking over streets', () => {
	it('is as long as the shortest of all ways on a grid with gaps', async () => {
		await fc.assert(
			fc.asyncProperty(town, async ({ streets: kept, places }) => {
				const streets = streetsOf(kept);
				if (streets.length === 0) return;
				const network = streetNetwork(streets.map(([ax, ay, bx, by]) => lineOf([ax, ay], [bx, by])));
				const { metres } = await walkTable({ network, from: flat(places), to: flat(places) });
				const wanted = bruteForce(streets, places).flat();
				// Places as near to one street as to another may be joined to either.
				if (places.every((one) => hasOneStreet(streets, one)))
					metres.forEach((m, at) => {
						const length = wanted[at] ?? 0;
						if (!Number.isNaN(length)) near(m, length);
					});
				for (let i = 0; i < places.length; i++)
					for (let j = 0; j < places.length; j++)
						expect(metres[i * places.length + j]).toBeCloseTo(metres[j * places.length + i] ?? NaN, 6);
			}),
			{ numRuns: 60 }
		);
	});

	it('has turns that lie on the streets and add up to its length', async () => {
		await fc.assert(
			fc.asyncProperty(town, async ({ streets: kept, places }) => {
				const streets = streetsOf(kept);
				if (streets.length === 0) return;
				const network = streetNetwork(streets.map(([ax, ay, bx, by]) => lineOf([ax, ay], [bx, by])));
				const table = await walkTable({ network, from: flat(places), to: flat(places) });
				const way = waysAlong(network);
				places.forEach((a, i) => {
					places.forEach((b, j) => {
						const turns = way(degrees(a), degrees(b)).map(([lng, lat]) => [(lng - 1) * EAST, (lat - 51) * NORTH] as const);
						const legs = turns.slice(1).map(([x, y], at) => Math.hypot(x - (turns[at]?.[0] ?? 0), y - (turns[at]?.[1] ?? 0)));
						const straight = table.straight[i * places.length + j] === 1;
						// The first and the last leg lead to the street and from it.
						const long = legs.reduce((sum, leg, at) => sum + leg * (straight || at === 0 || at === legs.length - 1 ? 1.3 : 1), 0);
						near(long, table.metres[i * places.length + j] ?? NaN);
						for (const [x, y] of straight ? [] : turns.slice(1, -1))
							expect(Math.min(...streets.map(([ax, ay, bx, by]) => offStreet(x, y, ax, ay, bx, by)))).toBeLessThan(0.5);
					});
				});
			}),
			{ numRuns: 60 }
		);
	});

	it('joins lines that end on another one, and vertices within 2 m; lines that merely cross do not meet', async () => {
		const from = flat([[0, 0]]);
		const to = flat([[50, 80]]);
		const joined = streetNetwork([lineOf([0, 0], [100, 0]), lineOf([50, 1.5], [50, 80])]);
		near((await walkTable({ network: joined, from, to })).metres[0] ?? NaN, Math.hypot(50, 1.5) + 78.5);
		const crossing = streetNetwork([lineOf([0, 0], [100, 0]), lineOf([50, -80], [50, 80])]);
		const over = await walkTable({ network: crossing, from, to });
		expect(over.straight[0]).toBe(1);
		near(over.metres[0] ?? NaN, 1.3 * Math.hypot(50, 80));
		expect(new Set(crossing.part).size).toBe(2);
		expect(new Set(joined.part).size).toBe(1);
	});

	it('takes a straight line × 1.3 without streets, and nothing beyond a limit', async () => {
		const places = flat([
			[0, 0],
			[300, 400]
		]);
		const table = await walkTable({ network: null, from: places, to: places });
		near(table.metres[1] ?? NaN, 650);
		expect([...table.straight]).toEqual([1, 1, 1, 1]);
		expect(minutesOf(table.metres)[1]).toBeCloseTo((table.metres[1] ?? NaN) / 80, 9);
		expect((await walkTable({ network: null, from: places, to: places, within: 600 })).metres[1]).toBe(Infinity);
		const street = streetNetwork([lineOf([0, 0], [300, 0], [300, 400])]);
		near((await walkTable({ network: street, from: places, to: places })).metres[1] ?? NaN, 700);
		expect((await walkTable({ network: street, from: places, to: places, within: 650 })).metres[1]).toBe(Infinity);
	});

	it('refuses files without a line, and stops when no longer wanted', async () => {
		expect(() => streetNetwork([])).toThrow(/no line/);
		expect(() => streetNetwork([lineOf([0, 0])])).toThrow(/no line/);
		const abort = new AbortController();
		abort.abort();
		const place = flat([[0, 0]]);
		await expect(walkTable({ network: null, from: place, to: place }, abort.signal)).rejects.toMatchObject({ name: 'AbortError' });
	});
});

/** Equal to a metre in a thousand: the test's plane is not quite the globe. */
function near(got: number, wanted: number): void {
	expect(Math.abs(got - wanted)).toBeLessThanOrEqual(0.02 + wanted * 1e-3);
}
