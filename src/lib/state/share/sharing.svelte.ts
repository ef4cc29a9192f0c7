import { HexbeatError } from '../../core/errors';
import type { Pack } from '../../disclosure/pack';
import type { SlideSpec, Story } from '../../share';
import type { ReportTexts } from '../../share/report';
import { Answer } from '../answer.svelte';
import type { Selection } from './gather';
import { PackMaker, type Making } from './making';
import { viewHere } from './viewHere';
import { ViewPacks, type Outcome } from './viewPacks.svelte';

const DEPTH = 100;

/** The pack of what is loaded, for an audience, and the story that is told with it and with packs of views. */
export class Sharing {
	readonly pack = new Answer<Pack>();
	/** Part of the counting that is done, 0–1. */
	done = $state(0);
	#story = $state.raw<Story | null>(null);
	#past = $state.raw<readonly Story[]>([]);
	#future = $state.raw<readonly Story[]>([]);
	/** As it was made, or as a file of its own has it: it can be opened again. */
	#safeStory = $state.raw<Story | null>(null);
	/** As the workspace that was opened has it: none after a change, which that workspace may have saved since. */
	#adopted = $state.raw<Story | null>(null);
	#texts = $state.raw<ReportTexts | null>(null);
	#safeTexts = $state.raw<ReportTexts | null>(null);
	#drafts = $state.raw<Readonly<Record<string, string>>>({});
	/** Packs of slides with a view of their own. */
	readonly views: ViewPacks;
	readonly #app: Making;
	readonly #maker: PackMaker;
	#asked: string | null = null;
	#selection: Selection | null = null;

	constructor(app: Making) {
		this.#app = app;
		this.#maker = new PackMaker(app);
		this.views = new ViewPacks(this.#maker);
	}

	get story(): Story | null {
		return this.#story;
	}
	/** Whether the story has changes that are in no file of a story: a workspace has one story, so another takes its place there, too. */
	get storyChanged(): boolean {
		return this.#story !== null && this.#story !== this.#safeStory;
	}
	/** Whether the story is as the workspace that was opened has it. */
	get storyAdopted(): boolean {
		return this.#story !== null && this.#story === this.#adopted;
	}
	/** What people wrote into the report; null before they did. */
	get texts(): ReportTexts | null {
		return this.#texts;
	}
	/** Texts that are being written, by id of the section: not in the report before they are saved there. */
	get drafts(): Readonly<Record<string, string>> {
		return this.#drafts;
	}
	/** Whether something of what they wrote, or are writing, is in no file. */
	get textsChanged(): boolean {
		const before = this.#texts?.sections ?? {};
		return this.#texts !== this.#safeTexts || Object.entries(this.#drafts).some(([id, text]) => text !== (before[id] ?? ''));
	}
	get canUndo(): boolean {
		return this.#past.length > 0;
	}
	get canRedo(): boolean {
		return this.#future.length > 0;
	}

	/** Asks for the pack of a selection, unless it is the one that is there. */
	ask(selection: Selection): void {
		const key = this.#maker.keyOf(selection);
		if (this.#app.workspace.holdings.total === 0 || key === this.#asked) return;
		this.#asked = key;
		this.#selection = selection;
		this.done = 0;
		this.pack.clear();
		this.pack.ask((signal) =>
			this.#maker.make(selection, signal, (done) => {
				this.done = done;
			})
		);
	}

	/** Asks for what the story's slides need beside the pack of the whole selection: call once that is there. */
	askViews(): void {
		this.views.want(
			(this.#story?.slides ?? []).flatMap(({ view }) => {
				const own = view && this.#selectionOf(view);
				return own && !(own instanceof HexbeatError) && this.#maker.keyOf(own) !== this.#asked ? [own] : [];
			})
		);
	}

	/** The pack that a slide is made of, or why there is none; null while it is not made. */
	outcomeOf({ view }: Pick<SlideSpec, 'view'>): Outcome | null {
		const own = view && this.#selectionOf(view);
		if (own === null || own instanceof HexbeatError) return own ?? this.pack.value;
		return this.#maker.keyOf(own) === this.#asked ? this.pack.value : this.views.of(own);
	}

	/** Names a place as packs do. */
	whereIs(lng: number, lat: number): string {
		return this.#maker.whereIs(lng, lat);
	}

	/** A filter in words, without its period. */
	scopeOf(filter: Selection['filter']): string {
		return this.#maker.scopeOf(filter);
	}

	/** Takes the story of a workspace in place of the one that is open; null for none. */
	adopt(story: Story | null): void {
		this.#past = [];
		this.#future = [];
		this.#story = story;
		this.#safeStory = null;
		this.#adopted = story;
	}

	/** Takes a story that can be made or opened again in place of the one that is open, as one step of undo. */
	open(story: Story): void {
		this.tell(story);
		this.#safeStory = story;
	}

	/** The story that is open is in a file now. */
	storySaved(): void {
		this.#safeStory = this.#story;
	}

	write(texts: ReportTexts): void {
		this.#texts = texts;
	}

	/** Keeps what is being written of a section while it is; null once it is saved in the report or given up. */
	draft(section: string, text: string | null): void {
		const others = Object.entries(this.#drafts).filter(([id]) => id !== section);
		this.#drafts = Object.fromEntries(text === null ? others : [...others, [section, text]]);
	}

	/** What is written is in a file, drafts included: one that was opened, or saved just now. */
	textsSaved(texts: ReportTexts): void {
		this.#texts = texts;
		this.#safeTexts = texts;
		this.#drafts = {};
	}

	/** Changes the story as one step of undo; the first story is none. */
	tell(story: Story): void {
		if (this.#story) this.#past = [...this.#past.slice(-DEPTH + 1), this.#story];
		this.#future = [];
		this.#story = story;
		this.#adopted = null;
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

	#selectionOf(view: NonNullable<SlideSpec['view']>): Selection | HexbeatError | null {
		const filter = viewHere(view, this.#app.layers, this.#app.workspace.holdings);
		if (filter instanceof HexbeatError) return filter;
		return this.#selection && { ...this.#selection, filter };
	}
}
