/** Incidents by people for each hexagon, as far as the loaded boundaries and their table of people can bear it. */
import { poissonInterval } from '../../analysis';
import type { PeopleResult } from '../../analysis/jobs';
import { HexbeatError } from '../../core/errors';
import type { Overlay } from '../../core/overlay';
import { layerUnits, type AreaUnit } from '../areaUnits';
import type { Backends } from '../backends';
import { matchAreas, perOf, type Denominator, type Matched } from '../denominator';
import type { Tested } from './ask';

/** Incidents per so many of the denominator. */
export interface RateLayer {
	readonly kind: 'rate';
	/** 1,000, or more where a rate would be under 1. */
	readonly per: number;
	readonly tested: Tested;
	/** NaN where the rate says nothing: too few incidents or people. */
	readonly values: Float64Array;
	readonly people: PeopleResult;
	readonly base: RateBase;
	/** Hexagons with incidents that have no rate. */
	readonly none: { readonly fewIncidents: number; readonly fewPeople: number };
}

/** Boundaries and the table that knows most of them. */
export interface RateBase {
	readonly layer: string;
	readonly denominator: Denominator;
	readonly units: readonly AreaUnit[];
	readonly matched: Matched;
}

/** Below, a rate jumps with every incident or every household. */
export const FEWEST = { incidents: 20, people: 100 } as const;

/** The loaded layer of areas that the table knows best; null where it knows none. */
export function rateBase(layers: readonly Overlay[], denominator: Denominator | null): RateBase | null {
	if (!denominator) return null;
	const bases = layers
		.filter(({ kind }) => kind === 'areas')
		.map((layer): RateBase => {
			const units = layerUnits(layer);
			const texts = units.map((unit) => unit.texts);
			return { layer: layer.name, denominator, units, matched: matchAreas(denominator, texts) };
		});
	const known = ({ matched }: RateBase): number => matched.values.filter((value) => value > 0).length;
	return bases.filter((base) => known(base) > 0).sort((a, b) => known(b) - known(a))[0] ?? null;
}

/** @throws HexbeatError no-rate where no hexagon has enough of both. */
export async function rateLayer(
	{ analyst }: Pick<Backends, 'analyst'>,
	tested: Tested,
	base: RateBase,
	signal: AbortSignal
): Promise<RateLayer> {
	const { grid, resolution, result } = tested;
	const areas = base.units.flatMap(({ polygons }, i) => {
		const people = base.matched.values[i] ?? NaN;
		return polygons && people > 0 ? [{ polygons, people }] : [];
	});
	const people = await analyst.peopleMap({ cells: grid.cells, resolution, areas }, signal);
	const none = { fewIncidents: 0, fewPeople: 0 };
	const values = Float64Array.from(result.counts, (count, i) => {
		const all = people.people[i] ?? 0;
		if (all >= FEWEST.people && count >= FEWEST.incidents) return count / all;
		if (count > 0) none[count < FEWEST.incidents ? 'fewIncidents' : 'fewPeople']++;
		return NaN;
	});
	if (values.every(Number.isNaN))
		throw new HexbeatError(
			'no-rate',
			`No hexagon has ${String(FEWEST.incidents)} incidents and ${String(FEWEST.people)} people: too few for a rate.`,
			'Choose larger hexagons, a longer period or more categories; rates by whole area are in Explore, Areas.'
		);
	const least = values.reduce((low, value) => Math.min(low, Number.isNaN(value) ? Infinity : value), Infinity);
	const per = perOf(least);
	return { kind: 'rate', per, tested, values: values.map((value) => value * per), people, base, none };
}

/** Rate of one hexagon with its exact 95 % interval (Poisson, the people taken as known); null where it has none. */
export function rateOf({ values, people, tested, per }: RateLayer, place: number) {
	const value = values[place] ?? NaN;
	if (Number.isNaN(value)) return null;
	const all = people.people[place] ?? NaN;
	const { low, high } = poissonInterval(tested.result.counts[place] ?? 0);
	return { value, low: (low / all) * per, high: (high / all) * per, people: all };
}
