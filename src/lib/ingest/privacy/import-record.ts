import type { SourceFacts } from '../../core/source';
import type { ColumnReport, ImportRecord } from '../contract';
import type { Doorway } from './doorway';
import type { PrivacyPlan } from './privacy-plan';

export interface RecordParts {
	readonly facts: SourceFacts;
	/** Columns as they were read in the end. */
	readonly columns: readonly ColumnReport[];
	readonly privacy: PrivacyPlan;
	/** Null when no column held dates, so that nothing was stored. */
	readonly door: Doorway | null;
	/** ISO 8601; null where no clock was given. */
	readonly at: string | null;
}

/** Puts on record what the gate did to a file. */
export function importRecord({ facts, columns, privacy, door, at }: RecordParts): ImportRecord {
	const { label, key, profile, rows, accepted, rejected } = facts;
	return {
		file: label,
		key,
		at,
		profile,
		rows,
		accepted,
		rejected,
		columns: columns.map(({ name, role, class: verdict, rule = 'none', reason, override }) => ({
			name,
			role,
			class: verdict,
			rule,
			reason,
			override: override?.key === 'points' ? null : (override?.reason ?? null)
		})),
		positions: door?.positions ?? 'rough',
		sharedShare: door?.sharedShare ?? 0,
		pointsOverride: door?.positions === 'exact' ? privacy.pointsReason : null,
		times: privacy.doorway.days ? 'days' : 'as read',
		masked: door?.gate.masked ?? 0,
		standOut: door?.standOut ?? null
	};
}
