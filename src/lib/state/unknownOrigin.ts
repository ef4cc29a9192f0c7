import type { Filter } from '../core/filter';
import { ORIGINS } from '../core/incident';
import type { Store } from '../store';

const COUNTED = ORIGINS.filter((origin) => origin !== 'officer');

/** Share of the records that a plan counts which do not say who raised them, 0–1: what patrols made of these cannot be left out. */
export async function unknownOrigin(store: Pick<Store, 'totals'>, filter: Filter, signal: AbortSignal): Promise<number> {
	const { total } = await store.totals({ ...filter, origins: COUNTED }, null, signal);
	const unknown = await store.totals({ ...filter, origins: ['unknown'] }, null, signal);
	return total > 0 ? unknown.total / total : 0;
}
