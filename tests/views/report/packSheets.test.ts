import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packSheets, type Laid } from '../../../src/lib/views/report/packSheets';

const block = (section: number, height: number, more: Partial<Laid> = {}): Laid => ({
	key: '',
	section,
	height,
	keep: false,
	screenOnly: false,
	...more
});

describe('packing blocks on sheets', () => {
	it('fills a sheet before it turns', () => {
		expect(packSheets([block(0, 40), block(0, 40), block(0, 40)], 100)).toEqual([[0, 1], [2]]);
	});
	it('keeps a heading with what follows', () => {
		expect(packSheets([block(0, 60), block(1, 10, { keep: true }), block(1, 60)], 100)).toEqual([[0], [1, 2]]);
	});
	it('begins a section on a new sheet where little is left', () => {
		expect(packSheets([block(0, 90), block(1, 10)], 100)).toEqual([[0], [1]]);
		expect(packSheets([block(0, 80), block(1, 10)], 100)).toEqual([[0, 1]]);
	});
	it('gives what is too high a sheet of its own', () => {
		expect(packSheets([block(0, 10), block(0, 300), block(0, 10)], 100)).toEqual([[0], [1], [2]]);
	});
	it('lets a heading go where it cannot stay with what follows', () => {
		expect(packSheets([block(0, 10, { keep: true }), block(0, 100)], 100)).toEqual([[0], [1]]);
	});
	it('never turns a sheet for what is not printed', () => {
		expect(packSheets([block(0, 100), block(0, 90, { screenOnly: true })], 100)).toEqual([[0, 1]]);
	});
	it('holds every block once, in order, and overfills no sheet but with a single block that is too high', () => {
		const any = fc.record({
			section: fc.constant(0),
			height: fc.integer({ min: 1, max: 120 }),
			keep: fc.boolean(),
			screenOnly: fc.boolean()
		});
		fc.assert(
			fc.property(fc.array(any, { maxLength: 40 }), (parts) => {
				const blocks = parts.map((part, i) => ({ ...part, key: '', section: Math.floor(i / 5) }));
				const sheets = packSheets(blocks, 100);
				expect(sheets.flat()).toEqual([...blocks.keys()]);
				for (const sheet of sheets) {
					const printed = sheet.flatMap((at) => (blocks[at]?.screenOnly ? [] : [blocks[at]?.height ?? 0]));
					expect(printed.length < 2 || printed.reduce((a, b) => a + b, 0) <= 100).toBe(true);
				}
			})
		);
	});
});
