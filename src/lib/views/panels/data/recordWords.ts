import type { ImportRecord, Role } from '../../../ingest';
import { ROLE_WORDS } from './words';

const percent = (share: number): string => `${(100 * share).toFixed(share > 0 && share < 0.1 ? 1 : 0)}%`;

/** What became of the positions, in a sentence. */
export function positionWords({ positions, sharedShare, pointsOverride }: ImportRecord): string {
	const shared = `${percent(sharedShare)} of the located rows share their point with another row`;
	if (positions === 'cells')
		return `Exact points (${shared}): indexed as hexagons of resolutions 7 to 10, then dropped before anything was stored.`;
	if (positions === 'exact') return `Exact points (${shared}) kept in memory only, never saved. Reason given: “${pointsOverride ?? ''}”.`;
	return positions === 'shared'
		? `Shared map points (${shared}): kept as they came.`
		: `No finer than about 10 m or four decimals: kept as they came.`;
}

/** The state of a column on the record: "Dropped", "Coarsened", "Kept as Category". */
export function columnWords({
	class: verdict,
	role
}: {
	readonly class: ImportRecord['columns'][number]['class'];
	readonly role: Role;
}): string {
	if (verdict === 'drop') return role === 'id' ? 'Compared, then dropped' : 'Dropped';
	return verdict === 'coarsen' ? `Coarsened, as ${ROLE_WORDS[role].toLowerCase()}` : `Kept, as ${ROLE_WORDS[role].toLowerCase()}`;
}

/** "14/03/2026, 23:41 UTC"; "not recorded" without a time. */
export function whenWords(at: string | null): string {
	const [, year, month, day, time] = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2})/.exec(at ?? '') ?? [];
	return year === undefined ? 'not recorded' : `${day ?? ''}/${month ?? ''}/${year}, ${time ?? ''} UTC`;
}

/** "7%", "0.4%", "none": share of rows that stand out. */
export const shareWords = (share: number): string =>
	share === 0 ? 'No rows' : share < 0.005 ? 'Under 1%' : `${Math.round(100 * share).toString()}%`;

/** "place (0.1 km²), hour of the week and category". */
export function listWords(parts: readonly string[]): string {
	return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}
