import type { Filter } from '../../core/filter';
import { period as periodWords } from '../../core/format';

/** A saved view in words: "Burglary, Fri and Sat nights, 21:00–03:00, Nov 2025–Oct 2026". */
export function viewWords(view: Filter, scopeOf: (filter: Filter) => string): string {
	const scope = scopeOf(view);
	return [scope === '' ? 'All incidents' : scope, view.period ? periodWords(view.period) : 'all full months'].join(', ');
}
