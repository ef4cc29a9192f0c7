import type { NameCount } from '../answers';
import type { Profile } from '../incident';
import { isSensitivePlace, PLACES, placeName, type Place } from '../priorities';
import { categoryKey } from './category-key';
import { defaultPlace } from './default-rules';
import { ILLUSTRATIVE, illustrativeWeight, type Scale } from './weights';

/** Sources that an entry speaks for. */
export type Scope = Profile | 'any';

/** What a person said about a category. */
export interface Entry {
	readonly scope: Scope;
	/** The category as a source writes it; names of one `categoryKey` are one category. */
	readonly category: string;
	readonly place: Place;
	/** Harm of one incident, at least 0; null leaves it to the illustrative scale. */
	readonly weight: number | null;
}

/** What a person said about categories; everything else goes by the default rules. At most one entry for a scope and key. */
export interface Crosswalk {
	readonly entries: readonly Entry[];
	/** Where the weights come from. */
	readonly scale: Scale;
}

export const NO_CROSSWALK: Crosswalk = { entries: [], scale: ILLUSTRATIVE };

/** A category of the loaded rows. */
export interface SourceCategory {
	readonly name: string;
	/** Profiles of the sources that hold it; at least one. */
	readonly profiles: readonly Profile[];
	readonly count: number;
}

/** Why a category stands where it stands; `conflict`: its sources would put it in different places, so it is in none. */
export type Reason = 'said' | 'default' | 'new' | 'conflict';

/** A category with its place: all names of one key together. */
export interface PlacedCategory {
	readonly key: string;
	/** The name that most rows use. */
	readonly title: string;
	readonly names: readonly string[];
	readonly profiles: readonly Profile[];
	readonly count: number;
	readonly place: Place;
	readonly reason: Reason;
	readonly weight: number;
	/** The weight was typed or imported rather than taken from the scale. */
	readonly weighted: boolean;
	/** Small numbers are protected at ten: by its place, or by what it is, wherever it is moved. */
	readonly sensitive: boolean;
}

const idOf = (scope: Scope, category: string): string => `${scope} ${categoryKey(category)}`;

interface Verdict {
	readonly place: Place;
	readonly weight: number | null;
	readonly reason: Reason;
}

type KeysByProfile = ReadonlyMap<Profile, ReadonlySet<string>>;

function keysByProfile(categories: readonly SourceCategory[]): KeysByProfile {
	const keys = new Map<Profile, Set<string>>();
	for (const { name, profiles } of categories)
		for (const profile of profiles) keys.set(profile, (keys.get(profile) ?? new Set<string>()).add(categoryKey(name)));
	return keys;
}

function judge(said: ReadonlyMap<string, Entry>, key: string, profile: Profile, keys: KeysByProfile): Verdict {
	const entry = said.get(`${profile} ${key}`) ?? said.get(`any ${key}`);
	if (entry) return { place: entry.place, weight: entry.weight, reason: 'said' };
	const place = defaultPlace(key, profile, keys.get(profile) ?? new Set());
	return { place: place ?? null, weight: null, reason: place === undefined ? 'new' : 'default' };
}

/**
 * One answer for the sources of a category: a filter knows it by its name alone, so that they must agree. A person's word for one of
 * them goes before the default rule of another.
 */
function agree(verdicts: readonly Verdict[]): Verdict {
	const said = verdicts.filter(({ reason }) => reason === 'said');
	const [first = { place: null, weight: null, reason: 'new' } satisfies Verdict, ...others] = said.length > 0 ? said : verdicts;
	if (others.some(({ place }) => place !== first.place)) return { place: null, weight: null, reason: 'conflict' };
	return { ...first, weight: others.every(({ weight }) => weight === first.weight) ? first.weight : null };
}

/** The categories of the loaded rows with their places and weights, most rows first. Every category is in exactly one place. */
export function placeCategories(crosswalk: Crosswalk, categories: readonly SourceCategory[]): PlacedCategory[] {
	const said = new Map(crosswalk.entries.map((entry) => [idOf(entry.scope, entry.category), entry]));
	const keys = keysByProfile(categories);
	const byKey = new Map<string, SourceCategory[]>();
	for (const category of categories) {
		const key = categoryKey(category.name);
		byKey.set(key, [...(byKey.get(key) ?? []), category]);
	}
	const placed = [...byKey].map(([key, members]): PlacedCategory => {
		const byCount = [...members].sort((a, b) => b.count - a.count || a.name.localeCompare(b.name, 'en-GB'));
		const profiles = [...new Set(members.flatMap((member) => member.profiles))];
		const { place, weight, reason } = agree(profiles.map((profile) => judge(said, key, profile, keys)));
		return {
			key,
			title: byCount[0]?.name ?? key,
			names: byCount.map(({ name }) => name),
			profiles,
			count: members.reduce((sum, { count }) => sum + count, 0),
			place,
			reason,
			weight: weight ?? illustrativeWeight(place),
			weighted: weight !== null,
			sensitive:
				isSensitivePlace(place) ||
				profiles.some((profile) => isSensitivePlace(defaultPlace(key, profile, keys.get(profile) ?? new Set()) ?? null))
		};
	});
	return placed.sort((a, b) => b.count - a.count || a.title.localeCompare(b.title, 'en-GB'));
}

/** A crosswalk in which a category has this place and weight, for the sources that hold it now and for others with the same word. */
export function say(
	crosswalk: Crosswalk,
	category: PlacedCategory,
	change: { readonly place?: Place; readonly weight?: number | null }
): Crosswalk {
	const [profile, ...others] = category.profiles;
	const scope: Scope = profile !== undefined && others.length === 0 ? profile : 'any';
	const { place = category.place, weight = category.weighted ? category.weight : null } = change;
	// An entry for one source would outrank one for all of them.
	const replaced = new Set(['any' as const, ...category.profiles].map((known) => idOf(known, category.key)));
	const kept = crosswalk.entries.filter(
		(entry) => !replaced.has(idOf(entry.scope, entry.category)) || (scope !== 'any' && entry.scope === 'any')
	);
	return { ...crosswalk, entries: [...kept, { scope, category: category.title, place, weight }] };
}

/** Harm of one incident by category name, for every name of the loaded rows. */
export function weightsOf(crosswalk: Crosswalk, categories: readonly SourceCategory[]): ReadonlyMap<string, number> {
	return new Map(placeCategories(crosswalk, categories).flatMap(({ names, weight }) => names.map((name) => [name, weight] as const)));
}

/** Place of each category by its name as the rows hold it. */
export function placesOf(placed: readonly PlacedCategory[]): ReadonlyMap<string, Place> {
	return new Map(placed.flatMap(({ names, place }) => names.map((name) => [name, place] as const)));
}

/** Counts by place under the names of the places. What is not known to the crosswalk counts as not mapped: no row is lost. */
export function countByPlace(rows: readonly NameCount[], places: ReadonlyMap<string, Place>): (NameCount & { readonly place: Place })[] {
	return PLACES.flatMap((place) => {
		const own = rows.filter(({ name }) => (places.get(name) ?? null) === place);
		if (own.length === 0) return [];
		const before = own.some((row) => row.before === null) ? null : own.reduce((sum, row) => sum + (row.before ?? 0), 0);
		return [{ place, name: placeName(place), now: own.reduce((sum, { now }) => sum + now, 0), before }];
	}).sort((a, b) => Number(a.place === null) - Number(b.place === null) || b.now - a.now);
}

/** Names of the categories of a place. */
export const namesIn = (placed: readonly PlacedCategory[], place: Place): readonly string[] =>
	placed.filter((category) => category.place === place).flatMap(({ names }) => names);

/** The place whose categories these are, no more and no fewer; undefined when there is none. */
export function placeOfNames(placed: readonly PlacedCategory[], names: readonly string[]): Place | undefined {
	const wanted = new Set(names);
	return PLACES.find((place) => {
		const own = namesIn(placed, place);
		return own.length > 0 && own.length === wanted.size && own.every((name) => wanted.has(name));
	});
}
