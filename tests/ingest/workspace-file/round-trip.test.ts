import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellAt, cellOf } from '../../../src/lib/core/cells';
import { COARSE_RESOLUTIONS, UNLOCATED } from '../../../src/lib/core/incident';
import { createKeeper, type OpenRows } from '../../../src/lib/ingest/workspace-file';
import { HEAD, addAll, factsFor, fileOf, readAll, someContent, spelled, spelledBatches, type Content } from './content';
import { MemoryShelf } from './memory-shelf';

const RUNS = { numRuns: 60, interruptAfterTimeLimit: 4000, endOnFailure: true };

function expectSame(read: Awaited<ReturnType<typeof readAll>>, contents: readonly Content[]): void {
	for (const [i, { blocks, names, points }] of contents.entries())
		expect(spelledBatches(read[i] ?? [])).toEqual(spelled(blocks, names, points));
}

describe('a workspace file', () => {
	it('gives back every column of every row, whatever they hold', async () => {
		const keeper = createKeeper({ shelf: 'no shelf' });
		await fc.assert(
			fc.asyncProperty(fc.array(someContent, { maxLength: 3 }), async (contents) => {
				const opened = (await keeper.openFile(await fileOf(keeper, contents))) as OpenRows;
				expect(opened.head).toEqual(HEAD);
				expect(opened.sources.map(({ facts }) => facts)).toEqual(contents.map(({ facts }) => facts));
				expectSame(await readAll(keeper, opened), contents);
			}),
			RUNS
		);
	});

	it('keeps layers as they were dropped', async () => {
		const keeper = createKeeper({ shelf: 'no shelf' });
		const square = [
			[
				[1, 51],
				[1.1, 51],
				[1.1, 51.1],
				[1, 51]
			]
		];
		const features = {
			type: 'FeatureCollection' as const,
			features: [{ type: 'Feature' as const, properties: { name: 'Barton' }, geometry: { type: 'Polygon' as const, coordinates: square } }]
		};
		const layer = { id: 'wards.geojson', name: 'wards', kind: 'areas' as const, nameField: 'name', features };
		const opened = await keeper.openFile(await fileOf(keeper, [], { ...HEAD, layers: [layer] }));
		expect(opened.head.layers).toEqual([layer]);
	});

	it('never holds exact points: their hexagons are saved in their place', async () => {
		const keeper = createKeeper({ shelf: 'no shelf' });
		const some = fc.sample(someContent, { numRuns: 200, seed: 7 }).find(({ blocks, points }) => blocks.length > 1 && points.length > 8);
		if (!some) throw new Error('no sample');
		const exact: Content = { ...some, facts: factsFor(some.blocks, 'exact') };
		const file = await fileOf(keeper, [exact]);
		const opened = (await keeper.openFile(file)) as OpenRows;
		expect(opened.sources[0]?.facts).toEqual({ ...exact.facts, positions: 'cells' });
		const batches = (await readAll(keeper, opened))[0] ?? [];
		const words = batches[0]?.newCells ?? new Uint32Array(0);
		const [finest] = COARSE_RESOLUTIONS.slice(-1);
		for (const [b, { location }] of exact.blocks.entries())
			for (const [i, at] of location.entries()) {
				const place = batches[b]?.columns.location[i] ?? UNLOCATED;
				expect(place === UNLOCATED).toBe(at === UNLOCATED);
				if (at === UNLOCATED) continue;
				const [lng = NaN, lat = NaN] = [exact.points[2 * at], exact.points[2 * at + 1]];
				COARSE_RESOLUTIONS.forEach((resolution, level) => {
					expect(cellAt(words, 8 * place + 2 * level)).toBe(cellOf(lng, lat, resolution));
				});
				const [x, y] = [batches[0]?.newPoints[2 * place], batches[0]?.newPoints[2 * place + 1]];
				expect(cellOf(x ?? NaN, y ?? NaN, finest ?? 0)).toBe(cellOf(lng, lat, finest ?? 0));
				expect([x, y]).not.toEqual([lng, lat]);
			}
	});
});

describe('a kept workspace', () => {
	it('opens as it was saved, and again after sources were added and left out', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(someContent, { minLength: 2, maxLength: 3 }), async (contents) => {
				const keeper = createKeeper({ shelf: new MemoryShelf() });
				const [first, ...others] = contents;
				if (!first) return;
				const draft = await keeper.begin('0000abcd', 0);
				await addAll(keeper, draft, [first]);
				const { files, kept } = await keeper.commit(draft, HEAD);
				expect(kept).toMatchObject({ name: HEAD.name, sources: 1, rows: first.facts.accepted, fault: null });
				const second = await keeper.begin('0000abcd', 0);
				await keeper.addSource(second, first.facts, { names: first.names, points: first.points }, files[0] ?? null);
				await addAll(keeper, second, others);
				await keeper.commit(second, { ...HEAD, name: 'again' });
				expect(await keeper.list()).toMatchObject([{ id: '0000abcd', name: 'again', sources: contents.length, fault: null }]);
				const opened = await keeper.open('0000abcd');
				expect(opened.sources[0]?.file).toBe(files[0]);
				expectSame(await readAll(keeper, opened), contents);
			}),
			RUNS
		);
	});
});
