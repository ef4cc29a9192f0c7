import type { KeptWorkspace } from '../../../ingest';
import type { KeepStatus } from '../../../state/keeping.svelte';
import { bytes as bytesText, plural } from '../../../core/format';

const FULL = new Intl.DateTimeFormat('en-GB', { day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit' });
const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

/** "27/11/2026, 22:00" in the time of this computer. */
export const savedAt = (iso: string): string => FULL.format(new Date(iso));
export const savedClock = (iso: string): string => CLOCK.format(new Date(iso));

export const keptSummary = ({ rows, sources, saved, bytes }: KeptWorkspace): string =>
	`${plural(rows, 'incident')} from ${plural(sources, 'source')} · saved ${savedAt(saved)} · ${bytesText(bytes)}`;

/** What is said beside the checkbox. */
export function statusText(status: KeepStatus, current: KeptWorkspace | null): string {
	switch (status) {
		case 'off':
			return 'What is open is gone when the page is closed.';
		case 'waiting':
			return 'Kept from the moment that something is loaded.';
		case 'unsaved':
			return 'Not saved yet.';
		case 'saving':
			return 'Saving…';
		case 'saved':
			return current ? `Saved at ${savedClock(current.saved)}.` : 'Saved.';
		case 'failed':
			return 'Not saved.';
		case 'elsewhere':
			return 'Another tab saves.';
	}
}

/** Why a workspace cannot be kept with its exact positions. */
export const EXACT_NOTE = 'Exact positions that you kept with a reason are never saved: their hexagons are saved in their place.';
