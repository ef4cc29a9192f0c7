import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answeredWithin, erlangC, poissonQuantile } from '../../src/lib/deployment/staffing/erlang';
import { coverHours, type ShiftCoverRequest } from '../../src/lib/deployment/staffing/shiftCover';
import { unitsNeeded } from '../../src/lib/deployment/staffing/staffing';

/** Erlang C by its defining sum. */
function erlangBySum(load: number, units: number): number {
	const terms = Array.from({ length: units + 1 }, (_, n) =>
		Array.from({ length: n }, (__, i) => load / (i + 1)).reduce((a, b) => a * b, 1)
	);
	const last = ((terms[units] ?? 0) * units) / (units - load);
	return last / (terms.slice(0, units).reduce((a, b) => a + b, 0) + last);
}

describe('waiting and busy units', () => {
	it('agree with the defining sums', () => {
		fc.assert(
			fc.property(fc.double({ min: 0.01, max: 12, noNaN: true }), fc.integer({ min: 1, max: 30 }), (load, units) => {
				if (units <= load) expect(erlangC(load, units)).toBe(1);
				else expect(erlangC(load, units)).toBeCloseTo(erlangBySum(load, units), 10);
			})
		);
	});

	it('agree with published figures', () => {
		// Erlang C for 10 erlangs and 12 and 14 agents: 44.9 % and 17.4 % wait (Cooper 1981, standard tables).
		expect(erlangC(10, 12)).toBeCloseTo(0.4494, 3);
		expect(erlangC(10, 14)).toBeCloseTo(0.1741, 3);
		// One server: a call waits with the load's chance.
		expect(erlangC(0.4, 1)).toBeCloseTo(0.4, 12);
		expect(answeredWithin(0.5, 1, 10, 0)).toBeCloseTo(0.5, 12);
		// R: qpois(0.9, c(0.3, 1, 3, 25)) = 1 2 5 32.
		expect([0.3, 1, 3, 25].map((mean) => poissonQuantile(mean, 0.9))).toEqual([1, 2, 5, 32]);
		expect(poissonQuantile(0, 0.9)).toBe(0);
	});

	it('give the fewest units that keep the rule and the cap on utilisation', () => {
		// None, or enough to be told from rounding.
		const rate = fc.oneof(fc.constant(0), fc.double({ min: 0.001, max: 10, noNaN: true }));
		const rule = fc.oneof(
			fc.record({ by: fc.constant('waiting' as const), share: fc.double({ min: 0.5, max: 0.99, noNaN: true }), minutes: fc.nat(20) }),
			fc.record({ by: fc.constant('busy' as const), quantile: fc.double({ min: 0.5, max: 0.99, noNaN: true }) })
		);
		fc.assert(
			fc.property(rate, fc.integer({ min: 5, max: 90 }), rule, (perHour, minutesEach, by) => {
				const found = unitsNeeded({ perHour, minutesEach, rule: by });
				expect(found.load).toBeCloseTo((perHour * minutesEach) / 60, 12);
				const good = (n: number): boolean =>
					n * 0.6 >= found.load - 1e-9 &&
					(by.by === 'busy'
						? n >= poissonQuantile(found.load, by.quantile)
						: answeredWithin(found.load, n, minutesEach, by.minutes) >= by.share);
				expect(good(found.units)).toBe(true);
				if (found.units > 0) expect(good(found.units - 1)).toBe(false);
				expect(found.busy).toBeLessThanOrEqual(0.6 + 1e-9);
				expect(found.units).toBe(Math.max(found.byRule, found.byUtilisation));
			})
		);
	});

	it('refuse figures that cannot be', () => {
		const rule = { by: 'busy', quantile: 0.9 } as const;
		for (const wrong of [
			{ perHour: -1 },
			{ perHour: NaN },
			{ minutesEach: 0 },
			{ utilisation: 1.2 },
			{ rule: { by: 'busy', quantile: 1 } } as const
		])
			expect(() => unitsNeeded({ perHour: 1, minutesEach: 30, rule, ...wrong })).toThrow(/staffed/);
	});
});

const shifts = fc.array(
	fc.record({
		from: fc.nat(7),
		hours: fc.integer({ min: 1, max: 8 }),
		cost: fc.integer({ min: 1, max: 12 }),
		most: fc.option(fc.nat(3), { nil: undefined })
	}),
	{ minLength: 1, maxLength: 4 }
);
const cover = fc.record({ need: fc.array(fc.nat(3), { minLength: 8, maxLength: 8 }), shifts });

/** The cheapest of all numbers of units; Infinity without a cover. */
function cheapest({ need, shifts: all }: ShiftCoverRequest): number {
	const descend = (at: number, duty: readonly number[], cost: number): number => {
		const shift = all[at];
		if (!shift) return need.every((n, hour) => (duty[hour] ?? 0) >= n) ? cost : Infinity;
		return Math.min(
			...Array.from({ length: Math.min(shift.most ?? 3, 3) + 1 }, (_, units) =>
				descend(
					at + 1,
					duty.map((n, hour) => n + ((hour - shift.from + 8) % 8 < shift.hours ? units : 0)),
					cost + units * shift.cost
				)
			)
		);
	};
	return descend(0, new Array<number>(8).fill(0), 0);
}

describe('shift cover', () => {
	it('is the cheapest of all, over the end of the period, too, or names the hours that nothing covers', () => {
		fc.assert(
			fc.property(cover, (given) => {
				const request: ShiftCoverRequest = {
					need: Uint16Array.from(given.need),
					shifts: given.shifts.map(({ most, ...shift }, at) => ({ id: String(at), ...shift, ...(most === undefined ? {} : { most }) }))
				};
				const best = cheapest(request);
				const found = coverHours(request);
				expect(found.kind).toBe(best < Infinity ? 'cover' : 'uncoverable');
				if (found.kind === 'uncoverable') {
					expect(found.hours.length).toBeGreaterThan(0);
					return;
				}
				expect(found.cost).toBe(best);
				const duty = given.need.map((_, hour) =>
					request.shifts.reduce((sum, { from, hours }, s) => sum + ((hour - from + 8) % 8 < hours ? (found.units[s] ?? 0) : 0), 0)
				);
				expect([...found.onDuty]).toEqual(duty);
				duty.forEach((n, hour) => {
					expect(n).toBeGreaterThanOrEqual(given.need[hour] ?? 0);
				});
				expect(found.spare).toBe(duty.reduce((sum, n, hour) => sum + n - (given.need[hour] ?? 0), 0));
				found.units.forEach((n, s) => {
					expect(n).toBeLessThanOrEqual(request.shifts[s]?.most ?? Infinity);
				});
			}),
			{ numRuns: 300 }
		);
	});

	it('covers three hours in a ring by shifts of two: three halves will not do', () => {
		const ring = { need: Uint16Array.from([1, 1, 1]), shifts: [0, 1, 2].map((from) => ({ id: String(from), from, hours: 2, cost: 1 })) };
		expect(coverHours(ring)).toMatchObject({ kind: 'cover', cost: 2, spare: 1 });
	});

	it('plans a week of 168 hours at once', () => {
		const need = Uint16Array.from({ length: 168 }, (_, hour) =>
			Math.floor(hour / 24) >= 4 && (hour % 24 >= 20 || hour % 24 < 4) ? 4 : hour % 24 >= 8 ? 2 : 1
		);
		const all = Array.from({ length: 7 }, (_, day) =>
			[6, 14, 18, 22].map((from) => ({ id: `${String(day)} ${String(from)}`, from: 24 * day + from, hours: 8, cost: 8 }))
		).flat();
		const found = coverHours({ need, shifts: all });
		expect(found.kind).toBe('cover');
		expect(coverHours({ need, shifts: all })).toEqual(found);
	});

	it('refuses shifts outside the period', () => {
		expect(() => coverHours({ need: new Uint16Array(24), shifts: [{ id: 'late', from: 24, hours: 8, cost: 1 }] })).toThrow(/late/);
		expect(() => coverHours({ need: new Uint16Array(0), shifts: [] })).toThrow(/no hour/);
	});
});
