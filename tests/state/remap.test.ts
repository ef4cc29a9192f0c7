import { expect, test } from 'vitest';
import type { FileReport, Importer, Mapping } from '../../src/lib/ingest';
import { createImporter } from '../../src/lib/ingest/importer';
import type { Backends } from '../../src/lib/state/backends';
import type { ImportFile } from '../../src/lib/state/importFile.svelte';
import { Profiles } from '../../src/lib/state/profiles.svelte';
import { Workspace } from '../../src/lib/state/workspace.svelte';

/** The real importer before a store that only counts; a reading waits at its end until it is let go. */
function bench(profiles = new Profiles(null)) {
	const real = createImporter();
	const read: Mapping[] = [];
	const gates: (() => void)[] = [];
	let held = false;
	const importer: Importer = {
		unpack: (...args) => real.unpack(...args),
		layerOrIncidents: (...args) => real.layerOrIncidents(...args),
		countTable: (...args) => real.countTable(...args),
		placesTable: (...args) => real.placesTable(...args),
		preview: (...args) => real.preview(...args),
		forget: (numbers) => real.forget(numbers),
		async read(file, name, mapping, onBatch, onProgress, signal, number): Promise<FileReport> {
			read.push(mapping);
			const report = await real.read(file, name, mapping, onBatch, onProgress, signal, number);
			if (held)
				await new Promise<void>((resolve, reject) => {
					gates.push(resolve);
					signal?.addEventListener('abort', () => {
						reject(new DOMException('Cancelled', 'AbortError'));
					});
				});
			return report;
		}
	};
	let sources = 0;
	const open = new Set<number>();
	const holdings = { sources: [], days: null, total: 0, located: 0, timed: 0, dated: 0, extent: null, version: 0 };
	const store = {
		begin: () => {
			open.add(++sources);
			return Promise.resolve(sources);
		},
		load: () => Promise.resolve(),
		discard: (id: number) => {
			open.delete(id);
			return Promise.resolve(holdings);
		},
		publish: () => Promise.resolve(holdings)
	};
	const backends = { importer, store, ready: Promise.resolve() } as unknown as Backends;
	return {
		workspace: new Workspace(backends, profiles),
		read,
		open,
		hold: () => (held = true),
		release: () => {
			held = false;
			for (const go of gates.splice(0)) go();
		}
	};
}

const log = (name = 'log.csv', kind = 'Noise'): File =>
	new File(
		[
			[
				'Logged,Type,Queue',
				...Array.from({ length: 30 }, (_, i) => `${String((i % 28) + 1).padStart(2, '0')}/05/2026,Web,${kind}${String(i % 3)}`)
			].join('\n')
		],
		name
	);
const only = ({ files }: Workspace): ImportFile => {
	const [file] = files;
	if (!file) throw new Error('no file');
	return file;
};
const until = async (holds: () => boolean): Promise<void> => {
	while (!holds()) await new Promise((resolve) => setTimeout(resolve, 2));
};

test('a role changed while the file is read: the head is looked at at once, the reading starts again, nothing is left behind', async () => {
	const { workspace, read, open, hold, release } = bench();
	hold();
	void workspace.add([log()]);
	await until(() => read.length === 1);
	const file = only(workspace);
	const done = workspace.remap(file, { roles: { 1: 'ignore', 2: 'category' } });
	await until(() => file.preview?.first?.rows[0]?.category === 'Noise0');
	release();
	await done;
	expect(file.status).toBe('ready');
	expect(Object.keys(file.report?.categories ?? {}).sort()).toEqual(['Noise0', 'Noise1', 'Noise2']);
	expect(read).toHaveLength(2);
	expect(open.size).toBe(1);
});

test('two changes in a row: only the last one is read', async () => {
	const { workspace, read } = bench();
	await workspace.add([log()]);
	const file = only(workspace);
	void workspace.remap(file, { roles: { 1: 'ignore' } });
	await workspace.remap(file, { roles: { 2: 'category' } });
	expect(file.mapping.roles).toEqual({ 1: 'ignore', 2: 'category' });
	expect(file.status).toBe('ready');
	expect(read).toHaveLength(2);
});

test('cancel answers before the reading has ended, discards what came in, and can be taken back', async () => {
	const { workspace, read, open, hold, release } = bench();
	hold();
	const adding = workspace.add([log()]);
	await until(() => read.length === 1);
	const file = only(workspace);
	workspace.cancel(file);
	expect(file.status).toBe('cancelled');
	await adding;
	expect(open.size).toBe(0);
	release();
	await workspace.reread(file);
	expect(file.status).toBe('ready');
	expect(open.size).toBe(1);
});

test('a corrected mapping is remembered and recalled; a template is not a correction; what the user chose is not overruled', async () => {
	const profiles = new Profiles(null);
	const { workspace } = bench(profiles);
	await workspace.add([log()]);
	const file = only(workspace);
	await workspace.readBy(file, { roles: {}, answers: {}, profile: 'generic' }, null);
	expect(profiles.list).toEqual([]);
	await workspace.remap(file, { roles: { 1: 'ignore', 2: 'category' } });
	expect(profiles.list).toHaveLength(1);
	expect(file.remembered).toBe(profiles.list[0]);

	await workspace.add([log('next.csv', 'Litter')]);
	const next = workspace.files[1];
	expect(next?.remembered).toBe(profiles.list[0]);
	expect(Object.keys(next?.report?.categories ?? {}).sort()).toEqual(['Litter0', 'Litter1', 'Litter2']);
	if (next) await workspace.readBy(next, { roles: {}, answers: {} }, null);
	expect(next?.remembered).toBeNull();
	expect(Object.keys(next?.report?.categories ?? {})).toEqual(['Web']);
});

test('a mapping that leads to no incident is not remembered, nor is a decision on one file or an exception to the gate', async () => {
	const profiles = new Profiles(null);
	const { workspace } = bench(profiles);
	await workspace.add([log()]);
	const file = only(workspace);
	await workspace.remap(file, { answers: { 'coarsen-times': 'days' } });
	expect(profiles.list).toEqual([]);
	await workspace.remap(file, { roles: { 0: 'ignore' } });
	expect(file.report?.facts.accepted).toBe(0);
	expect(profiles.list).toEqual([]);
	await workspace.remap(file, { roles: { 0: 'date' } });
	await workspace.remap(file, { overrides: { points: 'Needed for the routes of June' } });
	expect(JSON.stringify(profiles.list)).not.toContain('routes of June');
});
