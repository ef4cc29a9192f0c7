import type { Filter } from '../core/filter';
import type { Store } from '../store';

/** Share of the records that do not say who raised them, 0–1: what patrols recorded cannot be left out of these. */
export async function unknownOrigin(store: Pick<Store, 'totals'>, filter: Filter, signal: AbortSignal): Promise<number> {
	const { total } = await store.totals({ ...filter, origins: null }, null, signal);
	const unknown = await store.totals({ ...filter, origins: ['unknown'] }, null, signal);
	return total > 0 ? unknown.total / total : 0;
}
