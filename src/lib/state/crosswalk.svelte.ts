import { untrack } from 'svelte';
import {
	NO_CROSSWALK,
	placeCategories,
	placeOfNames,
	placesOf,
	say,
	weightsOf,
	type Crosswalk,
	type PlacedCategory,
	type SourceCategory
} from '../core/crosswalk/crosswalk';
import { readCrosswalk, textOf, writeCrosswalk } from '../core/crosswalk/crosswalk-file';
import type { Scale } from '../core/crosswalk/weights';
import { HexbeatError } from '../core/errors';
import { NO_FILTER } from '../core/filter';
import type { Profile } from '../core/incident';
import { placeName, type Place } from '../core/priorities';
import type { Source } from '../core/source';
import type { Store } from '../store';
import { Answer } from './answer.svelte';
import type { Backends } from './backends';
import type { Workspace } from './workspace.svelte';

/** The number stands for the form of the file inside. */
const KEY = 'hexbeat-crosswalk-1';
const DEPTH = 100;

/** The categories of the published rows with the profiles that hold them. */
export async function sourceCategories(
	store: Pick<Store, 'values'>,
	sources: readonly Source[],
	signal?: AbortSignal
): Promise<SourceCategory[]> {
	const profiles = [...new Set(sources.map(({ profile }) => profile))];
	const found = new Map<string, { profiles: Profile[]; count: number }>();
	for (const profile of profiles) {
		const keys = profiles.length === 1 ? null : sources.filter((source) => source.profile === profile).map(({ key }) => key);
		for (const { name, now } of await store.values('category', { ...NO_FILTER, sources: keys }, null, signal)) {
			const known = found.get(name) ?? { profiles: [], count: 0 };
			found.set(name, { profiles: [...known.profiles, profile], count: known.count + now });
		}
	}
	return [...found].map(([name, held]) => ({ name, ...held }));
}

/** What was kept on this computer; a fault when it cannot be read, which leaves the defaults. */
function restore(): { readonly crosswalk: Crosswalk; readonly fault: HexbeatError | null } {
	try {
		const text = localStorage.getItem(KEY);
		return { crosswalk: text === null ? NO_CROSSWALK : readCrosswalk(text), fault: null };
	} catch (cause) {
		const fault = new HexbeatError(
			'crosswalk-lost',
			'What this computer kept about priorities cannot be read; the defaults are in force.',
			'Open the file that you saved, or set it again.',
			{ cause }
		);
		return { crosswalk: NO_CROSSWALK, fault };
	}
}

/** Keeps what was said on this computer; a fault when there is no room or no leave. */
function keep(crosswalk: Crosswalk): HexbeatError | null {
	try {
		if (crosswalk === NO_CROSSWALK) localStorage.removeItem(KEY);
		else localStorage.setItem(KEY, textOf(crosswalk));
		return null;
	} catch (cause) {
		return new HexbeatError(
			'crosswalk-unkept',
			'This computer does not keep what you set here: its storage is full or closed to the page.',
			'It holds until the page is closed; save it as a file.',
			{ cause }
		);
	}
}

/**
 * Which priority each category belongs to and how much harm an incident of it does: the defaults, and what the user said otherwise.
 * Only the latter is kept on this computer, and only once there is some.
 */
export class Crosswalks {
	readonly #kept = restore();
	#now = $state.raw<Crosswalk>(this.#kept.crosswalk);
	#past = $state.raw<readonly Crosswalk[]>([]);
	#future = $state.raw<readonly Crosswalk[]>([]);
	#unkept = $state.raw<HexbeatError | null>(this.#kept.fault);
	readonly #categories = new Answer<readonly SourceCategory[]>();

	/** The categories of the published rows, most rows first; empty before anything is loaded. */
	readonly placed: readonly PlacedCategory[] = $derived.by(() => placeCategories(this.#now, this.#categories.value ?? []));
	readonly places: ReadonlyMap<string, Place> = $derived.by(() => placesOf(this.placed));
	/** Harm of one incident by category name. */
	readonly weights: ReadonlyMap<string, number> = $derived.by(() => weightsOf(this.#now, this.#categories.value ?? []));

	/** Call while a component is being set up. */
	constructor(backends: Pick<Backends, 'store'>, workspace: Pick<Workspace, 'holdings'>) {
		$effect(() => {
			const { sources, total, version } = workspace.holdings;
			untrack(() => {
				if (total > 0 && version > 0) this.#categories.ask((signal) => sourceCategories(backends.store, sources, signal));
				else this.#categories.clear();
			});
		});
	}

	get canUndo(): boolean {
		return this.#past.length > 0;
	}
	get canRedo(): boolean {
		return this.#future.length > 0;
	}
	/** The user said something that the defaults do not. */
	get edited(): boolean {
		return this.#now !== NO_CROSSWALK;
	}
	get scale(): Scale {
		return this.#now.scale;
	}
	/** Why the crosswalk could not be kept, or read back; null when it could. */
	get unkept(): HexbeatError | null {
		return this.#unkept;
	}
	/** Why the categories could not be counted. */
	get error(): Error | null {
		return this.#categories.error;
	}

	/** Where categories belong that need not be published yet. */
	placesFor(categories: readonly SourceCategory[]): ReadonlyMap<string, Place> {
		return placesOf(placeCategories(this.#now, categories));
	}
	placeOf(category: string): Place {
		return this.places.get(category) ?? null;
	}
	/** What these categories are called together: a priority that holds them and no others; null when there is none. */
	nameOf(categories: readonly string[]): string | null {
		const place = placeOfNames(this.placed, categories) ?? null;
		return place === null ? null : placeName(place);
	}

	move(category: PlacedCategory, place: Place): void {
		if (place !== category.place || category.reason === 'conflict') this.#change(say(this.#now, category, { place }));
	}
	/** Null takes the weight from the illustrative scale. */
	weigh(category: PlacedCategory, weight: number | null): void {
		if (weight !== (category.weighted ? category.weight : null)) this.#change(say(this.#now, category, { weight }));
	}
	/** Says where the weights come from. */
	setScale(scale: Scale): void {
		if (scale.source !== this.scale.source || scale.year !== this.scale.year) this.#change({ ...this.#now, scale });
	}
	/** Back to the defaults; what was kept on this computer goes, too. */
	reset(): void {
		if (this.edited) this.#change(NO_CROSSWALK);
	}

	undo(): void {
		const last = this.#past.at(-1);
		if (!last) return;
		this.#past = this.#past.slice(0, -1);
		this.#future = [this.#now, ...this.#future];
		this.#set(last);
	}
	redo(): void {
		const [next, ...rest] = this.#future;
		if (!next) return;
		this.#future = rest;
		this.#past = [...this.#past, this.#now];
		this.#set(next);
	}

	/** The file to hand to a colleague. */
	write(): string {
		return writeCrosswalk(this.#now, this.placed);
	}
	/** Takes a file in place of what was said before, as one step of undo. Throws HexbeatError and changes nothing when it is refused. */
	read(text: string): void {
		this.#change(readCrosswalk(text));
	}

	#change(next: Crosswalk): void {
		this.#past = [...this.#past.slice(-DEPTH + 1), this.#now];
		this.#future = [];
		this.#set(next);
	}

	#set(next: Crosswalk): void {
		this.#now = next;
		this.#unkept = keep(next);
	}
}
