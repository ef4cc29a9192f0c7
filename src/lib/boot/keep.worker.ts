/** Keeps workspaces on this computer and reads and writes workspace files. */
import type { Keeper } from '../ingest';
import { createKeeper } from '../ingest/workspace-file';
import { openOpfs, storageRoom } from './opfs';
import { serveWhenOpen } from './serveWhenOpen';

async function open(): Promise<Keeper> {
	return createKeeper({ shelf: await openOpfs(), room: storageRoom });
}
serveWhenOpen(open());
