import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeAreas, NO_AREA } from '../../src/lib/analysis/hotspot/areas';
import { EVIDENCE, evidenceOf, isHot } from '../../src/lib/analysis/hotspot/evidence';
import { hotness } from '../../src/lib/analysis/hotspot/gi-star';
import { neighboursOf } from '../../src/lib/analysis/hotspot/neighbours';
import { densityMap } from '../../src/lib/analysis/jobs/density-map';
import { emergingSpots } from '../../src/lib/analysis/jobs/emerging-spots';
import { hotSpots } from '../../src/lib/analysis/jobs/hot-spots';
import { studyOf } from '../../src/lib/analysis/jobs/study';
import { cellOf, childrenOf, neighbours, parentOf, withoutHoles, withRings } from '../../src/lib/core/cells';

const CENTRE = cellOf(1.08, 51.28, 9);
const patch = withRings([CENTRE], 7);
const counts = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: patch.length, maxLength: patch.length });
const ground = (cells: readonly string[], rings = 0) => ({ resolution: 9, ground: { kind: 'recorded' as const, cells, rings } });
const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((a, b) => a + b, 0);

describe('merging hexagons into areas', () => {
	const place = new Map(patch.map((cell, i) => [cell, i]));
	const touching = neighboursOf(patch.map((cell) => neighbours(cell).flatMap((other) => place.get(other) ?? [])));

	it('loses no marked cell and no incident, and takes no other', () => {
		fc.assert(
			fc.property(counts, fc.integer({ min: 1, max: 40 }), (values, least) => {
				const marked = values.map((value) => (value >= least ? 1 : 0));
				const { of, cells } = mergeAreas(marked, touching);
				const all = cells.flatMap((members) => [...members]);
				expect(new Set(all).size).toBe(all.length);
				expect(all.length).toBe(sum(marked));
				expect(sum(all.map((i) => values[i] ?? 0))).toBe(sum(values.filter((value) => value >= least)));
				cells.forEach((members, area) => {
					for (const i of members) expect(of[i]).toBe(area);
				});
				expect([...of].filter((area) => area === NO_AREA).length).toBe(values.length - all.length);
			}),
			{ numRuns: 100 }
		);
	});

	it('keeps apart what does not touch and together what does', () => {
		fc.assert(
			fc.property(counts, (values) => {
				const marked = values.map((value) => (value >= 25 ? 1 : 0));
				const { of } = mergeAreas(marked, touching);
				patch.forEach((cell, i) => {
					for (const other of neighbours(cell)) {
						const j = place.get(other);
						if (j !== undefined && marked[i] === 1 && marked[j] === 1) expect(of[i]).toBe(of[j]);
					}
				});
			}),
			{ numRuns: 50 }
		);
	});

	it('colours by q and sign alone', () => {
		expect([...evidenceOf([5, 5, 5, -5, -5], [0.009, 0.01, 0.05, 0.049, 0.001])]).toEqual([
			EVIDENCE.hotStrong,
			EVIDENCE.hot,
			EVIDENCE.none,
			EVIDENCE.cold,
			EVIDENCE.coldStrong
		]);
	});
});

describe('the study area', () => {
	it('is what was recorded, its rings and what they enclose, whatever the order', async () => {
		const ring = withRings([CENTRE], 3).filter((cell) => !withRings([CENTRE], 2).includes(cell));
		expect(withoutHoles(ring).sort()).toEqual(withRings([CENTRE], 3).sort());
		const study = await studyOf(ground(ring, 1));
		expect(study.cells).toEqual(withRings([CENTRE], 4).sort());
		expect((await studyOf(ground(ring.toReversed(), 1))).cells).toEqual(study.cells);
	});

	it('of a shape holds the cell of every position inside it', async () => {
		const square = (west: number, south: number, size: number): [number, number][] => [
			[west, south],
			[west + size, south],
			[west + size, south + size],
			[west, south + size],
			[west, south]
		];
		const study = await studyOf({ resolution: 9, ground: { kind: 'shape', shapes: [[[square(1.05, 51.26, 0.04)]]] } });
		fc.assert(
			fc.property(fc.double({ min: 0, max: 0.04, noNaN: true }), fc.double({ min: 0, max: 0.04, noNaN: true }), (x, y) => {
				expect(study.place.has(cellOf(1.05 + x, 51.26 + y, 9))).toBe(true);
			}),
			{ numRuns: 300 }
		);
		const both = await studyOf({
			resolution: 9,
			ground: { kind: 'shape', shapes: [[[square(1.05, 51.26, 0.04)]], [[square(1.07, 51.26, 0.04)]]] }
		});
		expect(both.cells.length).toBeLessThan(study.cells.length);
		expect(both.cells.every((cell) => study.place.has(cell))).toBe(true);
	});
});

describe('the hot spots of a study area', () => {
	const asked = (values: readonly number[], cells: readonly string[] = patch) => ({
		study: ground(patch),
		steps: 1 as const,
		counts: { cells, values },
		coarser: null,
		finer: null
	});

	it('count every incident once, inside or outside, and every hexagon in one class', async () => {
		await fc.assert(
			fc.asyncProperty(counts, fc.integer({ min: 1, max: 9 }), async (values, far) => {
				fc.pre(sum(values) >= 20);
				const result = await hotSpots(asked([...values, far], [...patch, cellOf(0.5, 51.2, 9)]));
				expect([result.inside, result.outside]).toEqual([sum(values), far]);
				const hot = [...result.evidence.keys()].filter((i) => isHot(result.evidence[i]));
				expect(result.areas.flatMap(({ cells }) => [...cells]).sort((a, b) => a - b)).toEqual(hot);
				expect(sum(result.areas.map(({ incidents }) => incidents))).toBe(sum(hot.map((i) => result.counts[i] ?? 0)));
			}),
			{ numRuns: 40 }
		);
	});

	it('do not depend on the order of the cells, nor on a scale', async () => {
		await fc.assert(
			fc.asyncProperty(counts, fc.integer({ min: 2, max: 9 }), async (values, scale) => {
				fc.pre(sum(values) >= 20);
				const one = await hotSpots(asked(values));
				const turned = await hotSpots(
					asked(
						values.toReversed().map((value) => value * scale),
						patch.toReversed()
					)
				);
				expect([...turned.evidence]).toEqual([...one.evidence]);
				one.z.forEach((z, i) => {
					expect(turned.z[i]).toBeCloseTo(z, 8);
				});
			}),
			{ numRuns: 20 }
		);
	});

	it('keep their z when every hexagon of a lattice without an edge gains the same', () => {
		// Each cell of a closed ring has two neighbours.
		const ring = neighboursOf(Array.from({ length: 40 }, (_, i) => [(i + 39) % 40, (i + 1) % 40]));
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 40, maxLength: 40 }),
				fc.integer({ min: 1, max: 50 }),
				(values, more) => {
					const [one, all] = [
						hotness(values, ring),
						hotness(
							values.map((value) => value + more),
							ring
						)
					];
					one.z.forEach((z, i) => {
						expect(all.z[i]).toBeCloseTo(z, 8);
					});
				}
			),
			{ numRuns: 50 }
		);
	});

	it('hold under other sizes and neighbourhoods where one block is busy', async () => {
		const busy = new Set(withRings([CENTRE], 1));
		const values = patch.map((cell) => (busy.has(cell) ? 60 : 1));
		const [coarse, fine] = [new Map<string, number>(), new Map<string, number>()];
		patch.forEach((cell, i) => {
			coarse.set(parentOf(cell, 8), (coarse.get(parentOf(cell, 8)) ?? 0) + (values[i] ?? 0));
			for (const child of childrenOf(cell, 10)) fine.set(child, (values[i] ?? 0) / 7);
		});
		const of = (held: ReadonlyMap<string, number>) => ({ cells: [...held.keys()], values: [...held.values()] });
		const result = await hotSpots({ ...asked(values), coarser: of(coarse), finer: of(fine) });
		expect(result.areas).toHaveLength(1);
		const [area] = result.areas;
		expect(patch.length).toBe(169);
		expect(area?.checks.otherSteps).toBe(1);
		expect(area?.checks.finer).toBeGreaterThan(0.9);
		expect(area?.checks.coarser).not.toBeNull();
		expect(result.moran.z).toBeGreaterThan(5);
	});

	it('are refused where too little is there', async () => {
		await expect(hotSpots(asked(patch.map((_, i) => (i < 19 ? 1 : 0))))).rejects.toMatchObject({ code: 'too-few-incidents' });
		const small = withRings([CENTRE], 1);
		await expect(
			hotSpots({
				...asked(
					small.map(() => 9),
					small
				),
				study: ground(small)
			})
		).rejects.toMatchObject({ code: 'study-too-small' });
	});
});

describe('density and emergence', () => {
	it('the density adds up to the incidents, whatever the bandwidth', async () => {
		await fc.assert(
			fc.asyncProperty(counts, fc.constantFrom(null, 400, 1500), async (values, bandwidth) => {
				fc.pre(sum(values) >= 20);
				const { density, facts, inside } = await densityMap({ study: ground(patch), counts: { cells: patch, values }, bandwidth });
				expect((sum(density) * facts.areaKm2) / facts.cells.length).toBeCloseTo(inside, 6);
			}),
			{ numRuns: 20 }
		);
	});

	it('a place that comes up late is rising, one that dies down fades, and ten months are needed', async () => {
		const [late, early] = [withRings([CENTRE], 0)[0] ?? '', withRings([CENTRE], 5).at(-1) ?? ''];
		const entries: [number, number, number][] = [];
		for (let month = 0; month < 12; month++)
			patch.forEach((cell, i) => {
				entries.push([i, month, cell === late ? (month >= 8 ? 40 : 1) : cell === early ? 60 - 5 * month : 1]);
			});
		const series = {
			cells: patch,
			cell: Uint32Array.from(entries, ([cell]) => cell),
			when: Uint32Array.from(entries, ([, when]) => when),
			count: Uint32Array.from(entries, ([, , count]) => count)
		};
		const result = await emergingSpots({ study: ground(patch), steps: 1, series, from: 0, to: 12 });
		const named = (areas: typeof result.rising) => areas.flatMap(({ cells }) => [...cells].map((i) => result.facts.cells[i]));
		expect(named(result.rising)).toContain(late);
		expect(named(result.rising)).not.toContain(early);
		expect(named(result.fading)).toContain(early);
		expect(result.inside).toBe(sum(series.count));
		await expect(emergingSpots({ study: ground(patch), steps: 1, series, from: 0, to: 9 })).rejects.toMatchObject({
			code: 'too-few-months'
		});
	});
});
