import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NO_CROSSWALK, placeCategories, type PlacedCategory } from '../../src/lib/core/crosswalk/crosswalk';
import type { Filter } from '../../src/lib/core/filter';
import type { Profile } from '../../src/lib/core/incident';
import type { Source } from '../../src/lib/core/source';
import type { Backends } from '../../src/lib/state/backends';
import { Crosswalks, sourceCategories } from '../../src/lib/state/crosswalk.svelte';
import type { Workspace } from '../../src/lib/state/workspace.svelte';

const KEY = 'hexbeat-crosswalk-1';
const kept = new Map<string, string>();
const storage = {
	getItem: (key: string) => kept.get(key) ?? null,
	setItem: (key: string, value: string) => void kept.set(key, value),
	removeItem: (key: string) => void kept.delete(key)
};
beforeEach(() => {
	kept.clear();
	vi.stubGlobal('localStorage', storage);
});
afterEach(() => {
	vi.unstubAllGlobals();
});

const crosswalks = (): Crosswalks => new Crosswalks({} as Pick<Backends, 'store'>, {} as Pick<Workspace, 'holdings'>);
function robbery(): PlacedCategory {
	const [first] = placeCategories(NO_CROSSWALK, [{ name: 'Robbery', profiles: ['generic'], count: 4 }]);
	if (!first) throw new Error('nothing placed');
	return first;
}

describe('what the user says about categories', () => {
	it('is kept once there is some, and goes with Reset', () => {
		const first = crosswalks();
		expect(kept.size).toBe(0);
		first.move(robbery(), 'vawg');
		expect(first.edited).toBe(true);
		expect(JSON.parse(kept.get(KEY) ?? '')).toMatchObject({ categories: [{ category: 'Robbery', priority: 'vawg' }] });
		expect(kept.get(KEY)).not.toContain('4');
		const later = crosswalks();
		expect(later.edited).toBe(true);
		expect(later.write()).toBe(first.write());
		later.reset();
		expect(kept.size).toBe(0);
		later.undo();
		expect(kept.has(KEY)).toBe(true);
	});

	it('goes back and forth', () => {
		const state = crosswalks();
		const texts = [state.write()];
		state.move(robbery(), 'young-people');
		texts.push(state.write());
		state.setScale({ source: 'Partnership', year: 2025 });
		texts.push(state.write());
		state.undo();
		expect(state.write()).toBe(texts[1]);
		state.undo();
		expect([state.write(), state.canUndo]).toEqual([texts[0], false]);
		state.redo();
		state.redo();
		expect([state.write(), state.canRedo]).toEqual([texts[2], false]);
	});

	it('is not touched by a refused file', () => {
		const state = crosswalks();
		state.move(robbery(), 'young-people');
		const before = state.write();
		expect(() => {
			state.read('{"format":"hexbeat-crosswalk"}');
		}).toThrow('lacks “version”');
		expect(state.write()).toBe(before);
	});

	it('holds for this page, and says so, when it cannot be kept or read back', () => {
		vi.stubGlobal('localStorage', {
			...storage,
			setItem: () => {
				throw new Error('quota');
			}
		});
		const state = crosswalks();
		state.move(robbery(), 'vawg');
		expect(state.unkept).toMatchObject({ code: 'crosswalk-unkept', cause: { message: 'quota' } });
		expect(state.edited).toBe(true);
		kept.set(KEY, '{');
		vi.stubGlobal('localStorage', storage);
		expect(crosswalks()).toMatchObject({ edited: false, unkept: { code: 'crosswalk-lost', cause: { code: 'crosswalk-refused' } } });
	});
});

describe('categories of the loaded sources', () => {
	const sources = fc.array(
		fc.record({
			profile: fc.constantFrom<Profile>('generic', 'safezone', 'police-uk-street'),
			rows: fc.dictionary(fc.constantFrom('Help', 'Drugs', 'Noise'), fc.integer({ min: 1, max: 9 }))
		}),
		{ maxLength: 5 }
	);
	it('count every row once and name the layouts that hold them', async () => {
		await fc.assert(
			fc.asyncProperty(sources, async (held) => {
				const listed = held.map(({ profile }, i) => ({ profile, key: String(i) }) as Source);
				const values = (_: string, filter: Filter) => {
					const counts = new Map<string, number>();
					for (const [i, { rows }] of held.entries())
						if (filter.sources?.includes(String(i)) ?? true)
							for (const [name, count] of Object.entries(rows)) counts.set(name, (counts.get(name) ?? 0) + count);
					return Promise.resolve([...counts].map(([name, now]) => ({ name, now, before: null })));
				};
				const found = await sourceCategories({ values }, listed);
				for (const name of ['Help', 'Drugs', 'Noise']) {
					const own = held.filter(({ rows }) => name in rows);
					const category = found.find((other) => other.name === name);
					expect(category?.count ?? 0).toBe(own.reduce((sum, { rows }) => sum + (rows[name] ?? 0), 0));
					expect(new Set(category?.profiles)).toEqual(new Set(own.map(({ profile }) => profile)));
				}
			}),
			{ numRuns: 100 }
		);
	});
});
