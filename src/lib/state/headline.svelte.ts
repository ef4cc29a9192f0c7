import { untrack } from 'svelte';
import { readClaim, subjectName, type Base, type Claim, type Reading, type Subject, type Vocabulary, type Window } from '../core/claim';
import { namesIn } from '../core/crosswalk/crosswalk';
import { PRIORITIES } from '../core/priorities';
import { NO_FILTER, type Filter } from '../core/filter';
import { areaGroups } from './areas';
import { Answer } from './answer.svelte';
import type { Backends } from './backends';
import type { Crosswalks } from './crosswalk.svelte';
import { checkClaim, type Check } from './headline/check';
import { askEvidence, type MonthCache } from './headline/evidence';
import { matchPeriods } from './headline/matched';
import { sourceGroups } from './headline/sources';
import { fullMonths } from './periods';
import { saidClaim } from './settings/headline';
import type { Situations } from './situations.svelte';
import type { Workspace } from './workspace.svelte';

const YEAR: Window = { kind: 'last', months: 12 };
const YEAR_BEFORE: Base = { kind: 'year-before' };
/** Reaches of the common axis, as relative changes. */
const REACHES = [0.4, 0.6, 1, 2, 4, 8];

/** The answer to a text: its figures, each with what was found. */
export interface Answered {
	readonly text: string;
	readonly filter: Filter;
	readonly reading: Reading;
	readonly checks: readonly Check[];
}

/** Checks headlines in plain words against what is loaded. */
export class Headline {
	readonly answer = new Answer<Answered>();
	/** The axis of every picture reaches so far to both sides; it only ever grows, so that claims can be compared by eye. */
	reach = $state(REACHES[0] ?? 0.4);
	readonly #areas = new Answer<readonly string[]>();
	readonly #situations: Situations;
	readonly #workspace: Workspace;
	readonly #crosswalk: Crosswalks;
	readonly #backends: Backends;
	#months: MonthCache = new Map();
	#version = -1;

	/** What words may mean now. */
	readonly known: Vocabulary = $derived.by(() => {
		const full = fullMonths(this.#workspace.holdings);
		return {
			categories: this.#crosswalk.placed.map(({ key, title }) => ({ key, title })),
			areas: this.#areas.value ?? [],
			lastMonth: full ? full.end - 1 : null
		};
	});
	/** Everything that can be counted, for menus: priorities that have categories, then categories. */
	readonly subjects: readonly { readonly subject: Subject; readonly name: string }[] = $derived.by(() => {
		const priorities = PRIORITIES.map(({ id }): Subject => ({ kind: 'priority', id }));
		const categories = this.known.categories.map(({ key }): Subject => ({ kind: 'category', key }));
		return [...priorities, ...categories, { kind: 'all' } as const].map((subject) => ({ subject, name: subjectName(subject, this.known) }));
	});

	/** Call while a component is being set up. */
	constructor(backends: Backends, situations: Situations, workspace: Workspace, crosswalk: Crosswalks) {
		this.#backends = backends;
		this.#situations = situations;
		this.#workspace = workspace;
		this.#crosswalk = crosswalk;
		$effect(() => {
			const { version, total } = workspace.holdings;
			untrack(() => {
				if (total > 0 && version > 0)
					this.#areas.ask(async (signal) => areaNames(await backends.store.values('area', NO_FILTER, null, signal)));
				else this.#areas.clear();
			});
		});
		$effect(() => {
			const { text } = situations.now.headline;
			const { filter } = situations;
			const { known } = this;
			const ready = crosswalk.placed.length > 0 && this.#areas.value !== null;
			const { version } = workspace.holdings;
			untrack(() => {
				if (text === '') this.answer.clear();
				else if (ready && version > 0) this.answer.ask((signal) => this.#check(text, filter, known, signal));
			});
		});
	}

	/** The claim as it stands on the screen. */
	get text(): string {
		return this.#situations.now.headline.text;
	}
	/** Claims checked before in this session, the latest first. */
	get earlier(): readonly string[] {
		return this.#situations.now.headline.earlier;
	}
	/** How a text is understood. */
	read(text: string): Reading {
		return readClaim(text, this.known);
	}
	/** Names of the categories that a subject counts; null for all of them. */
	namesOf(subject: Subject): readonly string[] | null {
		if (subject.kind === 'all') return null;
		if (subject.kind === 'priority') return namesIn(this.#crosswalk.placed, subject.id);
		return this.#crosswalk.placed.find(({ key }) => key === subject.key)?.names ?? [];
	}

	/** Checks a text, as one step of undo; the one before is kept in the list. */
	say(text: string): void {
		const { headline } = this.#situations.now;
		if (text.trim() !== headline.text) this.#situations.change({ headline: saidClaim(headline, text) });
	}

	async #check(text: string, filter: Filter, known: Vocabulary, signal: AbortSignal): Promise<Answered> {
		if (this.#version !== this.#workspace.holdings.version) this.#months = new Map();
		this.#version = this.#workspace.holdings.version;
		const reading = readClaim(text, known);
		const checks: Check[] = [];
		for (const claim of reading.claims) checks.push(await this.#checkOne(claim, filter, signal));
		this.#stretch(checks);
		return { text, filter, reading, checks };
	}

	async #checkOne(claim: Claim, filter: Filter, signal: AbortSignal): Promise<Check> {
		const { holdings } = this.#workspace;
		if (claim.subjects.length === 0) return { kind: 'unchecked', claim, why: { kind: 'no-subject' } };
		if (claim.direction === null) return { kind: 'unchecked', claim, why: { kind: 'no-direction' } };
		const lists = claim.subjects.map((subject) => this.namesOf(subject));
		const names = lists.some((list) => list === null) ? null : [...new Set(lists.flatMap((list) => list ?? []))];
		if (names?.length === 0) return { kind: 'unchecked', claim, why: { kind: 'no-categories' } };
		const matched = matchPeriods(claim.window ?? YEAR, claim.base ?? YEAR_BEFORE, holdings);
		if ('kind' in matched) return { kind: 'unchecked', claim, why: matched };
		const areas = claim.areas.length > 0 ? { areas: claim.areas, boundary: null, drawn: null, cells: null } : {};
		const asked: Filter = { ...filter, ...areas, period: null, categories: names };
		const question = { filter: asked, now: matched.now, before: matched.before, groups: sourceGroups(holdings.sources, filter.sources) };
		const evidence = await askEvidence(this.#backends.store, question, this.#months, signal);
		return checkClaim({ claim, matched, names, assumedWindow: claim.window === null, hours: filter.week !== null }, evidence);
	}

	/** Widens the axis until it holds every claim and finding. */
	#stretch(checks: readonly Check[]): void {
		const far = checks.flatMap((check) => {
			const interval = check.kind === 'checked' ? check.finding?.change.interval : null;
			return [check.claim.size?.fraction ?? 0, ...(interval ? [Math.abs(interval.low), interval.high] : [])];
		});
		const most = Math.max(0, ...far);
		const wanted = REACHES.find((reach) => reach >= most) ?? REACHES.at(-1) ?? 8;
		if (wanted > this.reach) this.reach = wanted;
	}
}

/** Areas and the districts that they belong to, as the filter knows them. */
function areaNames(values: Parameters<typeof areaGroups>[0]): string[] {
	const own = values.map(({ name }) => name);
	return [...new Set([...areaGroups(values).map(({ name }) => name), ...own])].filter((name) => name !== 'Not given');
}
