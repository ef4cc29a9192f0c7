import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HexbeatError } from '../../../src/lib/core/errors';
import { createKeeper, type Keeper } from '../../../src/lib/ingest/workspace-file';
import { HEAD, addAll, readAll, someContent, spelledBatches, type Content } from './content';
import { MemoryShelf } from './memory-shelf';

const ID = '0000abcd';
const samples = fc.sample(someContent, { numRuns: 300, seed: 11 }).filter(({ blocks }) => blocks.length > 0);
const content = (i: number): Content => {
	const found = samples[i];
	if (!found) throw new Error('no sample');
	return found;
};

async function save(
	keeper: Keeper,
	contents: readonly Content[],
	name: string,
	kept: readonly (string | null)[] = []
): Promise<readonly string[]> {
	const draft = await keeper.begin(ID, 100);
	for (const [i, one] of contents.entries()) {
		const file = kept[i] ?? null;
		await keeper.addSource(draft, one.facts, { names: one.names, points: one.points }, file);
		if (file === null) for (const columns of one.blocks) await keeper.addRows(draft, columns);
	}
	return (await keeper.commit(draft, { ...HEAD, name })).files;
}
const rowsOf = (contents: readonly Content[]): number => contents.reduce((sum, { facts }) => sum + facts.accepted, 0);
async function openNow(keeper: Keeper): Promise<{ name: string; rows: number }> {
	const opened = await keeper.open(ID);
	const rows = (await readAll(keeper, opened)).map(spelledBatches);
	return { name: opened.head.name, rows: rows.flat().length };
}

describe('what is kept', () => {
	it('is the old state or the new one, wherever the saving breaks off', async () => {
		const before = [content(0), content(1)];
		const after = [content(0), content(2), content(3)];
		let ended = false;
		for (let steps = 0; !ended; steps++) {
			const shelf = new MemoryShelf();
			const files = await save(createKeeper({ shelf }), before, 'before');
			shelf.steps = steps;
			ended = await save(createKeeper({ shelf }), after, 'after', [files[0] ?? null]).then(
				() => true,
				() => false
			);
			shelf.steps = Infinity;
			const now = await openNow(createKeeper({ shelf }));
			expect([
				{ name: 'before', rows: rowsOf(before) },
				{ name: 'after', rows: rowsOf(after) }
			]).toContainEqual(now);
			if (ended) expect(now.name).toBe('after');
			expect(steps).toBeLessThan(100);
		}
	});

	it('survives a damaged state file: the one before opens', async () => {
		const shelf = new MemoryShelf();
		const keeper = createKeeper({ shelf });
		const files = await save(keeper, [content(0)], 'before');
		const [old = ''] = [...(await shelf.files(ID)).keys()].filter((name) => name.startsWith('state'));
		const oldState = await shelf.read(ID, old);
		await save(keeper, [content(0)], 'after', files);
		const kept = new Uint8Array(await oldState.arrayBuffer());
		(await shelf.create(ID, old)).write(kept);
		const newest =
			[...(await shelf.files(ID)).keys()]
				.filter((name) => name.startsWith('state'))
				.sort()
				.at(-1) ?? '';
		expect(newest).not.toBe(old);
		shelf.damage(ID, newest, (bytes) => bytes.subarray(0, 30));
		expect((await openNow(createKeeper({ shelf }))).name).toBe('before');
	});

	it('says so when nothing whole is left, and can still be deleted', async () => {
		const shelf = new MemoryShelf();
		const keeper = createKeeper({ shelf });
		await save(keeper, [content(0)], 'mine');
		for (const name of (await shelf.files(ID)).keys()) shelf.damage(ID, name, () => new Uint8Array(0));
		const [listed] = await keeper.list();
		expect(listed).toMatchObject({ id: ID, rows: 0 });
		expect(listed?.fault).not.toBeNull();
		await expect(keeper.open(ID)).rejects.toBeInstanceOf(HexbeatError);
		await keeper.remove(ID);
		expect(await keeper.list()).toEqual([]);
	});

	it('stays when the disk is full: the error says how much is needed, and what was half written is gone', async () => {
		const shelf = new MemoryShelf();
		const keeper = createKeeper({ shelf, room: () => Promise.resolve({ used: 9_500_000, quota: 10_000_000 }) });
		await save(keeper, [content(0)], 'before');
		const sizes = await shelf.files(ID);
		const many = { ...content(1), blocks: content(1).blocks };
		shelf.room = [...sizes.values()].reduce((sum, size) => sum + size, 0) + 10;
		const error: unknown = await save(keeper, [many], 'after').catch((fault: unknown) => fault);
		expect(error).toMatchObject({ code: 'keep-full' });
		expect((error as HexbeatError).fault).toMatch(/needs about [\d.]+ MB.*0\.5 MB left/);
		expect(await shelf.files(ID)).toEqual(sizes);
		expect(await openNow(keeper)).toEqual({ name: 'before', rows: content(0).facts.accepted });
	});

	it('holds no more files than its state names', async () => {
		const shelf = new MemoryShelf();
		const keeper = createKeeper({ shelf });
		const files = await save(keeper, [content(0), content(1)], 'two');
		await save(keeper, [content(1)], 'one', [files[1] ?? null]);
		expect([...(await shelf.files(ID)).keys()].filter((name) => name.startsWith('rows'))).toEqual([files[1]]);
		expect((await shelf.files(ID)).size).toBe(2);
	});

	it('is renamed in one step, and wiped whole', async () => {
		const shelf = new MemoryShelf();
		const keeper = createKeeper({ shelf });
		await save(keeper, [content(0)], 'old name');
		await keeper.rename(ID, 'new name');
		expect((await keeper.list()).map(({ name }) => name)).toEqual(['new name']);
		expect((await openNow(keeper)).rows).toBe(content(0).facts.accepted);
		await keeper.wipe();
		expect(await shelf.folders()).toEqual([]);
	});

	it('is refused where nothing can be kept, with the reason; files can still be written', async () => {
		const keeper = createKeeper({ shelf: 'The browser blocks storage here.' });
		expect(await keeper.fault()).toBe('The browser blocks storage here.');
		expect(await keeper.list()).toEqual([]);
		await expect(keeper.begin(ID, 0)).rejects.toMatchObject({ code: 'keep-blocked' });
		const draft = await keeper.begin(null, 0);
		await addAll(keeper, draft, [content(0)]);
		expect((await keeper.toFile(draft, HEAD)).size).toBeGreaterThan(100);
	});

	it('takes no rows that do not add up to their source', async () => {
		const keeper = createKeeper({ shelf: new MemoryShelf() });
		const draft = await keeper.begin(ID, 0);
		const one = content(0);
		await keeper.addSource(draft, { ...one.facts, accepted: one.facts.accepted + 1 }, { names: one.names, points: one.points }, null);
		for (const columns of one.blocks) await keeper.addRows(draft, columns);
		await expect(keeper.commit(draft, HEAD)).rejects.toMatchObject({ code: 'rows-lost' });
		expect(await keeper.list()).toEqual([]);
	});
});
