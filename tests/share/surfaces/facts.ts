/** Selections as counted, random, as small tables and as fields of hexagons, for every audience. */
import fc from 'fast-check';
import { monthStart } from '../../../src/lib/core/time';
import { BANDS, type PackFacts } from '../../../src/lib/disclosure/pack';
import { packFacts } from '../../disclosure/packs';

const TABLE = { categories: 4, cells: 5, months: 3, bands: BANDS };
const FIELD = { categories: 2, cells: 19, months: 2, bands: BANDS };

/** Periods of whole months, so that words of dates are those of the app. */
function dated({ head, ...counts }: PackFacts): PackFacts {
	const span = (now: boolean): { from: number; to: number } | null => {
		const own = head.months.flatMap((one) => (one.now === now ? [one.month] : []));
		const [first = 0] = own;
		return own.length === 0 ? null : { from: monthStart(first), to: monthStart(first + own.length) };
	};
	return { ...counts, head: { ...head, period: span(true) ?? head.period, before: span(false), cellArea: 0.105 } };
}

export const facts: fc.Arbitrary<PackFacts> = fc
	.oneof({ weight: 4, arbitrary: packFacts(TABLE) }, { weight: 1, arbitrary: packFacts(FIELD) })
	.map(dated);

/** So few counts that all that is told of them can be solved exactly together. */
export const tables: fc.Arbitrary<PackFacts> = packFacts(TABLE).map((made) => dated({ ...made, bands: null }));

/** Fields with a year of months, for partners or for anyone. */
export const guardedYears: fc.Arbitrary<PackFacts> = fc
	.tuple(packFacts({ categories: 3, cells: 19, months: 12, bands: BANDS }), fc.constantFrom('partnership' as const, 'public' as const))
	.map(([made, audience]) => dated({ ...made, head: { ...made.head, audience } }));
