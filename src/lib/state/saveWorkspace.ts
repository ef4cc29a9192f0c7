import type { SourceId } from '../core/source';
import type { KeptWorkspace, WorkspaceHead } from '../ingest';
import { factsText, writeSources, type KeptSource, type KeptSources } from './keptSources';
import type { Backends } from './backends';
import type { Workspace } from './workspace.svelte';

/** Saves what is loaded as the next state of a kept workspace. Whatever fails, the state before stays. */
export async function saveWorkspace(
	{ backends, workspace }: { readonly backends: Backends; readonly workspace: Workspace },
	id: string,
	head: WorkspaceHead,
	before: KeptSources,
	onRows: (rows: number) => void,
	signal: AbortSignal
): Promise<{ readonly kept: KeptWorkspace; readonly sources: ReadonlyMap<SourceId, KeptSource> }> {
	const { sources, total } = workspace.holdings;
	const { keeper } = backends;
	const draft = await keeper.begin(id, total);
	try {
		await writeSources(backends, draft, sources, before, onRows, signal);
		const { kept, files } = await keeper.commit(draft, head);
		return { kept, sources: new Map(sources.map((source, i) => [source.id, { file: files[i] ?? '', facts: factsText(source) }])) };
	} catch (error) {
		await keeper.abandon(draft);
		throw error;
	}
}

/** Everything that is loaded as a workspace file. */
export async function workspaceFile(
	{ backends, workspace }: { readonly backends: Backends; readonly workspace: Workspace },
	head: WorkspaceHead,
	onRows: (rows: number) => void,
	signal: AbortSignal
): Promise<Blob> {
	const { sources, total } = workspace.holdings;
	const { keeper } = backends;
	const draft = await keeper.begin(null, total);
	try {
		await writeSources(backends, draft, sources, new Map(), onRows, signal);
		return await keeper.toFile(draft, head);
	} catch (error) {
		await keeper.abandon(draft);
		throw error;
	}
}

/** Counts by hexagon, month and category of everything that is loaded, as a file without incidents. */
export async function countsFile(
	{ backends, workspace }: { readonly backends: Backends; readonly workspace: Workspace },
	name: string,
	resolution: number,
	signal: AbortSignal
): Promise<Blob> {
	const counts = await backends.store.monthly(resolution, signal);
	const head: WorkspaceHead = { name, saved: new Date().toISOString(), view: '', layers: [], documents: {} };
	const labels = workspace.holdings.sources.map(({ label }) => label);
	return backends.keeper.countsFile(head, labels, counts);
}
