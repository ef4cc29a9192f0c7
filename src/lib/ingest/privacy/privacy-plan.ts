import type { Positions } from '../../core/source';
import type { ColumnFacts } from '../columns/column-facts';
import type { PlacePlan } from '../columns/place-plan';
import { PlaceReader } from '../columns/place-reader';
import { PointIndex } from '../columns/point-index';
import type { ProfileSpec } from '../columns/profiles';
import { COARSEN_TIMES, type ColumnReport, type Mapping } from '../contract';
import { DESCRIBES_PEOPLE } from './classify';
import type { DoorwayOptions } from './doorway';
import { reasonFor } from './overrides';
import { grainOf } from './point-grain';
import { PointVerdict } from './point-verdict';

/** What the gate will do with a file, decided before its rows are read. */
export interface PrivacyPlan {
	readonly doorway: DoorwayOptions;
	/** Reason typed for keeping exact points; null without one. */
	readonly pointsReason: string | null;
	/** What will become of the positions, going by the head of the file. */
	readonly expected: Positions;
}

export interface PrivacyQuestion {
	readonly profile: ProfileSpec;
	readonly facts: readonly ColumnFacts[];
	readonly sample: readonly (readonly string[])[];
	readonly place: PlacePlan | null;
	readonly columns: readonly ColumnReport[];
	readonly mapping: Mapping;
}

export function privacyPlan({ profile, facts, sample, place, columns, mapping }: PrivacyQuestion): PrivacyPlan {
	// A layout that the user merely names does not make points shared.
	const shared = profile.snapped && profile.matches(facts);
	const pointsReason = reasonFor(mapping, 'points');
	const grain = grainOf(place, facts);
	const head = place === null ? 'rough' : verdictOn(sample, place, new PointVerdict(grain));
	const people = (['outcome', 'area'] as const).filter((field) =>
		columns.some(({ role, rule }) => role === field && rule !== undefined && DESCRIBES_PEOPLE.has(rule))
	);
	return {
		doorway: {
			positions: shared ? 'shared' : pointsReason === null ? null : 'exact',
			grain,
			days: mapping.answers[COARSEN_TIMES.code] === COARSEN_TIMES.days,
			people
		},
		pointsReason,
		expected: shared ? 'shared' : head === 'exact' && pointsReason === null ? 'cells' : head
	};
}

function verdictOn(sample: readonly (readonly string[])[], place: PlacePlan, verdict: PointVerdict): Positions {
	const reader = new PlaceReader(place);
	const points = new PointIndex();
	for (const row of sample) if (reader.read(row)) points.add(reader.lng, reader.lat);
	verdict.add(points.from(0));
	return verdict.decide(points);
}
