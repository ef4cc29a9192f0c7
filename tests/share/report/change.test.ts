import { describe, expect, it } from 'vitest';
import { POLICIES, type Audience, type Look, type Sensitivity } from '../../../src/lib/disclosure/pack';
import { saysChange } from '../../../src/lib/share/report/change';
import { packOf } from './packs';

const says = (audience: Audience, before: Look | null, total: Look, sensitivity: Sensitivity = 'ordinary'): string =>
	saysChange(packOf(1, audience).pack, 'Bicycle theft', { total, before }, sensitivity);

describe('the sentence about a change', () => {
	it.each([
		['partnership', 2865, 3150, 'ordinary', 'Bicycle theft rose by about 10% from 2,865 to 3,150: about 285 more.'],
		['partnership', 3150, 2865, 'ordinary', 'Bicycle theft fell by about 9% from 3,150 to 2,865: about 285 fewer.'],
		[
			'partnership',
			2865,
			2900,
			'ordinary',
			'Bicycle theft showed no clear change, from 2,865 to 2,900: about +1%, 95% interval about −4% to +7%.'
		],
		['partnership', 15, 45, 'ordinary', 'Bicycle theft went from 15 to 45: too few for a percentage.'],
		['partnership', 'few', 45, 'ordinary', 'Bicycle theft went from fewer than 5 to 45: too few for a percentage.'],
		['public', 45, 'few', 'sensitive', 'Bicycle theft went from 45 to fewer than 10, perhaps none: too few for a percentage.'],
		['partnership', 'hidden', 45, 'ordinary', 'Bicycle theft went from a hidden number to 45: no percentage can be given.'],
		['partnership', 45, 'hidden', 'ordinary', 'Bicycle theft went from 45 to a hidden number: no percentage can be given.'],
		['partnership', 0, 45, 'ordinary', 'Bicycle theft: 45, against none before (n/a).'],
		['partnership', 0, 'few', 'ordinary', 'Bicycle theft: fewer than 5, against none before (n/a).'],
		['partnership', 0, 0, 'ordinary', 'Bicycle theft: none, against none before (n/a).'],
		['partnership', null, 45, 'ordinary', 'Bicycle theft: 45, 12 months to October 2026.'],
		['analyst', 2867, 3148, 'ordinary', 'Bicycle theft rose by 9.8% from 2,867 to 3,148: an extra 281, or about 5 a week.'],
		['analyst', 3, 7, 'sensitive', 'Bicycle theft went from 3 to 7: too few for a percentage.']
	] as const)('%s: %s, then %s (%s)', (audience, before, total, sensitivity, words) => {
		expect(says(audience, before, total, sensitivity)).toBe(words);
	});
	it('gives no more than whole percent of rounded counts, and none but rounded differences', () => {
		for (let now = 2000; now < 6000; now += 85) expect(says('partnership', 3000, now)).not.toMatch(/\d\.\d%|\d*[1-46-9] (more|fewer)/);
	});
	it('compares periods of unequal length by the day', () => {
		const { pack } = packOf(1, 'partnership');
		const longer = { ...pack, before: { from: pack.period.from - 366, to: pack.period.from } };
		expect(saysChange(longer, 'ASB', { total: 3150, before: 2865 }, 'ordinary')).toBe(
			'ASB rose by about 10% a day from 2,865 in 366 days to 3,150 in 365 days: about 295 more.'
		);
	});
	it('knows the rules of every audience', () => {
		expect(Object.keys(POLICIES)).toEqual(['analyst', 'partnership', 'public']);
	});
});
