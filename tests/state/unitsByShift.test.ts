import { expect, it } from 'vitest';
import { unitsByShift, type Calls } from '../../src/lib/state/week/unitsByShift';

/** Eight hours with one call an hour in two areas together, then the same hours with none. */
const curves = {
	shifts: [{ hours: 8 }, { hours: 8 }],
	areas: [{}, {}],
	expected: Float64Array.of(6, 2, 0, 0)
} as unknown as Parameters<typeof unitsByShift>[0];
const units = (calls: Partial<Calls>): number[] => unitsByShift(curves, { minutes: 60, met: 90, within: null, busy: 60, ...calls });

it('asks for as many patrols as the rule and the cap say', () => {
	// Poisson with mean 1: at most 2 in 92 % of moments, at most 3 in 98 %.
	expect(units({})).toEqual([2, 0]);
	expect(units({ met: 95 })).toEqual([3, 0]);
	// One patrol busy all the time is at most 25 % busy as four.
	expect(units({ busy: 25 })).toEqual([4, 0]);
	// Erlang C with load 1: two answer 67 % at once, three 91 %.
	expect(units({ within: 0, met: 66 })).toEqual([2, 0]);
	expect(units({ within: 0, met: 80 })).toEqual([3, 0]);
	expect(units({ within: 120, met: 80 })[0]).toBe(2);
});
