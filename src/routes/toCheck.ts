import { goto } from '$app/navigation';
import { resolve } from '$app/paths';
import { saidClaim } from '../lib/state/settings/headline';
import type { Situations } from '../lib/state/situations.svelte';
import { encode } from '../lib/state/url';

/** Leads to Check with a headline, as one step of undo. */
export function toCheck(situations: Situations, text: string): void {
	const { headline, lens } = situations.now;
	situations.change({ headline: saidClaim(headline, text), lens: { ...lens, check: 'headline' } });
	// eslint-disable-next-line svelte/no-navigation-without-resolve -- it is resolved; the situation follows as a fragment
	void goto(`${resolve('/check')}#${encode(situations.now)}`);
}
