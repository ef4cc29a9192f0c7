import type { SourceId } from '../core/source';
import { DUPLICATE_IDS, type FileReport, type Mapping, type Preview, type Progress, type Question } from '../ingest';
import type { Replacement } from '../store';
import { LEAVE_OUT, MONTHS_AGAIN, REPLACE, type MonthsAgain } from './monthsAgain';
import type { SavedMapping } from './savedMapping';

/** `overlaps` is ready but brings months that are there already; `replaced` was loaded until newer files replaced all its rows. */
export type FileStatus =
	'waiting' | 'reading' | 'ready' | 'overlaps' | 'left-out' | 'loaded' | 'replaced' | 'failed' | 'cancelled' | 'repeated';

/** One file on the Data screen: what is known of it so far and what the user said about its columns. */
export class ImportFile {
	status = $state<FileStatus>('waiting');
	preview = $state.raw<Preview | null>(null);
	report = $state.raw<FileReport | null>(null);
	progress = $state.raw<Progress | null>(null);
	error = $state.raw<Error | null>(null);
	/** Months of its series that are there already. */
	again = $state.raw<MonthsAgain | null>(null);
	/** Name of the file whose content it repeats. */
	sameAs = $state.raw<string | null>(null);
	/** Loaded rows that newer files replaced. */
	replaced = $state(0);
	mapping = $state.raw<Mapping>({ roles: {}, answers: {} });
	/** The remembered mapping that it is read by. */
	remembered = $state.raw<SavedMapping | null>(null);
	/** Codes of the questions whose proposal the user confirmed. */
	confirmed = $state.raw<ReadonlySet<string>>(new Set());
	/** The user said how it is to be read: nothing is recalled any more. */
	byUser = $state(false);
	/** The user changed a role or an answer since a whole mapping was chosen. */
	corrected = false;
	/** The look at its head that goes with a mapping. */
	look: { readonly mapping: Mapping; readonly preview: Promise<Preview>; readonly abort: AbortController } | null = null;
	/** Milliseconds since the reading began, for the time left. */
	started = 0;
	source: SourceId | null = null;
	abort: AbortController | null = null;

	constructor(
		readonly file: File,
		readonly name: string,
		/** Number in the import: the order of the files, by which ids that repeat are told apart. */
		readonly number = 0
	) {}

	/** Seconds left at the pace so far; null before there is a pace. */
	get secondsLeft(): number | null {
		if (!this.progress || this.progress.bytes === 0 || this.status !== 'reading') return null;
		const spent = (performance.now() - this.started) / 1000;
		return spent < 0.5 ? null : (spent * (this.progress.size - this.progress.bytes)) / this.progress.bytes;
	}

	/** All that the file leaves open: about its columns, ids that repeat, and months that are there already. */
	get questions(): readonly Question[] {
		const seen = (this.preview ?? this.report)?.questions ?? [];
		const found = this.report?.questions.filter(({ code }) => code === DUPLICATE_IDS && !seen.some((known) => known.code === code)) ?? [];
		return [...seen, ...found, ...(this.again ? [this.again.question] : [])];
	}

	/** The user wants none of it, as its months are there already. */
	get leftOut(): boolean {
		return this.again !== null && (this.mapping.answers[MONTHS_AGAIN] ?? this.again.question.proposal) === LEAVE_OUT;
	}

	/** What its publication replaces. */
	get replaces(): readonly Replacement[] {
		return this.again && (this.mapping.answers[MONTHS_AGAIN] ?? this.again.question.proposal) === REPLACE ? this.again.replaces : [];
	}

	/** Questions that the user has neither answered nor confirmed; unattended, the proposal is taken. */
	get open(): readonly Question[] {
		return this.questions.filter(({ code }) => this.mapping.answers[code] === undefined && !this.confirmed.has(code));
	}
}
