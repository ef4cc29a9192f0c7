import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eTest } from '../../src/lib/analysis/stats/e-test';
import { byarInterval, poissonInterval } from '../../src/lib/analysis/stats/poisson-interval';
import { changeP, rateRatio } from '../../src/lib/analysis/stats/rate-ratio';
import { wheelerZ } from '../../src/lib/analysis/stats/wheeler-z';

const side = fc.record({ count: fc.nat(400), exposure: fc.integer({ min: 1, max: 400 }) });

describe('rateRatio', () => {
	it('gives the textbook limits of a share: 6 of 8', () => {
		// Clopper–Pearson for 6 of 8: 0.3491 … 0.9681, as odds.
		const { ratio, low, high } = rateRatio({ count: 6, exposure: 1 }, { count: 2, exposure: 1 });
		expect(ratio).toBe(3);
		expect(low).toBeCloseTo(0.3491 / 0.6509, 3);
		expect(high).toBeCloseTo(0.9681 / 0.0319, 0);
	});

	it('is open above when nothing was counted before, and 0 when nothing is counted now', () => {
		expect(rateRatio({ count: 3, exposure: 1 }, { count: 0, exposure: 1 })).toMatchObject({ ratio: Infinity, high: Infinity });
		expect(rateRatio({ count: 0, exposure: 1 }, { count: 3, exposure: 1 })).toMatchObject({ ratio: 0, low: 0 });
		expect(rateRatio({ count: 0, exposure: 1 }, { count: 0, exposure: 1 })).toEqual({ ratio: NaN, low: 0, high: Infinity });
	});

	it('holds the ratio, turns over when the sides do, and widens with its level', () => {
		fc.assert(
			fc.property(side, side, (now, before) => {
				fc.pre(now.count > 0 && before.count > 0);
				const there = rateRatio(now, before);
				const back = rateRatio(before, now);
				expect(there.low).toBeLessThanOrEqual(there.ratio);
				expect(there.high).toBeGreaterThanOrEqual(there.ratio);
				expect(there.low * back.high).toBeCloseTo(1, 8);
				const wide = rateRatio(now, before, 0.99);
				expect(wide.low).toBeLessThan(there.low);
				expect(wide.high).toBeGreaterThan(there.high);
			})
		);
	});

	it('agrees with its central p: the interval leaves 1 out exactly when p is under 0.05', () => {
		fc.assert(
			fc.property(side, side, (now, before) => {
				fc.pre(now.count + before.count > 0);
				const { low, high } = rateRatio(now, before);
				const { central, mid } = changeP(now, before);
				expect(low > 1 || high < 1).toBe(central < 0.05);
				expect(mid).toBeLessThanOrEqual(central);
			})
		);
	});

	it('refuses impossible counts and exposures', () => {
		expect(() => rateRatio({ count: -1, exposure: 1 }, { count: 1, exposure: 1 })).toThrow(RangeError);
		expect(() => rateRatio({ count: 1.5, exposure: 1 }, { count: 1, exposure: 1 })).toThrow(RangeError);
		expect(() => rateRatio({ count: 1, exposure: 0 }, { count: 1, exposure: 1 })).toThrow(RangeError);
	});
});

describe('changeP', () => {
	it('counts the outcomes of a fair coin: 6 of 8', () => {
		// (1 + 8 + 28) × 2 ÷ 256
		const p = changeP({ count: 6, exposure: 1 }, { count: 2, exposure: 1 });
		expect(p.likelihood).toBeCloseTo(74 / 256, 12);
		expect(p.central).toBeCloseTo(74 / 256, 12);
		expect(p.mid).toBeCloseTo((74 - 28) / 256, 12);
	});

	it('holds for thousands of incidents', () => {
		expect(changeP({ count: 60_000, exposure: 1 }, { count: 60_000, exposure: 1 }).central).toBe(1);
		expect(changeP({ count: 3148, exposure: 365 }, { count: 2867, exposure: 365 }).central).toBeCloseTo(0.0003, 4);
	});
});

describe('intervals of one count', () => {
	it('is the zero case 1 − e^−μ in closed form', () => {
		const { low, high } = poissonInterval(0);
		expect(low).toBe(0);
		expect(high).toBeCloseTo(-Math.log(0.025), 12);
	});

	it('nests by level and holds the count', () => {
		fc.assert(
			fc.property(fc.nat(2000), (count) => {
				const narrow = poissonInterval(count);
				const wide = poissonInterval(count, 0.998);
				expect(narrow.low <= count && count < narrow.high).toBe(true);
				expect(wide.low <= narrow.low && wide.high > narrow.high).toBe(true);
				if (count >= 10) expect(byarInterval(count).high).toBeCloseTo(narrow.high, 1);
			})
		);
	});
});

describe('other tests of a change', () => {
	it('eTest is certain of nothing on no counts, and symmetrical', () => {
		expect(eTest({ count: 0, exposure: 1 }, { count: 0, exposure: 1 })).toBe(1);
		const a = { count: 12, exposure: 2 };
		const b = { count: 3, exposure: 1 };
		expect(eTest(a, b)).toBeCloseTo(eTest(b, a), 12);
	});
	it('wheelerZ is 0 on no change and about the normal score otherwise', () => {
		expect(wheelerZ(9, 9)).toBe(0);
		expect(wheelerZ(25, 16)).toBe(2);
	});
});
