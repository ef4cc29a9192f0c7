import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Figure } from '../../../src/lib/share';
import { figureRows, isTabled, rowRange } from '../../../src/lib/views/report/figureRows';
import { stretch } from '../../../src/lib/views/report/stretch';

const titled = { title: '', measure: '', alt: '' };
const map: Figure = { ...titled, kind: 'map', cells: [], legend: [], legendTitle: '', classes: 0, places: [], spots: [], notes: [] };
const months: Figure = { ...titled, kind: 'months', now: [], before: null, nowLabel: '', beforeLabel: '', events: [] };
const table = (label: string): Figure => ({ ...titled, kind: 'table', columns: [{ label, numeric: false }], rows: [] });
const kindsOf = (figures: readonly Figure[]): string[] => figureRows(figures).map((row) => row.map(({ kind }) => kind).join('+'));

describe('rows of figures', () => {
	it('set a map beside the table that numbers its hexagons', () => {
		const rows = figureRows([map, table(''), map, table('')]);
		expect(rows.map(isTabled)).toEqual([true, true]);
		expect(kindsOf([map, table('Type')])).toEqual(['map', 'table']);
	});
	it('set maps of two towns beside each other, unless a table is of the second', () => {
		expect(kindsOf([map, map])).toEqual(['map+map']);
		expect(kindsOf([map, map, table('')])).toEqual(['map', 'map+table']);
	});
	it('give the first of an odd number of months the whole width', () => {
		expect(kindsOf([months, months, months, map])).toEqual(['months', 'months+months', 'map']);
		expect(kindsOf([months, months])).toEqual(['months+months']);
		expect(kindsOf([months])).toEqual(['months']);
	});
	it('hold every figure once, in order', () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom(map, months, table(''), table('Type'))), (figures) => {
				expect(figureRows(figures).flat()).toEqual(figures);
			})
		);
	});
	it('stretch only where a figure does', () => {
		expect(rowRange([table('')])).toBeNull();
		expect(rowRange([map, table('')])).toEqual(rowRange([map, map]));
	});
});

describe('stretching the figures of a sheet', () => {
	const any = fc.record({
		height: fc.integer({ min: 1, max: 60 }),
		range: fc.option(fc.record({ least: fc.integer({ min: 1, max: 20 }), most: fc.integer({ min: 20, max: 80 }) })),
		screenOnly: fc.constant(false)
	});
	it('overfills no sheet that was not overfull, keeps to each range and uses what room it can', () => {
		fc.assert(
			fc.property(fc.array(any, { maxLength: 6 }), (blocks) => {
				const room = 200;
				const heights = stretch(blocks, room);
				const extras = blocks.map(({ range }, at) => (range ? (heights[at] ?? 0) - range.least : 0));
				blocks.forEach(({ range }, at) => {
					if (!range) expect(heights[at]).toBeNull();
					else expect(heights[at]).toSatisfy((height: number) => height >= range.least && height <= range.most);
				});
				const taken = blocks.reduce((sum, { height }) => sum + height, 0);
				const used = taken + extras.reduce((a, b) => a + b, 0);
				expect(used <= Math.max(room, taken)).toBe(true);
				const full = blocks.every(({ range }, at) => !range || heights[at] === range.most);
				expect(full || taken >= room || room - used < blocks.length).toBe(true);
			})
		);
	});
});
