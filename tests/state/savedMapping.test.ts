import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ROLES } from '../../src/lib/ingest/contract';
import type { Mapping, Preview, Role } from '../../src/lib/ingest';
import {
	defaultName,
	fits,
	headerKeys,
	known,
	mappingBy,
	readMappings,
	remember,
	sameColumns,
	writeMappings
} from '../../src/lib/state/savedMapping';

const preview = (roles: Readonly<Record<string, Role>>, hasHeader = true): Preview => ({
	name: 'secret-file-name.csv',
	size: 1,
	format: 'text',
	encoding: 'utf-8',
	delimiter: ',',
	quote: '"',
	hasHeader,
	preamble: 0,
	profile: 'generic',
	crs: 'EPSG:4326',
	columns: Object.entries(roles).map(([name, role], index) => ({
		name,
		index,
		role,
		class: role === 'ignore' ? 'drop' : 'keep',
		reason: 'test',
		allowed: ROLES,
		samples: ['a secret value']
	})),
	questions: [],
	warnings: []
});
const mapping = (answers: Mapping['answers'] = {}): Mapping => ({ roles: {}, answers });
const LOG = preview({ 'Logged at': 'datetime', Queue: 'category', Type: 'ignore', Easting: 'longitude', Northing: 'latitude' });

describe('remembering a mapping', () => {
	test('roles by header and lasting answers are kept; no value, no file name, no decision of one file', () => {
		const saved = remember('', LOG, mapping({ crs: 'EPSG:27700', sheet: 'Sheet of Mr Smith', 'duplicate-ids': 'Keep all rows' }));
		expect(saved).toEqual({
			name: 'Logged at, Queue, Type …',
			roles: { 'logged at': 'datetime', queue: 'category', type: 'ignore', easting: 'longitude', northing: 'latitude' },
			answers: { crs: 'EPSG:27700' }
		});
		expect(JSON.stringify(saved)).not.toMatch(/secret|Smith/);
	});
	test('columns without names of their own are not remembered', () => {
		expect(remember('x', preview({ 'Column 1': 'date' }, false), mapping())).toBeNull();
	});
	test('the same columns in another order, case and spacing are recognised; one more or one fewer is not', () => {
		const saved = remember('ASB', LOG, mapping());
		if (!saved) throw new Error('not saved');
		const next = preview({ NORTHING: 'ignore', easting: 'ignore', ' type ': 'category', logged_at: 'date', Queue: 'ignore' });
		expect(fits(saved, next.columns)).toBe(true);
		expect(mappingBy(saved, next.columns)).toEqual({
			roles: { 0: 'latitude', 1: 'longitude', 2: 'ignore', 3: 'datetime', 4: 'category' },
			answers: {}
		});
		const more = preview({ ...Object.fromEntries(LOG.columns.map(({ name, role }) => [name, role])), Ward: 'area' });
		expect(fits(saved, more.columns)).toBe(false);
		expect(known(saved, more.columns)).toBe(5);
		expect(mappingBy(saved, more.columns).roles[5]).toBeUndefined();
		expect(fits(saved, LOG.columns.slice(1))).toBe(false);
	});
	test('headers that are alike are told apart by their order', () => {
		expect(headerKeys([{ name: 'Date' }, { name: 'date ' }, { name: 'DATE' }, { name: '—' }])).toEqual(['date', 'date #2', 'date #3', '—']);
		expect(defaultName([{ name: 'a' }])).toBe('a');
	});
});

describe('as a file', () => {
	const header = fc.string({ minLength: 1, maxLength: 30 });
	test('what is written is read back, and maps the same file the same way', () => {
		fc.assert(
			fc.property(
				fc.uniqueArray(header, { minLength: 1, maxLength: 12 }),
				fc.array(fc.constantFrom(...ROLES), { minLength: 12, maxLength: 12 }),
				(names, roles) => {
					const file = preview(Object.fromEntries(names.map((name, i) => [name, roles[i] ?? 'ignore'])));
					const saved = remember('Log', file, mapping({ 'date-order': 'DD/MM/YYYY' }));
					if (!saved) return false;
					const [back] = readMappings(writeMappings([saved]));
					if (!back) return false;
					expect(back).toEqual(saved);
					expect(sameColumns(back, saved) && fits(back, file.columns)).toBe(true);
					expect(mappingBy(back, file.columns).roles).toEqual(Object.fromEntries(file.columns.map(({ index, role }) => [index, role])));
					return true;
				}
			),
			{ numRuns: 200 }
		);
	});
	test.each([
		'',
		'{}',
		'[]',
		'null',
		'{"format":"hexbeat-mappings","version":2,"mappings":[]}',
		'{"format":"hexbeat-mappings","version":1,"mappings":[{"name":"x","roles":{"a":"king"},"answers":{}}]}'
	])('anything else is refused: %s', (text) => {
		expect(() => readMappings(text)).toThrow(/no remembered mappings/);
	});
	test('answers that do not last are not taken from a file', () => {
		const text = JSON.stringify({
			format: 'hexbeat-mappings',
			version: 1,
			mappings: [{ name: 'x', roles: { a: 'date' }, answers: { sheet: 'y', crs: 7 } }]
		});
		expect(readMappings(text)).toEqual([{ name: 'x', roles: { a: 'date' }, answers: {} }]);
	});
});
