import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readClaim, writeClaim, writeClaims, type Claim, type Subject, type Vocabulary } from '../../../src/lib/core/claim';
import { categoryKey } from '../../../src/lib/core/crosswalk/category-key';
import { PRIORITIES } from '../../../src/lib/core/priorities';
import { dayOf, monthStart } from '../../../src/lib/core/time';

const TITLES = [
	'Anti-social behaviour',
	'Burglary',
	'Violence and sexual offences',
	'Vehicle crime',
	'Other theft',
	'Theft from the person',
	'Shoplifting',
	'Criminal damage and arson',
	'Public order',
	'Parking and road safety',
	'Fall',
	'Other crime',
	'First Aid'
];
const known: Vocabulary = {
	categories: TITLES.map((title) => ({ key: categoryKey(title), title })),
	areas: ['Canterbury', 'Maidstone', 'St. Stephen’s', 'Canterbury 001A'],
	lastMonth: 2026 * 12 + 9
};
const category = (title: string): Subject => ({ kind: 'category', key: categoryKey(title) });
const ASB = category('Anti-social behaviour');
const months = (year: number, month: number, count: number) => ({
	kind: 'days',
	from: monthStart(year * 12 + month - 1),
	to: monthStart(year * 12 + month - 1 + count)
});
const exactly = (fraction: number, digits = 0) => ({ fraction: expect.closeTo(fraction, 9) as unknown, digits, bound: 'exactly' });
const about = (fraction: number) => ({ fraction: expect.closeTo(fraction, 9) as unknown, digits: 0, bound: 'about' });

/** The only figure of a text. */
function one(text: string): Claim {
	const { claims } = readClaim(text, known);
	expect(claims, text).toHaveLength(1);
	return claims[0] as Claim;
}

describe('phrasings of a claim', () => {
	it.each([
		[
			'ASB down 28 % in the last 12 months',
			{ subjects: [ASB], direction: 'down', size: exactly(0.28), window: { kind: 'last', months: 12 } }
		],
		['an 8% decrease in VAWG', { subjects: [{ kind: 'priority', id: 'vawg' }], direction: 'down', size: exactly(0.08), window: null }],
		[
			'burglary rose by 8.5% from 2,172 to 2,357, an extra 185 incidents or about 2 a day',
			{ subjects: [category('Burglary')], direction: 'up', size: exactly(0.085, 1), counts: { before: 2172, now: 2357 }, difference: 185 }
		],
		['vehicle crime halved', { subjects: [category('Vehicle crime')], direction: 'down', size: about(0.5) }],
		['knife crime up a fifth', { subjects: [], direction: 'up', size: about(0.2) }],
		['ASB: −28%', { subjects: [ASB], direction: 'down', size: exactly(0.28) }],
		['Antisocial behaviour has fallen by twenty-eight per cent', { subjects: [ASB], direction: 'down', size: exactly(0.28) }],
		['28 percent less anti-social behaviour', { subjects: [ASB], direction: 'down', size: exactly(0.28) }],
		['nearly 30% fewer burglaries', { subjects: [category('Burglary')], size: { ...exactly(0.3), bound: 'under' } }],
		['Shoplifting more than doubled', { subjects: [category('Shoplifting')], direction: 'up', size: { ...about(1), bound: 'over' } }],
		[
			'violence is up by more than 12.5 pc',
			{ subjects: [category('Violence and sexual offences')], size: { ...exactly(0.125, 1), bound: 'over' } }
		],
		['burglary fell by two thirds', { size: about(2 / 3), direction: 'down' }],
		['Public order was unchanged', { subjects: [category('Public order')], direction: 'same', size: null }],
		['2,357, up from 2,172, is the number of burglaries', { direction: 'up', counts: { before: 2172, now: 2357 } }],
		['burglary went from 40 to 30', { direction: 'down', counts: { before: 40, now: 30 } }],
		['Burglary and shoplifting down 10%', { subjects: [category('Burglary'), category('Shoplifting')], direction: 'down' }],
		['“Fall” up 5%', { subjects: [category('Fall')], direction: 'up' }],
		['all incidents fell by 4%', { subjects: [{ kind: 'all' }], direction: 'down' }],
		['Night-time economy and violence rose', { subjects: [{ kind: 'priority', id: 'night-time-economy' }], direction: 'up', size: null }]
	])('%s', (text, expected) => {
		expect(one(text)).toMatchObject(expected);
	});

	it.each([
		['in the last year', { kind: 'last', months: 12 }],
		['over the past 6 months', { kind: 'last', months: 6 }],
		['in the last quarter', { kind: 'last', months: 3 }],
		['in the year to October', months(2025, 11, 12)],
		['in the 12 months to March 2026', months(2025, 4, 12)],
		['in the year ending 31 March 2026', months(2025, 4, 12)],
		['in 2025', months(2025, 1, 12)],
		['in 2025/26', months(2025, 4, 12)],
		['in financial year 2025-26', months(2025, 4, 12)],
		['between April and September 2026', months(2026, 4, 6)],
		['in Oct 2025–Sep 2026', months(2025, 10, 12)],
		['from November 2025 to January 2026', months(2025, 11, 3)],
		['in December', months(2025, 12, 1)],
		['in December 2018', months(2018, 12, 1)],
		['year to date', months(2026, 1, 10)],
		['between 05/11/2025 and 04/11/2026', { kind: 'days', from: dayOf(2025, 11, 5), to: dayOf(2026, 11, 5) }]
	])('ASB down 28% %s', (words, window) => {
		const text = `ASB down 28% ${words}`;
		expect(one(text)).toMatchObject({ subjects: [ASB], size: exactly(0.28), window });
		expect(readClaim(text, known).unread).toEqual([]);
	});

	it.each([
		['compared with the year before', { kind: 'year-before' }],
		['year on year', { kind: 'year-before' }],
		['on the same period last year', { kind: 'year-before' }],
		['compared to the previous 3 months', { kind: 'just-before' }],
		['compared with October 2018', months(2018, 10, 1)],
		['against 2019', months(2019, 1, 12)],
		['from 2023', months(2023, 1, 12)]
	])('ASB down 28% in the last 3 months %s', (words, base) => {
		expect(one(`ASB down 28% in the last 3 months ${words}`)).toMatchObject({ window: { kind: 'last', months: 3 }, base });
	});

	it('reads years apart from counts', () => {
		expect(one('from 2023 to 2024 burglary fell by 5%')).toMatchObject({
			counts: null,
			window: months(2024, 1, 12),
			base: months(2023, 1, 12)
		});
		expect(one('burglary fell from 2,023 to 1,990')).toMatchObject({ counts: { before: 2023, now: 1990 }, window: null });
		expect(one('burglary fell from 2023 to 1990')).toMatchObject({ counts: { before: 2023, now: 1990 } });
	});

	it('reads several figures with the period that they share', () => {
		const { claims, unread } = readClaim(
			'The partnership has delivered a 28% reduction in anti-social behaviour, an 8% decrease in VAWG and a 17% reduction in night-time economy crimes in the last 12 months.',
			known
		);
		expect(unread).toEqual([]);
		expect(claims.map(({ subjects }) => subjects)).toEqual([
			[ASB],
			[{ kind: 'priority', id: 'vawg' }],
			[{ kind: 'priority', id: 'night-time-economy' }]
		]);
		expect(claims.map(({ size }) => Math.round(100 * (size?.fraction ?? 0)))).toEqual([28, 8, 17]);
		for (const claim of claims) expect(claim).toMatchObject({ direction: 'down', window: { kind: 'last', months: 12 } });
	});

	it('gives each subject its own size', () => {
		const pairs = (text: string) =>
			readClaim(text, known).claims.map(({ subjects, direction, size }) => [subjects, direction, Math.round(100 * (size?.fraction ?? 0))]);
		const wanted = [
			[[ASB], 'down', 28],
			[[category('Burglary')], 'down', 3]
		];
		for (const text of [
			'ASB fell by 28% and burglary by 3%',
			'ASB and burglary fell by 28% and 3% respectively',
			'Reductions in ASB (28%) and burglary (3%)',
			'ASB down 28%, burglary down 3%',
			'a 28% fall in ASB and burglary down 3%'
		])
			expect(pairs(text), text).toEqual(wanted);
	});

	it('takes the area that is named', () => {
		expect(one('ASB in Canterbury fell by 28%')).toMatchObject({ areas: ['Canterbury'] });
		expect(one('In St. Stephen’s, burglary rose')).toMatchObject({ areas: ['St. Stephen’s'], direction: 'up' });
	});
});

describe('what is not understood', () => {
	it.each([
		['ASB down 28% in Whitstable', ['Whitstable']],
		['residential burglary down 5%', ['residential']],
		['ASB fell by 8% last year', ['last year']],
		['knife crime up a fifth', ['knife']]
	])('%s', (text, unread) => {
		expect(readClaim(text, known).unread).toEqual(unread);
	});

	it('leaves a count alone that it cannot pair', () => {
		expect(one('2,357 burglaries, up from 2,172').counts).toBeNull();
		expect(readClaim('2,357 burglaries, up from 2,172', known).unread.join(' ')).toContain('2,357');
	});

	it('takes no denial for a claim, nor a share or points for a change', () => {
		expect(one('Burglary did not rise').direction).toBeNull();
		expect(one('no increase in burglary').direction).toBeNull();
		expect(readClaim('28% of incidents were ASB', known).claims).toMatchObject([{ size: null }]);
		expect(readClaim('ASB fell by 5 percentage points', known).claims).toMatchObject([{ size: null }]);
	});

	it('finds no figure in other words', () => {
		expect(readClaim('Good evening, everybody here', known).claims).toEqual([]);
		expect(readClaim('', known)).toEqual({ claims: [], pieces: [], unread: [], asides: [] });
	});
});

const subject = fc.oneof(
	fc.constantFrom(...TITLES).map(category),
	fc.constantFrom(...PRIORITIES.map(({ id }) => id)).map((id): Subject => ({ kind: 'priority', id })),
	fc.constant<Subject>({ kind: 'all' })
);
const span = fc.oneof(
	fc
		.tuple(fc.integer({ min: 2010 * 12, max: 2030 * 12 }), fc.integer({ min: 1, max: 24 }))
		.map(([first, count]) => ({ from: monthStart(first), to: monthStart(first + count) })),
	fc.tuple(fc.integer({ min: 14_000, max: 22_000 }), fc.integer({ min: 1, max: 400 })).map(([from, days]) => ({ from, to: from + days }))
);
const whole = fc.integer({ min: 0, max: 99_999 });
const claim: fc.Arbitrary<Claim> = fc.record({
	subjects: fc.uniqueArray(subject, { minLength: 1, maxLength: 2, selector: (value) => JSON.stringify(value) }),
	direction: fc.constantFrom('up' as const, 'down' as const),
	size: fc.option(
		fc.oneof(
			fc
				.tuple(fc.integer({ min: 1, max: 300 }), fc.constantFrom('exactly' as const, 'about' as const, 'over' as const, 'under' as const))
				.map(([n, bound]) => ({ fraction: n / 100, digits: 0, bound })),
			fc.integer({ min: 1, max: 999 }).map((n) => ({ fraction: n / 1000, digits: 1, bound: 'exactly' as const }))
		),
		{ nil: null }
	),
	counts: fc.option(fc.record({ before: whole, now: whole }), { nil: null }),
	difference: fc.constant(null),
	window: fc.option(
		fc.oneof(
			fc.integer({ min: 1, max: 24 }).map((count) => ({ kind: 'last' as const, months: count })),
			span.map((days) => ({ kind: 'days' as const, ...days }))
		),
		{ nil: null }
	),
	base: fc.option(
		fc.oneof(
			fc.constant({ kind: 'year-before' as const }),
			fc.constant({ kind: 'just-before' as const }),
			span.map((days) => ({ kind: 'days' as const, ...days }))
		),
		{ nil: null }
	),
	areas: fc.uniqueArray(fc.constantFrom(...known.areas), { maxLength: 1 })
});
const close = (value: Claim) => ({
	...value,
	size: value.size && { ...value.size, fraction: expect.closeTo(value.size.fraction, 9) as unknown }
});

describe('written claims', () => {
	it('are read back as they were, with nothing left over', () => {
		fc.assert(
			fc.property(claim, (value) => {
				const text = writeClaim(value, known);
				const reading = readClaim(text, known);
				expect(reading.claims, text).toEqual([close(value)]);
				expect(reading.unread, text).toEqual([]);
			}),
			{ numRuns: 300 }
		);
	});

	it('are read back side by side', () => {
		fc.assert(
			fc.property(
				fc.array(
					claim.filter(({ window, base }) => window !== null && base !== null),
					{ minLength: 2, maxLength: 3 }
				),
				(values) => {
					const apart = values.map((value) => ({ ...value, areas: [] }));
					const text = writeClaims(apart, known);
					expect(readClaim(text, known).claims, text).toEqual(apart.map(close));
				}
			),
			{ numRuns: 100 }
		);
	});

	it('keep every letter of the text in its pieces, whatever it says', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
				const { pieces } = readClaim(text, known);
				expect(pieces.map((piece) => piece.text).join('')).toBe(text);
			}),
			{ numRuns: 300 }
		);
	});
});
