import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeSentence, signedPercent } from '../../src/lib/analysis/change/sentence';

const year = { now: 365, before: 365 };
const say = (before: number, now: number, days = year): string => changeSentence({ now, before, days }).text;

describe('changeSentence', () => {
	it('speaks as the house does', () => {
		expect(say(2867, 3148)).toBe('rose by 9.8% from 2,867 to 3,148: an extra 281, or about 5 a week');
		expect(say(2100, 1512)).toBe('fell by 28.0% from 2,100 to 1,512: 588 fewer, or about 11 a week');
		expect(say(2172, 2357, { now: 92, before: 92 })).toBe('rose by 8.5% from 2,172 to 2,357: an extra 185, or about 2 a day');
		expect(say(40, 70)).toBe('rose by 75.0% from 40 to 70: an extra 30, or about 3 a month');
	});

	it('gives parts that the text agrees with', () => {
		const change = changeSentence({ now: 3148, before: 2867, days: year });
		expect(change).toMatchObject({
			kind: 'rise',
			verb: 'rose',
			from: 2867,
			to: 3148,
			difference: 281,
			perUnit: { value: 5, unit: 'week' }
		});
		expect(change.percent).toBeCloseTo(0.098, 3);
		expect(signedPercent(change.interval?.low ?? 0)).toBe('+4.4%');
		expect(signedPercent(change.interval?.high ?? 0)).toBe('+15.5%');
	});

	it('calls a change unclear while its interval includes none', () => {
		expect(say(331, 340)).toMatch(/^showed no clear change, from 331 to 340: \+2\.7%, 95% interval −\d+\.\d% to \+\d+\.\d%$/);
		expect(say(300, 300)).toMatch(/^showed no clear change, from 300 to 300: 0\.0%, /);
	});

	it('gives no percentage on fewer than 20, nor against none', () => {
		expect(changeSentence({ now: 30, before: 0, days: year })).toMatchObject({ kind: 'none-before', percent: null, interval: null });
		expect(say(0, 30)).toBe('were 30, against none before (n/a)');
		expect(say(19, 60)).toBe('went from 19 to 60: too few for a percentage');
		expect(say(60, 0)).toBe('went from 60 to 0: too few for a percentage');
	});

	it('compares unequal periods by the day and says so', () => {
		const days = { now: 366, before: 365 };
		expect(say(3650, 3660, days)).toMatch(/^showed no clear change, from 3,650 in 365 days to 3,660 in 366 days: 0\.0% a day, /);
		expect(say(1000, 3000, { now: 730, before: 365 })).toBe(
			'rose by 50.0% a day from 1,000 in 365 days to 3,000 in 730 days: an extra 1,000, or about 10 a week'
		);
	});

	it('never says a percentage that its rules forbid, for any counts', () => {
		fc.assert(
			fc.property(fc.nat(5000), fc.nat(5000), fc.integer({ min: 1, max: 800 }), fc.integer({ min: 1, max: 800 }), (now, before, a, b) => {
				const { text, percent, kind, interval } = changeSentence({ now, before, days: { now: a, before: b } });
				expect(text).not.toMatch(/NaN|Infinity|undefined|-\d/);
				expect(percent === null).toBe(now < 20 || before < 20);
				expect(text.includes('%')).toBe(percent !== null);
				if (kind === 'rise') expect(interval?.low).toBeGreaterThan(0);
				if (kind === 'fall') expect(interval?.high).toBeLessThan(0);
			})
		);
	});
});
