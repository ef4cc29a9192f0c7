import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layPages, measuredOf, type Measured, type Pages } from '../../../src/lib/views/report/layPages';

const ROOM = 956;

/** A row of a map that may be drawn 250 to 460 px high, beside a table whose height its names decide; or a block of words. */
interface Model {
	/** Titles and space, px. */
	readonly rest: number;
	/** px; null for a block of words. */
	readonly table: number | null;
	readonly keep: boolean;
}

const blocksOf = (models: readonly Model[]): Parameters<typeof layPages>[0] =>
	models.map(({ table, keep }, at) => ({
		key: String(at),
		kind: table === null ? 'said' : 'figures',
		section: Math.floor(at / 3),
		keep,
		screenOnly: false,
		estimate: 76,
		range: table === null ? null : { least: 250, most: 460 }
	}));

/** As a browser draws and measures it: whole pixels of what is not whole. */
function draw({ rest, table }: Model, height: number | null): { whole: number; measured: Measured } {
	const whole = Math.round(rest + Math.max(height ?? 0, table ?? 0));
	return { whole, measured: measuredOf(whole, height, table === null ? null : Math.round(table)) };
}

/** Lays, draws and measures again until nothing changes. @returns null where that is not so after some rounds */
function settle(models: readonly Model[]): Pages | null {
	const blocks = blocksOf(models);
	let measured: ReadonlyMap<string, Measured> = new Map();
	for (let round = 0; round < 6; round++) {
		const pages = layPages(blocks, measured, ROOM);
		const drawn = new Map(models.map((model, at) => [String(at), draw(model, pages.drawn[at] ?? null).measured]));
		if (JSON.stringify([...drawn]) === JSON.stringify([...measured])) return pages;
		measured = drawn;
	}
	return null;
}

describe('the pages of a report', () => {
	it('come to rest where six names beside a map take two lines each', () => {
		// What is left beside the words lets both maps grow, but not to the height of their tables.
		const row = { rest: 76, table: 310, keep: false };
		expect(settle([row, row, { rest: 180, table: null, keep: false }])?.sheets).toEqual([[0, 1, 2]]);
		expect(settle([row, row, { rest: 250, table: null, keep: false }])?.sheets).toEqual([[0, 1], [2]]);
	});
	it('come to rest whatever is on them, with nothing overfull and no figure lower than its table', () => {
		const any = fc.record({
			rest: fc.double({ min: 20, max: 200, noNaN: true }),
			table: fc.option(fc.double({ min: 100, max: 700, noNaN: true })),
			keep: fc.boolean()
		});
		fc.assert(
			fc.property(fc.array(any, { maxLength: 30 }), (models) => {
				const pages = settle(models);
				if (!pages) throw new Error('The pages change for ever.');
				expect(pages.sheets.flat()).toEqual([...models.keys()]);
				for (const sheet of pages.sheets) {
					const whole = sheet.reduce((sum, at) => sum + draw(models[at] as Model, pages.drawn[at] ?? null).whole, 0);
					expect(whole <= ROOM || sheet.length === 1).toBe(true);
				}
				models.forEach(({ table }, at) => {
					if (table !== null) expect(pages.drawn[at]).toBeGreaterThanOrEqual(table);
				});
			})
		);
	});
});
