/** Keeps workspaces on this computer and reads and writes workspace files. */
import { serve } from '../core/rpc';
import type { Keeper } from '../ingest';
import { createKeeper } from '../ingest/workspace-file';
import { openOpfs, storageRoom } from './opfs';

async function open(): Promise<Keeper> {
	return createKeeper({ shelf: await openOpfs(), room: storageRoom });
}
const keeper = open();

/** Calls wait for the storage, so that the page can ask at once. */
const waiting = new Proxy(
	{},
	{
		get:
			(_, method: string) =>
			async (...args: unknown[]) => {
				const ready = (await keeper) as unknown as Record<string, ((...args: unknown[]) => unknown) | undefined>;
				return ready[method]?.(...args);
			}
	}
);

serve(self, waiting);
