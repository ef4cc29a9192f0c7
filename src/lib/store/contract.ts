import type {
	AskAnswer,
	Bin,
	BoundarySeries,
	CellCounts,
	CellHours,
	CellProfile,
	CellSeries,
	DemandCounts,
	Grid,
	Holdings,
	HourCounts,
	MonthlyCounts,
	NameCount,
	Placed,
	PointHours,
	PossibleDuplicates,
	Series,
	SourceContents,
	Totals,
	WeekSpans
} from '../core/answers';
import type { Filter, Period, Polygons, WeekWindow } from '../core/filter';
import type { CleanBatch, IncidentColumns } from '../core/incident';
import type { SourceFacts, SourceId } from '../core/source';

/** The fields whose values a menu can list. */
export type ValueField = 'category' | 'outcome' | 'area' | 'origin' | 'source';

/** The named questions: the only way to the engine. All answers count published rows only. */
export interface Questions {
	/** Every hexagon of a resolution (7–11) that holds a located incident. */
	grid(resolution: number, signal?: AbortSignal): Promise<Grid>;
	cells(filter: Filter, resolution: number, signal?: AbortSignal): Promise<CellCounts>;
	series(filter: Filter, bin: Bin, signal?: AbortSignal): Promise<Series>;
	/** Incidents by hexagon and bin, for whatever compares places over time. */
	cellSeries(filter: Filter, resolution: number, bin: Bin, signal?: AbortSignal): Promise<CellSeries>;
	/** Located incidents of a known day as points, at most `limit`: the latest. */
	placed(filter: Filter, limit: number, signal?: AbortSignal): Promise<Placed>;
	/** Incidents by boundary and bin. */
	byBoundaries(filter: Filter, boundaries: readonly Polygons[], bin: Bin, signal?: AbortSignal): Promise<BoundarySeries>;
	hours(filter: Filter, signal?: AbortSignal): Promise<HourCounts>;
	/** When in the week incidents can have happened, from / to ranges in full. */
	spans(filter: Filter, signal?: AbortSignal): Promise<WeekSpans>;
	/** Incidents by hexagon and hour of the week. */
	cellHours(filter: Filter, resolution: number, signal?: AbortSignal): Promise<CellHours>;
	/** Located incidents by place and hour of the week. */
	pointHours(filter: Filter, signal?: AbortSignal): Promise<PointHours>;
	/** Counts by value, largest first; `before` adds the counts of another period under the same other clauses. */
	values(field: ValueField, filter: Filter, before: Period | null, signal?: AbortSignal): Promise<readonly NameCount[]>;
	totals(filter: Filter, before: Period | null, signal?: AbortSignal): Promise<Totals>;
	cellProfile(filter: Filter, resolution: number, cell: string, signal?: AbortSignal): Promise<CellProfile>;
	/** Counts by hexagon and week (month where days are unknown) in a window of the week; null window = all hours. */
	demand(
		filter: Filter,
		resolution: number,
		window: WeekWindow | null,
		options: { readonly officer: boolean },
		signal?: AbortSignal
	): Promise<DemandCounts>;
	/** All published incidents by hexagon, month and category. */
	monthly(resolution: number, signal?: AbortSignal): Promise<MonthlyCounts>;
	/**
	 * Incidents of different sources that may be the same. `kinds` says what a category counts as (one that is not listed counts as
	 * itself); `sources` may name ones that are loaded and not yet published, null is all published ones.
	 */
	possibleDuplicates(
		kinds: Readonly<Record<string, string>>,
		sources: readonly SourceId[] | null,
		signal?: AbortSignal
	): Promise<PossibleDuplicates>;
	/** What a published source brought, so that it can be kept. @throws HexbeatError unknown-source. */
	contents(source: SourceId, signal?: AbortSignal): Promise<SourceContents>;
	/** The source's rows whose first day lies in a period, coded by its contents; in no particular order. @throws HexbeatError unknown-source. */
	rows(source: SourceId, period: Period, signal?: AbortSignal): Promise<IncidentColumns>;
	/**
	 * A user's own question: one SQL query of the table `incidents` (see ASK_COLUMNS), run in a read-only transaction without access to
	 * anything outside. At most `limit` rows (1–100,000) come back. @throws HexbeatError bad-limit.
	 */
	ask(sql: string, limit: number, signal?: AbortSignal): Promise<AskAnswer>;
}

/** Rows of a source that give way to newer ones: those that happened wholly inside one of the periods. */
export interface Replacement {
	readonly source: SourceId;
	readonly periods: readonly Period[];
}

/** A source about to become visible. */
export interface Publication {
	readonly id: SourceId;
	readonly facts: SourceFacts;
	readonly replaces?: readonly Replacement[];
}

/** Loading: rows of a source stay invisible until it is published. */
export interface Loading {
	begin(): Promise<SourceId>;
	load(source: SourceId, batch: CleanBatch, signal?: AbortSignal): Promise<void>;
	/**
	 * Makes sources visible together, with the facts found while reading them, and takes away the rows that they replace, all at once.
	 * A source of which nothing is left is gone; the others say how many of their rows were replaced.
	 */
	publish(sources: readonly Publication[], signal?: AbortSignal): Promise<Holdings>;
	/** Removes a source, published or not. */
	discard(source: SourceId): Promise<Holdings>;
}

export interface Store extends Questions, Loading {
	holdings(): Promise<Holdings>;
	close(): Promise<void>;
}
