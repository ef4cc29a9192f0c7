import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Figure, RankingFigure } from '../../../src/lib/share';
import { rankingLayout } from '../../../src/lib/views/figures/rankingLayout';
import { figureRows, isTabled, rowRange } from '../../../src/lib/views/report/figureRows';
import { stretch } from '../../../src/lib/views/report/stretch';

const titled = { title: '', measure: '', alt: '' };
const map: Figure = { ...titled, kind: 'map', cells: [], legend: [], legendTitle: '', classes: 0, places: [], spots: [], notes: [] };
const months: Figure = { ...titled, kind: 'months', now: [], before: null, nowLabel: '', beforeLabel: '', events: [] };
const table = (label: string, rows = 0): Figure => ({
	...titled,
	kind: 'table',
	columns: [{ label, numeric: false }],
	rows: Array.from({ length: rows }, () => [''])
});
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
	it('are as high as the table beside a map, at the least', () => {
		const range = rowRange([map, table('', 20)]);
		// A row of one line: 18 px of text, 10 px of space and a line of 1 px.
		expect(range?.least).toBeGreaterThanOrEqual(20 * 29);
		expect(range?.most).toBeGreaterThanOrEqual(range?.least ?? Infinity);
		expect(rowRange([map, table('', 8)])?.least).toBeGreaterThan(rowRange([map, map])?.least ?? Infinity);
	});
	it('hold a ranking to the pixel at every height of its range', () => {
		const shown = { text: '1,234', spoken: '1,234', code: null } as never;
		for (const compared of [true, false])
			for (const count of [1, 2, 7, 15]) {
				const row = { label: 'Anti-social behaviour', category: 0, now: shown, before: null, change: null, size: 1, beforeSize: 0 };
				const ranking: RankingFigure = { ...titled, kind: 'ranking', compared, rows: Array.from({ length: count }, () => row) };
				const { least, most } = rowRange([ranking]) ?? { least: 0, most: -1 };
				expect(most).toBeGreaterThan(least);
				for (let height = least; height <= most; height++)
					expect(rankingLayout(ranking, 688, height, 'page').height, `${String(count)} rows`).toBeCloseTo(height, 6);
			}
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
