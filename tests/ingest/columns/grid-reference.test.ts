import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GridReference } from '../../../src/lib/ingest/columns/grid-reference';

const grid = new GridReference();
const read = (text: string): number[] | null => (grid.read(text) ? [grid.east, grid.north, grid.size] : null);

test.each([
	['TR 149 579', [614_950, 157_950, 100]],
	['TR149579', [614_950, 157_950, 100]],
	['tr 14950 57950', [614_950.5, 157_950.5, 1]],
	['TQ 38 77', [538_500, 177_500, 1000]],
	['TQ37', [535_000, 175_000, 10_000]],
	['SV 0 0', [5000, 5000, 10_000]],
	['NN 16670 71270', [216_670.5, 771_270.5, 1]],
	['HP 60 15', [460_500, 1_215_500, 1000]]
])('%s', (text, expected) => {
	expect(read(text)).toEqual(expected);
});

test.each(['', 'TR', 'TR 1', 'TR 149', 'TR 1495 579', 'AA 12 34', 'TI 12 34', 'TR 149 579 x', '14 57', 'TR 123456 123456'])(
	'“%s” is none',
	(text) => {
		expect(read(text)).toBeNull();
	}
);

/** Letters of the 100 km squares of Great Britain by their south-west corner, from the Ordnance Survey's map of the grid. */
const SQUARES = Object.entries({
	SV: [0, 0],
	TR: [6, 1],
	TQ: [5, 1],
	SU: [4, 1],
	SJ: [3, 3],
	NT: [3, 6],
	NS: [2, 6],
	HU: [4, 11],
	TG: [6, 3]
});

test('a place is within the square that its reference names, at every number of digits', () => {
	fc.assert(
		fc.property(
			fc.constantFrom(...SQUARES),
			fc.integer({ min: 0, max: 99_999 }),
			fc.integer({ min: 0, max: 99_999 }),
			fc.integer({ min: 1, max: 5 }),
			fc.constantFrom('', ' '),
			([letters, [column = 0, row = 0]], east, north, digits, gap) => {
				const part = (metres: number): string => String(metres).padStart(5, '0').slice(0, digits);
				expect(grid.read([letters, part(east), part(north)].join(gap))).toBe(true);
				expect(grid.size).toBe(10 ** (5 - digits));
				expect(Math.abs(grid.east - (column * 100_000 + east + 0.5))).toBeLessThanOrEqual(grid.size / 2);
				expect(Math.abs(grid.north - (row * 100_000 + north + 0.5))).toBeLessThanOrEqual(grid.size / 2);
			}
		)
	);
});
