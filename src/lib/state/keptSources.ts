/** Sources on their way between the store and what is kept, block by block; the page only hands them on. */
import type { IncidentColumns } from '../core/incident';
import { moved } from '../core/rpc';
import type { Source, SourceFacts, SourceId } from '../core/source';
import type { OpenRows } from '../ingest';
import type { Backends } from './backends';

type Ends = Pick<Backends, 'store' | 'keeper'>;
type OnRows = (rows: number) => void;

/** Which file of a kept workspace holds a source, and the facts that it was written with. */
export interface KeptSource {
	readonly file: string;
	readonly facts: string;
}
export type KeptSources = ReadonlyMap<SourceId, KeptSource>;

const NOTHING = { names: { category: [], outcome: [], area: [] }, points: new Float64Array(0) };
export const factsText = (source: Source): string => JSON.stringify({ ...source, id: 0 });

/** Writes sources into a draft; those that are kept unchanged are not written again. */
export async function writeSources(
	{ store, keeper }: Ends,
	draft: number,
	sources: readonly Source[],
	kept: KeptSources,
	onRows: OnRows,
	signal: AbortSignal
): Promise<void> {
	let done = 0;
	for (const source of sources) {
		const { id, ...facts } = source;
		const known = kept.get(id);
		if (known?.facts === factsText(source)) await keeper.addSource(draft, facts, NOTHING, known.file);
		else
			await writeSource(
				{ store, keeper },
				draft,
				source,
				(rows) => {
					onRows(done + rows);
				},
				signal
			);
		done += facts.accepted - (facts.replaced ?? 0);
		onRows(done);
	}
}

async function writeSource(
	{ store, keeper }: Ends,
	draft: number,
	{ id, ...facts }: Source,
	onRows: OnRows,
	signal: AbortSignal
): Promise<void> {
	const contents = await store.contents(id, signal);
	await keeper.addSource(draft, facts, contents, null);
	const read = (at: number): Promise<IncidentColumns> | null => {
		const part = contents.parts[at];
		return part ? store.rows(id, part.period, signal) : null;
	};
	let rows = 0;
	let next = read(0);
	for (let at = 1; next; at++) {
		const columns = await next;
		signal.throwIfAborted();
		rows += columns.dayFirst.length;
		// The next block is read while this one is packed.
		const following = read(at);
		await Promise.all([keeper.addRows(draft, moved(columns, buffersOf(columns))), following]);
		next = following;
		onRows(rows);
	}
}

const buffersOf = (columns: IncidentColumns): ArrayBuffer[] =>
	(Object.values(columns) as { buffer: ArrayBufferLike }[]).map(({ buffer }) => buffer as ArrayBuffer);

/** A source that was loaded and waits to be published. */
export interface Loaded {
	readonly id: SourceId;
	readonly facts: SourceFacts;
	readonly file: string | null;
}

/** Loads every source of an open workspace, invisible as yet; what was loaded is discarded when anything fails. */
export async function loadSources({ store, keeper }: Ends, opened: OpenRows, onRows: OnRows, signal: AbortSignal): Promise<Loaded[]> {
	const loaded: Loaded[] = [];
	let rows = 0;
	try {
		for (const [at, { facts, blocks, file }] of opened.sources.entries()) {
			const id = await store.begin();
			loaded.push({ id, facts, file });
			let loading = Promise.resolve();
			for (let block = 0; block < blocks; block++) {
				const [batch] = await Promise.all([keeper.read(opened.handle, at, block), loading]);
				signal.throwIfAborted();
				rows += batch.length;
				onRows(rows);
				loading = store.load(id, batch, signal);
				loading.catch(() => undefined);
			}
			await loading;
		}
		return loaded;
	} catch (error) {
		for (const { id } of loaded) await store.discard(id);
		throw error;
	} finally {
		await keeper.close(opened.handle);
	}
}
