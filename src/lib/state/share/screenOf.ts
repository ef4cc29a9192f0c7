import type { SlideKind } from '../../share';
import type { Lens } from '../settings/lens';

/** Where the analysis shows what a kind of slide shows. */
export function screenOf(kind: SlideKind): { readonly screen: '/explore' | '/plan'; readonly lens: Lens } {
	if (kind === 'plan') return { screen: '/plan', lens: { plan: 'shift' } };
	return { screen: '/explore', lens: { explore: kind === 'trend' ? 'trends' : kind === 'times' ? 'times' : 'overview' } };
}
