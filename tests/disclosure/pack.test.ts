import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { makePack } from '../../src/lib/disclosure/pack';
import { attackOf, isSmall, needed, solver, type Solve } from './attackPack';
import { packFacts } from './packs';

let solve: Solve;
beforeAll(async () => {
	solve = await solver();
});

describe('makePack', () => {
	it('shows no small number, and none can be narrowed from all that it tells together', { timeout: 300_000 }, () => {
		let [small, divided] = [0, 0];
		fc.assert(
			fc.property(packFacts({ categories: 4, cells: 5, months: 3, bands: 4 }), (facts) => {
				const pack = makePack(facts);
				if (pack.areas) divided++;
				const attack = attackOf(facts, pack);
				for (const item of attack.known) {
					if (Number.isNaN(item.truth) || !isSmall(item) || item.look === null) continue;
					expect(typeof item.look).toBe('string');
					const [low, high] = solve(item.name, attack) ?? [NaN, NaN];
					expect(low).toBeLessThanOrEqual(item.truth);
					expect(high).toBeGreaterThanOrEqual(item.truth);
					expect(high - low).toBeGreaterThanOrEqual(needed(item));
					small++;
				}
			}),
			{ numRuns: 120 }
		);
		expect(small).toBeGreaterThan(100);
		expect(divided).toBeGreaterThan(10);
	});

	it('tells what is large: every shown number is within rounding of the count, and hexagons nearly always', () => {
		let [large, withCells] = [0, 0];
		fc.assert(
			fc.property(packFacts({ categories: 6, cells: 8, months: 6, bands: 8 }), (facts) => {
				const pack = makePack(facts);
				for (const { look, truth, rule } of attackOf(facts, pack).known)
					if (typeof look === 'number') expect(Math.abs(look - truth)).toBeLessThanOrEqual(rule.base / 2);
				if (typeof pack.all.total !== 'number') return;
				large++;
				if (pack.all.cells) withCells++;
			}),
			{ numRuns: 200 }
		);
		// Of the smallest packs one in some dozens has nothing to make up for a small count: then it tells no places.
		expect(withCells / large).toBeGreaterThan(0.95);
	});
});
