import type { SourceId } from '../core/source';
import type { ImportRecord, OpenRows } from '../ingest';
import type { App } from './context';
import { factsText, loadSources, type KeptSource } from './keptSources';
import { decode } from './url';
import { annotationsIn, denominatorsIn, recordsIn, storyIn, termsIn } from './workspaceHead';

type Parts = Pick<App, 'backends' | 'situations' | 'workspace' | 'layers' | 'terms' | 'denominators' | 'sharing'>;

/** Puts an open workspace in the place of what is loaded, with its layers, its tables and its view. What fails before that changes nothing. */
export async function openWorkspace(
	{ backends, situations, workspace, layers, terms, denominators, sharing }: Parts,
	opened: OpenRows,
	onRows: (rows: number) => void,
	signal: AbortSignal
): Promise<{ readonly sources: ReadonlyMap<SourceId, KeptSource>; readonly records: readonly ImportRecord[] }> {
	const records = recordsIn(opened.head);
	const annotations = annotationsIn(opened.head);
	const dates = termsIn(opened.head);
	const tables = denominatorsIn(opened.head);
	const story = await storyIn(opened.head);
	const loaded = await loadSources(backends, opened, onRows, signal);
	await workspace.replace(loaded);
	for (const { id } of layers.overlays) layers.remove(id);
	for (const layer of opened.head.layers) layers.add(layer);
	terms.adopt(dates);
	denominators.adopt(tables);
	sharing.adopt(story);
	situations.adopt(decode(opened.head.view), annotations);
	return { sources: new Map(loaded.map(({ id, facts, file }) => [id, { file: file ?? '', facts: factsText({ ...facts, id }) }])), records };
}
