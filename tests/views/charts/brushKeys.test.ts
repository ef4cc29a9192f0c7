import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brushKey, brushRange, positionAt, type Brush } from '../../../src/lib/views/charts/brushKeys';

const press = (keys: readonly [string, boolean?][], length = 24): { brush: Brush | null; then: string | null } => {
	let brush: Brush | null = null;
	let then: string | null = null;
	for (const [key, shift] of keys) {
		const step = brushKey(key, shift ?? false, brush, length, 3);
		if (!step) continue;
		({ brush, then } = step);
	}
	return { brush, then };
};

describe('keys of the brush', () => {
	it('starts at the last bin, moves, extends and applies', () => {
		expect(press([['ArrowLeft']]).brush).toEqual({ cursor: 23, anchor: 23 });
		expect(press([['ArrowLeft'], ['ArrowLeft'], ['ArrowLeft', true], ['ArrowLeft', true]]).brush).toEqual({ cursor: 20, anchor: 22 });
		expect(press([['ArrowLeft'], ['Home', true], ['Enter']])).toEqual({ brush: { cursor: 0, anchor: 23 }, then: 'apply' });
		expect(press([['ArrowLeft'], ['Escape']])).toEqual({ brush: null, then: 'clear' });
		expect(brushKey('Enter', false, null, 24, 3)).toEqual({ brush: null, then: null });
		expect(brushKey('a', false, null, 24, 3)).toBeNull();
		expect(brushKey('ArrowLeft', false, null, 0, 3)).toBeNull();
	});
	it('never leaves the bins', () => {
		const key = fc.constantFrom('ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End', 'Enter', 'Escape');
		fc.assert(
			fc.property(fc.array(fc.tuple(key, fc.boolean())), fc.integer({ min: 1, max: 40 }), (keys, length) => {
				const { brush } = press(keys, length);
				if (!brush) return;
				const { first, last } = brushRange(brush);
				expect(first).toBeGreaterThanOrEqual(0);
				expect(last).toBeLessThan(length);
				expect(first).toBeLessThanOrEqual(last);
			})
		);
	});
});

describe('pixels to bins', () => {
	it('covers the plot evenly and clamps outside', () => {
		expect(positionAt(-5, 240, 24)).toBe(0);
		expect(positionAt(9.9, 240, 24)).toBe(0);
		expect(positionAt(10, 240, 24)).toBe(1);
		expect(positionAt(500, 240, 24)).toBe(23);
		expect(positionAt(5, 0, 24)).toBe(0);
	});
});
