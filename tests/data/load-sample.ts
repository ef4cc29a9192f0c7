import { openAsBlob } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { FILES } from '../../data/truths';
import type { FileReport } from '../../src/lib/ingest';
import { createImporter } from '../../src/lib/ingest/importer';
import { createStore, type Store } from '../../src/lib/store';
import { openDuckDb } from '../../src/lib/store/duckdb-wasm/node';

const folder = fileURLToPath(new URL('../../data/sample/', import.meta.url));

/** The whole sample, imported without a hand's help and published in one go. */
export async function loadSample(): Promise<{ store: Store; reports: ReadonlyMap<string, FileReport> }> {
	const store = createStore(await openDuckDb());
	const importer = createImporter();
	const reports = new Map<string, FileReport>();
	const sources = [];
	for (const name of [FILES.canterbury, FILES.maidstone, FILES.alerts, FILES.burglary]) {
		const file = await openAsBlob(folder + name);
		const id = await store.begin();
		const report = await importer.read(
			file,
			name,
			{ roles: {}, answers: {}, overrides: { points: 'Made-up incidents: no person stands behind a point.' } },
			(batch) => store.load(id, batch),
			() => undefined
		);
		reports.set(name, report);
		sources.push({ id, facts: report.facts });
	}
	await store.publish(sources);
	return { store, reports };
}
