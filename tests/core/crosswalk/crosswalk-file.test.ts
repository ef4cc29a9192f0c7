import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { categoryKey } from '../../../src/lib/core/crosswalk/category-key';
import { NO_CROSSWALK, placeCategories, say, type Crosswalk, type SourceCategory } from '../../../src/lib/core/crosswalk/crosswalk';
import { readCrosswalk, textOf, writeCrosswalk } from '../../../src/lib/core/crosswalk/crosswalk-file';
import { isWeight, readWeight } from '../../../src/lib/core/crosswalk/weights';
import { HexbeatError } from '../../../src/lib/core/errors';
import { PLACES } from '../../../src/lib/core/priorities';

const entry = { source: 'generic', category: 'Noise', priority: 'anti-social-behaviour', weight: 1.5 };
const file = (change: object = {}, ...categories: unknown[]): string =>
	JSON.stringify({
		format: 'hexbeat-crosswalk',
		version: 1,
		weights: { source: 'Partnership', year: 2025 },
		categories: categories.length > 0 ? categories : [entry],
		...change
	});
function refusal(text: string): HexbeatError {
	try {
		readCrosswalk(text);
	} catch (error) {
		if (error instanceof HexbeatError) return error;
	}
	throw new Error('not refused');
}

const crosswalk: fc.Arbitrary<Crosswalk> = fc.record({
	entries: fc.uniqueArray(
		fc.record({
			scope: fc.constantFrom('any' as const, 'generic' as const, 'safezone' as const, 'police-uk-street' as const),
			category: fc
				.oneof(fc.string({ minLength: 1, maxLength: 20 }), fc.constantFrom('__proto__', 'constructor', '=1+1'))
				.map((text) => text.trim().replace(/\s+/g, ' '))
				.filter((text) => text !== ''),
			place: fc.constantFrom(...PLACES),
			weight: fc.option(
				fc.integer({ min: 0, max: 10_000_000 }).map((n) => n / 100),
				{ nil: null }
			)
		}),
		{ selector: ({ scope, category }) => `${scope} ${categoryKey(category)}`, maxLength: 8 }
	),
	scale: fc.record({
		source: fc.constantFrom('Cambridge', 'A “table”'),
		year: fc.option(fc.integer({ min: 1900, max: 2200 }), { nil: null })
	})
});

describe('a crosswalk file', () => {
	it('comes back as it went out', () => {
		fc.assert(
			fc.property(crosswalk, (before) => {
				expect(readCrosswalk(textOf(before))).toEqual(before);
			}),
			{ numRuns: 300 }
		);
	});

	it('holds the defaults of the loaded categories too, and no counts', () => {
		const held: SourceCategory[] = [
			{ name: 'Robbery', profiles: ['police-uk-street'], count: 98_765 },
			{ name: 'Noise', profiles: ['generic', 'safezone'], count: 43_210 },
			{ name: 'Quarrel', profiles: ['generic'], count: 5 }
		];
		const [robbery] = placeCategories(NO_CROSSWALK, held);
		if (!robbery) throw new Error('nothing placed');
		const said = say(NO_CROSSWALK, robbery, { weight: 365 });
		const text = writeCrosswalk(said, placeCategories(said, held));
		expect(text).not.toMatch(/98|43|210/);
		const read = readCrosswalk(text);
		expect(read.entries).toEqual([
			{ scope: 'any', category: 'Noise', place: 'anti-social-behaviour', weight: null },
			{ scope: 'police-uk-street', category: 'Robbery', place: 'night-time-economy', weight: 365 }
		]);
		const places = (from: Crosswalk) => placeCategories(from, held).map(({ key, place, weight }) => [key, place, weight]);
		expect(places(read)).toEqual(places(said));
	});

	it('is refused with what is wrong, where, and the remedy', () => {
		const cases: [text: string, fault: RegExp, remedy: RegExp][] = [
			['{', /not JSON/, /saved from this page/],
			['[]', /The file is/, /format, version/],
			[file({ format: 'other' }), /“other”/, /hexbeat-crosswalk/],
			[file({ version: 2 }), /version 2/, /version 1/],
			[file({ extra: 1 }), /unknown field “extra”/, /Take it out/],
			[file({ categories: {} }), /no list/, /20,000/],
			[file({ weights: { source: '', year: null } }), /The source of “weights” is “”/, /1 to 300/],
			[file({ weights: { source: 'x', year: 3000 } }), /year of “weights” is 3000/, /2024/],
			[
				file({}, { ...entry, priority: 'vandalism' }),
				/Category 1 \(“Noise”\) has the unknown priority “vandalism”/,
				/anti-social-behaviour.*null/
			],
			[file({}, { ...entry, priority: 'constructor' }), /unknown priority “constructor”/, /vawg/],
			[file({}, entry, { ...entry, category: 'x', source: 'toString' }), /Category 2 \(“x”\) has the unknown source “toString”/, /any/],
			[file({}, { ...entry, weight: -1 }), /weight -1/, /from 0 to 100,000/],
			[file({}, { ...entry, weight: '5' }), /weight “5”/, /or null/],
			[file({}, { category: 'x' }), /Category 1 lacks “source”/, /Add it/],
			[file({}, { ...entry, category: 'x'.repeat(301) }), /name of category 1 is “x+…/, /300/],
			[file({}, entry, { ...entry, category: 'NOISE!' }), /Categories 1 and 2 are both “NOISE!” of generic/, /Keep one/]
		];
		for (const [text, fault, remedy] of cases) {
			const error = refusal(text);
			expect(error.code).toBe('crosswalk-refused');
			expect(error.fault).toMatch(fault);
			expect(error.remedy).toMatch(remedy);
		}
	});

	it('cannot reach a prototype', () => {
		const text = `{"__proto__":{"polluted":1},${file().slice(1)}`;
		expect(refusal(text).fault).toContain('unknown field “__proto__”');
		const read = readCrosswalk(file({}, { ...entry, category: '__proto__' }));
		expect(read.entries[0]?.category).toBe('__proto__');
		expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
	});

	it('never throws anything but a refusal', () => {
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string(),
					fc.json(),
					fc.jsonValue().map((value) => file({}, value))
				),
				(text) => {
					expect(refusal(text).remedy).not.toBe('');
				}
			),
			{ numRuns: 300 }
		);
	});
});

describe('weights as people type them', () => {
	it.each([
		['5', 5],
		[' 0.25 ', 0.25],
		['5,475', 5475],
		['100,000', 100_000],
		['100001', null],
		['-1', null],
		['1.234', null],
		['1e3', null],
		['5,4', null],
		['', null],
		['Infinity', null]
	])('%s → %s', (text, weight) => {
		expect(readWeight(text)).toBe(weight);
	});
	it('are numbers in range', () => {
		expect([0, 100_000, 1.25].every(isWeight)).toBe(true);
		expect([NaN, Infinity, -0.01, 100_000.01, 0.001, '1', null].some(isWeight)).toBe(false);
	});
});
