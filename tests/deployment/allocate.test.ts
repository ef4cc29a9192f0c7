import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate, choicesOf, type AllocationRequest, type Choice } from '../../src/lib/deployment';

const AREAS = ['North', 'South', 'West'] as const;
const choice = fc.record({
	value: fc.integer({ min: 0, max: 30 }),
	hours: fc.integer({ min: 1, max: 8 }),
	rate: fc.integer({ min: 15, max: 40 })
});
const given = fc.record({
	blocks: fc.array(fc.record({ area: fc.nat(2), choices: fc.array(choice, { maxLength: 3 }) }), { minLength: 1, maxLength: 6 }),
	hours: fc.nat(30),
	inPounds: fc.boolean(),
	cap: fc.constantFrom(0.4, 0.6, 1),
	rules: fc.array(fc.record({ area: fc.nat(2), leastHours: fc.nat(6), excluded: fc.constantFrom(false, false, false, true) }), {
		maxLength: 2
	})
});
type Given = typeof given extends fc.Arbitrary<infer T> ? T : never;

const requestOf = ({ blocks, hours, inPounds, cap, rules }: Given): AllocationRequest => ({
	blocks: blocks.map(({ area, choices }, at) => ({
		id: String(at),
		area: AREAS[area] ?? '',
		choices: choices.map((one, i): Choice => ({
			label: '',
			units: i + 1,
			value: one.value,
			hours: one.hours,
			pounds: one.hours * one.rate
		}))
	})),
	budget: inPounds ? { in: 'pounds', most: hours * 25 } : { in: 'hours', most: hours },
	rules: rules.map((rule) => ({ ...rule, area: AREAS[rule.area] ?? '' })),
	cap
});

/** Every combination of choices. */
function* combinations({ blocks }: AllocationRequest): Generator<number[]> {
	const all = blocks.map(({ choices }) => [-1, ...choices.keys()]);
	const chosen = all.map(() => 0);
	for (;;) {
		yield chosen.map((at, block) => all[block]?.[at] ?? -1);
		let at = 0;
		while (at < chosen.length && (chosen[at] ?? 0) + 1 === (all[at]?.length ?? 0)) chosen[at++] = 0;
		if (at === chosen.length) return;
		chosen[at] = (chosen[at] ?? 0) + 1;
	}
}
const total = (request: AllocationRequest, chosen: readonly number[], of: 'value' | 'hours' | 'pounds', area?: string): number =>
	request.blocks.reduce(
		(sum, block, at) => sum + (area === undefined || block.area === area ? (block.choices[chosen[at] ?? -1]?.[of] ?? 0) : 0),
		0
	);

/** Whether a combination keeps the budget, and the rules of some areas. */
function keeps(request: AllocationRequest, chosen: readonly number[], areas: readonly string[] = AREAS): boolean {
	const { budget, rules = [], cap = 1 } = request;
	return (
		total(request, chosen, budget.in) <= budget.most + 1e-9 &&
		areas.every((area) => {
			const hours = total(request, chosen, 'hours', area);
			return (
				total(request, chosen, budget.in, area) <= cap * budget.most + 1e-9 &&
				rules.every((rule) => rule.area !== area || (hours >= (rule.leastHours ?? 0) && (!rule.excluded || hours === 0)))
			);
		})
	);
}

describe('allocation', () => {
	it('finds the best of all combinations that keep budget, minima, cap and exclusions, or says that there is none', () => {
		fc.assert(
			fc.property(given, (one) => {
				const request = requestOf(one);
				const possible = [...combinations(request)].filter((chosen) => keeps(request, chosen));
				const found = allocate(request);
				expect(found.kind).toBe(possible.length > 0 ? 'allocation' : 'infeasible');
				if (found.kind === 'infeasible') return;
				expect(found.value).toBe(Math.max(...possible.map((chosen) => total(request, chosen, 'value'))));
				expect(keeps(request, found.chosen)).toBe(true);
				expect(found.value).toBe(total(request, found.chosen, 'value'));
				expect(found.hours).toBe(total(request, found.chosen, 'hours'));
				expect(found.pounds).toBe(total(request, found.chosen, 'pounds'));
				for (const { area, hours, share } of found.areas) {
					expect(hours).toBe(total(request, found.chosen, 'hours', area));
					expect(share).toBeLessThanOrEqual(1);
				}
			}),
			{ numRuns: 300 }
		);
	});

	it('draws what every smaller amount would buy', () => {
		fc.assert(
			fc.property(given, (one) => {
				const request = requestOf({ ...one, rules: [], cap: 1 });
				const found = allocate(request);
				if (found.kind === 'infeasible') throw new Error('nothing is demanded');
				found.frontier.forEach(({ spent, value }, at) => {
					const less = allocate({ ...request, budget: { ...request.budget, most: spent } });
					expect(less).toMatchObject({ value });
					const before = found.frontier[at - 1];
					if (before) expect(value).toBeGreaterThan(before.value);
				});
				expect(found.frontier.at(-1)?.value).toBe(found.value);
			}),
			{ numRuns: 60 }
		);
	});

	it('covers at least as much as the budget spent on any one shift', () => {
		fc.assert(
			fc.property(given, (one) => {
				const request = requestOf({ ...one, rules: [], cap: 1 });
				const found = allocate(request);
				for (const block of request.blocks) {
					const alone = allocate({ ...request, blocks: [block] });
					if (found.kind === 'allocation' && alone.kind === 'allocation') expect(found.value).toBeGreaterThanOrEqual(alone.value);
				}
			})
		);
	});

	it('names the areas that conflict: alone impossible, or the fewest that together cost too much', () => {
		fc.assert(
			fc.property(given, (one) => {
				const request = requestOf(one);
				const found = allocate(request);
				if (found.kind === 'allocation') return;
				const all = [...combinations(request)];
				const endless = { ...request, budget: { ...request.budget, most: 1e6 }, cap: 1 };
				const capped = (chosen: readonly number[], area: string): boolean =>
					keeps(endless, chosen, [area]) &&
					total(request, chosen, request.budget.in, area) <= (request.cap ?? 1) * request.budget.most + 1e-9;
				if (found.why === 'area') for (const area of found.areas) expect(all.some((chosen) => capped(chosen, area))).toBe(false);
				else {
					const cheapest = (areas: readonly string[]): number =>
						Math.min(
							...all
								.filter((chosen) => areas.every((area) => capped(chosen, area)))
								.map((chosen) => total(request, chosen, request.budget.in))
						);
					expect(cheapest(found.areas)).toBe(found.needed);
					expect(found.needed).toBeGreaterThan(found.budget);
					for (const area of found.areas) expect(cheapest(found.areas.filter((other) => other !== area))).toBeLessThanOrEqual(found.budget);
				}
			}),
			{ numRuns: 300 }
		);
	});

	it('chooses the same when values are scaled, and is worth the same in any order of blocks', () => {
		fc.assert(
			fc.property(given, fc.integer({ min: 2, max: 9 }), (one, factor) => {
				const request = requestOf(one);
				const [found, turned] = [allocate(request), allocate({ ...request, blocks: [...request.blocks].reverse() })];
				const scaled = allocate({
					...request,
					blocks: request.blocks.map((block) => ({
						...block,
						choices: block.choices.map((choice) => ({ ...choice, value: factor * choice.value }))
					}))
				});
				expect(turned.kind).toBe(found.kind);
				if (found.kind === 'infeasible') return;
				expect(turned).toMatchObject({ value: found.value });
				expect(scaled).toMatchObject({ chosen: found.chosen });
				expect(allocate(request)).toEqual(found);
			})
		);
	});

	it('takes three shifts with four units from their curves, and says what the next unit would add', () => {
		const curve = [0, 10, 16, 19, 20];
		const block = (id: string, factor: number) => ({
			id,
			area: 'Town',
			choices: choicesOf(
				curve.map((value) => factor * value),
				{ hours: 4, perHour: 20, label: 'wardens' }
			)
		});
		const found = allocate({ blocks: [block('Fri', 2), block('Sat', 3), block('Sun', 1)], budget: { in: 'hours', most: 16 } });
		// Marginal gains 30, 20, 18, 12 with 4 h each: two on Saturday, two on Friday.
		expect(found).toMatchObject({ chosen: [1, 1, -1], value: 80, hours: 16, pounds: 320 });
		if (found.kind === 'allocation') {
			expect(found.more).toEqual([
				{ choice: 2, value: 6, hours: 4, pounds: 80 },
				{ choice: 2, value: 9, hours: 4, pounds: 80 },
				{ choice: 0, value: 10, hours: 4, pounds: 80 }
			]);
			expect(found.lastStep).toEqual({ spent: 4, value: 12, perUnit: 3 });
		}
	});

	it('refuses figures that cannot be spent', () => {
		expect(() => allocate({ blocks: [], budget: { in: 'hours', most: -1 } })).toThrow(/budget/);
		expect(() => allocate({ blocks: [], budget: { in: 'hours', most: 1 }, cap: 0 })).toThrow(/cap/);
	});
});
