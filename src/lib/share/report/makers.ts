import type { Pack } from '../../disclosure/pack';
import type { Figure } from '../contract';
import type { RankedBy } from '../figures';

/** Place in the pack's categories; null for all incidents. */
export interface Of {
	readonly category: number | null;
}

/** A part of a map whose places lie far apart (null: all of it), and how many of its hexagons are numbered. */
export interface Placed extends Of {
	readonly part: number | null;
	readonly spots: number;
}

/** Who makes the figures of a pack; each gives null where the pack tells nothing of it. */
export interface Makers {
	readonly mapOf: (pack: Pack, options: Placed) => Figure | null;
	readonly monthsOf: (pack: Pack, options: Of) => Figure | null;
	readonly weekOf: (pack: Pack, options: Of) => Figure | null;
	readonly rankingOf: (pack: Pack, options: { readonly by: RankedBy; readonly most?: number }) => Figure | null;
	readonly numberOf: (pack: Pack, options: Of) => Figure | null;
	readonly spotsTable: (pack: Pack, options: Placed) => Figure | null;
}

/** Figures without those that tell nothing. */
export const told = (...figures: readonly (Figure | null)[]): Figure[] => figures.filter((figure) => figure !== null);
