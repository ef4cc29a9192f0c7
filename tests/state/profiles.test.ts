import { expect, test } from 'vitest';
import type { Preview, Role } from '../../src/lib/ingest';
import { ROLES } from '../../src/lib/ingest/contract';
import { Profiles } from '../../src/lib/state/profiles.svelte';

const file = (...roles: readonly (readonly [string, Role])[]): Preview => ({
	name: 'log.csv',
	size: 1,
	format: 'text',
	encoding: 'utf-8',
	delimiter: ',',
	quote: '"',
	hasHeader: true,
	preamble: 0,
	profile: 'generic',
	crs: 'unknown',
	columns: roles.map(([name, role], index) => ({ name, index, role, class: 'keep', reason: '', allowed: ROLES, samples: [] })),
	questions: [],
	warnings: []
});
const NO_ANSWER = { roles: {}, answers: {} };

function storage(full = false): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> & { readonly kept: Map<string, string> } {
	const kept = new Map<string, string>();
	return {
		kept,
		getItem: (key) => kept.get(key) ?? null,
		setItem: (key, value) => {
			if (full) throw new DOMException('full', 'QuotaExceededError');
			kept.set(key, value);
		},
		removeItem: (key) => {
			kept.delete(key);
		}
	};
}

const LOG = file(['When', 'date'], ['What', 'category']);
const OTHER = file(['A', 'date'], ['B', 'ignore']);

test('kept, recalled after a reload, renamed, corrected again under its name, forgotten', () => {
	const disk = storage();
	const first = new Profiles(disk);
	const saved = first.keep(LOG, NO_ANSWER);
	if (!saved) throw new Error('not saved');
	first.rename(saved, '  Council ASB log ');
	const second = new Profiles(disk);
	expect(second.recall(LOG)?.name).toBe('Council ASB log');
	expect(second.recall(OTHER)).toBeNull();
	second.keep(file(['When', 'datetime'], ['What', 'ignore']), NO_ANSWER);
	expect(second.list).toHaveLength(1);
	expect(second.recall(LOG)).toMatchObject({ name: 'Council ASB log', roles: { when: 'datetime', what: 'ignore' } });
	const now = second.recall(LOG);
	if (now) second.forget(now);
	expect(new Profiles(disk).list).toEqual([]);
	expect(disk.kept.size).toBe(0);
});

test('handed on as a file: the same columns are replaced, others stay', () => {
	const mine = new Profiles(storage());
	mine.keep(LOG, NO_ANSWER, 'Mine');
	mine.keep(OTHER, NO_ANSWER, 'Other');
	const theirs = new Profiles(storage());
	theirs.keep(file(['WHAT', 'area'], ['when', 'month']), NO_ANSWER, 'Theirs');
	expect(mine.import(theirs.export())).toBe(1);
	expect(mine.list.map(({ name }) => name)).toEqual(['Theirs', 'Other']);
	expect(() => mine.import('no JSON')).toThrow(/no remembered mappings/);
	expect(mine.list).toHaveLength(2);
});

test('a full, a foreign and a missing storage lose nothing but the memory of it', () => {
	const full = new Profiles(storage(true));
	full.keep(LOG, NO_ANSWER);
	expect(full.recall(LOG)).not.toBeNull();
	const strange = storage();
	strange.setItem('hexbeat-mappings-1', '{"format":"another"}');
	expect(new Profiles(strange).list).toEqual([]);
	expect(new Profiles(null).keep(LOG, NO_ANSWER)).not.toBeNull();
});
