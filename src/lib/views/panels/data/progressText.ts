import type { Progress } from '../../../ingest';

const megabytes = (bytes: number): string => (bytes / 1e6).toLocaleString('en-GB', { maximumFractionDigits: 1 });

/** "12.4 of 120 MB · 103,000 rows · about 4 s left". */
export function progressText(progress: Progress | null, secondsLeft: number | null): string {
	if (!progress) return 'Looking at the columns';
	const parts = [`${megabytes(progress.bytes)} of ${megabytes(progress.size)} MB`, `${progress.rows.toLocaleString('en-GB')} rows`];
	if (secondsLeft !== null) parts.push(`about ${String(Math.max(1, Math.round(secondsLeft)))} s left`);
	return parts.join(' · ');
}
