import type { SourceId } from '../core/source';
import type { FileReport, Mapping, Preview, Progress, Question } from '../ingest';
import type { SavedMapping } from './savedMapping';

export type FileStatus = 'waiting' | 'reading' | 'ready' | 'loaded' | 'failed' | 'cancelled' | 'repeated';

/** One file on the Data screen: what is known of it so far and what the user said about its columns. */
export class ImportFile {
	status = $state<FileStatus>('waiting');
	preview = $state.raw<Preview | null>(null);
	report = $state.raw<FileReport | null>(null);
	progress = $state.raw<Progress | null>(null);
	error = $state.raw<Error | null>(null);
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
		readonly name: string
	) {}

	/** Seconds left at the pace so far; null before there is a pace. */
	get secondsLeft(): number | null {
		if (!this.progress || this.progress.bytes === 0 || this.status !== 'reading') return null;
		const spent = (performance.now() - this.started) / 1000;
		return spent < 0.5 ? null : (spent * (this.progress.size - this.progress.bytes)) / this.progress.bytes;
	}

	/** Questions that the user has neither answered nor confirmed; unattended, the proposal is taken. */
	get open(): readonly Question[] {
		const questions = (this.report ?? this.preview)?.questions ?? [];
		return questions.filter(({ code }) => this.mapping.answers[code] === undefined && !this.confirmed.has(code));
	}
}
