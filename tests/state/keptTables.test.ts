import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DENOMINATOR_KINDS, type CountTable } from '../../src/lib/core/count-table';
import { NO_FILTER } from '../../src/lib/core/filter';
import { TERM_KINDS, type TermDates } from '../../src/lib/core/term-dates';
import { firstChoice, type DenominatorChoice } from '../../src/lib/state/denominator';
import { Denominators } from '../../src/lib/state/denominators.svelte';
import { readDenominators, readTerms, writeDenominators, writeTerms, type KeptDenominators } from '../../src/lib/state/keptTables';
import { Layers } from '../../src/lib/state/layers.svelte';
import { addSlide, readStory, writeStory } from '../../src/lib/share/story';
import { Situations } from '../../src/lib/state/situations.svelte';
import { Terms } from '../../src/lib/state/terms.svelte';
import { decode } from '../../src/lib/state/url';
import { denominatorsIn, headOf, storyIn, termsIn, type HeadParts } from '../../src/lib/state/workspaceHead';

const STORY = readStory(writeStory(addSlide(null, { kind: 'map', view: NO_FILTER }).story));
/** Nothing is loaded and no category was placed by hand. */
const NOTHING = { sharing: { story: STORY }, crosswalk: { edited: false }, workspace: { files: [], holdings: { sources: [] } } };

const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const span = fc.record({
	name: text,
	period: fc
		.tuple(fc.integer({ min: -60_000, max: 80_000 }), fc.integer({ min: 1, max: 400 }))
		.map(([from, days]) => ({ from, to: from + days })),
	kind: fc.constantFrom(...TERM_KINDS)
});
const dates: fc.Arbitrary<TermDates> = fc.record({ name: text, spans: fc.array(span, { maxLength: 6 }) });

const columnsOf = (rows: number, minLength: number) =>
	fc.array(fc.record({ name: text, values: fc.array(text, { minLength: rows, maxLength: rows }) }), { minLength, maxLength: 3 });
const value = fc.oneof(
	fc.constant(NaN),
	fc.nat(100_000),
	fc.double({ min: 0, max: 1e6, noNaN: true }).map((n) => n || 0)
);
const table = (name: string): fc.Arbitrary<CountTable> =>
	fc.nat(5).chain((rows) =>
		fc.record({
			name: fc.constant(name),
			areas: columnsOf(rows, 1),
			counts: fc.array(
				fc.record({ name: text, values: fc.array(value, { minLength: rows, maxLength: rows }).map((list) => Float64Array.from(list)) }),
				{ minLength: 1, maxLength: 2 }
			),
			certain: fc.boolean(),
			years: fc.option(
				fc.array(fc.integer({ min: 1900, max: 2100 }), { minLength: rows, maxLength: rows }).map((list) => Int32Array.from(list)),
				{ nil: null }
			),
			groups: columnsOf(rows, 0),
			source: fc.option(text, { nil: null })
		})
	);
const choiceOf = (one: CountTable): fc.Arbitrary<DenominatorChoice> =>
	fc.record({
		count: fc.option(fc.nat(one.counts.length - 1), { nil: null }),
		kind: fc.option(fc.constantFrom(...DENOMINATOR_KINDS), { nil: null }),
		year: fc.option(fc.integer({ min: 1900, max: 2100 }), { nil: null }),
		source: text,
		groups: fc.tuple(...one.groups.map(() => text))
	});
const kept: fc.Arbitrary<KeptDenominators> = fc
	.uniqueArray(text, { maxLength: 3 })
	.chain((names) => fc.tuple(...names.map((name) => table(name).chain((one) => fc.tuple(fc.constant(one), choiceOf(one))))))
	.chain((pairs) =>
		fc.record({
			tables: fc.constant(pairs.map(([one]) => one)),
			choices: fc.constant(Object.fromEntries(pairs.map(([one, choice]) => [one.name, choice]))),
			chosen: fc.constantFrom(null, ...pairs.map(([one]) => one.name))
		})
	);

describe('term dates of a workspace', () => {
	it('come back as they were written', () => {
		fc.assert(
			fc.property(dates, (before) => {
				expect(readTerms(writeTerms(before))).toEqual(before);
			})
		);
	});

	it('are refused when a span ends before it begins, or the kind is unknown', () => {
		const good = { name: 'Terms', spans: [{ name: 'Autumn', period: { from: 10, to: 20 }, kind: 'term' as const }] };
		expect(readTerms(writeTerms(good))).toEqual(good);
		for (const bad of [writeTerms(good).replace('20', '9'), writeTerms(good).replace('"term"', '"war"'), '[]', 'no json', '{"version":2}'])
			expect(() => readTerms(bad)).toThrow(/workspace cannot be read|term dates/);
	});
});

describe('tables of counts of a workspace', () => {
	it('come back as they were written, with what was said of them', () => {
		fc.assert(
			fc.property(kept, (before) => {
				expect(readDenominators(writeDenominators(before))).toEqual(before);
			}),
			{ numRuns: 200 }
		);
	});

	it('are refused when their columns differ in length or two have one name', () => {
		const one: CountTable = {
			name: 'wards.csv',
			areas: [{ name: 'ward', values: ['A', 'B'] }],
			counts: [{ name: 'residents', values: Float64Array.of(1, 2) }],
			certain: true,
			years: null,
			groups: [],
			source: null
		};
		const choices = { [one.name]: firstChoice(one) };
		expect(readDenominators(writeDenominators({ tables: [one], choices, chosen: one.name }))).toEqual({
			tables: [one],
			choices,
			chosen: one.name
		});
		const short = { ...one, areas: [{ name: 'ward', values: ['A'] }] };
		expect(() => readDenominators(writeDenominators({ tables: [short], choices, chosen: null }))).toThrow();
		expect(() => readDenominators(writeDenominators({ tables: [one, one], choices, chosen: null }))).toThrow();
	});

	it('take the place of those that are here', () => {
		const one: CountTable = {
			name: 'wards.csv',
			areas: [{ name: 'ward', values: ['A'] }],
			counts: [{ name: 'residents 2021', values: Float64Array.of(800) }],
			certain: true,
			years: null,
			groups: [],
			source: 'Census'
		};
		const before = new Denominators();
		before.add(one);
		before.say({ source: 'Own count' });
		const after = new Denominators();
		after.add({ ...one, name: 'older.csv' });
		after.adopt(readDenominators(writeDenominators(before.kept)));
		expect(after.tables).toEqual([one]);
		expect(after.choice).toEqual(before.choice);
		const terms = new Terms();
		terms.add({ name: 'here', spans: [] });
		terms.adopt(null);
		expect(terms.dates).toBeNull();
	});
});

describe('a workspace', () => {
	it('comes back with its term dates, its tables, its plans and its story', () => {
		return fc.assert(
			fc.asyncProperty(dates, kept, fc.array(fc.nat(6), { minLength: 21, maxLength: 21 }), async (termDates, tables, patrols) => {
				const terms = new Terms();
				terms.adopt(termDates);
				const denominators = new Denominators();
				denominators.adopt(tables);
				const situations = new Situations();
				const mine = { starts: [6, 14, 22], areas: [{ name: 'Old Town (sketch ward)', patrols }] };
				situations.change({
					planWeek: { ...situations.now.planWeek, mine, show: 'mine', budget: { in: 'pounds', most: 2400 }, rates: { marshal: 1850 } }
				});
				const parts = { situations, terms, denominators, layers: new Layers(), ...NOTHING };
				const head = headOf('Kent', parts as unknown as HeadParts, []);
				expect(termsIn(head)).toEqual(termDates);
				if (tables.tables.length > 0) expect(denominatorsIn(head)).toEqual(tables);
				expect(decode(head.view)).toEqual(situations.now);
				expect(await storyIn(head)).toEqual(STORY);
			}),
			{ numRuns: 60 }
		);
	});
});
