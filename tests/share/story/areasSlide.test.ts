import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makePack, type PackFacts } from '../../../src/lib/disclosure/pack';
import { blankSlide, slideOf } from '../../../src/lib/share/story';
import { packFacts } from '../../disclosure/packs';
import { meetingFacts } from '../meeting';

const slide = (facts: PackFacts) => slideOf(blankSlide('areas', 'areas-1'), makePack(facts));
const UNTOLD = 'Nothing is told by area';
const WHY = 'Counts by ward are left out: beside those of hexagons they would tell small numbers.';

describe('the slide of areas', () => {
	it('says why nothing is told by area, and only what helps against that', () => {
		const facts = packFacts({ categories: 2, cells: 3, months: 1, bands: 2 });
		fc.assert(
			fc.property(facts, (made) => {
				const { title, lead } = slide(made);
				if (made.areas === null) {
					expect([title, lead]).toEqual([UNTOLD, 'Load a layer of wards, or choose no area, to have counts by area.']);
				} else if (title === UNTOLD) {
					const exact = made.head.audience === 'analyst';
					const remedy = exact
						? 'For Partnership, where counts are rounded,'
						: 'With a longer period or more categories fewer numbers are small, and';
					expect(lead).toBe(`${WHY} ${remedy} they can mostly be told.`);
				}
			}),
			{ numRuns: 40 }
		);
	});

	it('has for partners what exact hexagons keep from the analyst', () => {
		const facts = (audience: 'analyst' | 'partnership'): PackFacts => {
			const { head } = meetingFacts(audience);
			return {
				head: { ...head, before: null, months: head.months.slice(-1) },
				categories: [{ name: 'Burglary', sensitive: false, priority: null, now: 312, before: null }],
				cells: [head.cells.map((_, at) => [109, 200, 3][at] ?? 0)],
				months: [[312]],
				bands: null,
				areas: {
					kind: 'ward',
					names: ['Barton', 'Northgate'],
					now: [109, 203],
					before: null,
					inside: [
						[[0, 109]],
						[
							[1, 200],
							[2, 3]
						]
					]
				}
			};
		};
		expect(slide(facts('analyst')).lead).toBe(`${WHY} For Partnership, where counts are rounded, they can mostly be told.`);
		expect(slide(facts('partnership')).title).toBe('Northgate has the most incidents, with 205');
	});
});
