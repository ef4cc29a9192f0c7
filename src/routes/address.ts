import { resolve } from '$app/paths';
import type { Situation } from '../lib/state/situation';
import { encode } from '../lib/state/url';

/** Where a view stands under a situation, which a link carries as its fragment. */
export function address(path: '/data' | '/explore' | '/hotspots' | '/plan' | '/check' | '/share', situation: Situation): string {
	const fragment = encode(situation);
	return `${resolve(path)}${fragment === '' ? '' : `#${fragment}`}`;
}
