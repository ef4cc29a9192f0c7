import type { Precision, Profile } from './incident';

/**
 * How finely positions are held: `shared` map points; `rough` ones of at most four decimals or a grid of 10 m and more; `cells`, hexagons
 * in place of exact points; `exact` points, kept by an override with a reason, in memory only: they are never saved.
 */
export const POSITIONS = ['shared', 'rough', 'cells', 'exact'] as const;
export type Positions = (typeof POSITIONS)[number];

/** What a file turned out to be once every row was read: the facts that follow a source through the app. */
export interface SourceFacts {
	/** Eight hex digits of a digest of the content; stands for the file in the URL, where its name never goes. */
	readonly key: string;
	/** What people call it, e.g. the file's name; stays on this machine. */
	readonly label: string;
	readonly profile: Profile;
	/** Data rows in the file; always accepted + rejected. */
	readonly rows: number;
	readonly accepted: number;
	readonly rejected: number;
	/** Accepted rows without a usable location. */
	readonly unlocated: number;
	/** Coarsest precision among the accepted rows; null when none was accepted. */
	readonly precision: Precision | null;
	/** First and last local day of the accepted rows, in days since 1970; null when none was accepted. */
	readonly days: { readonly first: number; readonly last: number } | null;
	/** Points shared between rows (a snapped source such as police.uk) rather than exact positions. */
	readonly snapped: boolean;
	/** Absent in facts that were made before there was a gate for points: then as `snapped` says, `shared` or `rough`. */
	readonly positions?: Positions;
	/** Made-up data: said wherever it shows. */
	readonly synthetic: boolean;
	/** Digest of the whole content, 64 hex digits, and of the incidents read from it, whatever the format: the same file is known by them. */
	readonly digest?: string;
	readonly rowsDigest?: string | null;
	/** Sources of one series (same layout, same force) continue each other. */
	readonly series?: string;
	/** Accepted rows by month (YYYY-MM), without those that were replaced. */
	readonly months?: Readonly<Record<string, number>>;
	/** Accepted rows that a later file of the series replaced: they are not part of the published rows. */
	readonly replaced?: number;
}

/** Number the store gives a source; its rows become visible when it is published. */
export type SourceId = number;

export interface Source extends SourceFacts {
	readonly id: SourceId;
}
