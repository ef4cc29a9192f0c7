import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grouped, tickedOf, toggleNames } from '../../../src/lib/views/parts/checkSelection';

const names = ['a', 'b', 'c', 'd'];

describe('groups of a list', () => {
	it('are ticked wholly, partly or not', () => {
		expect([null, ['a', 'b'], ['a'], ['c'], []].map((selection) => tickedOf(selection, ['a', 'b']))).toEqual([
			'all',
			'all',
			'some',
			'none',
			'none'
		]);
	});
	it('turn on when anything is missing and off when nothing is, and touch no other name', () => {
		fc.assert(
			fc.property(fc.subarray(names), fc.subarray(names, { minLength: 1 }), (chosen, group) => {
				const next = toggleNames(chosen, group);
				expect(tickedOf(next, group)).toBe(tickedOf(chosen, group) === 'all' ? 'none' : 'all');
				for (const other of names.filter((name) => !group.includes(name))) expect(next.includes(other)).toBe(chosen.includes(other));
				expect(new Set(next).size).toBe(next.length);
			})
		);
	});
	it('keep every item, in order', () => {
		const items = [{ name: 'a', group: 'x' }, { name: 'b', group: 'y' }, { name: 'c', group: 'x' }, { name: 'd' }];
		expect(grouped(items).map(({ group, items: own }) => [group, own.map(({ name }) => name).join('')])).toEqual([
			['x', 'ac'],
			['y', 'b'],
			[undefined, 'd']
		]);
	});
});
