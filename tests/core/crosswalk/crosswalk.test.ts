import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	countByPlace,
	namesIn,
	NO_CROSSWALK,
	placeCategories,
	placeOfNames,
	placesOf,
	say,
	weightsOf,
	type Crosswalk,
	type SourceCategory
} from '../../../src/lib/core/crosswalk/crosswalk';
import type { Profile } from '../../../src/lib/core/incident';
import { PLACES, placeName } from '../../../src/lib/core/priorities';

const PROFILES: readonly Profile[] = ['police-uk-street', 'police-uk-stop-search', 'safezone', 'generic'];
const category = (name: string, count = 1, ...profiles: Profile[]): SourceCategory => ({
	name,
	count,
	profiles: profiles.length > 0 ? profiles : ['generic']
});
const only = (crosswalk: Crosswalk, ...categories: SourceCategory[]) => {
	const [first] = placeCategories(crosswalk, categories);
	if (!first) throw new Error('nothing placed');
	return first;
};

const sources: fc.Arbitrary<SourceCategory[]> = fc.uniqueArray(
	fc.record({
		name: fc.oneof(
			fc.constantFrom('Robbery', 'ROBBERY ', 'Drugs', 'Help', 'Serious', 'Slight', 'Not given', '__proto__'),
			fc.string({ minLength: 1 })
		),
		profiles: fc.uniqueArray(fc.constantFrom(...PROFILES), { minLength: 1 }),
		count: fc.nat(5000)
	}),
	{ selector: ({ name }) => name, maxLength: 20 }
);
const entries: fc.Arbitrary<Crosswalk['entries']> = fc.array(
	fc.record({
		scope: fc.constantFrom(...PROFILES, 'any' as const),
		category: fc.constantFrom('robbery', 'Drugs', 'help', 'x', '__proto__'),
		place: fc.constantFrom(...PLACES),
		weight: fc.option(fc.nat(100), { nil: null })
	}),
	{ maxLength: 6 }
);

describe('places of categories', () => {
	it('lose no row: priorities and not mapped add up to the total, whatever was said', () => {
		fc.assert(
			fc.property(sources, entries, (held, said) => {
				const placed = placeCategories({ ...NO_CROSSWALK, entries: said }, held);
				const rows = held.map(({ name, count }) => ({ name, now: count, before: Math.floor(count / 2) }));
				const sums = countByPlace(rows, placesOf(placed));
				const total = (side: 'now' | 'before', list: readonly { now: number; before: number | null }[]): number =>
					list.reduce((sum, row) => sum + (row[side] ?? 0), 0);
				expect(total('now', sums)).toBe(total('now', rows));
				expect(total('before', sums)).toBe(total('before', rows));
				expect(placed.reduce((sum, { count }) => sum + count, 0)).toBe(total('now', rows));
				// Each name is in one place, and the places hold all names.
				expect(PLACES.flatMap((place) => namesIn(placed, place)).sort()).toEqual(held.map(({ name }) => name).sort());
			}),
			{ numRuns: 300 }
		);
	});

	it('are what was said last, and nothing else moves', () => {
		fc.assert(
			fc.property(sources, entries, fc.nat(), fc.constantFrom(...PLACES), fc.nat(100), (held, said, pick, place, weight) => {
				const before: Crosswalk = { ...NO_CROSSWALK, entries: said };
				const old = placeCategories(before, held);
				const moved = old[pick % Math.max(1, old.length)];
				if (!moved) return;
				const now = placeCategories(say(before, moved, { place, weight }), held);
				expect(now.find(({ key }) => key === moved.key)).toMatchObject({ place, weight, reason: 'said', weighted: true });
				const rest = (list: typeof old) => list.filter(({ key }) => key !== moved.key).map(({ key, place: at, weight: w }) => [key, at, w]);
				expect(rest(now)).toEqual(rest(old));
			}),
			{ numRuns: 300 }
		);
	});

	it('count rows of a category that the crosswalk has not met as not mapped', () => {
		const sums = countByPlace([{ name: 'Unheard of', now: 3, before: null }], new Map());
		expect(sums).toEqual([{ place: null, name: 'Not mapped', now: 3, before: null }]);
	});

	it('put names that differ in case and punctuation together', () => {
		const [asb] = placeCategories(NO_CROSSWALK, [category('Anti-social behaviour', 5), category('ANTI SOCIAL BEHAVIOUR', 9)]);
		expect(asb).toMatchObject({ title: 'ANTI SOCIAL BEHAVIOUR', names: ['ANTI SOCIAL BEHAVIOUR', 'Anti-social behaviour'], count: 14 });
	});

	it('leave a category out of every priority when its sources disagree, until someone says', () => {
		const help = category('Help', 4, 'safezone', 'generic');
		const torn = only(NO_CROSSWALK, help);
		expect(torn).toMatchObject({ place: null, reason: 'conflict' });
		const said = say(NO_CROSSWALK, torn, { place: 'young-people' });
		expect(said.entries).toMatchObject([{ scope: 'any', category: 'Help' }]);
		expect(only(said, help)).toMatchObject({ place: 'young-people', reason: 'said' });
	});

	it('take a person’s word for one source over the default of another', () => {
		const said = say(NO_CROSSWALK, only(NO_CROSSWALK, category('Burglary')), { place: 'serious-organised-crime' });
		expect(said.entries).toMatchObject([{ scope: 'generic' }]);
		expect(only(said, category('Burglary', 1, 'generic', 'police-uk-street'))).toMatchObject({ place: 'serious-organised-crime' });
	});

	it('keep the protection of a sensitive category wherever it is moved', () => {
		const rape = only(NO_CROSSWALK, category('Rape'));
		expect(rape).toMatchObject({ place: 'vawg', sensitive: true });
		expect(only(say(NO_CROSSWALK, rape, { place: 'night-time-economy' }), category('Rape'))).toMatchObject({ sensitive: true });
		expect(only(NO_CROSSWALK, category('Violence and sexual offences'))).toMatchObject({ place: 'night-time-economy', sensitive: false });
	});
});

describe('names of a filter', () => {
	const placed = placeCategories(NO_CROSSWALK, [category('Robbery'), category('Public order'), category('Burglary')]);
	it('are a priority when they are all of its categories and no other', () => {
		expect(placeOfNames(placed, ['Public order', 'Robbery'])).toBe('night-time-economy');
		expect(placeOfNames(placed, ['Burglary'])).toBe(null);
		expect(placeOfNames(placed, ['Robbery'])).toBeUndefined();
		expect(placeOfNames(placed, ['Robbery', 'Public order', 'Burglary'])).toBeUndefined();
		expect(placeOfNames(placed, [])).toBeUndefined();
	});
});

describe('weights', () => {
	it('follow the priority until one is given, for every way in which the category is written', () => {
		const held = [category('Robbery', 2), category('ROBBERY', 1), category('Burglary', 1)];
		expect([...weightsOf(NO_CROSSWALK, held)]).toEqual([
			['Robbery', 4],
			['ROBBERY', 4],
			['Burglary', 1]
		]);
		const heavy = say(NO_CROSSWALK, only(NO_CROSSWALK, ...held), { weight: 365 });
		expect(weightsOf(heavy, held).get('ROBBERY')).toBe(365);
		expect(only(say(heavy, only(heavy, ...held), { place: 'vawg' }), ...held)).toMatchObject({ weight: 365, place: 'vawg' });
		expect(only(say(heavy, only(heavy, ...held), { weight: null }), ...held)).toMatchObject({ weight: 4, weighted: false });
	});
	it('belong to places with names', () => {
		expect(PLACES.map(placeName)).toEqual([
			'Serious and organised crime',
			'Safeguarding and vulnerable people',
			'Young people',
			'Night-time economy and violence',
			'Violence against women and girls',
			'Anti-social behaviour and environment',
			'Road safety',
			'Not mapped'
		]);
	});
});
