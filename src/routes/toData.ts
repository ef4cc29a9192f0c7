import { goto } from '$app/navigation';
import { resolve } from '$app/paths';
import { encode } from '../lib/state/url';
import type { Situations } from '../lib/state/situations.svelte';

/** Leads to Data and keeps the situation. */
export function toData({ now }: Situations): void {
	// eslint-disable-next-line svelte/no-navigation-without-resolve -- it is resolved; the situation follows as a fragment
	void goto(`${resolve('/data')}#${encode(now)}`);
}
