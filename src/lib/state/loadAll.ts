import type { App } from './context';
import { openingPeriod } from './periods';
import { encode } from './url';

/** Publishes what is ready and opens on a period that can be compared, unless the link already says what to show. */
export async function loadAll({ workspace, situations }: App): Promise<void> {
	const fresh = encode(situations.now) === '' && !situations.canUndo;
	await workspace.publish();
	const period = openingPeriod(workspace.holdings);
	if (fresh && period) situations.adopt({ ...situations.now, filter: { ...situations.filter, period } });
}
