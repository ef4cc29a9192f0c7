import type { ColumnFacts } from '../column-facts';
import { generic } from './generic';
import { policeUkStopSearch } from './police-uk-stop-search';
import { policeUkStreet } from './police-uk-street';
import type { ProfileSpec } from './profile-spec';
import { safezone } from './safezone';

export type { ProfileSpec } from './profile-spec';
export type { Proposal, Proposals } from './proposal';

/** The first profile whose columns are there; the generic one fits anything. */
export function profileOf(columns: readonly ColumnFacts[]): ProfileSpec {
	return [policeUkStreet, policeUkStopSearch, safezone].find((profile) => profile.matches(columns)) ?? generic;
}
