import type { ImportFile } from '../../../state/importFile.svelte';

export interface StatusMark {
	readonly word: string;
	readonly tone: 'mute' | 'ok' | 'warn' | 'stop';
}

const MARKS = {
	waiting: { word: 'Waiting', tone: 'mute' },
	reading: { word: 'Reading', tone: 'mute' },
	ready: { word: 'Ready', tone: 'ok' },
	overlaps: { word: 'Overlaps', tone: 'warn' },
	'left-out': { word: 'Left out', tone: 'mute' },
	loaded: { word: 'Loaded', tone: 'ok' },
	replaced: { word: 'Replaced', tone: 'mute' },
	failed: { word: 'Not read', tone: 'stop' },
	cancelled: { word: 'Cancelled', tone: 'warn' },
	repeated: { word: 'Same file again', tone: 'warn' }
} as const satisfies Record<ImportFile['status'], StatusMark>;

/** The state of a file in one or two words. */
export function fileStatus(file: ImportFile): StatusMark {
	if (file.status === 'reading' && file.progress) return { word: `Reading, ${String(percent(file))}%`, tone: 'mute' };
	if (file.status !== 'ready') return MARKS[file.status];
	if (file.report?.facts.accepted === 0) return { word: 'No incident read', tone: 'stop' };
	return file.open.length > 0 ? { word: `${String(file.open.length)} to confirm`, tone: 'warn' } : MARKS.ready;
}

/** Share of the file's bytes read, in whole per cent. */
export const percent = ({ progress }: ImportFile): number =>
	progress ? Math.floor((100 * progress.bytes) / Math.max(1, progress.size)) : 0;

/** What a screen reader is told while files are read: not every row, but each quarter, and how it ended. */
export function spokenStatus(file: ImportFile): string {
	const { name, status, report } = file;
	if (status === 'reading') return `Reading ${name}, ${String(25 * Math.floor(percent(file) / 25))}%`;
	if (status === 'failed') return `${name} could not be read`;
	if (status === 'ready' && report) {
		const { accepted, rows } = report.facts;
		const open = file.open.length > 0 ? `, ${String(file.open.length)} to confirm` : '';
		return `${name}: ${accepted.toLocaleString('en-GB')} of ${rows.toLocaleString('en-GB')} rows accepted${open}`;
	}
	return `${name}: ${MARKS[status].word}`;
}
