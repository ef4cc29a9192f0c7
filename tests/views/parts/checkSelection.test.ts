import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTicked, matchNames, selectionWords, toggleName } from '../../../src/lib/views/parts/checkSelection';

const names = ['Drugs', 'Public order', 'Café noise'];

describe('ticks of a list', () => {
	it('goes from all to all but one and back to all', () => {
		expect(toggleName(names, null, 'Drugs')).toEqual(['Public order', 'Café noise']);
		expect(toggleName(names, ['Public order', 'Café noise'], 'Drugs')).toBeNull();
		expect(toggleName(names, ['Drugs'], 'Drugs')).toEqual([]);
	});
	it('changes the tick of that name and of no other', () => {
		fc.assert(
			fc.property(fc.option(fc.subarray(names)), fc.constantFrom(...names), (selection, name) => {
				const next = toggleName(names, selection, name);
				for (const other of names) expect(isTicked(next, other)).toBe(isTicked(selection, other) !== (other === name));
			})
		);
	});
	it('finds names by any of their words, case and accents aside', () => {
		const items = names.map((name) => ({ name }));
		expect(matchNames(items, 'cafe').map((i) => i.name)).toEqual(['Café noise']);
		expect(matchNames(items, 'ORDER pub').map((i) => i.name)).toEqual(['Public order']);
		expect(matchNames(items, ' ')).toBe(items);
	});
	it('puts a selection in words', () => {
		expect([null, [], ['Drugs'], ['Drugs', 'Public order']].map((s) => selectionWords(names, s))).toEqual([
			'All 3',
			'None',
			'Drugs',
			'2 of 3'
		]);
	});
});
