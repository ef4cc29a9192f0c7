import type { Profile } from '../../../core/incident';
import type { ColumnFacts } from '../column-facts';
import { generic } from './generic';
import { policeUkStopSearch } from './police-uk-stop-search';
import { policeUkStreet } from './police-uk-street';
import type { ProfileSpec } from './profile-spec';
import { safezone } from './safezone';

export type { ProfileSpec } from './profile-spec';
export type { Proposal, Proposals } from './proposal';

const PROFILES = [policeUkStreet, policeUkStopSearch, safezone, generic];

/**
 * The first profile whose columns are there; the generic one fits anything. A user may name another: it then proposes the roles, but
 * its points count as shared map points only where its columns are there, too.
 */
export function profileOf(columns: readonly ColumnFacts[], named?: Profile): ProfileSpec {
	const wanted = PROFILES.find(({ profile }) => profile === named);
	if (wanted) return wanted.matches(columns) ? wanted : { ...wanted, snapped: false };
	return PROFILES.find((profile) => profile.matches(columns)) ?? generic;
}
