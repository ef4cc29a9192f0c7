import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { centresOf, childrenOf } from '../../../src/lib/core/cells';
import type { PlanFacts } from '../../../src/lib/share';
import { slideOf, blankSlide } from '../../../src/lib/share/story';
import { tellPlan } from '../../../src/lib/state/share/tellPlan';
import { meetingPack } from '../../share/meeting';

const packs = { partnership: meetingPack('partnership'), analyst: meetingPack('analyst') };
const [first = '', second = ''] = packs.partnership.cells;
const middle = (cell: string): { lng: number; lat: number } => {
	const [lng = 0, lat = 0] = centresOf([cell]);
	return { lng, lat };
};
const [near = '', beside = ''] = childrenOf(first, packs.partnership.resolution + 1);
const facts = (share: number, of: number): PlanFacts => ({
	when: 'Fri and Sat nights, 21:00–03:00, Fri 27/11/2026',
	objective: 'incidents',
	patrols: [
		{ name: 'Marshal A', hours: '21:00–03:00', stops: [middle(near), middle(beside), middle(second)] },
		{ name: 'Oscar 2', hours: '21:00–01:00', stops: [middle(near)] }
	],
	reached: { share, of },
	verdict: 'No better than last month’s map',
	trial: { plan: { share, of }, before: { share: share / 2, of } }
});
const told = (share: number, of: number, audience: keyof typeof packs) =>
	tellPlan(facts(share, of), packs[audience], (lng) => `near ${lng.toFixed(2)}`);

describe('a plan on a slide', () => {
	it('has its stops merged into the hexagons of the audience, who walks when, and shares of counts as they look', () => {
		const plan = told(0.3781, 4391, 'partnership');
		expect(plan.stops.map(({ cell, number }) => [cell, number])).toEqual([
			[first, 1],
			[second, 2]
		]);
		expect(plan.lead).toBe(
			'2 patrols reach places that hold about 38% of expected incidents. On earlier records no better than last month’s map: about 38% reached, about 19% by that map.'
		);
		expect(plan.points).toEqual(['Marshal A 21:00–03:00, stops 1, 2; Oscar 2 21:00–01:00, stop 1.', 'Reached does not mean prevented.']);
		expect(told(0.3781, 4391, 'analyst').lead).toContain('hold 38% of');
		const slide = slideOf({ ...blankSlide('plan', 'plan-1'), plan: facts(0.3781, 4391) }, packs.partnership, plan);
		expect(slide.title).toBe('2 patrols: Fri and Sat nights, 21:00–03:00, Fri 27/11/2026');
		expect(slide.figures.map(({ kind }) => kind)).toEqual(['map', 'table', 'text']);
		expect(slide.figures[0]).toMatchObject({
			spots: [
				{ number: 1, cell: first },
				{ number: 2, cell: second }
			]
		});
	});

	it('tells no share of few, and for partners none that only one count of incidents can give', () => {
		expect(told(0.5, 12, 'partnership').lead).toBe(
			'What share of expected incidents they reach is not told: there are too few. On earlier records no better than last month’s map.'
		);
		const said = (share: number, of: number): string => JSON.stringify(told(share, of, 'partnership'));
		fc.assert(
			fc.property(fc.integer({ min: 25, max: 3000 }), fc.double({ min: 0, max: 1, noNaN: true }), (of, share) => {
				const part = Math.round(share * of);
				// Another incident more or fewer, on the same side of rounding, changes no word.
				const other = 5 * Math.round(of / 5) === 5 * Math.round((of + 1) / 5) ? of + 1 : of - 1;
				if (5 * Math.round(other / 5) !== 5 * Math.round(of / 5) || other < 25) return;
				expect(said(part / other, other)).toBe(said(part / of, of));
			}),
			{ numRuns: 200 }
		);
	});
});
