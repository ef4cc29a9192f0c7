import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slotsOf, type WeekWindow } from '../../../src/lib/core/filter';
import { boxesOf, moveCell, slotOf, toggleDay, windowOf, type GridBox, type GridCell } from '../../../src/lib/views/charts/weekGrid';

const anyCell = fc.record({ row: fc.integer({ min: 0, max: 6 }), column: fc.integer({ min: 0, max: 23 }) });
const anyWindow: fc.Arbitrary<WeekWindow> = fc.record({
	days: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 7 }),
	from: fc.integer({ min: 0, max: 23 }),
	to: fc.integer({ min: 0, max: 23 }),
	nights: fc.boolean()
});
const cellsOf = ({ top, bottom, left, right }: GridBox): GridCell[] =>
	Array.from({ length: (bottom - top + 1) * (right - left + 1) }, (_, i) => ({
		row: top + Math.floor(i / (right - left + 1)),
		column: left + (i % (right - left + 1))
	}));
const sorted = (slots: readonly number[]): number[] => [...slots].sort((a, b) => a - b);

describe('hour × weekday grid', () => {
	it('reads Friday 21:00–03:00 off its cells', () => {
		expect(windowOf({ row: 5, column: 20 }, { row: 4, column: 15 }, true)).toEqual({ days: [4, 5], from: 21, to: 3, nights: true });
		expect(slotOf({ row: 6, column: 18 }, true)).toBe(0);
		expect(slotOf({ row: 6, column: 23 }, true)).toBe(5);
		expect(slotOf({ row: 6, column: 23 }, false)).toBe(167);
	});
	it('shows every slot of the week exactly once, nights or not', () => {
		for (const nights of [true, false]) {
			const slots = cellsOf({ top: 0, bottom: 6, left: 0, right: 23 }).map((cell) => slotOf(cell, nights));
			expect(sorted(slots)).toEqual(Array.from({ length: 168 }, (_, i) => i));
		}
	});
	it('turns a rectangle into the window that covers exactly its cells', () => {
		fc.assert(
			fc.property(anyCell, anyCell, fc.boolean(), (a, b, nights) => {
				const box = {
					top: Math.min(a.row, b.row),
					bottom: Math.max(a.row, b.row),
					left: Math.min(a.column, b.column),
					right: Math.max(a.column, b.column)
				};
				const window = windowOf(a, b, nights);
				expect(slotsOf(window)).toEqual(sorted(cellsOf(box).map((cell) => slotOf(cell, nights))));
				expect(boxesOf(window, nights)).toEqual([box]);
			})
		);
	});
	it('draws any window, on either grid, with boxes that hold each of its hours once', () => {
		fc.assert(
			fc.property(anyWindow, fc.boolean(), (window, nights) => {
				const slots = boxesOf(window, nights)
					.flatMap(cellsOf)
					.map((cell) => slotOf(cell, nights));
				expect(sorted(slots)).toEqual(slotsOf(window));
			})
		);
	});
	it('adds and takes away days', () => {
		const friday = windowOf({ row: 4, column: 15 }, { row: 4, column: 20 }, true);
		expect(toggleDay(friday, 1, true)?.days).toEqual([1, 4]);
		expect(toggleDay(friday, 4, true)).toBeNull();
		expect(toggleDay(null, 2, false)).toEqual({ days: [2], from: 0, to: 0, nights: false });
		expect(toggleDay(friday, 2, false)).toEqual({ days: [2], from: 0, to: 0, nights: false });
	});
	it('moves by keys without leaving the grid', () => {
		expect(moveCell({ row: 0, column: 0 }, 'ArrowLeft')).toEqual({ row: 0, column: 0 });
		expect(moveCell({ row: 6, column: 23 }, 'ArrowDown')).toEqual({ row: 6, column: 23 });
		expect(moveCell({ row: 3, column: 7 }, 'End')).toEqual({ row: 3, column: 23 });
		expect(moveCell({ row: 3, column: 7 }, 'x')).toBeNull();
	});
});
