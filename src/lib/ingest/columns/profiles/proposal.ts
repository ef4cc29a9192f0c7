import type { Role } from '../../contract';

/** The role proposed for a column, and why in one plain sentence. */
export interface Proposal {
	readonly role: Role;
	readonly reason: string;
}
/** Proposals by column index; columns without one are not used. */
export type Proposals = Map<number, Proposal>;
