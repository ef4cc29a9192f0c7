import type { Holdings } from '../core/answers';
import { HexbeatError } from '../core/errors';
import type { Box } from '../core/filter';
import { NAMED_FIELDS, NO_SLOT, type IncidentColumns, type NamedField } from '../core/incident';
import type { SourceFacts, SourceId } from '../core/source';
import { CodeMap, Names } from './names';
import { Points } from './points';
import { weightedQuantile } from './quantile';

export interface Span {
	readonly first: number;
	readonly last: number;
}

/** What a source holds, counted while its rows pass. */
export interface Entry {
	readonly id: SourceId;
	/** Null until it is published. */
	facts: SourceFacts | null;
	rows: number;
	located: number;
	timed: number;
	dated: number;
	first: number;
	last: number;
	/** Its own codes as common codes; needed while it loads. */
	readonly names: Readonly<Record<NamedField, CodeMap>>;
	readonly points: CodeMap;
}

const eachField = <T>(make: () => T): Record<NamedField, T> =>
	Object.fromEntries(NAMED_FIELDS.map((field) => [field, make()])) as Record<NamedField, T>;

function spanOf(entries: readonly Entry[]): Span | null {
	const filled = entries.filter((entry) => entry.rows > 0);
	if (filled.length === 0) return null;
	return { first: Math.min(...filled.map((entry) => entry.first)), last: Math.max(...filled.map((entry) => entry.last)) };
}

/** What is loaded: sources, the common dictionaries of names and locations, and how often each location is used by published rows. */
export class Catalogue {
	readonly #entries = new Map<SourceId, Entry>();
	#nextId = 1;
	#version = 0;
	#uses = new Uint32Array(0);
	#extent: Box | null = null;
	names = eachField(() => new Names());
	points = new Points();

	get version(): number {
		return this.#version;
	}

	get empty(): boolean {
		return this.#entries.size === 0;
	}

	/** Published rows at each location. */
	get uses(): Uint32Array {
		return this.#uses;
	}

	begin(): SourceId {
		const id = this.#nextId++;
		const counts = { rows: 0, located: 0, timed: 0, dated: 0, first: Infinity, last: -Infinity };
		this.#entries.set(id, { id, facts: null, ...counts, names: eachField(() => new CodeMap()), points: new CodeMap() });
		return id;
	}

	find(id: SourceId): Entry | undefined {
		return this.#entries.get(id);
	}

	/** A source that may still be loaded. @throws HexbeatError unknown-source, source-published. */
	loading(id: SourceId): Entry {
		const entry = this.#entries.get(id);
		if (!entry) throw new HexbeatError('unknown-source', `There is no source ${String(id)}.`, 'Begin the import again.');
		if (entry.facts)
			throw new HexbeatError(
				'source-published',
				`Source ${String(id)} is published and takes no more rows.`,
				'Import the file as a new source.'
			);
		return entry;
	}

	/** Adds a loaded block to a source's counts. */
	tally(entry: Entry, { dayFirst, dayLast, slot }: IncidentColumns, locations: Int32Array): void {
		entry.rows += dayFirst.length;
		for (let i = 0; i < dayFirst.length; i++) {
			const first = dayFirst[i] ?? 0;
			const last = dayLast[i] ?? 0;
			if ((locations[i] ?? -1) >= 0) entry.located++;
			if (slot[i] !== NO_SLOT) entry.timed++;
			if (first === last) entry.dated++;
			if (first < entry.first) entry.first = first;
			if (last > entry.last) entry.last = last;
		}
	}

	/** Makes sources visible; `used` are locations (−1 for none) with the number of the new rows there. */
	publish(sources: readonly { readonly id: SourceId; readonly facts: SourceFacts }[], used: readonly LocationCount[]): void {
		for (const { id, facts } of sources) this.loading(id).facts = facts;
		this.#count(used, 1);
	}

	/** Forgets a source; `used` as for publish when it was visible, else empty. */
	remove(id: SourceId, used: readonly LocationCount[]): void {
		const published = this.#entries.get(id)?.facts;
		this.#entries.delete(id);
		if (published) this.#count(used, -1);
		if (!this.empty) return;
		this.names = eachField(() => new Names());
		this.points = new Points();
		this.#uses = new Uint32Array(0);
	}

	/** Ids of visible sources with one of the keys; null when no row needs to be left out. */
	visible(keys: readonly string[] | null): readonly SourceId[] | null {
		const all = [...this.#entries.values()];
		if (!keys && all.every((entry) => entry.facts)) return null;
		return all.filter(({ facts }) => facts && (!keys || keys.includes(facts.key))).map(({ id }) => id);
	}

	/** First and last local day of the visible sources with one of the keys. */
	span(keys: readonly string[] | null): Span | null {
		return spanOf(this.#published().filter(({ facts }) => !keys || keys.includes(facts.key)));
	}

	/** Whether every visible row has a known day. */
	get allDated(): boolean {
		return this.#published().every((entry) => entry.dated === entry.rows);
	}

	key(id: SourceId): string {
		return this.#entries.get(id)?.facts?.key ?? '';
	}

	holdings(): Holdings {
		const entries = this.#published();
		const sum = (field: 'rows' | 'located' | 'timed' | 'dated'): number => entries.reduce((total, entry) => total + entry[field], 0);
		return {
			sources: entries.map(({ id, facts }) => ({ ...facts, id })),
			days: spanOf(entries),
			total: sum('rows'),
			located: sum('located'),
			timed: sum('timed'),
			dated: sum('dated'),
			extent: this.#extent,
			version: this.#version
		};
	}

	#published(): (Entry & { facts: SourceFacts })[] {
		return [...this.#entries.values()].filter((entry): entry is Entry & { facts: SourceFacts } => entry.facts !== null);
	}

	#count(used: readonly LocationCount[], sign: 1 | -1): void {
		const uses = new Uint32Array(this.points.size);
		uses.set(this.#uses.subarray(0, uses.length));
		for (const { loc, rows } of used) if (loc >= 0) uses[loc] = (uses[loc] ?? 0) + sign * rows;
		this.#uses = uses;
		this.#version++;
		const quantile = (axis: 0 | 1, q: number): number => weightedQuantile(this.points.positions, uses, q, 2, axis);
		const box = { west: quantile(0, 0.01), south: quantile(1, 0.01), east: quantile(0, 0.99), north: quantile(1, 0.99) };
		this.#extent = Number.isNaN(box.west) ? null : box;
	}
}

export interface LocationCount {
	readonly loc: number;
	readonly rows: number;
}
