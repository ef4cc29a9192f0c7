import type { Holdings } from '../core/answers';
import { HexbeatError } from '../core/errors';
import type { Box } from '../core/filter';
import { FINEST } from '../core/fitting-resolution';
import { COARSE_RESOLUTIONS, NAMED_FIELDS, NO_SLOT, UNLOCATED, type IncidentColumns, type NamedField } from '../core/incident';
import type { SourceFacts, SourceId } from '../core/source';
import { CodeMap, Names } from './names';
import { Points } from './points';
import { weightedQuantile } from './quantile';

type Counts = Uint32Array<ArrayBuffer>;

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
	/** Its rows at each of its own points. */
	uses: Counts;
}

/** What is left of a source whose rows were replaced in part. */
export interface Remainder extends Pick<Entry, 'rows' | 'located' | 'timed' | 'dated' | 'first' | 'last'> {
	/** Rows by month (YYYY-MM). */
	readonly months: Readonly<Record<string, number>>;
	/** Rows at each location, by common code. */
	readonly uses: ReadonlyMap<number, number>;
}

const eachField = <T>(make: () => T): Record<NamedField, T> =>
	Object.fromEntries(NAMED_FIELDS.map((field) => [field, make()])) as Record<NamedField, T>;

const newEntry = (id: SourceId): Entry => ({
	id,
	facts: null,
	rows: 0,
	located: 0,
	timed: 0,
	dated: 0,
	first: Infinity,
	last: -Infinity,
	names: eachField(() => new CodeMap()),
	points: new CodeMap(),
	uses: new Uint32Array(0)
});

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
	#uses: Counts = new Uint32Array(0);
	#extent: Box | null = null;
	#firstExtent: Box | null = null;
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
		this.#entries.set(id, newEntry(id));
		return id;
	}

	/** Begins a source again: what it loaded is void, and positions that only it used are overwritten. */
	restart(id: SourceId): void {
		const { points } = this.loading(id);
		this.#entries.set(id, newEntry(id));
		const used = new Set<number>();
		for (const other of this.#entries.values()) for (let i = 0; i < other.points.size; i++) used.add(other.points.at(i));
		for (let i = 0; i < points.size; i++) if (!used.has(points.at(i))) this.points.scrub(points.at(i));
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
	tally(entry: Entry, { dayFirst, dayLast, slot, location }: IncidentColumns): void {
		entry.rows += dayFirst.length;
		entry.uses = widened(entry.uses, entry.points.size);
		for (let i = 0; i < dayFirst.length; i++) {
			const first = dayFirst[i] ?? 0;
			const last = dayLast[i] ?? 0;
			const at = location[i] ?? UNLOCATED;
			if (at !== UNLOCATED) {
				entry.located++;
				entry.uses[at] = (entry.uses[at] ?? 0) + 1;
			}
			if (slot[i] !== NO_SLOT) entry.timed++;
			if (first === last) entry.dated++;
			if (first < entry.first) entry.first = first;
			if (last > entry.last) entry.last = last;
		}
	}

	/** Extent of the locations known when this is first asked, before anything is visible; null without any. */
	firstExtent(): Box | null {
		return (this.#firstExtent ??= extentOf(this.points, new Uint32Array(this.points.size).fill(1)));
	}

	/** Makes sources visible. */
	publish(sources: readonly { readonly id: SourceId; readonly facts: SourceFacts }[]): void {
		for (const { id, facts } of sources) {
			const entry = this.loading(id);
			entry.facts = facts;
			this.#count(entry, 1);
		}
		this.#changed();
	}

	/** Counts what is left of a published source; with nothing left it is forgotten. */
	trim(id: SourceId, { months, uses, ...counts }: Remainder): void {
		const entry = this.#entries.get(id);
		if (!entry?.facts) return;
		if (counts.rows === 0) {
			this.remove(id);
			return;
		}
		this.#count(entry, -1);
		const replaced = (entry.facts.replaced ?? 0) + entry.rows - counts.rows;
		Object.assign(entry, counts, { facts: { ...entry.facts, replaced, months, days: { first: counts.first, last: counts.last } } });
		const left = new Map(uses);
		entry.uses = entry.uses.map((_, own) => {
			const at = entry.points.at(own);
			const rows = left.get(at) ?? 0;
			left.delete(at);
			return rows;
		});
		this.#count(entry, 1);
		this.#changed();
	}

	/** Forgets a source. */
	remove(id: SourceId): void {
		const entry = this.#entries.get(id);
		this.#entries.delete(id);
		if (entry?.facts) {
			this.#count(entry, -1);
			this.#changed();
		}
		if (!this.empty) return;
		this.#firstExtent = null;
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
			version: this.#version,
			finest: this.#finest()
		};
	}

	/** Finest resolution at which every visible location has its hexagon. */
	#finest(): number {
		const coarse = this.#published().some(({ facts, located }) => facts.positions === 'cells' && located > 0);
		return coarse ? Math.max(...COARSE_RESOLUTIONS) : FINEST;
	}

	#published(): (Entry & { facts: SourceFacts })[] {
		return [...this.#entries.values()].filter((entry): entry is Entry & { facts: SourceFacts } => entry.facts !== null);
	}

	#count({ uses, points }: Entry, sign: 1 | -1): void {
		const counts = widened(this.#uses, this.points.size);
		for (let i = 0; i < uses.length; i++) {
			const at = points.at(i);
			counts[at] = (counts[at] ?? 0) + sign * (uses[i] ?? 0);
		}
		this.#uses = counts;
	}

	#changed(): void {
		this.#version++;
		this.#extent = extentOf(this.points, widened(this.#uses, this.points.size));
	}
}

/** The same counts in an array of at least a size. */
function widened(counts: Counts, size: number): Counts {
	if (counts.length >= size) return counts;
	const wider = new Uint32Array(size);
	wider.set(counts);
	return wider;
}

/** Where the middle 98 % of the rows at some locations lie on each axis; null without any. @param uses rows at each location */
export function extentOf(points: Points, uses: Uint32Array): Box | null {
	const [lng, lat] = [points.axis(0), points.axis(1)];
	const quantile = (axis: Float64Array, q: number): number => weightedQuantile(axis, uses, q);
	const box = { west: quantile(lng, 0.01), south: quantile(lat, 0.01), east: quantile(lng, 0.99), north: quantile(lat, 0.99) };
	return Number.isNaN(box.west) ? null : box;
}
