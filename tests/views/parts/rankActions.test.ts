import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchScore, rankActions, type Action } from '../../../src/lib/views/parts/rankActions';

const action = (id: string, group: string, label: string): Action => ({ id, group, label, run: () => undefined });
const actions = [
	action('explore', 'Views', 'Explore'),
	action('plan', 'Views', 'Plan a shift'),
	action('westgate', 'Places', 'Westgate, Canterbury'),
	action('dark', 'Theme', 'Dark theme')
];
const found = (query: string): string[] => rankActions(actions, query).map(({ id }) => id);

describe('finding actions', () => {
	it('finds by words, beginnings, initials and group', () => {
		expect(found('')).toEqual(['explore', 'plan', 'westgate', 'dark']);
		expect(found('shift')[0]).toBe('plan');
		expect(found('pas')[0]).toBe('plan');
		expect(found('canter')).toEqual(['westgate']);
		expect(found('theme')[0]).toBe('dark');
		expect(found('places')).toEqual(['westgate']);
		expect(found('zzz')).toEqual([]);
	});
	it('prefers the whole phrase to scattered letters', () => {
		expect(matchScore('plan', 'Plan a shift')).toBeGreaterThan(matchScore('plan', 'People in the lane, north') ?? 0);
	});
	it('keeps groups together', () => {
		fc.assert(
			fc.property(fc.string({ maxLength: 3 }), (query) => {
				const groups = rankActions(actions, query).map((a) => a.group);
				const starts = groups.filter((group, i) => group !== groups[i - 1]);
				expect(new Set(starts).size).toBe(starts.length);
			})
		);
	});
});
