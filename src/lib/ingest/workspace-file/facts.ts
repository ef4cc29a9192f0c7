import { PRECISIONS } from '../../core/incident';
import { POSITIONS, type SourceFacts } from '../../core/source';
import { damaged } from './faults';
import { LIMITS } from './limits';
import { field, flag, oneOf, optional, text, whole } from './shape';

export const PROFILES: readonly SourceFacts['profile'][] = ['police-uk-street', 'police-uk-stop-search', 'safezone', 'generic'];
/** Days since 1970 of the years 1800 to 2200. */
const DAYS = { first: -62_091, last: 84_006 };
const MOST_MONTHS = 400 * 12;

type Readers = { readonly [K in keyof SourceFacts]-?: (value: unknown, what: string) => Required<SourceFacts>[K] };

const count = (value: unknown, what: string): number => whole(value, 0, LIMITS.rows, what);

function hex(value: unknown, what: string): string {
	const digits = text(value, 64, what);
	if (/^[0-9a-f]{8,64}$/.test(digits)) return digits;
	throw damaged(`${what} is not hexadecimal`);
}

function days(value: unknown, what: string): SourceFacts['days'] {
	if (value === null) return null;
	const day = (name: 'first' | 'last'): number => whole(field(value, name, what), DAYS.first, DAYS.last, `the ${name} of ${what}`);
	return { first: day('first'), last: day('last') };
}

function months(value: unknown, what: string): Readonly<Record<string, number>> {
	const entries = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : null;
	if (!entries || entries.length > MOST_MONTHS) throw damaged(`${what} are no counts by month`);
	return Object.fromEntries(
		entries.map(([month, rows]) => {
			if (!/^\d{4}-\d{2}$/.test(month)) throw damaged(`${what} have no proper names`);
			return [month, count(rows, what)];
		})
	);
}

function positions(value: unknown, what: string): Exclude<SourceFacts['positions'], undefined> {
	const known = oneOf(value, POSITIONS, what);
	if (known === 'exact') throw damaged('it holds exact positions, which no Hexbeat saves');
	return known;
}

/** One reader for each fact there is: a fact without one does not compile. */
const READERS: Readers = {
	key: hex,
	label: (value, what) => text(value, LIMITS.name, what),
	profile: (value, what) => oneOf(value, PROFILES, what),
	rows: count,
	accepted: count,
	rejected: count,
	unlocated: count,
	precision: (value, what) => (value === null ? null : oneOf(value, PRECISIONS, what)),
	days,
	snapped: flag,
	positions,
	synthetic: flag,
	digest: hex,
	rowsDigest: (value, what) => (value === null ? null : hex(value, what)),
	series: (value, what) => text(value, LIMITS.name, what),
	months,
	replaced: count
};
const MAY_LACK: ReadonlySet<string> = new Set<keyof SourceFacts>(['digest', 'rowsDigest', 'series', 'months', 'replaced']);

/** Rows of a source that are there: those accepted without those that a later file replaced. */
export const rowsOf = ({ accepted, replaced = 0 }: SourceFacts): number => accepted - replaced;

/** The facts of a source from anyone; unknown ones are left out. */
export function readFacts(value: unknown, where: string): SourceFacts {
	const read = Object.entries(READERS).flatMap(([name, reader]): [string, unknown][] => {
		if (MAY_LACK.has(name) && optional(value, name) === undefined) return [];
		return [[name, (reader as (value: unknown, what: string) => unknown)(field(value, name, where), `“${name}” of ${where}`)]];
	});
	const facts = Object.fromEntries(read) as unknown as SourceFacts;
	if (facts.rows !== facts.accepted + facts.rejected || rowsOf(facts) < 0) throw damaged(`the rows of ${where} do not add up`);
	return facts;
}
