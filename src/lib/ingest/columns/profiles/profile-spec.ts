import type { Origin, Profile } from '../../../core/incident';
import type { ColumnFacts } from '../column-facts';
import type { Proposals } from './proposal';

/** A layout of columns that is known by name. */
export interface ProfileSpec {
	readonly profile: Profile;
	/** Recognised by its columns alone, in any order, case and spacing. */
	readonly matches: (columns: readonly ColumnFacts[]) => boolean;
	readonly propose: (columns: readonly ColumnFacts[]) => Proposals;
	/** Who made records of a category; null when the file does not say. */
	readonly origin: (category: string) => Origin;
	/** The source moves its points onto shared map points whatever their repetition says. */
	readonly snapped: boolean;
	/** Columns that hold people or their devices whatever their values look like: always dropped. */
	readonly identifies?: (column: ColumnFacts) => boolean;
	/** Why a column that takes no role is left out; null for the ordinary reason. */
	readonly dropped: (column: ColumnFacts) => string | null;
}
