import type { CountTable } from '../core/count-table';
import type { CleanBatch, Precision, Profile } from '../core/incident';
import type { Overlay } from '../core/overlay';
import type { Positions, SourceFacts } from '../core/source';
import type { TableFormat } from './formats/table-source';
import type { FirstLook } from './report/first-look';
import type { Remark } from './report/remark';
import type { RepeatedIds } from './report/repeats/contract';

export type { FirstCell, FirstLook, FirstRow } from './report/first-look';
export type { Remark } from './report/remark';
export type { Keeping, RepeatedIds } from './report/repeats/contract';

/** What a column means. `id` is compared during one import and never stored; anything `ignore`d never leaves the worker. */
export const ROLES = [
	'datetime',
	'date',
	'time',
	'month',
	'until',
	'until-date',
	'until-time',
	'year',
	'month-of-year',
	'day-of-month',
	'hour',
	'minute',
	'latitude',
	'longitude',
	'point',
	'accuracy',
	'category',
	'outcome',
	'area',
	'origin',
	'id',
	'ignore'
] as const;
export type Role = (typeof ROLES)[number];

/** What the privacy gate does with a column. */
export type ColumnClass = 'keep' | 'coarsen' | 'drop';

/** One column of a file as the mapping screen and `inspect` show it. */
export interface ColumnReport {
	/** Header as found, or "Column 3" where the file has none. */
	readonly name: string;
	/** Position in the file, from 0. */
	readonly index: number;
	readonly role: Role;
	readonly class: ColumnClass;
	/** Why, in one plain sentence. */
	readonly reason: string;
	/** Roles that the user may choose; only `ignore` for a direct identifier. */
	readonly allowed: readonly Role[];
	/** Up to three sample values; masked unless the column is kept. */
	readonly samples: readonly string[];
	/** The rule of the gate that fired, e.g. "phone"; "none" for ordinary data. */
	readonly rule?: string;
	/** What a typed reason would change; absent where nothing can be overridden, as for direct identifiers. */
	readonly override?: OverrideOffer;
}

/** An exception to the gate that a typed reason opens. */
export interface OverrideOffer {
	/** Under which the reason goes into `Mapping.overrides`: the column's index, or `points` for the coordinates of the file. */
	readonly key: number | 'points';
	/** What it would mean, in one plain sentence. */
	readonly means: string;
	/** The reason given; null while the rule stands. */
	readonly reason: string | null;
}

export interface Warning {
	/** Stable code, kebab-case. */
	readonly code: string;
	readonly message: string;
}

/** A point that the file leaves open; unattended, the proposal is taken. */
export interface Question {
	readonly code: string;
	/** Column concerned, as named in the file; null for the whole file. */
	readonly column: string | null;
	readonly message: string;
	readonly choices: readonly string[];
	readonly proposal: string;
	/** What may be typed instead of a choice; absent where only the choices count. */
	readonly typed?: string;
}

/** A row that could not be used. Carries no value of the row: line, column and reason only. */
export interface Reject {
	/** Line of the file on which the row begins, from 1. */
	readonly line: number;
	readonly column: string;
	readonly reason: string;
}

/** What is known after looking at the head of a file: enough for the mapping screen. */
export interface Preview {
	readonly name: string;
	/** Size in bytes. */
	readonly size: number;
	/** How the table is written down; `text` is CSV in any dialect. */
	readonly format: TableFormat;
	readonly encoding: string;
	readonly delimiter: string;
	readonly quote: string;
	readonly hasHeader: boolean;
	/** Rows before the header (titles, notes). */
	readonly preamble: number;
	readonly profile: Profile;
	/** Coordinate reference system of the coordinate columns: "EPSG:4326", or "unknown". */
	readonly crs: string;
	readonly columns: readonly ColumnReport[];
	readonly questions: readonly Question[];
	readonly warnings: readonly Warning[];
	/** The first rows as incidents; only a preview has them. */
	readonly first?: FirstLook;
}

/** The user's corrections: a role by column index, and an answer by question code. */
export interface Mapping {
	readonly roles: Readonly<Record<number, Role>>;
	readonly answers: Readonly<Record<string, string>>;
	/** The layout that the user says it is; without one, the columns decide. */
	readonly profile?: Profile;
	/** Reasons, typed by the user, for exceptions that `ColumnReport.override` offers; shorter than ten characters they count for nothing. */
	readonly overrides?: Readonly<Partial<Record<number | 'points', string>>>;
}

/** Answer by which clock times are coarsened to days before anything is stored. */
export const COARSEN_TIMES = { code: 'coarsen-times', days: 'days' } as const;

/** How many rows stand out: fewer than five alike in all that `by` names. */
export interface StandOut {
	/** Share of the rows, 0 to 1, and their number. */
	readonly share: number;
	readonly rows: number;
	/** 1 when all rows were counted; else these are estimates from one class in so many, good to about 1 % of the rows. */
	readonly sampled: number;
	/** What makes rows alike, e.g. "place (0.1 km²)", "hour of the week", "category". */
	readonly by: readonly string[];
	/** The share if clock times were coarsened to days; null where there are none. */
	readonly shareInDays: number | null;
	/** Categories with most rows that stand out, and their rows in all; null for rows without a category. No place is named: it would point at them. */
	readonly worst: readonly { readonly category: string | null; readonly rows: number; readonly of: number }[];
}

/** What the privacy gate did to a file: for whoever answers for the data. Travels with the workspace. */
export interface ImportRecord {
	/** Name of the file and key of its content. */
	readonly file: string;
	readonly key: string;
	/** When it was read, ISO 8601; null where no clock was given. */
	readonly at: string | null;
	readonly profile: Profile;
	readonly rows: number;
	readonly accepted: number;
	readonly rejected: number;
	readonly columns: readonly {
		readonly name: string;
		readonly role: Role;
		readonly class: ColumnClass;
		readonly rule: string;
		readonly reason: string;
		/** Reason typed for an exception; null where the rule stood. */
		readonly override: string | null;
	}[];
	/** What became of the positions, by which share of rows at shared points it was decided (0 to 1), and the reason typed for an exception. */
	readonly positions: Positions;
	readonly sharedShare: number;
	readonly pointsOverride: string | null;
	readonly times: 'as read' | 'days';
	/** Names of categories, outcomes and areas that looked like identifiers and were masked. */
	readonly masked: number;
	readonly standOut: StandOut | null;
}

export interface Progress {
	/** Bytes of the file read so far and in all. */
	readonly bytes: number;
	readonly size: number;
	/** Data rows read so far. */
	readonly rows: number;
}

/** Everything the import says about a file. `rows` = `accepted` + `rejected`, always. */
export interface FileReport extends Preview {
	readonly facts: SourceFacts;
	readonly precision: Precision | null;
	/** ISO dates (YYYY-MM-DD, or YYYY-MM for month precision) of the first and last accepted row. */
	readonly from: string | null;
	readonly to: string | null;
	readonly categories: Readonly<Record<string, number>>;
	/** Rows without coordinates by category. */
	readonly unlocatedByCategory: Readonly<Record<string, number>>;
	/** Accepted rows by month (YYYY-MM). */
	readonly months: Readonly<Record<string, number>>;
	/** The same by month and category: several files together show a gap that one cannot. */
	readonly monthsByCategory: Readonly<Record<string, Readonly<Record<string, number>>>>;
	/** Files of one series (same layout, same force) continue each other: their months may be compared. */
	readonly series?: string;
	/** Months whose count looks like a gap in loading rather than a fall. */
	readonly gaps: readonly string[];
	/** Located rows far outside the area that holds the rest. */
	readonly outliers: number;
	/** What was kept, coarsened and dropped, and by which rule. */
	readonly record?: ImportRecord;
	/** First 10,000 rejected rows; `rejected` counts them all. */
	readonly rejects: readonly Reject[];
	/** All rejected rows by reason, most frequent first. */
	readonly rejectReasons: Readonly<Record<string, number>>;
	/** Ids that occur more than once, in the file or in others of the same import; null where no column holds ids. */
	readonly repeats: RepeatedIds | null;
	/** First and last month (YYYY-MM) where the file does not cover them whole. */
	readonly partMonths: readonly string[];
	/** Rows with a location, distinct points, and rows that share their point with another one. */
	readonly points: { readonly rows: number; readonly distinct: number; readonly sharing: number };
	/** Rows with a clock time, and of those exactly at 00:00, on the full hour (00:00 included), and at half past. */
	readonly heaping: { readonly timed: number; readonly midnight: number; readonly onHour: number; readonly halfPast: number };
	/** First and last month (YYYY-MM) and number of rows of every area. */
	readonly areas: Readonly<Record<string, { readonly first: string; readonly last: string; readonly rows: number }>>;
	/** What is worth knowing, each a plain sentence with its figure. */
	readonly remarks: readonly Remark[];
}

/** One table of an archive, to be imported like a file. */
export interface Part {
	/** Path inside the archive; the name of a file that is no archive. */
	readonly name: string;
	/** The shortest end of the path that tells it from the others: what people call it. */
	readonly label: string;
	readonly file: Blob;
}

/** What a file holds that was dropped. */
export interface Unpacked {
	/** False for a file that is no archive: its only part is the file itself. */
	readonly archive: boolean;
	readonly parts: readonly Part[];
	/** What was left out. */
	readonly warnings: readonly Warning[];
}

/** Reads files. In the browser it lives in a worker; in Node the same object serves `inspect`. */
export interface Importer {
	/** The tables of a zip or gzip archive, told by content; of any other file the file itself. Parts are not unpacked again. */
	unpack(file: Blob, name: string, onProgress: (progress: Progress) => void, signal?: AbortSignal): Promise<Unpacked>;
	/** Where a JSON file belongs: points with a date are incidents, other shapes a layer of the map, records incidents. */
	layerOrIncidents(file: Blob, name: string): Promise<'layer' | 'incidents'>;
	/**
	 * A table of counts by area (residents, students, footfall), for rates; null where a file is something else, or HexbeatError where
	 * the user says (`asked`) that it is one.
	 */
	countTable(file: Blob, name: string, asked: boolean, signal?: AbortSignal): Promise<CountTable | null>;
	/** A table of places (premises, refuge points with opening hours) as a layer of points; null where a file is something else. */
	placesTable(file: Blob, name: string, signal?: AbortSignal): Promise<Overlay | null>;
	/** Reads the head of a file and proposes a mapping. */
	preview(file: Blob & { readonly name?: string }, name: string, mapping: Mapping, signal?: AbortSignal): Promise<Preview>;
	/** Reads the whole file through the gate; hands over each clean batch and waits for it to be taken when it returns a promise. */
	read(
		file: Blob,
		name: string,
		mapping: Mapping,
		onBatch: (batch: CleanBatch) => void | Promise<void>,
		onProgress: (progress: Progress) => void,
		signal?: AbortSignal,
		/** Number of the file in the import, in the order of the files: ids are compared among the files that have one. */
		number?: number
	): Promise<FileReport>;
	/** Files that are no longer part of the import (null: it ended): their ids are forgotten. */
	forget(numbers: readonly number[] | null): Promise<void>;
}
