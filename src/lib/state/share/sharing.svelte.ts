import type { Filter } from '../../core/filter';
import type { Audience } from '../../disclosure';
import type { Pack } from '../../disclosure/pack';
import type { Story } from '../../share';
import type { ReportTexts } from '../../share/report';
import { Answer } from '../answer.svelte';
import type { Backends } from '../backends';
import type { Crosswalks } from '../crosswalk.svelte';
import type { Layers } from '../layers.svelte';
import type { Places } from '../places.svelte';
import type { Workspace } from '../workspace.svelte';
import type { Admission } from './admission';

interface Env {
	readonly backends: Pick<Backends, 'store' | 'packer'>;
	readonly workspace: Workspace;
	readonly crosswalk: Crosswalks;
	readonly places: Places;
	readonly layers: Pick<Layers, 'overlays'>;
}

/** What a pack is wanted of. */
export interface Selection {
	readonly audience: Audience;
	readonly filter: Filter;
	/** The filter in words. */
	readonly scope: string;
	/** Local day, days since 1970. */
	readonly today: number;
}

const DEPTH = 100;
/** So near to the middle of a town a hexagon is called after it alone; others tell how far and on which side. */
const CENTRE_KM = 0.25;

/** The pack of what is loaded, for an audience, and the story that is told with it. */
export class Sharing {
	readonly pack = new Answer<Pack>();
	/** Part of the counting that is done, 0–1. */
	done = $state(0);
	#story = $state.raw<Story | null>(null);
	#past = $state.raw<readonly Story[]>([]);
	#future = $state.raw<readonly Story[]>([]);
	/** What people wrote into the report; null before the first pack. */
	texts = $state.raw<ReportTexts | null>(null);
	#asked: string | null = null;
	readonly #env: Env;
	#admission: Admission | null = null;

	constructor(env: Env) {
		this.#env = env;
	}

	get story(): Story | null {
		return this.#story;
	}
	get canUndo(): boolean {
		return this.#past.length > 0;
	}
	get canRedo(): boolean {
		return this.#future.length > 0;
	}

	/** Asks for the pack of a selection, unless it is the one that is there. */
	ask(selection: Selection): void {
		const { holdings } = this.#env.workspace;
		const key = JSON.stringify([
			holdings.version,
			selection,
			this.#env.layers.overlays.map(({ id }) => id),
			this.#env.crosswalk.placed.map(({ names, place, sensitive }) => [names, place, sensitive])
		]);
		if (holdings.total === 0 || key === this.#asked) return;
		this.#asked = key;
		this.done = 0;
		this.pack.clear();
		this.pack.ask((signal) => this.#make(selection, signal));
	}

	/** Takes a pack that was made before, in place of one of what is loaded. */
	adopt(pack: Pack): void {
		this.#asked = null;
		this.pack.ask(() => Promise.resolve(pack));
	}

	/** Changes the story as one step of undo; the first story is none. */
	tell(story: Story): void {
		if (this.#story) this.#past = [...this.#past.slice(-DEPTH + 1), this.#story];
		this.#future = [];
		this.#story = story;
	}

	undo(): void {
		const last = this.#past.at(-1);
		if (!last || !this.#story) return;
		this.#past = this.#past.slice(0, -1);
		this.#future = [this.#story, ...this.#future];
		this.#story = last;
	}

	redo(): void {
		const [next, ...rest] = this.#future;
		if (!next || !this.#story) return;
		this.#future = rest;
		this.#past = [...this.#past, this.#story];
		this.#story = next;
	}

	async #make(selection: Selection, signal: AbortSignal): Promise<Pack> {
		const { backends, workspace, crosswalk, places, layers } = this.#env;
		// Counting and its rules load with the first pack.
		const [{ gather }, { Admission }] = await Promise.all([import('./gather'), import('./admission')]);
		await places.load();
		const ground = {
			store: backends.store,
			holdings: workspace.holdings,
			placed: crosswalk.placed,
			gaps: workspace.gaps,
			synthetic: workspace.synthetic,
			places: places.list,
			overlays: layers.overlays,
			whereIs: (lng: number, lat: number) => places.whereIs(lng, lat, CENTRE_KM)
		};
		const { facts, filter } = await gather(ground, selection, signal, (done) => {
			this.done = done;
		});
		const count = facts.categories.reduce((sum, { now }) => sum + now, 0);
		this.#admission ??= new Admission();
		this.#admission.admit(selection.audience, filter, count, workspace, crosswalk);
		return backends.packer.makePack(facts, signal);
	}
}
