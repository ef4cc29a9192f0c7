/** Reference files of siting: maximal covering, p-median, p-centre, with proved or best known values for numbers of sites. */
import { reachWithin } from '../../deployment/coverage/reach';
import { nearestOf } from '../../deployment/siting/distances';
import { maximalCover } from '../../deployment/siting/maximalCover';
import { pCentre } from '../../deployment/siting/pCentre';
import { pMedian } from '../../deployment/siting/pMedian';
import { gapOf, type Siting } from '../../deployment/siting/siting';
import { compare, isObject, numberOf, type Comparison, type Finding, type Json, type JsonObject } from './compare';
import { instanceOf, type Instance } from './instances';
import { atLeast, isProved, gapNote } from './published';

type Model = 'cover' | 'median' | 'centre';

/** One answer that a file expects. */
interface Wanted {
	readonly path: string;
	readonly model: Model;
	readonly k: number;
	/** Distance within which a place is covered. */
	readonly radius: number;
	/** True where the file says that no answer is better. */
	readonly proved: boolean;
	readonly figures: JsonObject;
}

const VALUE = /^(value|f|objective|covered|max_distance|cost)$/;
const SITES = /^(sites|facilities)$/;
const patience = (): Promise<void> => Promise.resolve();

const modelOf = (name: string): Model | null =>
	/median/i.test(name) ? 'median' : /cent(re|er)/i.test(name) ? 'centre' : /mclp|cover/i.test(name) ? 'cover' : null;

export async function checkSiting(file: JsonObject): Promise<Finding> {
	const instance = instanceOf(file);
	if (!instance) return { comparisons: [], left: [] };
	const { wanted, left } = wantedOf(file, instance);
	const comparisons: Comparison[] = [];
	const notes: string[] = [];
	for (const one of wanted) {
		const found = await solve(instance, one);
		comparisons.push(...held(instance, one, found, left));
		notes.push(`${one.model}, ${String(one.k)} sites: ${gapNote(found.value, found.bound, gapOf(found))}`);
	}
	return { comparisons, left: [...left], notes };
}

/** The answers of a file, whatever the number of models in it; names that it does not know are left. */
function wantedOf(file: JsonObject, instance: Instance): { wanted: Wanted[]; left: Set<string> } {
	const left = new Set<string>();
	const own = modelOf(typeof file.problem === 'string' ? (file.problem.split('/')[0] ?? '') : '');
	const radius = numberOf(file.radius_m ?? file.radius) ?? NaN;
	const answer = (path: string, k: number, value: Json, name: string): Wanted[] => {
		const figures = isObject(value) ? value : { value };
		const groups = Object.entries(figures).filter((entry): entry is [string, JsonObject] => isObject(entry[1]));
		if (groups.length > 0) return groups.flatMap(([group, inner]) => answer(`${path}.${group}`, k, inner, group));
		const model = modelOf(name) ?? own;
		const within = Number(/_(\d+(?:\.\d+)?)$/.exec(name)?.[1] ?? radius);
		if (model && Number.isInteger(k) && k > 0) return [{ path, model, k, radius: within, proved: isProved(path), figures }];
		left.add(name);
		return [];
	};
	const wanted = Object.entries(file).flatMap(([key, value]): Wanted[] => {
		if (/^(optimum|best)_by_[pk]$/.test(key) && isObject(value))
			return Object.entries(value).flatMap(([k, one]) => answer(`${key}.p=${k}`, Number(k), one, ''));
		if (/^(optimum|best|best_known)$/.test(key) && numberOf(value) !== null)
			return answer(`${key}.value`, numberOf(file.p) ?? instance.sites ?? NaN, value, '');
		return [];
	});
	return { wanted, left };
}

function solve({ distances, weight }: Instance, { model, k, radius }: Wanted): Promise<Siting> {
	if (model === 'median') return pMedian({ distances, weight }, k, patience);
	if (model === 'centre') return pCentre(distances, k, patience);
	return maximalCover({ reach: reachWithin(distances, radius), weight }, k, patience);
}

/** What a set of sites is worth, and the figures that files derive from it, each counted from the distances alone. */
function worth({ distances, weight }: Instance, { model, radius }: Wanted, sites: readonly number[]) {
	const nearest = nearestOf(distances, sites);
	const total = (of: (distance: number) => number): number => nearest.reduce((sum, d, i) => sum + of(d) * (weight[i] ?? 0), 0);
	const covered = nearest.filter((d) => d <= radius).length;
	const value = {
		cover: total((d) => (d <= radius ? 1 : 0)),
		median: total((d) => d),
		centre: nearest.reduce((most, d) => Math.max(most, d), 0)
	}[model];
	return {
		value,
		mean: value / weight.reduce((sum, w) => sum + w, 0),
		uncovered: distances.places - covered,
		percent: (100 * covered) / distances.places
	};
}

function held(instance: Instance, wanted: Wanted, found: Siting, left: Set<string>): Comparison[] {
	const { path, model, figures, proved } = wanted;
	const larger = model === 'cover';
	const named = Object.entries(figures).find(([name]) => SITES.test(name))?.[1];
	const listed = Array.isArray(named) ? named.map((name) => instance.names.findIndex((own) => own === name)) : null;
	const own = worth(instance, wanted, found.sites);
	const theirs = listed ? worth(instance, wanted, listed) : own;
	// Of sets that are equally good the file may list another one.
	const shown = Math.abs(theirs.value - own.value) <= 1e-12 * own.value ? theirs : own;
	return [
		...compare(`${path}.recount`, own.value, found.value),
		...Object.entries(figures).flatMap(([name, expected]): Comparison[] => {
			const at = `${path}.${name}`;
			if (VALUE.test(name))
				return [...atLeast(at, expected, found.value, larger, proved), ...atLeast(`${path}.bound`, expected, found.bound, larger, false)];
			if (SITES.test(name)) return compare(at, Object.entries(figures).find(([key]) => VALUE.test(key))?.[1] ?? own.value, theirs.value);
			if (name === 'weighted_mean') return compare(at, expected, shown.mean);
			if (name.startsWith('uncovered')) return compare(at, expected, shown.uncovered);
			if (name.startsWith('pct')) return compare(at, expected, shown.percent);
			left.add(name);
			return [];
		})
	];
}
