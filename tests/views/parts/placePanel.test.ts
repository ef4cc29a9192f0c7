import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placePanel } from '../../../src/lib/views/parts/placePanel';

const window = { width: 1440, height: 900 };
const anchor = (left: number, top: number): { left: number; right: number; top: number; bottom: number } => ({
	left,
	right: left + 120,
	top,
	bottom: top + 32
});

describe('place of a panel', () => {
	it('stands under its anchor, and above it where only there it fits', () => {
		expect(placePanel(anchor(20, 60), { width: 320, height: 400 }, window)).toEqual({ left: 20, top: 96, maxHeight: 792 });
		expect(placePanel(anchor(20, 800), { width: 320, height: 400 }, window).top).toBe(800 - 4 - 400);
	});
	it('stays inside the window', () => {
		const size = fc.record({ width: fc.integer({ min: 40, max: 600 }), height: fc.integer({ min: 20, max: 2000 }) });
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 1320 }), fc.integer({ min: 0, max: 860 }), size, (left, top, panel) => {
				const place = placePanel(anchor(left, top), panel, window);
				expect(place.left).toBeGreaterThanOrEqual(8);
				expect(place.left + panel.width).toBeLessThanOrEqual(1432);
				expect(place.top).toBeGreaterThanOrEqual(8);
				expect(place.top + Math.min(panel.height, place.maxHeight)).toBeLessThanOrEqual(900);
			})
		);
	});
});
