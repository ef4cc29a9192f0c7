import { untrack } from 'svelte';
import type { AlikeSources, PossibleDuplicates } from '../core/answers';
import type { SourceCategory } from '../core/crosswalk/crosswalk';
import { placeName } from '../core/priorities';
import type { SourceId } from '../core/source';
import type { Remark } from '../ingest';
import { Answer } from './answer.svelte';
import type { Backends } from './backends';
import type { Crosswalks } from './crosswalk.svelte';
import { duplicateRemark } from './duplicateRemark';
import type { Workspace } from './workspace.svelte';

/** Incidents that two sources may both hold, of all that is loaded or ready: looked for again whenever the files or priorities change. */
export class CrossSource {
	readonly #answer = new Answer<PossibleDuplicates>();
	readonly #workspace: Workspace;

	/** Call while a component is being set up. */
	constructor({ store }: Pick<Backends, 'store'>, workspace: Workspace, crosswalk: Pick<Crosswalks, 'placesFor'>) {
		this.#workspace = workspace;
		$effect(() => {
			const ids = [...this.#labels.keys()];
			const kinds = kindsOf(crosswalk, categoriesOf(workspace));
			const idle = !workspace.reading && !workspace.publishing;
			untrack(() => {
				if (ids.length < 2) this.#answer.clear();
				else if (idle) this.#answer.ask((signal) => store.possibleDuplicates(kinds, ids, signal));
			});
		});
	}

	/**
	 * Pairs of sources with the number of their rows and some examples; empty before an answer is in. Files that continue each other are
	 * no pair: whether their months come twice is asked elsewhere.
	 */
	get pairs(): readonly AlikeSources[] {
		const seriesOf = (source: SourceId): string | undefined => this.#series.get(source);
		return (this.#answer.value?.pairs ?? []).filter(({ sources: [a, b] }) => seriesOf(a) === undefined || seriesOf(a) !== seriesOf(b));
	}
	/** The same as sentences. */
	readonly remarks: readonly Remark[] = $derived.by(() => this.pairs.map((pair) => duplicateRemark(pair, this.#labels)));

	get error(): Error | null {
		return this.#answer.error;
	}
	/** Name of a source. */
	labelOf(source: SourceId): string {
		return this.#labels.get(source) ?? '';
	}

	get #series(): ReadonlyMap<SourceId, string | undefined> {
		const { holdings, readyFiles } = this.#workspace;
		const ready = readyFiles.flatMap(({ source, report }) => (source === null ? [] : [[source, report?.facts.series] as const]));
		return new Map([...holdings.sources.map(({ id, series }) => [id, series] as const), ...ready]);
	}

	/** Names of what is loaded or ready, by source. */
	get #labels(): ReadonlyMap<SourceId, string> {
		const { holdings, readyFiles } = this.#workspace;
		const ready = readyFiles.flatMap(({ source, name }) => (source === null ? [] : [[source, name] as const]));
		return new Map([...holdings.sources.map(({ id, label }) => [id, label] as const), ...ready]);
	}
}

/** Categories of the files on the screen with the layouts that hold them. */
function categoriesOf({ files }: Workspace): SourceCategory[] {
	const found = new Map<string, SourceCategory>();
	for (const { report } of files)
		for (const [name, count] of Object.entries(report?.categories ?? {})) {
			const known = found.get(name);
			const profiles = report ? [...new Set([...(known?.profiles ?? []), report.profile])] : [];
			found.set(name, { name, profiles, count: count + (known?.count ?? 0) });
		}
	return [...found.values()];
}

/** What a category counts as: its priority; one without a priority counts as itself. */
function kindsOf(crosswalk: Pick<Crosswalks, 'placesFor'>, categories: readonly SourceCategory[]): Record<string, string> {
	return Object.fromEntries(
		[...crosswalk.placesFor(categories)].flatMap(([name, place]) => (place === null ? [] : [[name, placeName(place)] as const]))
	);
}
