import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocateOverlapping, type OverlapRequest } from '../../src/lib/deployment/allocation/overlapping';
import { highsSolver } from '../../src/lib/deployment/exact/highs';

const HOURS = 6;
const solver = highsSolver();
const given = fc.record({
	curves: fc.array(fc.array(fc.nat(9), { minLength: 1, maxLength: 4 }), { minLength: HOURS, maxLength: HOURS }),
	shifts: fc.array(fc.record({ from: fc.nat(HOURS - 1), hours: fc.integer({ min: 1, max: 4 }), cost: fc.integer({ min: 1, max: 6 }) }), {
		minLength: 1,
		maxLength: 4
	}),
	budget: fc.nat(16)
});

const valueOf = ({ curves, shifts }: OverlapRequest, units: readonly number[]): number =>
	curves.reduce((sum, curve, hour) => {
		const duty = units.reduce((n, one, s) => n + ((hour - (shifts[s]?.from ?? 0) + HOURS) % HOURS < (shifts[s]?.hours ?? 0) ? one : 0), 0);
		return sum + Math.max(...curve.slice(0, duty + 1));
	}, 0);

/** The most that any numbers of units cover within the budget. */
function bruteForce(request: OverlapRequest, units: readonly number[] = [], spent = 0): number {
	const shift = request.shifts[units.length];
	if (!shift) return valueOf(request, units);
	return Math.max(
		...[0, 1, 2, 3]
			.filter((n) => spent + n * shift.cost <= request.budget)
			.map((n) => bruteForce(request, [...units, n], spent + n * shift.cost))
	);
}

describe('overlapping shifts', () => {
	it('cover as much as the best of all numbers of units, within the budget', async () => {
		await fc.assert(
			fc.asyncProperty(given, async ({ curves, shifts, budget }) => {
				const request: OverlapRequest = { curves, shifts: shifts.map((shift, at) => ({ id: String(at), ...shift })), budget };
				const found = await allocateOverlapping(request, solver);
				expect(found.value).toBe(bruteForce(request));
				expect(found.value).toBe(valueOf(request, found.units));
				expect(found.cost).toBe(found.units.reduce((sum, n, s) => sum + n * (request.shifts[s]?.cost ?? 0), 0));
				expect(found.cost).toBeLessThanOrEqual(budget);
				expect(found.bound).toBeGreaterThanOrEqual(found.value);
				expect(found.bound).toBeLessThanOrEqual(found.value + 1e-6);
			}),
			{ numRuns: 40 }
		);
	});

	it('refuses shifts outside the hours', async () => {
		const shift = { id: 'late', from: 6, hours: 2, cost: 1 };
		await expect(allocateOverlapping({ curves: [[0, 1]], shifts: [shift], budget: 1 }, solver)).rejects.toMatchObject({
			code: 'overlap-figures'
		});
	});
});
