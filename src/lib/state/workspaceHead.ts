import type { Annotation } from '../core/annotation';
import type { TermDates } from '../core/term-dates';
import type { Story } from '../share';
import { writeStory } from '../share/story/file';
import { readRecords, writeRecords, type ImportRecord, type WorkspaceHead } from '../ingest';
import type { App } from './context';
import { readAnnotations, writeAnnotations } from './annotations.svelte';
import { readDenominators, readTerms, writeDenominators, writeTerms, type KeptDenominators } from './keptTables';
import { encode } from './url';

export type HeadParts = Pick<App, 'situations' | 'layers' | 'crosswalk' | 'workspace' | 'terms' | 'denominators' | 'sharing'>;

/** Names of the texts that travel with a workspace. */
const CROSSWALK = 'crosswalk';
const RECORDS = 'import-records';
const ANNOTATIONS = 'annotations';
const TERMS = 'term-dates';
const DENOMINATORS = 'denominators';
const STORY = 'story';

/** The import records of what is loaded: those of files read here, and those that came with a workspace. */
export function recordsOf({ files, holdings }: HeadParts['workspace'], earlier: readonly ImportRecord[]): ImportRecord[] {
	const read = files.flatMap(({ report, status }) => (report?.record && status === 'loaded' ? [report.record] : []));
	const keys = new Set(holdings.sources.map(({ key }) => key));
	const known = new Set(read.map(({ key }) => key));
	return [...earlier.filter(({ key }) => keys.has(key) && !known.has(key)), ...read];
}

/** What is saved with the incidents that are open now. */
export function headOf(name: string, parts: HeadParts, earlier: readonly ImportRecord[]): WorkspaceHead {
	const { situations, layers, crosswalk, workspace, terms, denominators, sharing } = parts;
	const records = recordsOf(workspace, earlier);
	const { annotations } = situations.now;
	return {
		name,
		saved: new Date().toISOString(),
		view: encode(situations.now),
		layers: layers.overlays,
		documents: {
			...(crosswalk.edited && { [CROSSWALK]: crosswalk.write() }),
			...(records.length > 0 && { [RECORDS]: writeRecords(records) }),
			...(annotations.length > 0 && { [ANNOTATIONS]: writeAnnotations(annotations) }),
			...(terms.dates && { [TERMS]: writeTerms(terms.dates) }),
			...(denominators.tables.length > 0 && { [DENOMINATORS]: writeDenominators(denominators.kept) }),
			...(sharing.story && { [STORY]: writeStory(sharing.story) })
		}
	};
}

/** Import records of an open workspace. @throws HexbeatError workspace-damaged */
export const recordsIn = ({ documents }: WorkspaceHead): readonly ImportRecord[] => {
	const text = documents[RECORDS];
	return text === undefined ? [] : readRecords(text);
};

/** Dated notes of an open workspace. @throws HexbeatError workspace-damaged */
export const annotationsIn = ({ documents }: WorkspaceHead): readonly Annotation[] => {
	const text = documents[ANNOTATIONS];
	return text === undefined ? [] : readAnnotations(text);
};

/** Term dates of an open workspace; null without. @throws HexbeatError workspace-damaged */
export const termsIn = ({ documents }: WorkspaceHead): TermDates | null => {
	const text = documents[TERMS];
	return text === undefined ? null : readTerms(text);
};

/** Tables of counts by area of an open workspace. @throws HexbeatError workspace-damaged */
export const denominatorsIn = ({ documents }: WorkspaceHead): KeptDenominators => {
	const text = documents[DENOMINATORS];
	return text === undefined ? { tables: [], choices: {}, chosen: null } : readDenominators(text);
};

/** The story of an open workspace, without a figure; null without. @throws HexbeatError bad-story */
export async function storyIn({ documents }: WorkspaceHead): Promise<Story | null> {
	const text = documents[STORY];
	if (text === undefined) return null;
	const { readStory } = await import('../share/story');
	return readStory(text);
}

/** Takes over the crosswalk of a workspace, as a step that can be undone. @throws HexbeatError when it cannot be read; then none is changed */
export function adoptCrosswalk({ documents }: WorkspaceHead, { crosswalk }: HeadParts): void {
	const text = documents[CROSSWALK];
	if (text !== undefined) crosswalk.read(text);
}
